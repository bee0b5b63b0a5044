"""Values as exports write them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.errors import Rejected
from outsidein.read.values import (
    addresses,
    day,
    domains,
    in_utc,
    money,
    named_addresses,
    real,
    text,
    texts,
    when,
    whole,
    words,
    yes_no,
    zone,
)
from outsidein.record.settings import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

UTC = Reading()
BERLIN = Reading(time_zone="Europe/Berlin")
DAY_FIRST = Reading(date_order="DMY")

NOTHINGS = (None, "", "  ", "null", "None", "NaN", float("nan"), "n/a", "-")


@pytest.mark.parametrize("function", [words, whole, real, money, yes_no])
@pytest.mark.parametrize("value", NOTHINGS)
def test_nothing_gives_nothing(function: Callable[[Any], object], value: object) -> None:
    assert function(value) is None


@pytest.mark.parametrize("function", [when, zone, day])
@pytest.mark.parametrize("value", NOTHINGS[:-4])
def test_no_time_gives_no_time(function: Callable[[Any, Reading], object], value: object) -> None:
    assert function(value, UTC) is None


@pytest.mark.parametrize(
    ("value", "told"), [(" a b ", "a b"), (0, "0"), (False, "False"), ("n/a", "n/a"), ("\n", None)]
)
def test_text(value: object, told: str | None) -> None:
    assert text(value) == told


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (7, 7),
        ("1,200", 1200),
        ("10 000", 10000),
        ("51-1000 emp.", 51),
        ("~ 50", 50),
        ("-3", -3),
        (12.0, 12),
        ("1.5e3", 1500),
        ("1.234.567", 1234567),
    ],
)
def test_whole(value: object, number: int) -> None:
    assert whole(value) == number


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (9, 9.0),
        ("10 - Extremely likely", 10.0),
        ("4/5", 4.0),
        ("8.5", 8.5),
        ("8,5", 8.5),
        ("-2", -2.0),
        ("1,234.5", 1234.5),
        ("0,875", 0.875),
    ],
)
def test_real(value: object, number: float) -> None:
    assert real(value) == number


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        (12.1, "12.10"),
        (0, "0.00"),
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1 234,50 EUR", "1234.50"),
        ("1'234.50", "1234.50"),
        ("1.234.567", "1234567.00"),
        ("1,234", "1234.00"),
        ("12,5", "12.50"),
        ("€ 99", "99.00"),
        ("(12.00)", "-12.00"),
        ("-$5", "-5.00"),
        ("$-5", "-5.00"),
        ("EUR -5", "-5.00"),
        ("5.00-", "-5.00"),
        ("\u22125,00 €", "-5.00"),
        ("99 (2024-25)", None),
        ("pre-paid 50", "50.00"),
        (".50", "0.50"),
        ("Rs.500", "500.00"),
        ("100-200", None),
        ("1e3", "1000.00"),
        ("0.005", "0.00"),
    ],
)
def test_money(value: object, amount: str | None) -> None:
    if amount is None:
        with pytest.raises(Rejected, match="not an amount"):
            money(value)
    else:
        assert money(value) == Decimal(amount)


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2))
def test_an_amount_reads_back_from_the_usual_forms(amount: Decimal) -> None:
    english = f"{amount:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    bracketed = f"({abs(amount):,.2f})" if amount < 0 else english
    for written in (str(amount), english, german, bracketed, f"{english} EUR", f"USD {english}"):
        assert money(written) == amount, written


@pytest.mark.parametrize(
    ("value", "answer"),
    [(True, True), (0, False), ("Yes", True), ("F", False), ("1.0", True), (0.0, False)],
)
def test_yes_no(value: object, *, answer: bool) -> None:
    assert yes_no(value) is answer


@pytest.mark.parametrize(
    ("function", "value", "reason"),
    [
        (whole, "many", "not a number"),
        (whole, 2**63, "not a number"),
        (whole, "1e99", "not a number"),
        (real, "★★★", "not a number"),
        (real, "9" * 400, "not a number"),
        (money, "free", "not an amount"),
        (money, 1e22, "not an amount"),
        (money, float("inf"), "not an amount"),
        (yes_no, "maybe", "neither yes nor no"),
    ],
)
def test_what_is_not_understood_is_rejected(
    function: Callable[[Any], object], value: object, reason: str
) -> None:
    with pytest.raises(Rejected, match=reason) as raised:
        function(value)
    assert raised.value.excerpt == str(value)[:200]


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
        (dt.date(2026, 1, 5), BERLIN, "2026-01-04T23:00:00"),
        (dt.datetime(2026, 1, 5, 10, tzinfo=ZoneInfo("Asia/Tokyo")), UTC, "2026-01-05T01:00:00"),
    ],
)
def test_when(value: object, reading: Reading, moment: str) -> None:
    assert when(value, reading) == dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "value",
    [
        "soon",
        "31/12/2026",  # of the settings, the month comes first
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


@given(st.text() | st.floats() | st.integers() | st.booleans() | st.lists(st.text()))
def test_whatever_is_told_is_understood_or_rejected(value: object) -> None:
    functions: list[Callable[[Any], object]] = [
        *(text, words, whole, real, money, yes_no, addresses, texts, domains),
        *(lambda told, read=read: read(told, BERLIN) for read in (when, zone, day)),
    ]
    for function in functions:
        try:
            function(value)
        except Rejected:
            continue


@pytest.mark.parametrize(
    ("value", "reading", "told"),
    [
        ("2026-01-05T10:00:00Z", BERLIN, None),
        ("2026-01-05T10:00:00+05:30", UTC, "+0530"),
        ("2026-01-05 10:00", BERLIN, "Europe/Berlin"),
        ("2026-01-05 10:00", in_utc(BERLIN), None),
        ("2026-01-05 10:00", UTC, None),
    ],
)
def test_zone(value: object, reading: Reading, told: str | None) -> None:
    assert zone(value, reading) == told


def test_a_day_stays_the_day_that_was_told_whatever_the_zone() -> None:
    assert day("2026-01-05T23:30:00-10:00", BERLIN) == dt.date(2026, 1, 5)
    assert day("05/01/2026", DAY_FIRST) == dt.date(2026, 1, 5)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["<Ana@X.example>, b@y.example."], ["ana@x.example", "b@y.example"]),
        (["mailto:ana@x.example", "ANA@x.example"], ["ana@x.example"]),
        ([["b@x.example", None], "'a@x.example'"], ["b@x.example", "a@x.example"]),
        (["a@b", "@x.example", "", None, 5], []),
    ],
)
def test_addresses(values: list[object], found: list[str]) -> None:
    assert addresses(*values) == found


def test_named_addresses_are_of_everyone_once() -> None:
    told = ('"Ruiz, Ana" <Ana@x.example>, bo@x.example', None, "Ana <ana@x.example>, nobody")
    assert named_addresses(*told) == [("Ruiz, Ana", "ana@x.example"), ("", "bo@x.example")]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("a; b;;a;n/a", ["a", "b"]),
        (["a", None, " b "], ["a", "b"]),
        (None, []),
        (5, ["5"]),
    ],
)
def test_texts(value: object, told: list[str]) -> None:
    assert texts(value) == told


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("https://www.Acme.example/x?y", ["acme.example"]),
        ("ana@acme.example; b.example, B.example.", ["acme.example", "b.example"]),
        (["http://user:pw@h.example:80/", None], ["h.example"]),
        ("acme.example?from=mail", ["acme.example"]),
        ("acme", []),
        (None, []),
    ],
)
def test_domains(value: object, found: list[str]) -> None:
    assert domains(value) == found
