"""The sentences of a block, each with its place in the block's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sentencex

if TYPE_CHECKING:
    from outsidein.pages.page import Block

# Shorter blocks hold one sentence, unless one ends within them.
ENDS = (". ", "! ", "? ", "… ", ".” ", '." ', ".) ")


class Sentence(NamedTuple):
    """One sentence: its text, where it begins in the text of its block, and the block's number."""

    text: str
    start: int
    block: int


def sentences_of(block: Block, number: int = 0) -> list[Sentence]:
    """Cut a block into sentences.

    >>> from outsidein.pages.page import Block
    >>> text = "It works. Try it!"
    >>> [one.text for one in sentences_of(Block(nature="paragraph", text=text, runs=((0, 0),)))]
    ['It works.', 'Try it!']
    """
    if not any(end in block.text for end in ENDS):
        return [Sentence(block.text, 0, number)]
    cut, at = [], 0
    for part in sentencex.segment("en", block.text):
        text = part.strip()
        if text:
            start = block.text.index(text, at)
            cut.append(Sentence(text, start, number))
            at = start + len(text)
    return cut
