"""What customers say: their words with their meaning, and where they say each."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from outsidein.meaning.encoder import encode
from outsidein.meaning.static_vectors import static_vectors
from outsidein.meaning.tokens import tokenizer
from outsidein.speak.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from outsidein.speak.vocabulary import Vocabulary

    Vectors = npt.NDArray[np.float32]

# Encoding takes two seconds for so many words, those of most people.
MOST_WORDS = 4_000
SHORTEST = 3
# Words on each side of the one exchanged; how many statements with a word are looked at.
AROUND = 4
MIXED = "other"  # small words of all sorts, which tell nothing of the word beside them
STATEMENTS = 100


class Place(NamedTuple):
    """Where a word stands: the sentence, its words, where each begins, and which one it is."""

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    at: int

    def beside(self) -> tuple[str, str]:
        """Give the sorts of small words before and after it; nothing for any other word."""
        before = self.words[self.at - 1] if self.at else ""
        after = self.words[self.at + 1] if self.at + 1 < len(self.words) else ""
        told = sorts().get(before, ""), sorts().get(after, "")
        return told[0].replace(MIXED, ""), told[1].replace(MIXED, "")

    def exchanged(self, word: str) -> list[str]:
        """Give the words around it as they are, with another in its place, and without it."""
        last = min(self.at + AROUND, len(self.words) - 1)
        first, end = (
            self.starts[max(0, self.at - AROUND)],
            self.starts[last] + len(self.words[last]),
        )
        start = self.starts[self.at]
        before = self.text[first:start]
        after = self.text[start + len(self.words[self.at]) : end]
        return [self.text[first:end], before + word + after, before + after]


@dataclass(frozen=True, kw_only=True)
class CustomerLanguage:
    """What customers say: the words of most people with their vectors, and their statements."""

    vocabulary: Vocabulary
    texts: Sequence[str]

    @cached_property
    def words(self) -> list[str]:
        """Words with a meaning of their own, those of most people first."""
        people = self.vocabulary.people
        told = [
            word
            for word in people
            if len(word) >= SHORTEST and rank(word) >= 0 and word not in sorts()
        ]
        return sorted(told, key=lambda word: (-people[word], word))[:MOST_WORDS]

    @cached_property
    def vectors(self) -> tuple[Vectors, Vectors]:
        """Static vectors and those of the encoder, a row for each of the words."""
        return static_vectors(self.words), encode(self.words)

    @cached_property
    def _places(self) -> dict[str, list[Place]]:
        return {}

    def places(self, word: str) -> list[Place]:
        """Give where customers say a word, spread over all that they say."""
        if word not in self._places:
            alone = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
            said = [text for text in self.texts if alone.search(text)]
            spread = said[:: max(1, len(said) // STATEMENTS)][:STATEMENTS]
            self._places[word] = [place for text in spread for place in _found(text, word)]
        return self._places[word]


def _found(text: str, word: str) -> Iterator[Place]:
    words, starts = words_of(text)
    if word in words:
        yield Place(text, words, starts, words.index(word))


def rank(word: str) -> int:
    """Give the place of a word among all by how common it is in English; -1 if it is no token."""
    # The tokens of whole words stand in the order of how often they are written.
    number = tokenizer().token_to_id(word)
    return -1 if number is None else number


@cache
def sorts() -> Mapping[str, str]:
    """Give the small words, each with its sort."""
    text = files("outsidein.speak").joinpath("words", "small-words.toml").read_text("utf-8")
    told: dict[str, str] = tomllib.loads(text)
    return {word: sort for sort, words in told.items() for word in words.split()}
