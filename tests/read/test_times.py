"""Times and days, as exports write them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.errors import Rejected
from outsidein.read.times import day, in_utc, order_shown, when, zone
from outsidein.record.settings import Reading

UTC = Reading()
BERLIN = Reading(time_zone="Europe/Berlin")
DAY_FIRST = Reading(date_order="DMY")


@pytest.mark.parametrize(
    ("value", "reading", "moment"),
    [
        ("2026-01-05T10:00:00Z", BERLIN, "2026-01-05T10:00:00"),
        ("2026-01-05T10:00:00+02:00", BERLIN, "2026-01-05T08:00:00"),
        ("2026-01-05T10:00:00.123456789Z", UTC, "2026-01-05T10:00:00.123456"),
        ("2026-01-05 10:00:00", BERLIN, "2026-01-05T09:00:00"),
        ("2026-07-05 10:00:00", BERLIN, "2026-07-05T08:00:00"),
        ("2026-01-05 10:00:00 UTC", BERLIN, "2026-01-05T10:00:00"),
        ("2026-01-05 10:00:00 +0100", UTC, "2026-01-05T09:00:00"),
        ("2026-01-05", UTC, "2026-01-05T00:00:00"),
        ("20260105T100000Z", UTC, "2026-01-05T10:00:00"),
        (1767607200, BERLIN, "2026-01-05T10:00:00"),
        ("1767607200", BERLIN, "2026-01-05T10:00:00"),
        ("1767607200.5", UTC, "2026-01-05T10:00:00.500000"),
        (1767607200123, BERLIN, "2026-01-05T10:00:00.123000"),
        ("1767607200000000", UTC, "2026-01-05T10:00:00"),
        ("02/01/2026", UTC, "2026-02-01T00:00:00"),
        ("02/01/2026", DAY_FIRST, "2026-01-02T00:00:00"),
        ("2/1/26 3:04 PM", UTC, "2026-02-01T15:04:00"),
        ("2/1/26 3:04 PM", DAY_FIRST, "2026-01-02T15:04:00"),
        ("12/31/2026, 12:00:05 AM", UTC, "2026-12-31T00:00:05"),
        ("12/31/2026 3:04PM", UTC, "2026-12-31T15:04:00"),
        ("31-12-2026 23:59", DAY_FIRST, "2026-12-31T23:59:00"),
        ("1/5/2026 10:00:00 AM -0500", UTC, "2026-01-05T15:00:00"),
        ("31.12.2026 23:59:58", UTC, "2026-12-31T23:59:58"),
        ("2026/01/05 10:00", UTC, "2026-01-05T10:00:00"),
        ("Jan 5, 2026, 3:04 PM", UTC, "2026-01-05T15:04:00"),
        ("January 5th, 2026", UTC, "2026-01-05T00:00:00"),
        ("5 Jan 2026 10:00", UTC, "2026-01-05T10:00:00"),
        ("Mon, 5 Jan 2026 10:00:00 +0100", UTC, "2026-01-05T09:00:00"),
        (dt.date(2026, 1, 5), BERLIN, "2026-01-05T00:00:00"),
        ("2026-01-05", BERLIN, "2026-01-05T00:00:00"),
        ("20260105", BERLIN, "2026-01-05T00:00:00"),
        ("1/5/2026", BERLIN, "2026-01-05T00:00:00"),
        ("January 5th, 2026", BERLIN, "2026-01-05T00:00:00"),
        ("2026-01-05 00:00", BERLIN, "2026-01-04T23:00:00"),  # somebody told the time of day
        (dt.datetime(2026, 1, 5, 10, tzinfo=ZoneInfo("Asia/Tokyo")), UTC, "2026-01-05T01:00:00"),
    ],
)
def test_when(value: object, reading: Reading, moment: str) -> None:
    assert when(value, reading) == dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "value",
    [
        "soon",
        "31/31/2026",
        "26-13-01",
        "2026-02-30",
        "45000",
        45000,
        0,
        True,
        -1e30,
        float("inf"),
        "²³²³²³²³²",
        "9999-12-31T23:59:59-10:00",
        "0001-01-01T00:00:00+10:00",
        "2026-01-05 10:00 in the morning",
        "9" * 40,
    ],
)
def test_what_is_no_time_is_rejected(value: object) -> None:
    with pytest.raises(Rejected, match="bad date") as raised:
        when(value, UTC)
    assert raised.value.excerpt == str(value)


@pytest.mark.parametrize(
    ("value", "reading", "reason"),
    [
        ("31/12/2026", UTC, "date is not MDY: set date_order"),
        ("31-12-2026 23:59", UTC, "date is not MDY: set date_order"),
        ("12/31/26 3:04 PM", DAY_FIRST, "date is not DMY: set date_order"),
    ],
)
def test_a_date_in_the_other_order_names_the_setting(
    value: str, reading: Reading, reason: str
) -> None:
    with pytest.raises(Rejected) as raised:
        when(value, reading)
    assert (raised.value.reason, raised.value.excerpt) == (reason, value)


@pytest.mark.parametrize(
    ("value", "order"),
    [
        ("13/04/2026", "DMY"),
        ("13-4-2026", "DMY"),
        (" 4/13/26, 9:30 AM ", "MDY"),
        ("04/13/2026 09:30:00 +0100", "MDY"),
        ("03/04/2026", None),
        ("13/13/2026", None),
        ("13/32/2026", None),
        ("26-01-05", None),  # it may begin with its year
        ("2026/04/13", None),
        ("13/04/2026 was a bad day", None),
        ("13/04", None),
    ],
)
def test_the_order_that_a_date_shows(value: str, order: str | None) -> None:
    assert order_shown(value) == order


@given(st.integers(10**8, 4 * 10**9))
def test_a_time_reads_back_from_every_form(seconds: int) -> None:
    moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    local = moment.astimezone(ZoneInfo("Asia/Kolkata"))
    written = [
        moment.isoformat(),
        local.isoformat(),
        local.strftime("%Y-%m-%d %H:%M:%S %z"),
        moment.strftime("%m/%d/%Y %I:%M:%S %p"),
        moment.strftime("%d.%m.%Y %H:%M:%S"),
        moment.strftime("%a, %d %b %Y %H:%M:%S +0000"),
        seconds,
        str(seconds),
        seconds * 1000,
    ]
    assert {when(value, UTC) for value in written} == {moment}
    assert when(moment.strftime("%d/%m/%Y %H:%M:%S"), DAY_FIRST) == moment


@pytest.mark.parametrize(
    ("value", "reading", "told"),
    [
        ("2026-01-05T10:00:00Z", BERLIN, None),
        ("2026-01-05T10:00:00+05:30", UTC, "+0530"),
        ("2026-01-05 10:00", BERLIN, "Europe/Berlin"),
        ("2026-01-05 10:00", in_utc(BERLIN), None),
        ("2026-01-05 10:00", UTC, None),
        ("2026-01-05", BERLIN, None),
        ("05.01.2026", BERLIN, None),
        (dt.date(2026, 1, 5), BERLIN, None),
    ],
)
def test_zone(value: object, reading: Reading, told: str | None) -> None:
    assert zone(value, reading) == told


def test_a_day_stays_the_day_that_was_told_whatever_the_zone() -> None:
    assert day("2026-01-05T23:30:00-10:00", BERLIN) == dt.date(2026, 1, 5)
    assert day("05/01/2026", DAY_FIRST) == dt.date(2026, 1, 5)
