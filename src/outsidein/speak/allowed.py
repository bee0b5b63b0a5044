"""Faults that the writer of a page allows, by a comment in the page itself.

    <!-- outsidein: allow inward-sentence -->        Markdown, HTML
    {/* outsidein: allow inward-sentence */}         MDX, JSX; in JSX also // and /* … */
    outsidein: allow inward-sentence                 a line of a text file

Within a block or behind it on its line, a comment is about this block; alone on its line, about the
block that follows; before the first words, about the page. Several rules have commas between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from outsidein.pages.page import Place
from outsidein.record.toml_lines import nearest
from outsidein.speak.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from outsidein.pages.page import Block, Page

# What a comment that can't be followed is reported as, beside the rules.
UNKNOWN = "unknown-comment"
ALLOW, PAGE = "allow", "page"
WHY = "Nobody follows this comment, so it changes nothing."

COMMENT = re.compile(
    r"<!--\s*outsidein:\s*(?P<markup>.*?)\s*-->"
    r"|/\*\s*outsidein:\s*(?P<block>.*?)\s*\*/"
    r"|//\s*outsidein:[ \t]*(?P<line>[^\n]*)",
    re.DOTALL | re.IGNORECASE,
)
LINE = re.compile(
    r"^[ \t]*(?:#|//|\.\.|;)?[ \t]*outsidein:[ \t]*(?P<line>[^\n]*)$", re.MULTILINE | re.IGNORECASE
)
# Formats that have no comments that a reader of the text would not see.
OF_LINES = frozenset({".txt", ".rst", ".adoc", ".eml", ".docx", ".pptx"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """Which rules are allowed from which place to which, and the comments nobody can follow."""

    stretches: tuple[tuple[Place, Place, str], ...] = ()
    wrong: tuple[Finding, ...] = ()

    def allows(self, finding: Finding) -> bool:
        """Tell whether a finding is allowed."""
        at = Place(finding.line, finding.column)
        return any(
            rule == finding.rule and first <= at <= last for first, last, rule in self.stretches
        )


def allowed_in(page: Page, rules: Iterable[str]) -> Allowed:
    """Read the comments of a page. What can't be followed is told as a finding, never ignored.

    >>> from outsidein.pages.opening import page_of
    >>> page = page_of("We are proud. <!-- outsidein: allow inward-sentence -->")
    >>> allowed_in(page, ["inward-sentence"]).stretches
    ((Place(line=1, column=1), Place(line=1, column=13), 'inward-sentence'),)
    """
    if "outsidein:" not in page.source.lower():
        return Allowed()
    known = tuple(rules)
    extents = [_extent(block) for block in page.blocks]
    comments = [*_comments(page, extents)]
    # In a text file the comment is a block itself, which nobody means.
    own = {extent for extent in extents for at, end, _ in comments if at <= extent[0] < end}
    meant = [extent for extent in extents if extent not in own]
    kept: list[tuple[Place, Place, str]] = []
    wrong: list[Finding] = []
    for at, end, told in comments:
        word, _, listed = told.partition(" ")
        names = [name.strip() for name in listed.split(",") if name.strip()]
        if word.lower() == PAGE:
            continue  # what sort of page it is: told elsewhere
        if word.lower() != ALLOW or not names:
            step = "Write `outsidein: allow RULE`, with the name of a rule."
            wrong.append(_wrong(page, at, end, step))
            continue
        first, last = _meant(page.source, meant, at, end)
        kept += [(page.place(first), page.place(last), name) for name in names if name in known]
        wrong += [
            _wrong(page, at, end, f"There is no rule `{name}`. {nearest(name, known)}")
            for name in names
            if name not in known
        ]
    return Allowed(stretches=tuple(kept), wrong=tuple(wrong))


def _comments(page: Page, extents: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Give where each comment begins and ends, and what it says; not those in examples of code."""
    pattern = LINE if PurePath(page.name).suffix.lower() in OF_LINES else COMMENT
    for found in pattern.finditer(page.source):
        if not _is_code(page.blocks, extents, found.start()):
            told = next(text for text in found.groups() if text is not None)
            yield found.start(), found.end(), " ".join(told.split())


def _is_code(blocks: Sequence[Block], extents: Sequence[tuple[int, int]], at: int) -> bool:
    """Tell whether a place is in an example: a block of code, or code within a sentence."""
    for block, (first, behind) in zip(blocks, extents, strict=True):
        if first <= at < behind:
            return block.nature == "code" or any(
                span.nature == "code"
                and block.source_of(span.start) <= at <= block.source_of(span.end - 1)
                for span in block.spans
            )
    return False


def _meant(source: str, extents: Sequence[tuple[int, int]], at: int, end: int) -> tuple[int, int]:
    """Give where what a comment is about begins, and its last letter."""
    before = bisect_right([first for first, _ in extents], at) - 1
    if before < 0:
        return 0, max(len(source) - 1, 0)
    line = source.rfind("\n", 0, at) + 1
    following = [number for number, (first, _) in enumerate(extents) if first >= end]
    # Within a block, or behind one that ends on the same line.
    meant = before if extents[before][1] > line or not following else following[0]
    return extents[meant][0], extents[meant][1] - 1


def _extent(block: Block) -> tuple[int, int]:
    """Give where a block begins in the source, and where it has ended."""
    return block.source_of(0), block.source_of(len(block.text) - 1) + 1


def _wrong(page: Page, at: int, end: int, step: str) -> Finding:
    return Finding(
        path=page.name,
        **page.stretch(at, end - 1)._asdict(),
        rule=UNKNOWN,
        words=" ".join(page.source[at:end].split()),
        message=WHY,
        suggestion=step,
    )
