"""Tables of beliefs, read as a user would."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = (Path(__file__).parents[1] / "examples" / "belief" / "beliefs.csv").read_text()


def test_a_belief_tells_who_of_us_says_what_of_whom(read: Callable[..., Any]) -> None:
    told = read({"beliefs.csv": EXAMPLE})
    (belief,) = (row for row in told.rows("belief") if row["need"] == "Cheaper cards")
    assert (belief["department"], belief["rank"]) == ("sales", 1)
    assert belief["happened_at"] == dt.datetime(2026, 1, 15, tzinfo=dt.UTC)
    assert belief["account_id"] == row_id("belief", "name:Alder Freight")
    person = told.row("person", "address:ines@ledgerline.example")
    assert belief["person_id"] == person["person_id"]
    assert (person["name"], person["side"], person["department"]) == ("Ines Vogt", "us", "sales")
    assert told.rows("membership") == []


def test_a_belief_may_be_a_departments_own_and_about_all(read: Callable[..., Any]) -> None:
    told = read({"beliefs.csv": EXAMPLE})
    (belief,) = (row for row in told.rows("belief") if row["rank"] == 2)
    assert (belief["person_id"], belief["account_id"]) == (None, None)
    (named,) = (row for row in told.rows("belief") if row["rank"] is None)
    assert named["person_id"] == row_id("belief", "name:Raj")


def test_a_belief_without_a_need_is_rejected(read: Callable[..., Any]) -> None:
    told = read({"beliefs.csv": "Department,Need\nsales,\nsupport,Faster cards\n"})
    assert told.rejected == [("belief without a need", "beliefs.csv:2")]
    assert len(told.rows("belief")) == 1
