"""A block while it is read: pieces of text gathered with their places, blanks put in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from outsidein.pages.page import Block, Span

# Letters that nobody sees. One of them also stands where a placeholder was taken out of a text.
UNSEEN = "\u00ad\u200b\u200c\u2060\ufeff"
NOTHING = "\u2060"

# Blanks that are not one plain blank between two words, and letters that nobody sees.
ODD_BLANKS = re.compile(rf" \s+|[^\S ]\s*|[{UNSEEN}]+")


@dataclass(slots=True)
class Gathering:
    """Gathers the pieces of one block. Any number of blanks becomes one, none at the ends."""

    _pieces: list[str] = field(default_factory=list)
    _runs: list[tuple[int, int]] = field(default_factory=list)
    _spans: list[Span] = field(default_factory=list)
    _length: int = 0
    _ends_blank: bool = True

    def add(self, text: str, source: int, *, is_literal: bool = True) -> None:
        """Add text that stands at a place of the source.

        A text that is not literal, such as the letter of an entity, does not count along with the
        source; what follows it has to be added with its own place.
        """
        if not is_literal:
            if text.isspace():
                self.blank(source)
            elif text not in UNSEEN:
                self._append(text, source)
            return
        at = 0
        for blanks in ODD_BLANKS.finditer(text):
            self._append(text[at : blanks.start()], source + at)
            if blanks[0][0] not in UNSEEN:
                self.blank(source + blanks.start())
            at = blanks.end()
        self._append(text[at:], source + at)

    def blank(self, source: int) -> None:
        """Add one blank, unless there is one already."""
        if not self._ends_blank:
            self._append(" ", source)

    def span(self, start: int, nature: str, target: str = "") -> None:
        """Mark what was added since `start` (a former `length`) as more than words."""
        if self._length > start:
            self._spans.append(Span(start, self._length, nature, target))

    @property
    def length(self) -> int:
        """How many letters were gathered so far."""
        return self._length

    def block(self, nature: str, *, level: int = 0) -> Block | None:
        """Give the block of what was gathered, nothing if there is no letter or number in it."""
        text = "".join(self._pieces).rstrip()
        if not any(map(str.isalnum, text)):
            return None
        spans = tuple(
            Span(span.start, min(span.end, len(text)), span.nature, span.target)
            for span in self._spans
            if span.start < len(text)
        )
        if self._runs[-1][0] >= len(text):  # the blank at the end, which is taken off
            self._runs.pop()
        return Block(nature=nature, text=text, runs=tuple(self._runs), level=level, spans=spans)

    def _append(self, text: str, source: int) -> None:
        if self._ends_blank and text.startswith(" "):
            text, source = text[1:], source + 1
        if text:
            self._pieces.append(text)
            self._runs.append((self._length, source))
            self._length += len(text)
            self._ends_blank = text.endswith(" ")
