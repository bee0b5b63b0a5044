"""Numbers and amounts of money, as people and systems write them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.errors import Rejected
from outsidein.read.amounts import money, real, whole

if TYPE_CHECKING:
    from collections.abc import Callable


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
        ("1.200 employees", 1200),
        ("1 200", 1200),
        ("1.200", 1200),
        (1.2, 1),
        (1.234, 1),
        ("10,5", 10),
        ("10.5", 10),
        ("0.875", 0),
        ("10k-50k", 10_000),
        ("10 K+", 10_000),
        ("1.2M", 1_200_000),
        ("1.234 Mio.", 1_234_000),
        ("2bn", 2_000_000_000),
        ("50 members", 50),
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
        ("4.125", 4.125),
        ("1,234", 1234.0),
        (1.5e-05, 1.5e-05),
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
        ("€ 1.234", "1234.00"),
        ("-1.234", "-1234.00"),
        ("1234.567", "1234.57"),
        ("1234,567", "1234.57"),
        (1.234, "1.23"),
        (Decimal("1.234"), "1.23"),
        ("1.2M", "1200000.00"),
        ("$5k", "5000.00"),
        ("($5k)", "-5000.00"),
        ("€1,234k", "1234000.00"),
        ("1.234 Mrd. €", "1234000000.00"),
        ("5 MXN", "5.00"),
        ("5 kr", "5.00"),
        ("10k-50k", None),
    ],
)
def test_money(value: object, amount: str | None) -> None:
    if amount is None:
        with pytest.raises(Rejected, match="not an amount"):
            money(value)
    else:
        assert money(value) == Decimal(amount)


def test_an_amount_that_programs_wrote_has_no_marks_between_thousands() -> None:
    assert money("99.995", plain=True) == Decimal("100.00")
    assert money("1,234", plain=True) == Decimal("1234.00")


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2))
def test_an_amount_reads_back_from_the_usual_forms(amount: Decimal) -> None:
    english = f"{amount:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    bracketed = f"({abs(amount):,.2f})" if amount < 0 else english
    for written in (str(amount), english, german, bracketed, f"{english} EUR", f"USD {english}"):
        assert money(written) == amount, written


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
    ],
)
def test_what_is_not_understood_is_rejected(
    function: Callable[[Any], object], value: object, reason: str
) -> None:
    with pytest.raises(Rejected, match=reason) as raised:
        function(value)
    assert raised.value.excerpt == str(value)[:200]
