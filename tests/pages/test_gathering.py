from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outsidein.pages.gathering import NOTHING, Gathering
from outsidein.pages.page import Span


def test_blanks_become_one_and_none_stand_at_the_ends() -> None:
    gathering = Gathering()
    gathering.add("  one \n\t two\u00a0", 10)
    gathering.add(" three  ", 30)
    block = gathering.block("paragraph")
    assert block is not None
    assert block.text == "one two three"
    assert [block.source_of(at) for at in (0, 4, 8)] == [12, 19, 31]


def test_letters_that_nobody_sees_are_left_out() -> None:
    gathering = Gathering()
    gathering.add(f"cus\u00adto{NOTHING * 3}mer", 0)
    gathering.add("\u200b", 20, is_literal=False)
    block = gathering.block("paragraph")
    assert block is not None
    assert (block.text, block.source_of(5)) == ("customer", 9)


def test_an_entity_that_is_a_blank_counts_as_one() -> None:
    gathering = Gathering()
    gathering.add("one ", 0)
    gathering.add("\u00a0", 4, is_literal=False)
    gathering.add("two", 10)
    block = gathering.block("paragraph")
    assert block is not None
    assert (block.text, block.source_of(4)) == ("one two", 10)


def test_what_has_no_letter_and_no_number_is_no_block() -> None:
    gathering = Gathering()
    gathering.add("→ — •", 0)
    assert gathering.block("paragraph") is None


def test_spans_end_where_the_text_ends() -> None:
    gathering = Gathering()
    gathering.add("see ", 0)
    begins = gathering.length
    gathering.add("prices ", 5)
    gathering.span(begins, "link", "/prices")
    gathering.span(gathering.length, "strong")
    block = gathering.block("paragraph")
    assert block is not None
    assert block.spans == (Span(4, 10, "link", "/prices"),)


@given(st.text(alphabet="ab \n\t\u00a0\u00adé", max_size=40))
def test_every_letter_keeps_its_place(text: str) -> None:
    gathering = Gathering()
    gathering.add(f"x{text}", 0)
    block = gathering.block("paragraph")
    assert block is not None
    assert block.text == " ".join(f"x{text}".replace("\u00ad", "").split())
    for at, letter in enumerate(block.text):
        there = f"x{text}"[block.source_of(at)]
        assert letter == there or (letter == " " and there.isspace())
