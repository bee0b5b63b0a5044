"""The words that customers use: how many people say each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from outsidein.speak.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The endings that one word takes; two words with the same beginning before one are one word.
ENDINGS = ("ing", "ed", "es", "s", "d", "er", "ers", "ly", "e", "'s")
# Those of them that can be added to any word without making another word of it.
ADDED = ("s", "es", "ed", "ing")
SHORTEST = 3
SAME_BEGINNING = 4


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """How many people say each word, of how many people and texts."""

    people: Mapping[str, int] = field(default_factory=dict)
    voices: int = 0
    texts: int = 0

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of all words that anybody says."""
        return frozenset(stem for word in self.people for stem in stems_of(word))

    def has(self, word: str) -> bool:
        """Tell whether anybody says the word in any of its forms."""
        return word in self.people or not self.stems.isdisjoint(stems_of(word))

    def commonest(self, word: str) -> tuple[str, int]:
        """Give the form of a word that most people say, and how many do."""
        forms = {word, *(word + ending for ending in ADDED)}
        if word.endswith("e"):
            forms |= {word + "d", word[:-1] + "ing"}
        best = max(sorted(forms), key=lambda form: self.people.get(form, 0))
        return best, self.people.get(best, 0)


def stems_of(word: str) -> set[str]:
    """Give what may be the beginning of a word without its ending.

    >>> sorted(stems_of("commences")), sorted(stems_of("commencing"))
    (['commenc', 'commence', 'commences'], ['commenc', 'commencing'])
    """
    found = {word}
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            found.add(word[: -len(ending)])
    if word.endswith(("ies", "ied")) and len(word) - 3 >= SHORTEST:
        found.add(word[:-3] + "y")
    return found


def akin(word: str, other: str) -> bool:
    """Tell whether two words are one in other forms, or one made of the other.

    >>> akin("submission", "submit"), akin("cardholder", "card"), akin("vehicle", "car")
    (True, True, False)
    """
    begun = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    )
    if begun >= SAME_BEGINNING and begun >= min(len(word), len(other)) - 3:
        return True
    stems = stems_of(word), stems_of(other)
    if not stems[0].isdisjoint(stems[1]):
        return True
    stem = min((one for one in stems[1] if len(one) >= SHORTEST), key=len, default=other)
    return stem in word


def vocabulary_of(texts: Sequence[str], people: Sequence[str] = ()) -> Vocabulary:
    """Count who says which word; each text is another person's unless `people` tells.

    >>> vocabulary_of(["My bill is wrong.", "Which bill?"], ["Ana", "Ana"]).people["bill"]
    1
    """
    said: dict[str, set[str | int]] = {}
    names: Sequence[str | int] = people or range(len(texts))
    for text, name in zip(texts, names, strict=True):
        for word in words_of(text)[0]:
            said.setdefault(word, set()).add(name)
    counts = {word: len(who) for word, who in said.items()}
    return Vocabulary(people=counts, voices=len(set(names)), texts=len(texts))
