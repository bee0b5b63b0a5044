"""What tests of pages share: a page told in short, and the check that each place is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from outsidein.pages.page import Block, Page

Told = tuple[str, str]


@pytest.fixture
def told() -> Callable[[Iterable[Block]], list[Told]]:
    """Give what turns blocks into their natures and texts."""
    return lambda blocks: [(block.nature, block.text) for block in blocks]


@pytest.fixture
def assert_placed() -> Callable[[Page], None]:
    """Give what checks that each letter of a page stands in the source where it says.

    Blanks may be anything there, such as a break of the line. What stands where an entity, an
    escape or a code span begins may be another letter, but only up to the next run.
    """
    return _assert_placed


def _assert_placed(page: Page) -> None:
    for block in page.blocks:
        ends = [start for start, _ in block.runs[1:]] + [len(block.text)]
        assert block.runs[0][0] == 0
        for (start, source), end in zip(block.runs, ends, strict=True):
            assert start < end
            if page.source[source : source + 1] in {"&", "\\", "`"}:
                continue
            for at in range(start, end):
                letter, there = block.text[at], page.source[block.source_of(at)]
                assert letter in (there, " "), (block, at)
