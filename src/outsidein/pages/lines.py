"""A page built line by line, for files whose text is no text file: one paragraph a line."""

from __future__ import annotations

from outsidein.pages.gathering import Gathering
from outsidein.pages.page import Block, Page

Piece = tuple[str, str]  # a text, and the address if it is a link


class Lines:
    """Gathers paragraphs to a source and its blocks; `told` and `parts` may be added to."""

    def __init__(self) -> None:
        self.told: dict[str, str] = {}
        self._lines: list[str] = []
        self._blocks: list[Block] = []
        self._parts: list[tuple[int, str]] = []
        self._length = 0

    def part(self, name: str) -> None:
        """Begin a part, such as a slide, with the next line."""
        self._parts.append((len(self._lines) + 1, name))

    def add(self, nature: str, pieces: list[Piece], *, level: int = 0) -> None:
        """Add a paragraph; one without words is an empty line."""
        gathering, line = Gathering(), ""
        for raw, target in pieces:
            text = "".join(letter if letter.isprintable() else " " for letter in raw)
            before = gathering.length
            gathering.add(text, self._length + len(line))
            if target:
                gathering.span(before, "link", target)
            line += text
        block = gathering.block(nature, level=level)
        if block:
            self._blocks.append(block)
        self._lines.append(line)
        self._length += len(line) + 1

    def page(self, name: str) -> Page:
        """Give the page of what was added."""
        return Page(
            name=name,
            source="\n".join(self._lines),
            blocks=tuple(self._blocks),
            told=self.told,
            parts=tuple(self._parts),
        )
