"""The phrase that says best what a theme is about: some words in a row, as customers said them."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from outsidein.themes.names import STOP_WORDS, stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
FEWEST_WORDS, MOST_WORDS = 2, 5
FEWEST_TEXTS, LEAST_SHARE = 2, 0.06  # of a theme's texts that must have the phrase
MOST_LOOKED_AT = 1000  # texts of a theme: enough to know how it speaks
# Small words that turn the meaning of what stands before or after them.
TURNING = {"off", "out", "up", "down", "back", "over", "twice", "again"}
NEGATIONS = {"not", "no", "never", "without", "can't", "cannot", "won't", "didn't", "doesn't"} | {
    "don't",
    "isn't",
    "hasn't",
    "haven't",
    "wasn't",
    "wrong",
}
NO_BEGINNING = STOP_WORDS - NEGATIONS
NO_ENDING = (STOP_WORDS | NEGATIONS) - TURNING


def best_phrases(texts: Sequence[str], labels: npt.NDArray[np.int64], count: int) -> list[str]:
    """Give the best phrase of each theme, "" where no two texts share one.

    A phrase begins with a word that says something and ends with one, or with a small one that
    turns its meaning ("paid out"). It is worth the share of the theme's texts that have it, times
    the logarithm of how much that is above its share of all texts, times the root of the number of
    words in it that say something.
    """
    said = [set(_phrases(text)) for text in texts]
    everywhere = Counter(phrase for phrases in said for phrase in phrases)
    found = []
    for theme in range(count):
        members = np.flatnonzero(labels == theme)[:MOST_LOOKED_AT]
        within = Counter(phrase for row in members for phrase in said[row])
        fewest = max(FEWEST_TEXTS, LEAST_SHARE * len(members))
        worth = {
            phrase: _worth(phrase, times / len(members), everywhere[phrase] / len(texts))
            for phrase, times in within.items()
            if times >= fewest
        }
        # Of two that are worth the same, the one that comes first in the alphabet.
        found.append(min(worth, key=lambda phrase: (-worth[phrase], phrase), default=""))
    return found


def _phrases(text: str) -> Iterator[str]:
    for part in re.split(r"[.,;:!?()\n]+", text.casefold().replace("\u2019", "'")):
        words = WORD.findall(part)
        for start, first in enumerate(words):
            if first in NO_BEGINNING:
                continue
            for end in range(start + FEWEST_WORDS, min(start + MOST_WORDS, len(words)) + 1):
                if words[end - 1] not in NO_ENDING:
                    yield " ".join(words[start:end])


def _worth(phrase: str, share: float, share_of_all: float) -> float:
    telling = len(stems(" ".join(word for word in phrase.split() if word not in STOP_WORDS)))
    return round(math.sqrt(telling) * share * math.log(share / share_of_all), 9)
