"""Which order the dates of a file are in."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.errors import Rejected
from outsidein.read import parts
from outsidein.read.contract import Raw
from outsidein.read.date_order import ROWS_LOOKED_AT, in_order, may_be_mixed_up, order_of
from outsidein.read.sample import sample_of
from outsidein.record.settings import Reading, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

MONTH_FIRST = Settings()
DAY_FIRST = Settings(reading=Reading(date_order="DMY"))
HEADER = "ID,Date,Comment,Score\n"
PAYMENTS = "Payment ID,Account,Amount,Date\n"
OTHER_ORDER = "date is not MDY: set date_order"


def _raws(*dates: str) -> list[Raw | Rejected]:
    return [Rejected("broken row"), *(Raw({"n": 1, "at": date}, {}, "") for date in dates)]


@pytest.mark.parametrize(
    ("dates", "settings", "order"),
    [
        (["03/04/2026", "13/04/2026"], MONTH_FIRST, "DMY"),
        (["03/04/2026", "04/13/2026"], DAY_FIRST, "MDY"),
        (["03/04/2026", "13/04/2026"], DAY_FIRST, "DMY"),
        (["03/04/2026", "05/04/2026"], MONTH_FIRST, "MDY"),
        (["03/04/2026", "05/04/2026"], DAY_FIRST, "DMY"),
        (["13/04/2026", "04/13/2026"], MONTH_FIRST, "MDY"),  # the settings decide on a mixture
        (["13/04/2026", "04/13/2026"], DAY_FIRST, "DMY"),
        (["2026-04-13"], MONTH_FIRST, "MDY"),
        ([], MONTH_FIRST, "MDY"),
    ],
)
def test_days_after_the_twelfth_settle_the_order(
    dates: list[str], settings: Settings, order: str
) -> None:
    assert order_of(_raws(*dates), settings) == order


def test_what_stands_far_behind_in_a_file_settles_nothing() -> None:
    rows = _raws(*["03/04/2026"] * ROWS_LOOKED_AT, "13/04/2026")
    assert order_of(rows, MONTH_FIRST) == "MDY"


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (HEADER + "1,3/4/2026,fine,9\n", True),
        (HEADER + '1,"3/4/2026, 9:30",fine,9\n', True),
        (HEADER.replace(",", ";") + "1;3-4-2026;fine;9\n", True),
        ('[{"id": 1, "at": "3/4/2026"}]', True),
        ("PAR1", True),
        (HEADER + "1,2026-04-03,Since 3/4/2026 it fails,9\n", False),
        (HEADER + "1,2026-04-03T10:00:00Z,24/7,9\n", False),
        ('[{"id": 1, "at": "2026-04-03"}]', False),
    ],
)
def test_only_files_with_such_dates_are_looked_through(content: str, *, answer: bool) -> None:
    assert may_be_mixed_up(sample_of(content.encode(), name="x")) is answer


def test_settings_stay_as_they_are_where_nothing_else_is_shown() -> None:
    assert in_order(MONTH_FIRST, None) is MONTH_FIRST
    assert in_order(MONTH_FIRST, "MDY") is MONTH_FIRST
    assert in_order(MONTH_FIRST, "DMY") == DAY_FIRST


def _paid(*dates: str) -> str:
    rows = (f"p{number},Alder,10,{date}\n" for number, date in enumerate(dates, start=1))
    return PAYMENTS + "".join(rows)


def _days(told: Any) -> list[dt.date]:
    return [row["happened_at"].date() for row in told.rows("payment")]


def test_a_file_is_read_in_the_order_it_shows(read: Callable[..., Any]) -> None:
    told = read({"p.csv": _paid("03/04/2026", "05/04/2026 10:00", "13/04/2026", "25/04/2026")})
    assert [one.isoformat() for one in _days(told)] == [
        "2026-04-03",
        "2026-04-05",
        "2026-04-13",
        "2026-04-25",
    ]
    assert told.rejected == []


def test_each_file_has_its_own_order(read: Callable[..., Any]) -> None:
    first = _paid("03/04/2026", "04/13/2026")
    second = _paid("03/04/2026", "13/04/2026").replace("p1", "q1").replace("p2", "q2")
    told = read({"a.csv": first, "b.csv": second})
    assert [one.month for one in _days(told)] == [3, 4, 4, 4]


def test_where_a_file_mixes_orders_what_does_not_fit_is_named(read: Callable[..., Any]) -> None:
    told = read({"p.csv": _paid("03/04/2026", "13/04/2026", "04/13/2026")})
    assert _days(told) == [dt.date(2026, 3, 4), dt.date(2026, 4, 13)]
    assert told.rejected == [(OTHER_ORDER, "p.csv:3")]


def test_the_order_of_the_settings_decides_where_none_is_shown(read: Callable[..., Any]) -> None:
    told = read({"p.csv": _paid("03/04/2026")}, settings='[read]\ndate_order = "DMY"\n')
    assert _days(told) == [dt.date(2026, 4, 3)]


def test_all_parts_of_a_file_are_read_in_the_same_order(
    read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "PART_BYTES", 150)
    monkeypatch.setattr(parts, "BLOCK", 50)
    dates = ["13/04/2026", *["03/04/2026"] * 20]
    rows = [
        {"Payment ID": f"p{number:02}", "Account": "Alder", "Amount": 10, "Date": date}
        for number, date in enumerate(dates)
    ]
    told = read({"p.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})
    assert _days(told) == [dt.date(2026, 4, 13), *[dt.date(2026, 4, 3)] * 20]


def test_a_colleague_s_newest_post_is_found_in_the_order_of_the_file(
    read: Callable[..., Any],
) -> None:
    header = "Name,Email,Department,From,To\n"
    ines = "Ines Roth,ines@ours.example"
    rows = f"{ines},support,05/02/2026,\n{ines},sales,04/03/2026,\n{ines},finance,13/01/2026,\n"
    told = read({"directory.csv": header + rows})
    assert told.row("person", "address:ines@ours.example")["department"] == "sales"
