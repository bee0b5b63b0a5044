"""Plain text to blocks: paragraphs, lists, quotes, and headings that are underlined or capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from outsidein.pages.gathering import Gathering

if TYPE_CHECKING:
    from collections.abc import Mapping

    from outsidein.pages.page import Block

ITEM = re.compile(r"[ \t]*(?:[-*+•–]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])[ \t]+(?=\S)")
MARK = re.compile(r"[ \t]*>[> \t]*")
UNDERLINE = re.compile(r"([=\-~^\"'`#*+.:_])\1{2,}[ \t]*")
CAPITALS = re.compile(r"(?:\d+[.)] )?[^a-zß-öø-ÿ]*[A-ZÀ-Þ]{2}[^a-zß-öø-ÿ]*")
LONGEST_HEADING = 80  # letters of a line of capitals
RULE = re.compile(r"[ \t]*(?:([-=_*~#.])[ \t]*(?:\1[ \t]*){2,}|--[ \t]*)")


def blocks_of_text(source: str, *, headings: Mapping[int, int] | None = None) -> list[Block]:
    r"""Give the blocks of a plain text.

    `headings` holds the levels of headings that are known already, by the place they begin at.

    >>> [(one.nature, one.text) for one in blocks_of_text("WHY\n\nIt works\nat once.\n- Yes")]
    [('heading', 'WHY'), ('paragraph', 'It works at once.'), ('item', 'Yes')]
    """
    reader = _Reader(headings or {})
    at = 0
    lines = source.split("\n")
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        reader.take(line, below, at)
        at += len(line) + 1
    reader.finish()
    return reader.blocks


class _Reader:
    """Gathers lines to blocks."""

    def __init__(self, headings: Mapping[int, int]) -> None:
        self._headings = headings
        self.blocks: list[Block] = []
        self._gathering = Gathering()
        self._nature = "paragraph"
        self._underlines: list[str] = []

    def take(self, line: str, below: str, at: int) -> None:
        """Take one line; what stands below it tells whether it is a heading."""
        if not line.strip() or RULE.fullmatch(line) or UNDERLINE.fullmatch(line):
            self.finish()
            return
        quoted = MARK.match(line)
        if bool(quoted) != (self._nature == "quote"):
            self.finish()
        item = ITEM.match(line)
        if quoted:
            self._nature = "quote"
            line, at = line[quoted.end() :], at + quoted.end()
        elif at in self._headings or (not self._gathering.length and is_heading(line, below)):
            self.finish()
            self._gathering.add(line, at)
            self._nature = "heading"
            self.finish(level=self._headings.get(at) or self._level(below))
            return
        elif item:
            self.finish()
            self._nature = "item"
            line, at = line[item.end() :], at + item.end()
        self._gathering.add(line, at)
        self._gathering.blank(at + len(line))

    def _level(self, below: str) -> int:
        """Give the level of a heading: of underlines, in the order they are first used."""
        if not below.strip():
            return 2
        if below[0] not in self._underlines:
            self._underlines.append(below[0])
        return min(6, 1 + self._underlines.index(below[0]))

    def finish(self, *, level: int = 0) -> None:
        """End the block that is gathered."""
        block = self._gathering.block(self._nature, level=level)
        if block:
            self.blocks.append(block)
        self._gathering = Gathering()
        self._nature = "paragraph"


def is_heading(line: str, below: str) -> bool:
    """Tell a heading: underlined, or a short line of capitals that stands alone."""
    if UNDERLINE.fullmatch(below) and len(below.strip()) >= min(3, len(line.strip())):
        return abs(len(below.strip()) - len(line.strip())) <= len(line.strip())
    is_short = len(line) <= LONGEST_HEADING
    return is_short and not below.strip() and bool(CAPITALS.fullmatch(line.strip()))
