"""What of an import is news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

OPEN = ("deal:1", {"stage": "open"})
WON = ("deal:1", {"stage": "won"})


def test_the_same_row_twice_adds_nothing(tell: Callable[..., Any]) -> None:
    assert tell("deal", [OPEN])["deal"] == 1
    assert tell("deal", [OPEN])["deal"] == 0


def test_the_same_row_twice_in_one_import_is_added_once_with_its_first_place(
    tell: Callable[..., Any], current: Callable[[str], list[dict[str, Any]]]
) -> None:
    assert tell("deal", [OPEN, OPEN], file="deals.csv")["deal"] == 1
    (row,) = current("deal")
    assert row["place"] == "deals.csv:1"


def test_another_content_of_the_same_thing_is_added(tell: Callable[..., Any]) -> None:
    tell("deal", [OPEN])
    assert tell("deal", [WON])["deal"] == 1


def test_what_went_back_to_what_it_was_is_news(
    tell: Callable[..., Any], current: Callable[[str], list[dict[str, Any]]]
) -> None:
    for deal in (OPEN, WON, OPEN):
        assert tell("deal", [deal])["deal"] == 1
        assert [row["stage"] for row in current("deal")] == [deal[1]["stage"]]
    assert tell("deal", [OPEN])["deal"] == 0


@pytest.mark.parametrize("again", [["Ana", "Ana Ruiz"], ["Ana Ruiz", "Ana"]])
def test_what_one_import_tells_in_several_ways_is_told_once(
    again: list[str], tell: Callable[..., Any]
) -> None:
    def ana(*names: str) -> list[tuple[str, dict[str, str]]]:
        return [("user:7", {"name": name}) for name in names]

    assert tell("person", ana("Ana", "Ana Ruiz"))["person"] == 2
    assert tell("person", ana(*again))["person"] == 0
    assert tell("person", ana("Ana", "Ana Ruiz", "A. Ruiz"))["person"] == 1
    assert tell("person", ana("Ana", "Ana Ruiz", "A. Ruiz"))["person"] == 0


def test_only_what_is_new_is_added_from_a_table_that_grew(tell: Callable[..., Any]) -> None:
    first = [(f"deal:{number}", {"stage": "open"}) for number in range(50)]
    assert tell("deal", first)["deal"] == 50
    assert tell("deal", [*first, ("deal:50", {"stage": "open"})])["deal"] == 1
