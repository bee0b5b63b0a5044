"""What a survey asked, told by its words and by how people answered."""

from __future__ import annotations

from collections import Counter

import pytest

from outsidein.read.formats.survey.questions import (
    Scale,
    _is_closed,
    asks_why,
    prompt_of,
    question,
    scale_of,
)


@pytest.mark.parametrize(
    ("prompt", "scale"),
    [
        ("How likely is it that you would recommend\nus to a friend?", "nps"),
        ("How easy was it to set up your cards?", "ces"),
        ("Overall, how satisfied are you?", "csat"),
    ],
)
def test_a_scale_follows_from_the_words_of_the_question(prompt: str, scale: str) -> None:
    found = scale_of(prompt)
    assert found
    assert found.name == scale


def test_months_are_no_scale() -> None:
    told = scale_of("How likely are you to recommend us within the next 6 to 12 months?")
    assert told == Scale(name="nps", lowest=0.0, highest=10.0)
    assert scale_of("What would you like to see in the next 6 to 12 months?") is None


def test_recalled_answers_leave_the_prompt() -> None:
    asked = "You said {{field:a1}} . Why, {{hidden:name}}?"
    assert prompt_of(asked) == "You said. Why,?"
    assert asks_why(prompt_of(asked))


def test_an_answer_that_repeats_its_header_is_known_as_a_label() -> None:
    assert question("Cards", 3, asked="Cards").labels == {"cards"}


@pytest.mark.parametrize(
    ("answers", "closed"),
    [
        ({"Finance": 10, "Sales": 10}, True),
        ({"Finance": 4, "Sales": 4, "Finance, Sales": 4}, True),
        ({"Finance": 5, "Sales": 5}, False),  # too few to say
        ({f"Reason {number}": 1 for number in range(30)}, False),
        ({"Please mend the export.": 30}, False),  # a sentence that many wrote is still written
        ({"a long answer " * 6: 30}, False),
    ],
)
def test_few_short_answers_again_and_again_were_chosen(
    answers: dict[str, int],
    closed: bool,  # noqa: FBT001 - what the case expects
) -> None:
    assert _is_closed(Counter(answers)) is closed
