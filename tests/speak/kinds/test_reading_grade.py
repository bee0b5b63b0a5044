from __future__ import annotations

from dataclasses import replace
from typing import Any

from outsidein.pages.opening import page_of
from outsidein.speak.audit import prepared, read_for
from outsidein.speak.kinds.reading_grade import ReadingGrade
from outsidein.speak.known import NOTHING

HARD = (
    "considering the organizational variability of operational requirements, the methodology that "
    "incorporates consultation with participating departments facilitates identification of "
    "inefficiencies"
)


KIND = ReadingGrade(
    grade=12,
    fewest_words=12,
    long_sentence=12,
    item_words=4,
    message="{longest} of {words} words, grade {grade}",
)


def told(page: str, **settings: Any) -> list[str]:
    reading = read_for(prepared([]), page_of(page))
    return [fault.why for fault in replace(KIND, **settings).faults(reading, NOTHING)]


def test_a_hard_paragraph_is_told_with_its_figures() -> None:
    (why,) = told(f"It is {HARD}. Yes.\n\nYou read this with ease.")
    assert why.startswith("21 of 22 words, grade ")


def test_an_easy_paragraph_is_not() -> None:
    assert (
        told("You can ask us on the phone, or when we next see you, and you get a word by noon.")
        == []
    )


def test_headings_and_cells_are_no_paragraphs() -> None:
    assert told(f"# {HARD}\n\n| {HARD} |\n|---|\n| {HARD} |") == []


def test_what_is_too_short_is_left_alone() -> None:
    assert told(HARD, fewest_words=23) == []
    assert told(HARD, long_sentence=22) == []
    assert len(told(HARD, long_sentence=19, fewest_words=19)) == 1


def test_a_list_is_read_item_by_item() -> None:
    begins = "You can see it all here at once and put what you need to know in one place"
    words = "customer employee document operational".split() * 2
    items = ", ".join(f"{word} administration" for word in words)
    numbered = " ".join(f"{n}) {word} administration" for n, word in enumerate(words, 1))
    for listed in (f"{begins}, {items}.", f"{begins}: {numbered}"):
        assert told(listed, grade=15) == []
        assert len(told(listed, grade=15, item_words=1)) == 1
