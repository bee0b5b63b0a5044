"""Delighted exports, read as a user would."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[1] / "examples" / "delighted"


def example(name: str) -> str:
    return (EXAMPLES / name).read_text()


def test_a_response_is_a_score_and_a_comment(read: Callable[..., Any]) -> None:
    told = read({"r.json": example("responses.json")})
    touch = told.row("touch", "response:5435")
    assert touch["body"] == "The statements arrive late."
    assert touch["author_id"] == row_id("delighted", "person:4945")
    assert touch["happened_at"] == dt.datetime(2026, 3, 1, 9, 5, 14, tzinfo=dt.UTC)
    rating = told.row("rating", "response:5435")
    assert (rating["scale"], rating["score"]) == ("nps", 4.0)
    assert rating["touch_id"] == touch["touch_id"]


def test_a_blank_comment_leaves_the_score(read: Callable[..., Any]) -> None:
    told = read({"r.json": example("responses.json")})
    rating = told.row("rating", "response:5436")
    assert (rating["scale"], rating["highest"], rating["touch_id"]) == ("csat", 5.0, None)
    assert "response:5436" not in {row["source_id"] for row in told.rows("touch")}


@pytest.mark.parametrize(
    ("sort", "ends"),
    [
        ("nps", (0.0, 10.0)),
        ("csat", (1.0, 5.0)),
        ("ces", (1.0, None)),
        ("pulse", (None, None)),
    ],
)
def test_the_type_of_the_survey_gives_the_scale(
    sort: str, ends: tuple[float, float | None], read: Callable[..., Any]
) -> None:
    told = read({"r.json": example("responses.json").replace('"nps"', f'"{sort}"')})
    rating = told.row("rating", "response:5435")
    assert (rating["scale"], rating["lowest"], rating["highest"]) == (sort, *ends)


def test_properties_at_the_time_stay_with_the_score(read: Callable[..., Any]) -> None:
    told = read({"r.json": example("responses.json"), "p.json": example("people.json")})
    assert '"Plan": "Team"' in told.row("rating", "response:5435")["extra"]
    person = told.row("person", "person:4945")
    assert (person["name"], person["emails"]) == ("Ana Ruiz", ["ana.ruiz@alder.example"])
    assert "Plan" not in (person["extra"] or "")
    account = told.row("account", "name:Alder Freight")
    assert account["external_ids"] == ["C-17"]


def test_notes_and_tags_are_not_the_customers_words(read: Callable[..., Any]) -> None:
    told = read({"r.json": example("responses.json")})
    assert not any("called back" in row["body"] for row in told.rows("touch"))
    assert "called back" in told.row("rating", "response:5435")["extra"]


def test_further_answers_are_words_or_scores(read: Callable[..., Any]) -> None:
    told = read({"r.json": example("responses.json")})
    touch = told.row("touch", "answer:5435/x1")
    assert (touch["prompt"], touch["body"]) == ("What would help most?", "Monthly PDF by mail")
    assert touch["thread_id"] == row_id("delighted", "response:5435")
    assert told.row("rating", "answer:5435/x2")["score"] == 2.0
    assert '"text": "Finance"' in told.row("rating", "response:5435")["extra"]


def test_a_table_of_scores_is_read_by_what_its_columns_say(read: Callable[..., Any]) -> None:
    told = read({"scores.csv": example("scores.csv")})
    touch = told.row("touch", "response:5435")
    assert touch["author_id"] == row_id("delighted", "address:ana.ruiz@alder.example")
    assert touch["account_id"] == row_id("delighted", "name:Alder Freight")
    anonymous = told.row("rating", "response:5437")
    assert (anonymous["scale"], anonymous["score"], anonymous["person_id"]) == ("ces", 6.0, None)
    assert '"Plan": "Team"' in told.row("rating", "response:5435")["extra"]


def test_a_table_without_ids_names_rows_by_content(read: Callable[..., Any]) -> None:
    header = "Email,Score,Comment,Date\n"
    row = "a@alder.example,9,Fast help,2026-03-01\n"
    told = read({"scores.csv": header + row + row})
    first, second = (rating["source_id"] for rating in told.rows("rating"))
    assert second == f"{first}#2"
    assert told.rows("rating")[0]["scale"] == "score"  # no type is told, so none is assumed
