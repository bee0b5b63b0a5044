"""Phrases followed word by word: how far into which phrases one is, worked out when first needed.

A phrase with many choices stands for millions of word sequences; only those that texts go into are
ever followed, and each step is remembered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ANY, NUMBER = "_", "<number>"
NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty
    fifty sixty hundred thousand hundreds thousands million millions billion half twice double
    triple""".split()
)

At = frozenset[tuple[int, int]]  # phrases by number, and how many of their words are behind us


class Element(NamedTuple):
    """One word of a phrase: what it may be, and whether it may be missing."""

    choices: frozenset[str]
    is_optional: bool


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """Where one is in phrases: groups of phrases that end here, and where each word leads.

    `known` remembers the words that came here: None for one that leads nowhere.
    """

    states: PhraseStates
    groups: tuple[str, ...]
    words: Mapping[str, At]
    number: At
    other: At
    known: dict[str, State | None] = field(default_factory=dict)

    def following(self, word: str) -> State | None:
        """Give the state that a word leads to, if there is one, and remember it."""
        if word not in self.known:
            at = self.words.get(word)
            if at is None:
                at = self.number if is_number(word) else self.other
            self.known[word] = self.states.state(at) if at else None
        return self.known[word]


@dataclass(slots=True)
class PhraseStates:
    """The states of a set of phrases."""

    phrases: list[tuple[str, tuple[Element, ...]]] = field(default_factory=list)
    _states: dict[At, State] = field(default_factory=dict)

    def add(self, group: str, elements: Iterable[Element]) -> int:
        """Add a phrase to a group; gives its number."""
        self.phrases.append((group, tuple(elements)))
        return len(self.phrases) - 1

    def begin(self, numbers: Iterable[int]) -> State:
        """Give the state before the first word of phrases."""
        return self.state(frozenset(at for number in numbers for at in self._reached(number, 0)))

    def state(self, at: At) -> State:
        """Give the state of being at places in phrases."""
        known = self._states.get(at)
        if known is None:
            known = self._states[at] = self._worked_out(at)
        return known

    def _worked_out(self, at: At) -> State:
        groups: set[str] = set()
        words: dict[str, set[tuple[int, int]]] = {}
        number: set[tuple[int, int]] = set()
        other: set[tuple[int, int]] = set()
        for phrase, done in at:
            group, elements = self.phrases[phrase]
            if done == len(elements):
                groups.add(group)
                continue
            reached = self._reached(phrase, done + 1)
            for choice in elements[done].choices:
                into = other if choice == ANY else number if choice == NUMBER else None
                (words.setdefault(choice, set()) if into is None else into).update(reached)
        number |= other
        return State(
            self,
            tuple(sorted(groups)),
            {
                word: frozenset(to | (number if is_number(word) else other))
                for word, to in words.items()
            },
            frozenset(number),
            frozenset(other),
        )

    def _reached(self, phrase: int, done: int) -> list[tuple[int, int]]:
        """Give the places in a phrase when so many words are behind: missing ones are passed."""
        elements = self.phrases[phrase][1]
        places = [(phrase, done)]
        while done < len(elements) and elements[done].is_optional:
            done += 1
            places.append((phrase, done))
        return places


def is_number(word: str) -> bool:
    """Tell whether a word is a number, in figures or in words."""
    return word[0].isdigit() or word in NUMBERS
