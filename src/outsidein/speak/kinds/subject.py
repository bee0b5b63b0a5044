"""A sentence about us: we are its grammatical subject, and the reader has no part in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.speak.about_us import SPEAKS_OF, behind_us, is_quoted
from outsidein.speak.clause import OURS, WE
from outsidein.speak.finding import Fault
from outsidein.speak.names import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.speak.known import Known
    from outsidein.speak.reading import Marked, Reading

# So many words behind us, or behind "our", what is said of us begins: "We have always been …",
# "Our plant in Lyon was …".
BEHIND, BEHIND_OURS = 2, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """`fewest_words`: shorter ones are no sentences. `unless`: with a phrase of these no fault.

    `sorts`: what is said of us has to begin with a phrase of one of these groups; with `any_of_we`,
    what "we" are said to do may be anything that doesn't begin with one of `harmless`.
    There are no faults in sections whose heading has a phrase of `apart`, nor in those below.
    """

    fewest_words: int
    sorts: tuple[str, ...]
    any_of_we: bool = False
    harmless: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    apart: str = ""

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of phrases that are looked for."""
        return (
            *SPEAKS_OF,
            *self.sorts,
            *self.harmless,
            *self.unless,
            *([self.apart] if self.apart else ()),
        )

    def faults(self, reading: Reading, known: Known) -> Iterator[Fault]:
        """Find the sentences."""
        names = names_in(reading, known)
        apart = reading.blocks_under(self.apart) if self.apart else frozenset()
        for nth, sentence in enumerate(reading.sentences):
            if sentence.block in apart or self._is_exempt(sentence):
                continue
            at = behind_us(reading.sentences, nth, names)
            if at is None or is_quoted(sentence, reading):
                continue
            if self._begins(sentence, at, self.sorts) or self._is_about_us(sentence, at):
                yield Fault(block=sentence.block, start=sentence.start, end=sentence.end)

    def _is_exempt(self, sentence: Marked) -> bool:
        return len(sentence.words) < self.fewest_words or sentence.has(*self.unless)

    def _is_about_us(self, sentence: Marked, at: int) -> bool:
        """Tell whether "we" do or are what is nothing to anybody else."""
        says_we = self.any_of_we and sentence.words[at - 1] in WE
        return says_we and not self._begins(sentence, at, self.harmless)

    def _begins(self, sentence: Marked, at: int, groups: tuple[str, ...]) -> bool:
        """Tell whether a phrase of the groups begins at a word or soon behind it."""
        words = sentence.words
        near = range(at - 1, at + (BEHIND_OURS if words[at - 1] in OURS else BEHIND) + 1)
        return any(first in near for one in groups for first, _ in sentence.hits.get(one, ()))
