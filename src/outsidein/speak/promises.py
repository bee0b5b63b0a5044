"""What a page promises: a subject, for which plan, how much of what; whether two promises agree."""

from __future__ import annotations

from dataclasses import dataclass

ENDLESS = float("inf")
# From "more than 10,000" up to twice as much may be the same number, rounded down.
ROUNDED = 2.0
# Twelve months of thirty days are a year.
ALIKE = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One promise and where it stands; small, since each page hands its own to whoever compares.

    Two promises can contradict each other where `about` is the same. `is_least`: so much or more.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    part: str
    words: str
    about: tuple[str, str, str]  # subject, plan, what is counted
    product: str
    amount: float
    is_least: bool


def differ(one: Promise, two: Promise) -> bool:
    """Tell whether two promises of the same can't both be true, or are not both up to date."""
    if one.amount == two.amount:  # also of two that are endless
        return False
    if one.product and two.product and one.product != two.product:
        return False
    apart, most = abs(one.amount - two.amount), max(one.amount, two.amount)
    if one.about[2].endswith("time") and apart <= ALIKE * most < ENDLESS:
        return False
    if one.is_least != two.is_least:
        least, exact = (one, two) if one.is_least else (two, one)
        return not least.amount <= exact.amount <= ROUNDED * least.amount
    return True
