"""Words that should not be there: a sentence that holds a phrase of a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.speak.finding import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.speak.known import Known
    from outsidein.speak.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """`of`: the group of phrases; no fault in a sentence that has a phrase of a group in `unless`.

    Phrases within quotation marks or code are passed over.
    """

    of: str
    unless: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of phrases that are looked for."""
        return (self.of, *self.unless)

    def faults(self, reading: Reading, known: Known) -> Iterator[Fault]:
        """Find the phrases."""
        del known
        for sentence in reading.sentences:
            if self.of not in sentence.hits or sentence.has(*self.unless):
                continue
            block = reading.page.blocks[sentence.block]
            for hit in sentence.hits[self.of]:
                start, end = sentence.stretch(hit)
                if block.is_said(start, end):
                    yield Fault(block=sentence.block, start=start, end=end)
