from __future__ import annotations

import pytest

from outsidein.ask.gap_records import DepartmentsGap, NeedGap, Part
from outsidein.surfaces.gap_words import sureness_in_words, told_in_words, why_in_words


def part(value: float, doubt: float = 0.01) -> Part:
    return Part(value=value, low=value - 0.02, high=value + 0.02, doubt=doubt)


def need(exposure: float, perception: float, cause: str = "both") -> NeedGap:
    difference = exposure + perception
    return NeedGap(
        theme_id="fees",
        name="fee, charged",
        share_a=0.09 + max(difference, 0),
        share_b=0.09 - min(difference, 0),
        people_a=45,
        people_b=9,
        difference=part(difference),
        exposure=part(exposure),
        perception=part(perception),
        cause=cause,
        quotes_a=[],
        quotes_b=[],
    )


GAP = DepartmentsGap(
    department_a="sales",
    department_b="support",
    people_a=1586,
    people_b=442,
    people_both=231,
    accounts_a=189,
    accounts_b=177,
    accounts_both=170,
    enough=30,
    roles=[],
    needs=[],
    too_few=0,
    only_a=0,
    only_b=0,
    nobody=0,
)


def test_shares_are_told_with_who_hears_more_first() -> None:
    assert told_in_words(need(0.04, 0.18), GAP) == (
        "31 % of what sales hears (45 of 1,586 people), 9.0 % of what support hears (9 of 442)"
    )
    assert told_in_words(need(-0.04, -0.18), GAP).startswith("31 % of what support hears (9 of 442")


BY_PEOPLE = "because they talk to different people"
BY_EAR = "because the same people tell it rather to"


@pytest.mark.parametrize(
    ("exposure", "perception", "words"),
    [
        (0.04, 0.18, f"Of these 22 points, 4 are {BY_PEOPLE}, 18 {BY_EAR} sales."),
        (-0.01, -0.02, f"Of these 3 points, 1 is {BY_PEOPLE}, 2 {BY_EAR} support."),
        (-0.01, 0.04, "The same people tell it rather to sales: 4 points. That they talk to "),
        (-0.05, 0.02, "They talk to different people: 5 points. That the same people tell it "),
        (0.03, 0.0001, f"All 3 points are {BY_PEOPLE}."),
        (0.0, 0.031, f"All 3.1 points are {BY_EAR} sales."),
    ],
)
def test_why_they_differ_is_a_sentence(exposure: float, perception: float, words: str) -> None:
    assert why_in_words(need(exposure, perception), GAP).startswith(words)


def test_what_works_against_the_difference_is_taken_off() -> None:
    assert why_in_words(need(-0.01, 0.04), GAP).endswith("different people takes 1 off.")
    assert why_in_words(need(-0.05, 0.02), GAP).endswith("rather to sales takes 2 off.")


def test_parts_as_written_add_up() -> None:
    # Rounded one by one they would be 3.3, 0.7 and 2.5.
    said = why_in_words(need(0.0074, 0.0254), GAP)
    assert said.startswith("Of these 3.3 points, 0.7 are")
    assert " 2.6 because the same" in said


def test_how_sure_it_is() -> None:
    assert sureness_in_words(need(0.04, 0.18), GAP) == (
        "In all it is likely between 20 and 24 points. Both reasons are sure."
    )
    assert sureness_in_words(need(0.01, -0.04, "perception"), GAP) == (
        "In all it is likely between 1 and 5 points. That the same people tell it rather to "
        "support is sure."
    )
    assert "0.9 points the other way and 3.1 points" in sureness_in_words(
        need(0.001, 0.01, "unclear"), GAP
    )
