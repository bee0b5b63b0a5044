from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.pages.plain import blocks_of_text, is_heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from outsidein.pages.page import Block

    Teller = Callable[[Iterable[Block]], list[tuple[str, str]]]

TEXT = """WHY WE EXIST

Our text goes
on in a second line.
- one
  goes on
2) two
• three

Prices
======
From 5 €

Small
-----
----------
> somebody wrote
> > this

Said after it
"""


def test_paragraphs_lists_quotes_and_headings_are_told(told: Teller) -> None:
    blocks = blocks_of_text(TEXT)
    assert told(blocks) == [
        ("heading", "WHY WE EXIST"),
        ("paragraph", "Our text goes on in a second line."),
        ("item", "one goes on"),
        ("item", "two"),
        ("item", "three"),
        ("heading", "Prices"),
        ("paragraph", "From 5 €"),
        ("heading", "Small"),
        ("quote", "somebody wrote this"),
        ("paragraph", "Said after it"),
    ]
    assert [block.level for block in blocks if block.level] == [2, 1, 2]


@pytest.mark.parametrize(
    ("line", "below", "is_one"),
    [
        ("OUR PLAN", "", True),
        ("Our plan", "--------", True),
        ("Our plan", "", False),
        ("OUR PLAN", "goes on", False),
        ("5.000 €", "", False),
        ("A LINE " * 20, "", False),
    ],
)
def test_a_heading_is_underlined_or_capitals(
    line: str,
    below: str,
    is_one: bool,  # noqa: FBT001
) -> None:
    assert is_heading(line, below) is is_one


@given(st.text(alphabet="aB é-*>.=\n1", max_size=80))
def test_every_letter_keeps_its_place(source: str) -> None:
    for block in blocks_of_text(source):
        for at, letter in enumerate(block.text):
            assert letter in (source[block.source_of(at)], " ")
