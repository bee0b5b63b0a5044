from __future__ import annotations

import pytest

from outsidein.speak.figures import amount_in, singular, time_unit
from outsidein.speak.lexicon import words_of

RANGES = ("to", "or", "and")
TIMES = {"minute": 1 / 60, "hour": 1, "day": 24, "month": 720}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a 14-day trial", 14.0, "day"),
        ("fourteen days", 14.0, ""),
        ("for five-minute setups", 5.0, "minute"),
        ("12,000 customers", 12_000.0, ""),
        ("10k users", 10_000.0, ""),
        ("3M users", 3_000_000.0, ""),
        ("2 million users", 2_000_000.0, ""),
        ("99.95 %", 99.95, ""),
    ],
)
def test_figures_are_read_in_digits_and_words(text: str, value: float, unit: str) -> None:
    words, _ = words_of(text)
    amount = amount_in(words, (0, len(words)), RANGES)
    assert amount is not None
    assert (amount.value, amount.unit) == (value, unit)


def test_the_first_half_of_a_figure_may_stand_before_the_phrase() -> None:
    words, _ = words_of("for 2 million users")
    amount = amount_in(words, (2, 4), RANGES)
    assert amount is not None
    assert (amount.value, amount.first) == (2_000_000.0, 1)


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("in 3 to 5 days", (3, 5)),
        ("in 3–5 days", (2, 4)),
        ("in 3-5 days", (0, 3)),
        ("no figure here", (0, 3)),
        ("5 users and 7 seats", (0, 5)),
    ],
)
def test_ranges_and_several_figures_are_none(text: str, hit: tuple[int, int]) -> None:
    assert amount_in(words_of(text)[0], hit, RANGES) is None


def test_working_days_are_no_days() -> None:
    assert time_unit("", ["days"], TIMES) == ("time", 24)
    assert time_unit("day", [], TIMES) == ("time", 24)
    assert time_unit("", ["business", "days"], TIMES) == ("working time", 24)
    assert time_unit("", ["users"], TIMES) == ("", 0.0)


def test_plurals_lose_their_ending() -> None:
    assert [singular(one) for one in ("days", "boxes", "access", "cities")] == [
        "day",
        "box",
        "access",
        "city",
    ]
