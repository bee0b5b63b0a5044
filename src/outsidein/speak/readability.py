"""How many years of school a text asks of its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from outsidein.speak.syllables import syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What the lexicon gives as words and are none.
SIGNS = frozenset("%$€£#")


class Amounts(NamedTuple):
    """How much there is of a text."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch–Kincaid grade level: 8 is what people read with ease after 8 years of school.

        J. P. Kincaid and others, "Derivation of new readability formulas for Navy enlisted
        personnel", Research Branch Report 8-75, Naval Technical Training, Memphis 1975.

        >>> round(Amounts(sentences=5, words=100, syllables=150).grade, 2)
        9.91
        """
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def amounts(sentences: Iterable[Sequence[str]]) -> Amounts:
    """Count sentences, given as their words in lower case; one without a word counts as none.

    Words joined by hyphens count each; a number is one syllable, since it is taken in at a glance.
    """
    apart = (" ".join(told).replace("-", " ").split() for told in sentences)
    counted = [
        (len(words), sum(map(syllables, words)))
        for told in apart
        if (words := [word for word in told if word not in SIGNS])
    ]
    return Amounts(len(counted), sum(n for n, _ in counted), sum(n for _, n in counted))


def grade(sentences: Iterable[Sequence[str]]) -> float:
    """Give the Flesch–Kincaid grade level of sentences, given as their words in lower case.

    >>> grade(["it saves you an hour a day".split()]) < 4
    True
    """
    return amounts(sentences).grade
