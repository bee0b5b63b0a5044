from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest

from outsidein.errors import UserError
from outsidein.surfaces.charts.people_by_needs import MARKS, Person, Stance, people_by_needs

if TYPE_CHECKING:
    from collections.abc import Callable

    Look = Callable[[Any], Any]

STANCES: tuple[Stance, ...] = get_args(Stance)
BO = Person(name="Bo Li", role="decides")


def test_each_mark_says_who_what_and_how(drawn: Look) -> None:
    people = [Person(name="Ana Müller, CFO", role="decides"), BO, BO]
    stances: list[list[Stance]] = [
        ["wants", "objects"],
        ["silent", "speaks"],
        ["wants and objects", "wants"],
    ]
    look = drawn(
        people_by_needs("Inside Acme", people=people, needs=["SSO", "Uptime"], stances=stances)
    )
    assert {words for words in look.aloud() if "): " in words or "), " in words} == {
        "Ana Müller, CFO (decides), SSO: wants it",
        "Ana Müller, CFO (decides), Uptime: objects to it",
        "Bo Li (decides), SSO: silent about it",
        "Bo Li (decides), Uptime: speaks of it",
        "Bo Li (decides), SSO: says both",
        "Bo Li (decides), Uptime: wants it",
    }
    texts = look.texts()
    assert texts.count("Bo Li") == 2
    assert texts.count("decides") == 3
    assert {mark.words for mark in MARKS.values()} <= set(texts)  # the legend


def test_shape_and_fill_tell_every_two_apart_without_colour(drawn: Look) -> None:
    needs = [f"need {place}" for place in range(len(STANCES))]
    told = drawn(people_by_needs("Inside", people=[BO], needs=needs, stances=[STANCES])).aloud()
    marks = [
        told[f"Bo Li (decides), {need}: {MARKS[stance].words}"]
        for need, stance in zip(needs, STANCES, strict=True)
    ]
    assert len({(mark.get("d"), mark.get("fill")) for mark in marks}) == len(STANCES)
    assert {mark.get("fill") for mark in marks} <= {"#1a1a1a", "white"}


def test_thirty_needs_and_long_names_are_all_there(drawn: Look) -> None:
    needs = [f"need {place}" for place in range(30)]
    long = Person(
        name="Xavier de la Famille y Montañés, Vice President Procurement",
        role="checks technically",
    )
    row: list[Stance] = ["wants"] * 30
    look = drawn(people_by_needs("Inside", people=[long], needs=needs, stances=[row]))
    assert {*needs, long.name, long.role} <= set(look.texts())


def test_there_must_be_something_to_draw() -> None:
    with pytest.raises(UserError, match="nothing to draw"):
        people_by_needs("Inside", people=[BO], needs=[], stances=[[]])


def test_as_many_stances_as_people() -> None:
    with pytest.raises(ValueError, match="shorter"):
        people_by_needs("Inside", people=[BO, BO], needs=["SSO"], stances=[["wants"]])
