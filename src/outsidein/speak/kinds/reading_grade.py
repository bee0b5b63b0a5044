"""Paragraphs that ask too much: long sentences in which long words heap up."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING

from outsidein.speak.finding import Fault
from outsidein.speak.readability import grade

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from outsidein.speak.known import Known
    from outsidein.speak.reading import Marked, Reading

# What parts a sentence: a comma, or the number of an item: "1) growth 2) retention".
PARTS = frozenset(",;")
NUMBERED = ")"
FEWEST_ITEMS = 3
RUNNING = frozenset({"paragraph", "item"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingGrade:
    """A paragraph of `fewest_words` or more with a grade level from `grade` upwards.

    One of its sentences must have `long_sentence` words or more. Parts of a sentence of up to
    `item_words` words, at least three in a row, are a list, which is read item by item: for the
    grade all of it counts as one such part. `message` may name {grade}, {longest} and {words}.
    """

    grade: float
    fewest_words: int
    long_sentence: int
    item_words: int
    message: str

    @property
    def groups(self) -> tuple[str, ...]:
        """No phrases: it is the length of words and sentences that counts."""
        return ()

    def faults(self, reading: Reading, known: Known) -> Iterator[Fault]:
        """Find the paragraphs."""
        del known
        for block, sentences in reading.paragraphs.items():
            lengths = [len(sentence.words) for sentence in sentences]
            if (
                sentences[0].nature not in RUNNING
                or sum(lengths) < self.fewest_words
                or max(lengths) < self.long_sentence
            ):
                continue
            level = grade(self._without_lists(sentence) for sentence in sentences)
            if level >= self.grade:
                why = self.message.format(
                    grade=round(level), longest=max(lengths), words=sum(lengths)
                )
                start, end = sentences[0].start, sentences[-1].end
                yield Fault(block=block, start=start, end=end, why=why)

    def _without_lists(self, sentence: Marked) -> Sequence[str]:
        """Give the words of a sentence with all but the first part of each list left out."""
        parts = _parts(sentence)
        if len(parts) < FEWEST_ITEMS:
            return sentence.words
        kept: list[str] = []
        for is_short, group in groupby(parts, key=lambda part: len(part) <= self.item_words):
            row = list(group)
            is_list = is_short and len(row) >= FEWEST_ITEMS
            kept += chain.from_iterable(row[:1] if is_list else row)
        return kept


def _parts(sentence: Marked) -> list[Sequence[str]]:
    """Cut the words of a sentence behind commas and before the numbers of items."""
    text, words = sentence.text, sentence.words
    cuts = {0, len(words)}
    for nth, (word, start) in enumerate(zip(words, sentence.starts, strict=True)):
        behind = text[start + len(word) : start + len(word) + 1]
        if behind in PARTS:
            cuts.add(nth + 1)
        elif behind == NUMBERED and word.isdigit():
            cuts.add(nth)
    return [words[start:end] for start, end in pairwise(sorted(cuts))]
