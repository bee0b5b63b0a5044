from __future__ import annotations

import pytest

from outsidein.speak.clause import READER, US, subject_of
from outsidein.speak.lexicon import lexicon_of, words_of
from outsidein.speak.names import places_of
from outsidein.speak.reading import Marked

LEXICON = lexicon_of(("us", "reader"), {})


def subject(text: str, nature: str = "paragraph") -> str:
    words, starts = words_of(text)
    sentence = Marked(text, 0, 0, nature, words, starts, LEXICON.hits(words))
    return subject_of(sentence, places_of([("fleet",)], words))


@pytest.mark.parametrize(
    "text",
    [
        "We build pumps.",
        "We’ve moved.",
        "Our pumps are red.",
        "Fleet is a pump.",
        "The Fleet pump is red.",
        "Fleet's motor runs.",
        "However, we moved.",
        "Today our plant works day and night.",
        "Since 1954, we have built pumps.",
        "In 2023 we opened a plant.",
        "Built in Ghent, our pumps are red.",
        "When a pump fails, we mend it.",
        "Using steel, which is hard, we build pumps.",
        "One of our plants is in Ghent.",
        "A feature of our pump is its motor.",
        "It is our mission to build pumps.",
        "Made of steel: Fleet needs no paint.",
        "We build pumps for customers.",
    ],
)
def test_it_speaks_of_us(text: str) -> None:
    assert subject(text) == US


@pytest.mark.parametrize(
    "text",
    [
        "You need one spanner.",
        "Your plant keeps running.",
        "Order a pump by noon.",
        "Customers order by noon.",
        "Our customers are dairies.",
        "Most customers order by noon.",
        "When we deliver, you sign.",
        "If we are late, call the office.",
        "Fleet's users are dairies.",
    ],
)
def test_it_speaks_of_the_reader(text: str) -> None:
    assert subject(text) == READER


@pytest.mark.parametrize(
    "text",
    [
        "Steel lasts for forty years.",
        "Why do we build pumps?",
        "It is a mission to build pumps.",
        "When we build pumps, steel is cheap.",
        "As the fleet grows, the fleet is slow.",
        "Building our pumps takes a week.",
        "Our pumps",
        "",
    ],
)
def test_it_speaks_of_neither(text: str) -> None:
    assert not subject(text)


def test_a_heading_needs_a_plain_verb() -> None:
    assert subject("Our pumps for dairies and farms", "heading") == ""
    assert subject("Our pumps are made in Ghent", "heading") == US
