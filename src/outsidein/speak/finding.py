"""A finding: what is wrong, where, why it matters to the reader, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outsidein.pages.page import Page
    from outsidein.speak.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a kind of rule found in a page: a stretch of the text of one block.

    A rule's own sentences stand where `why` or `suggestion` is empty. `of_page`: it is about the
    page as a whole, and the stretch only says where the page begins.
    """

    block: int
    start: int
    end: int
    why: str = ""
    suggestion: str = ""
    of_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. Lines and columns count from 1, columns in characters; the end is exclusive.

    `words` are the page's own words that it is about, `part` names the slide of a deck. What is
    `of_page` is about the page as a whole, and its words and place are where the page begins.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    words: str
    message: str
    suggestion: str
    part: str = ""
    of_page: bool = False


def finding_of(fault: Fault, page: Page, rule: Rule) -> Finding:
    """Give the finding of a fault: with its place in the file, and the page's own words."""
    block = page.blocks[fault.block]
    last = max(fault.end - 1, fault.start)
    where = page.stretch(block.source_of(fault.start), block.source_of(last))
    return Finding(
        path=page.name,
        **where._asdict(),
        rule=rule.name,
        words=block.text[fault.start : fault.end],
        message=fault.why or rule.why,
        suggestion=fault.suggestion or rule.suggestion,
        part=page.part_of(where.line),
        of_page=fault.of_page,
    )
