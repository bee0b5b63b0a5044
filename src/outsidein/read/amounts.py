"""Numbers and amounts of money, as people and systems write them."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from outsidein.errors import Rejected
from outsidein.read.values import words

# What a column of the record can hold: 64 bits, and 18 digits with two behind the point.
LARGEST_WHOLE = 2**63 - 1
LARGEST_AMOUNT = Decimal(10) ** 16
CENT = Decimal("0.01")

# What stands behind a number and makes it larger, with the noughts it adds.
UNITS = {
    **dict.fromkeys(("k", "tsd", "thousand"), 3),
    **dict.fromkeys(("m", "mm", "mn", "mio", "million"), 6),
    **dict.fromkeys(("b", "bn", "mrd", "billion"), 9),
}
UNIT = rf"(?:({'|'.join(UNITS)})\b)?"
BLANK = re.compile(r"['\u2019\s]")
WHOLE = re.compile(rf"[^\d-]*(-?\d[\d.,'\u2019\s]*){UNIT}", re.IGNORECASE)
REAL = re.compile(r"\s*(-?\d[\d.,]*)")
# Minus signs are of three kinds; accountants write brackets, and some systems `5.00-`.
AMOUNT = re.compile(rf"\D*?((?:(?<![A-Za-z])\.)?\d[\d.,'\u2019\s]*){UNIT}\D*", re.IGNORECASE)
NEGATIVE = re.compile(
    r"\(|([A-Za-z]{3}|[^\w\s])?\s*[-\u2212\u2013]\s*[^\w\s]?\s*\d|.*\d\s?[-\u2212]$"
)
SCIENTIFIC = re.compile(r"-?\d+(\.\d+)?[eE][+-]?\d{1,2}")
# A lone point or comma before three digits: `0.875` and `1234.567` can't be thousands.
THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?P<mark>[.,])\d{3}")


def whole(value: object) -> int | None:
    """Give a whole number, less its fraction; of a range such as `10k-50k` the lower end.

    >>> whole("1.200 employees"), whole("51-1000 emp."), whole("1.2M"), whole("10,5")
    (1200, 51, 1200000, 10)
    """
    told = words(value)
    if told is None:
        return None
    found = WHOLE.match(told)
    if not found:
        raise Rejected("not a number", told)
    plain = not isinstance(value, str)
    is_scientific = SCIENTIFIC.fullmatch(told)
    number = int(Decimal(told) if is_scientific else _number(*found.groups(), plain=plain))
    if abs(number) > LARGEST_WHOLE:
        raise Rejected("not a number", told)
    return number


def real(value: object) -> float | None:
    """Give a number such as a score or a share: `10 - Extremely likely` is 10, `4.125` no 4,125."""
    told = words(value)
    if told is None:
        return None
    digits = REAL.match(told)
    if not digits:
        raise Rejected("not a number", told)
    is_scientific = SCIENTIFIC.fullmatch(told)
    number = float(told if is_scientific else _with_point(digits.group(1), plain=True))
    if not math.isfinite(number):
        raise Rejected("not a number", told)
    return number


def money(value: object, *, plain: bool = False) -> Decimal | None:
    """Give an amount in whole cents: `1,234.50`, `1.234,50`, `€ 1.234`, `(12.00)`, `$5k`.

    `plain` is for what a system wrote for other systems, with no marks between thousands: there
    `1.234` is a bit over 1.
    """
    told = words(value)
    if told is None:
        return None
    if SCIENTIFIC.fullmatch(told):
        return _cents(Decimal(told), told)
    found = AMOUNT.fullmatch(told)
    if not found:
        raise Rejected("not an amount", told)
    amount = _number(*found.groups(), plain=plain or not isinstance(value, str))
    return _cents(-amount if NEGATIVE.match(told) else amount, told)


def _number(digits: str, unit: str | None, *, plain: bool) -> Decimal:
    """Give the number that digits with their marks and a unit stand for: `1.234M` is 1,234,000."""
    noughts = UNITS[unit.casefold()] if unit else 0
    told = _with_point(BLANK.sub("", digits), plain=plain or unit is not None)
    return Decimal(told).scaleb(noughts)


def _with_point(digits: str, *, plain: bool) -> str:
    """Write a number with a point and nothing between its thousands.

    Of one point or comma alone, three digits behind it make thousands, but for a point in `plain`.
    """
    digits = digits.rstrip(".,")
    if "," in digits and "." in digits:
        decimal = max(digits.rfind(","), digits.rfind("."))
        return re.sub(r"[.,]", "", digits[:decimal]) + "." + digits[decimal + 1 :]
    grouped = THOUSANDS.fullmatch(digits)
    is_thousands = grouped and not (plain and grouped["mark"] == ".")
    if is_thousands or digits.count(".") + digits.count(",") > 1:
        return re.sub(r"[.,]", "", digits)
    return digits.replace(",", ".")


def _cents(amount: Decimal, told: str) -> Decimal:
    if abs(amount) >= LARGEST_AMOUNT:
        raise Rejected("not an amount", told)
    return amount.quantize(CENT)
