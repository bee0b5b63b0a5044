"""What a page leaves out: nowhere a phrase of a group that a page of its kind should have."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from outsidein.speak.finding import Fault
from outsidein.speak.page_signs import prose_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.pages.page import Block
    from outsidein.speak.known import Known
    from outsidein.speak.reading import Reading


class Evidence(NamedTuple):
    """What shows that a page does have something: a stretch of the text of one of its blocks.

    `words` counts those of a phrase; a block that is enough by what it is has none.
    """

    block: int
    start: int
    end: int
    words: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """`of`: the groups of which one phrase is enough, in prose, buttons, quotes or notes.

    `perhaps`: groups whose phrases may tell it too: enough not to be blamed, and no evidence.
    `natures`: blocks of these are enough too, such as a `button` or `code`. `under`: sections whose
    heading has a phrase of these groups don't count. A page of fewer than `least` words of prose is
    not blamed: it may be one piece of a page whose other pieces stand in other files.
    """

    of: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    least: int = 80

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of phrases that are looked for."""
        return (*self.of, *self.perhaps, *self.under)

    def faults(self, reading: Reading, known: Known) -> Iterator[Fault]:
        """Find at most one fault: at the page's title, or where its prose begins."""
        del known
        if self.is_told(reading) or prose_words(reading.sentences) < self.least:
            return
        blocks = reading.page.blocks
        titles = (one for one in reading.sentences if _is_title(blocks[one.block]))
        first = next(titles, reading.sentences[0])
        yield Fault(block=first.block, start=first.start, end=first.end, of_page=True)

    def is_told(self, reading: Reading) -> bool:
        """Tell whether the page has it at all, or may have it."""
        apart = reading.blocks_under(*self.under)
        return any(
            one.has(*self.perhaps) or (one.has(*self.of) and one.block not in apart)
            for one in chain(reading.sentences, reading.around)
        ) or any(block.nature in self.natures for block in reading.page.blocks)

    def evidence(self, reading: Reading) -> list[Evidence]:
        """Give all words by which a page has it: the longest phrases first, then whole blocks."""
        apart = reading.blocks_under(*self.under)
        found = [
            Evidence(sentence.block, *sentence.stretch((first, behind)), behind - first)
            for sentence in chain(reading.sentences, reading.around)
            if sentence.block not in apart
            for group in self.of
            for first, behind in sentence.hits.get(group, ())
        ]
        blocks = enumerate(reading.page.blocks)
        return [
            *sorted(found, key=lambda one: -one.words),
            *(Evidence(n, 0, len(one.text)) for n, one in blocks if one.nature in self.natures),
        ]


def _is_title(block: Block) -> bool:
    return block.nature == "title" or (block.nature == "heading" and block.level == 1)
