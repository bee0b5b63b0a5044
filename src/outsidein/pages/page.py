"""A page as its readers see it: blocks of text, of which every letter has its place in the file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

# What a block is. Prose is what a writer wrote for readers to read through.
PROSE = ("title", "heading", "paragraph", "item", "cell")
OTHER = ("button", "quote", "code", "legal", "navigation", "alt", "note")
NATURES = (*PROSE, *OTHER)


class Span(NamedTuple):
    """A stretch of a block's text that is more than words: `link`, `code`, `quote`, `strong`."""

    start: int
    end: int
    nature: str
    target: str = ""


class Place(NamedTuple):
    """Where in the file something stands; both count from 1, columns in characters."""

    line: int
    column: int


class Stretch(NamedTuple):
    """From where to where in the file something stands; the end is behind its last letter."""

    line: int
    column: int
    end_line: int
    end_column: int


# What a stretch of prose may be that whoever wrote the page did not say.
NOT_SAID = frozenset({"quote", "code"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph, item, cell, button … without markup.

    `runs` says where the text comes from: pairs of a place in `text` and the place in the page's
    source of the letter there, ascending; between two pairs both count alike.
    """

    nature: str
    text: str
    runs: tuple[tuple[int, int], ...]
    level: int = 0  # of a heading: 1 to 6
    spans: tuple[Span, ...] = ()

    @property
    def is_prose(self) -> bool:
        """Tell whether it was written to be read through."""
        return self.nature in PROSE

    def is_said(self, start: int, end: int) -> bool:
        """Tell whether the writer says a stretch of the text: nothing of it is quoted or code."""
        return not any(
            span.nature in NOT_SAID and span.start < end and start < span.end for span in self.spans
        )

    def source_of(self, at: int) -> int:
        """Give the place in the page's source of a letter of the text."""
        run = bisect_right(self.runs, (at, 1 << 60)) - 1
        start, source = self.runs[max(run, 0)]
        return source + at - start


@dataclass(frozen=True, kw_only=True)
class Page:
    """One thing that we publish: a page, a mail, a deck.

    `told` holds what the file says of itself, by lower-case key: front matter, `<title>`,
    `og:site_name`, the subject of a mail. `parts` names stretches of lines, such as the slides of a
    deck: pairs of first line and name.
    """

    name: str
    source: str
    blocks: tuple[Block, ...]
    told: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[tuple[int, str], ...] = ()

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.source.find("\n", at + 1)
        return starts

    def place(self, source_at: int) -> Place:
        """Give line and column of a place in the source."""
        line = bisect_right(self._line_starts, source_at)
        return Place(line, source_at - self._line_starts[line - 1] + 1)

    def stretch(self, first: int, last: int) -> Stretch:
        """Give where it stands what goes from one place in the source to another, inclusive."""
        begin, end = self.place(first), self.place(last)
        return Stretch(begin.line, begin.column, end.line, end.column + 1)

    def part_of(self, line: int) -> str:
        """Name the part that a line belongs to, such as `slide 3`; empty where there are none."""
        nth = bisect_right(self.parts, (line, "\U0010ffff")) - 1
        return self.parts[nth][1] if nth >= 0 else ""
