"""Values as exports write them: what all of them share, texts, and yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses, domains
from outsidein.read.amounts import money, real, whole
from outsidein.read.times import day, when, zone
from outsidein.read.values import text, texts, words, yes_no
from outsidein.record.settings import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

UTC = Reading()
BERLIN = Reading(time_zone="Europe/Berlin")

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
    ("value", "answer"),
    [(True, True), (0, False), ("Yes", True), ("F", False), ("1.0", True), (0.0, False)],
)
def test_yes_no(value: object, *, answer: bool) -> None:
    assert yes_no(value) is answer


def test_neither_yes_nor_no_is_rejected() -> None:
    with pytest.raises(Rejected, match="neither yes nor no") as raised:
        yes_no("maybe")
    assert raised.value.excerpt == "maybe"


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
