"""What a page of ours says, sentence by sentence, with its heading and the line it stands in."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from outsidein.pages.opening import page_of
from outsidein.pages.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.pages.page import Block, Page

FEWEST_WORDS = 4  # less claims nothing: "Learn more", "Our awards"
# What a page says in its text. What it says by law holds too; menus and buttons say nothing.
SAID = frozenset({"paragraph", "item", "cell", "note", "quote", "legal"})


class Claim(NamedTuple):
    """One sentence of a page, the heading it stands below, and its line."""

    text: str
    heading: str
    line: int


def claims_on(body: str, body_format: str, *, first_line: int = 1) -> list[Claim]:
    r"""Give the sentences below headings that have four words or more and ask nothing.

    >>> claims_on("# Prices\n\nNo fee. You pay by the month,\nand never more.", "markdown")
    [Claim(text='You pay by the month, and never more.', heading='Prices', line=3)]
    """
    page = page_of(body, "page.html" if body_format == "html" else "page.md")
    heading, claims = "", []
    for block in _with_rows(page):
        if block.level:
            heading = block.text
        elif block.nature in SAID:
            for sentence in sentences_of(block):
                if _is_claim(sentence.text):
                    line = page.place(block.source_of(sentence.start)).line
                    claims.append(Claim(sentence.text, heading, first_line + line - 1))
    return claims


def _is_claim(text: str) -> bool:
    return len(re.findall(r"\w+", text)) >= FEWEST_WORDS and not text.rstrip('"”’)').endswith("?")


def _with_rows(page: Page) -> Iterator[Block]:
    """Give the blocks, the cells of a table's row as one: its words make sense together."""

    def row_of(block: Block) -> tuple[str, int]:
        is_cell = block.nature == "cell"
        return block.nature, page.place(block.source_of(0)).line if is_cell else 0

    for (nature, _), blocks in groupby(page.blocks, key=row_of):
        if nature == "cell":
            yield _row(list(blocks))
        else:
            yield from blocks


def _row(cells: list[Block]) -> Block:
    text, runs = "", []
    for cell in cells:
        text += ": " if text else ""
        runs += [(len(text) + start, source) for start, source in cell.runs]
        text += cell.text
    return replace(cells[0], text=text, runs=tuple(runs))
