"""Blocks out of elements that open and close, for HTML and for JSX alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from outsidein.pages.gathering import Gathering

if TYPE_CHECKING:
    from collections.abc import Iterable

    from outsidein.pages.elements import Element
    from outsidein.pages.page import Block

# What holds for all within, the strongest last. All else is decided by the innermost element.
HELD = {"note": 1, "quote": 2, "legal": 3, "navigation": 4, "code": 5, "title": 6}
# What a paragraph within does not change.
KEPT = ("item", "heading", "button")
FEWEST_LINKED = 0.6  # of the letters of an aside that is all links


@dataclass(slots=True)
class _Open:
    """One open element: what the text within is, and where its mark begins in the block."""

    nature: str
    level: int
    is_read: bool
    parts: bool
    span: str
    target: str
    start: int
    first_block: int


class Composer:
    """Follows the elements of a page; `blocks` holds what was composed."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._gathering = Gathering()
        self._open = [_Open("paragraph", 0, True, True, "", "", 0, 0)]
        self._last_break = -1

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open) - 1

    @property
    def is_read(self) -> bool:
        """Tell whether text that comes now would be read."""
        return self._open[-1].is_read

    @property
    def nature(self) -> str:
        """What text that comes now would be."""
        return self._open[-1].nature

    def start(self, element: Element, target: str = "") -> None:
        """Open an element; a link has a target."""
        around = self._open[-1]
        is_read = around.is_read and element.is_read
        if element.parts and is_read:
            self.part()
        nature, level = _nature(around, element)
        self._open.append(
            _Open(
                nature,
                level,
                is_read,
                element.parts,
                element.span,
                target,
                self._gathering.length,
                len(self.blocks),
            )
        )

    def end(self) -> None:
        """Close the innermost element."""
        closed = self._open[-1]
        if closed.is_read:
            if closed.span:
                self._gathering.span(closed.start, closed.span, closed.target)
                closed.span = ""
            if closed.parts:
                self.part()
        self._open.pop()

    def end_menu(self) -> None:
        """Close a header or an aside: without a heading of its own, its links are a menu."""
        self.part()
        first = self._open[-1].first_block
        held = self.blocks[first:]
        self.end()
        if any(block.nature == "heading" for block in held):
            return
        self.blocks[first:] = [
            replace(block, nature="navigation") if _is_linked(block) else block for block in held
        ]

    def text(self, text: str, at: int, *, is_literal: bool = True) -> None:
        """Add text that stands at a place of the source."""
        if self._open[-1].is_read:
            self._gathering.add(text, at, is_literal=is_literal)

    def line_break(self, at: int) -> None:
        """Add the end of a line; two in a row part a block."""
        if not self._open[-1].is_read:
            return
        self._gathering.blank(at)
        if self._last_break == self._gathering.length:
            self.part()
        self._last_break = self._gathering.length or -1

    def part(self) -> None:
        """End the block that is gathered. What is open goes on in the next one."""
        if not self._gathering.length:
            return
        for one in self._open:
            if one.span:
                self._gathering.span(one.start, one.span, one.target)
                one.start = 0
        within = self._open[-1]
        block = self._gathering.block(within.nature, level=within.level)
        if block:
            self.blocks.append(block)
        self._gathering = Gathering()
        self._last_break = -1

    def beside(self, element: Element, pieces: Iterable[tuple[str, int, bool]]) -> None:
        """Add a block of its own that does not stand in the flow of the text.

        Its pieces are texts with their places, and whether they are literal.
        """
        within = self._open[-1]
        if within.is_read:
            aside = Gathering()
            for text, at, is_literal in pieces:
                aside.add(text, at, is_literal=is_literal)
            nature, level = _nature(within, element)
            block = aside.block(nature, level=level)
            if block:
                self.blocks.append(block)

    def finished(self) -> list[Block]:
        """Close all that is open, and give the blocks in the order of the source."""
        self.part()
        self.blocks.sort(key=lambda block: block.runs[0][1])
        return self.blocks


def _nature(around: _Open, element: Element) -> tuple[str, int]:
    """Tell what the text within an element is, by what it is around it."""
    held = HELD.get(around.nature, 0)
    nature = element.nature
    if nature == "heading" and held <= HELD["quote"]:
        return nature, element.level
    if not nature or HELD.get(nature, 0) < held:
        return around.nature, around.level
    if nature == "paragraph" and around.nature in KEPT:
        return around.nature, around.level
    return nature, element.level


def _is_linked(block: Block) -> bool:
    """Tell whether a block is a link, a button or a list's item of links."""
    if block.nature == "button":
        return True
    linked = sum(span.end - span.start for span in block.spans if span.nature == "link")
    return linked >= FEWEST_LINKED * len(block.text)
