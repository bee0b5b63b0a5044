"""Decisions, applied to themes that were found: each has its effect, survives growth, is undone."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.record.facts import fact_files, read_facts
from outsidein.record.tables import THEME_SEEN
from outsidein.themes.decisions import Decision

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Found = dict[str, list[dict[str, Any]]]
    Find = Callable[..., Found]

FIRST, MORE, MUCH_MORE = 160, 168, 250


def themes(found: Found) -> dict[str, dict[str, Any]]:
    return {one["theme_id"]: one for one in found["theme"] if one["level"] == "theme"}


def theme_of(found: Found) -> dict[str, str]:
    return {one["statement_id"]: one["theme_id"] for one in found["statement_theme"]}


def outcomes(found: Found) -> list[str]:
    return [
        one["outcome"] for one in sorted(found["theme_decision"], key=lambda one: one["number"])
    ]


def decided(what: str, *ids: str, **more: Any) -> Decision:
    return Decision(what=what, themes=ids, on=dt.date(2026, 3, 31), **more)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("decided")


@pytest.fixture(scope="module")
def plain(find: Find, questions: list[str], folder: Path) -> Found:
    """Give the themes before any decision."""
    return find(questions[:FIRST], folder)


@pytest.fixture(scope="module")
def ids(plain: Found) -> list[str]:
    """Give the ids of the themes, the largest first."""
    by_size = sorted(themes(plain).values(), key=lambda one: (-one["statements"], one["theme_id"]))
    return [one["theme_id"] for one in by_size]


def test_without_decisions_what_is_shown_is_what_was_found(plain: Found) -> None:
    assert plain["statement_theme"] == plain["statement_theme_found"]
    for one in plain["theme"]:
        (same,) = (it for it in plain["theme_found"] if it["theme_id"] == one["theme_id"])
        told = [name for name in same if name != "central_ids" or one["level"] == "theme"]
        assert {name: one[name] for name in told} == {name: same[name] for name in told}
        assert one["statements"] == one["people"] > 0
        assert one["first_seen"] < one["last_seen"]
        assert (one["is_pinned"], one["is_hidden"]) == (False, False)


def test_a_need_counts_what_its_themes_count(plain: Found) -> None:
    needs = [one for one in plain["theme"] if one["level"] == "need"]
    assert needs
    for need in needs:
        parts = [one for one in themes(plain).values() if one["parent_id"] == need["theme_id"]]
        assert len(parts) > 1
        assert need["statements"] == sum(one["statements"] for one in parts)
        assert need["first_seen"] == min(one["first_seen"] for one in parts)


def test_decisions_have_their_effect(
    find: Find, questions: list[str], folder: Path, plain: Found, ids: list[str]
) -> None:
    made = [
        decided("rename", ids[0], name="Cards, all kinds"),
        decided("merge", ids[1], ids[2], name="Two in one"),
        decided("hide", ids[3]),
        decided("pin", ids[4], names=("as it was",)),
    ]
    found = find(questions[:FIRST], folder, made)
    assert outcomes(found) == ["in force"] * 4
    shown, before = themes(found), themes(plain)
    assert shown[ids[0]] == {**before[ids[0]], "name": "Cards, all kinds"}
    assert shown[ids[3]] == {**before[ids[3]], "is_hidden": True}
    assert shown[ids[4]] == {**before[ids[4]], "is_pinned": True, "name": "as it was"}
    assert shown.keys() == before.keys() - {ids[2]}
    merged = shown[ids[1]]
    assert merged["name"] == "Two in one"
    for counted in ("statements", "people", "sampled"):
        assert merged[counted] == before[ids[1]][counted] + before[ids[2]][counted]
    assert {theme for one, theme in theme_of(found).items() if theme_of(plain)[one] == ids[2]} == {
        ids[1]
    }
    assert {*merged["central_ids"]} <= {
        one for one, its in theme_of(found).items() if its == ids[1]
    }
    assert found["statement_theme_found"] == plain["statement_theme_found"]
    assert find(questions[:FIRST], folder, []) == plain
    back = [dataclasses.replace(one, taken_back=dt.date(2026, 4, 1)) for one in made]
    undone = find(questions[:FIRST], folder, back)
    assert outcomes(undone) == ["taken back"] * 4
    assert undone["theme"] == plain["theme"]
    assert undone["statement_theme"] == plain["statement_theme"]


def test_decisions_survive_growth_and_themes_found_anew(
    find: Find, questions: list[str], tmp_path: Path
) -> None:
    before = find(questions[:FIRST], tmp_path)
    sizes = themes(before)
    ids = sorted(sizes, key=lambda one: (-sizes[one]["statements"], one))
    made = [
        decided("merge", ids[0], ids[1], name="Two in one"),
        decided("hide", ids[2]),
        decided("pin", ids[-1], names=("the smallest",)),
        decided("pin", ids[0], names=("Two in one",)),
    ]
    pinned = {
        statement
        for row in read_facts(tmp_path / "record", THEME_SEEN).to_pylist()
        if row["theme_id"] in {ids[0], ids[1], ids[-1]}
        for statement in row["statement_ids"]
    }
    first = find(questions[:FIRST], tmp_path, made)
    for count in (MORE, MUCH_MORE):
        found = find(questions[:count], tmp_path, made)
        assert outcomes(found)[0] == outcomes(found)[2] == outcomes(found)[3] == "in force"
        shown = themes(found)
        assert (shown[ids[0]]["name"], shown[ids[-1]]["name"]) == ("Two in one", "the smallest")
        assert ids[1] not in shown
        assert {one: theme_of(found)[one] for one in pinned} == {
            one: theme_of(first)[one] for one in pinned
        }
    few = find(questions[:MORE], tmp_path / "few")
    assert few["theme_change"]  # a folder of its own remembers nothing of the other
    assert len({one["finding"] for one in found["theme_change"]}) == 2


def test_a_hidden_theme_is_hidden_when_a_little_more_is_said(
    find: Find, questions: list[str], folder: Path, ids: list[str]
) -> None:
    found = find(questions[:MORE], folder, [decided("hide", ids[0])])
    assert themes(found)[ids[0]]["is_hidden"]
    assert ids[0] in theme_of(found).values()


def test_a_decision_about_a_theme_that_is_no_more_is_reported(
    find: Find, questions: list[str], folder: Path, plain: Found, ids: list[str]
) -> None:
    made = [
        decided("rename", "gone", names=("old thing",), name="x"),
        decided("merge", ids[0], "gone", names=("cards", "old thing")),
        decided("pin", "gone"),
    ]
    found = find(questions[:FIRST], folder, made)
    assert outcomes(found) == [
        "no effect: there is no “old thing” any more",
        "no effect: there is no “old thing” any more",
        "no effect: there is no “gone” any more",
    ]
    assert found["theme"] == plain["theme"]


def test_a_need_can_be_renamed_and_hidden_and_hides_its_themes(
    find: Find, questions: list[str], folder: Path, plain: Found, ids: list[str]
) -> None:
    need = next(one for one in plain["theme"] if one["level"] == "need")["theme_id"]
    made = [
        decided("rename", need, name="Everything"),
        decided("hide", need),
        decided("split", need),
        decided("merge", need, ids[0]),
    ]
    found = find(questions[:FIRST], folder, made)
    assert outcomes(found)[:2] == ["in force", "in force"]
    assert all(one.startswith("no effect: ") for one in outcomes(found)[2:])
    for one in found["theme"]:
        assert one["is_hidden"] == (need in {one["theme_id"], one["parent_id"]})


def test_a_theme_is_split_by_a_word(
    find: Find, questions: list[str], folder: Path, plain: Found
) -> None:
    whole = next(one for one in themes(plain).values() if "card" in one["words"])
    text_of = {one["statement_id"]: one for one in plain["statement_theme"]}
    made = [decided("split", whole["theme_id"], by="My")]
    found = find(questions[:FIRST], folder, made)
    assert outcomes(found) == ["in force"]
    (part_id,) = themes(found).keys() - themes(plain).keys()
    part, rest = themes(found)[part_id], themes(found)[whole["theme_id"]]
    assert part["name"] == "My"
    assert part["statements"] + rest["statements"] == whole["statements"]
    assert part["statements"] > 0 < rest["statements"]
    assert part["parent_id"] == whole["parent_id"]
    assert theme_of(found).keys() == text_of.keys()
    for word in ("zebra", ""):
        again = find(questions[:FIRST], folder, [decided("split", whole["theme_id"], by=word)])
        assert outcomes(again)[0].startswith("no effect: ")


def test_a_theme_is_split_into_parts_that_stay(
    find: Find, questions: list[str], tmp_path: Path
) -> None:
    before = find(questions[:FIRST], tmp_path)
    sizes = themes(before)
    whole = max(sizes, key=lambda one: (sizes[one]["statements"], one))
    made = [decided("split", whole)]
    found = find(questions[:FIRST], tmp_path, made)
    assert outcomes(found) == ["in force"]
    parts = {whole, *themes(found).keys() - sizes.keys()}
    assert len(parts) >= 2
    assert sum(themes(found)[one]["statements"] for one in parts) == sizes[whole]["statements"]
    assert find(questions[:FIRST], tmp_path, made) == found
    grown = find(questions[:MORE], tmp_path, made)
    assert parts <= themes(grown).keys()
    in_parts = {one: theme for one, theme in theme_of(found).items() if theme in parts}
    kept = sum(theme_of(grown)[one] == theme for one, theme in in_parts.items())
    assert kept == len(in_parts)
    assert len(fact_files(tmp_path / "record", "theme_split")) == 1
    undone = find(questions[:FIRST], tmp_path, [])
    assert undone["theme"] == before["theme"]


def test_a_theme_in_which_nothing_stands_apart_is_not_split(
    find: Find, questions: list[str], folder: Path, plain: Found, ids: list[str]
) -> None:
    smallest = ids[-1]
    assert themes(plain)[smallest]["statements"] < 10
    found = find(questions[:FIRST], folder, [decided("split", smallest)])
    assert outcomes(found) == ["no effect: nothing in it stands apart from the rest"]
    assert fact_files(folder / "record", "theme_split") == []
