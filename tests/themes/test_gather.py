"""Themes keep their ids while more is said, and nothing depends on the order of rows."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.record.facts import fact_files, read_facts
from outsidein.record.tables import THEME_SEEN
from outsidein.themes.lineage import kept_share

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Find = Callable[..., dict[str, list[dict[str, Any]]]]

FIRST = 170
GROWN = (178, 187, 196)  # five percent more, three times
MUCH_MORE = 272  # sixty percent more


@pytest.fixture(scope="module")
def steps(
    find: Find, questions: list[str], tmp_path_factory: pytest.TempPathFactory
) -> list[dict[str, list[dict[str, Any]]]]:
    """Find themes in the first questions, then in more, step by step."""
    folder = tmp_path_factory.mktemp("steps")
    return [find(questions[:count], folder) for count in (FIRST, *GROWN)]


def theme_of(found: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    return {one["statement_id"]: one["theme_id"] for one in found["statement_theme_found"]}


def test_themes_keep_their_ids_when_a_little_more_is_said(
    steps: list[dict[str, list[dict[str, Any]]]],
) -> None:
    for before, after in pairwise(steps):
        assert kept_share(theme_of(before), theme_of(after)) >= 0.95
    assert kept_share(theme_of(steps[0]), theme_of(steps[-1])) >= 0.95
    assert len(theme_of(steps[0])) >= 0.8 * FIRST


def test_a_statement_stays_in_the_theme_it_was_found_in(
    find: Find, questions: list[str], tmp_path: Path
) -> None:
    found = find(questions[:FIRST], tmp_path)
    seen = {
        statement: row["theme_id"]
        for row in read_facts(tmp_path / "record", THEME_SEEN).to_pylist()
        if row["theme_id"]
        for statement in row["statement_ids"]
    }
    assert theme_of(found).items() >= seen.items()
    assert sum(one["sampled"] for one in found["theme_found"] if one["level"] == "theme") == len(
        seen
    )


def test_themes_found_anew_continue_most_of_the_old_ones(
    find: Find, questions: list[str], tmp_path: Path
) -> None:
    before = find(questions[:FIRST], tmp_path)
    after = find(questions[:MUCH_MORE], tmp_path)
    assert [*{one["finding"] for one in after["theme_change"]}] != [1]
    assert kept_share(theme_of(before), theme_of(after)) >= 0.5
    old, new = ({one["theme_id"] for one in found["theme_found"]} for found in (before, after))
    later = {one["theme_id"]: one["what"] for one in after["theme_change"] if one["finding"] == 2}
    assert {one for one, what in later.items() if what in {"died", "merged_into"}} == old - new
    assert {one for one, what in later.items() if what in {"born", "split_from"}} == new - old


def test_the_same_statements_in_another_order_have_the_same_themes(
    find: Find, questions: list[str], tmp_path: Path
) -> None:
    folders = [tmp_path / name for name in ("one", "other")]
    shuffled = [questions[:120], questions[:170]]
    in_order = [find(texts, folders[0]) for texts in shuffled]
    for texts in shuffled:
        random.Random(5).shuffle(texts)
    assert [find(texts, folders[1]) for texts in shuffled] == in_order


def test_nothing_new_is_remembered_of_what_was_seen(
    find: Find, questions: list[str], tmp_path: Path
) -> None:
    once = find(questions[:150], tmp_path)
    assert find(questions[:150], tmp_path) == once
    assert len(fact_files(tmp_path / "record", "theme_seen")) == 1


def test_a_theme_is_born_of_what_fits_no_other(
    find: Find, questions: list[str], tmp_path: Path
) -> None:
    before = find(questions[:150], tmp_path)
    crane = [
        f"Bring the {size} crane to {where} on {day}, {how}."
        for size in ("tall", "yellow")
        for where in ("the quarry", "the harbour", "the mill")
        for day in ("Monday", "Tuesday", "Friday")
        for how in ("the hook is bent", "wind permitting")
    ]
    after = find([*questions[:150], *crane], tmp_path)
    names = {one["theme_id"]: one["name"] for one in after["theme_found"]}
    born = {one["theme_id"] for one in after["theme_change"] if one["finding"] == 2}
    assert kept_share(theme_of(before), theme_of(after)) >= 0.95
    assert any("crane" in names[one] for one in born)
    again = find([*questions[:150], *crane], tmp_path)
    assert again == after
    assert len(fact_files(tmp_path / "record", "theme_seen")) == 2


def test_too_few_statements_have_no_themes_and_nothing_is_remembered(
    find: Find, tmp_path: Path
) -> None:
    found = find(["Where is my card?", "My card has not come.", "Hello there."], tmp_path)
    assert all(rows == [] for rows in found.values())
    assert fact_files(tmp_path / "record", "theme_seen") == []


def test_themes_are_dated_by_what_was_said_not_by_the_clock(
    steps: list[dict[str, list[dict[str, Any]]]],
) -> None:
    assert {one["happened_at"].isoformat()[:8] for one in steps[0]["theme_change"]} == {"2026-01-"}
