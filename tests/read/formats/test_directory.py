"""The table of our own people, read as a user would."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = (Path(__file__).parents[1] / "examples" / "directory" / "colleagues.csv").read_text()


@pytest.mark.parametrize("backwards", [False, True])
def test_a_colleague_is_in_the_newest_department_whatever_the_order(
    backwards: bool,  # noqa: FBT001 - a case of the test
    read: Callable[..., Any],
) -> None:
    header, *rows = EXAMPLE.splitlines()
    ordered = rows[::-1] if backwards else rows
    told = read({"directory.csv": "\n".join([header, *ordered]) + "\n"})
    person = told.row("person", "address:ines@ledgerline.example")
    assert (person["department"], person["title"]) == ("sales", "Account manager")
    assert person["side"] == "us"


def test_each_department_is_kept_with_its_time(read: Callable[..., Any]) -> None:
    told = read({"directory.csv": EXAMPLE})
    ines = told.row("person", "address:ines@ledgerline.example")["person_id"]
    posts = [
        (row["title"], row["from_at"].date(), row["to_at"] and row["to_at"].date())
        for row in told.rows("membership")
        if row["person_id"] == ines
    ]
    assert posts == [
        ("department: sales", dt.date(2025, 7, 1), None),
        ("department: support", dt.date(2024, 2, 1), dt.date(2025, 6, 30)),
    ]
    assert {row["account_id"] for row in told.rows("membership")} == {None}


def test_a_colleague_without_an_address_goes_by_name(read: Callable[..., Any]) -> None:
    told = read({"directory.csv": EXAMPLE})
    assert told.row("person", "name:Raj Patel")["department"] == "product"


def test_a_bad_date_costs_one_row(read: Callable[..., Any]) -> None:
    told = read({"directory.csv": EXAMPLE.replace("2024-02-01", "soon")})
    assert told.rejected == [("bad date", "directory.csv:2")]
    assert told.row("person", "address:ines@ledgerline.example")["department"] == "sales"
