"""Groups of phrases, all looked for in one pass over the words of a text.

A group is a file in `words/`, one phrase a line; a line that begins with `# ` is a comment:

    save~ _? time        `~` after a word: its forms (save, saves, saved, saving); `_`: any word
    (cut|halve) costs    either word
    <number> percent     a number, in figures or in words
    very? best           `?` after a word: with or without it
    ^ best of all        only at the beginning of a sentence
    ! best practice~     no hit of this group within such words
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from outsidein.speak.phrase_states import Element, PhraseStates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from outsidein.speak.phrase_states import State

WORD = re.compile(r"[^\W_]+(?:['’.,-](?=[^\W_])[^\W_]+)*|[%$€£#]")
BEGINNING, EXEMPT = "^", "!"
VOWELS = frozenset("aeiou")

Hit = tuple[int, int]


def words_of(text: str) -> tuple[list[str], list[int]]:
    """Give the words of a text in lower case, with straight apostrophes, and where each begins."""
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text):  # a few letters of other alphabets have no small one
        lowered = "".join(map(_small, text))
    found = list(WORD.finditer(lowered))
    return [one[0] for one in found], [one.start() for one in found]


def _small(letter: str) -> str:
    small = letter.lower().replace("’", "'")
    return small if len(small) == 1 else letter


@dataclass(slots=True)
class Lexicon:
    """Phrases of several groups, looked for together."""

    _states: PhraseStates = field(default_factory=PhraseStates)
    _anywhere: list[int] = field(default_factory=list)
    _at_beginning: list[int] = field(default_factory=list)
    _begun: tuple[State, State] | None = None

    def add(self, group: str, phrases: Iterable[str]) -> None:
        """Add phrases to a group."""
        for phrase in phrases:
            told = phrase.split()
            name = f"!{group}" if told[0] == EXEMPT else group
            told = told[told[0] == EXEMPT :]
            where = self._at_beginning if told[0] == BEGINNING else self._anywhere
            elements = [_element(word) for word in told[told[0] == BEGINNING :]]
            where.append(self._states.add(name, elements))
        self._begun = None

    def hits(self, words: Sequence[str]) -> Mapping[str, list[Hit]]:
        """Give by group which words form a phrase of it: pairs of first word and behind the last.

        The longest of those that begin with one word is given; hits of a group don't overlap.
        """
        longest: dict[str, dict[int, int]] = {}
        if self._begun is None:
            begin = self._states.begin
            self._begun = begin(self._at_beginning), begin(self._anywhere)
        beginning, anywhere = self._begun
        if words:
            _follow(beginning.following(words[0]), words, 0, longest)
        known, following, last = anywhere.known, anywhere.following, len(words) - 1
        for at, word in enumerate(words):
            state = known[word] if word in known else following(word)
            if state is None:
                continue
            if not state.groups:  # most phrases end here: their next word is another one
                if at == last:
                    continue
                second = words[at + 1]
                if (
                    state.known[second] if second in state.known else state.following(second)
                ) is None:
                    continue
            _follow(state, words, at, longest)
        return {
            group: kept
            for group, ends in longest.items()
            if group[0] != EXEMPT and (kept := _apart(ends, longest.get(f"{EXEMPT}{group}")))
        }


def _follow(
    state: State | None, words: Sequence[str], first: int, longest: dict[str, dict[int, int]]
) -> None:
    """Go on from behind the first word as far as phrases do; note where they end."""
    behind, end = first + 1, len(words)
    while state is not None:
        for group in state.groups:
            longest.setdefault(group, {})[first] = behind
        if behind == end:
            return
        word = words[behind]
        state = state.known[word] if word in state.known else state.following(word)
        behind += 1


def _apart(ends: Mapping[int, int], exempt: Mapping[int, int] | None) -> list[Hit]:
    """Give hits that neither overlap one another nor touch what is exempt."""
    if exempt is None and len(ends) == 1:
        return list(ends.items())
    kept: list[Hit] = []
    for start in sorted(ends):
        end = ends[start]
        is_exempt = exempt and any(first < end and start < last for first, last in exempt.items())
        if not is_exempt and end > start and (not kept or kept[-1][1] <= start):
            kept.append((start, end))
    return kept


def _element(word: str) -> Element:
    """Give what one word of a phrase may be."""
    is_optional = word.endswith("?") and len(word) > 1
    word = word.removesuffix("?") if is_optional else word
    inner = word[1:-1].split("|") if word.startswith("(") and word.endswith(")") else [word]
    return Element(frozenset(form for one in inner for form in _forms(one)), is_optional)


def _forms(word: str) -> list[str]:
    """Give the forms of a word that ends with `~`: third person or plural, past, -ing.

    >>> _forms("save~"), _forms("cut~"), _forms("study~")[1]
    (['save', 'saves', 'saved', 'saving'], ['cut', 'cuts', 'cutted', 'cutting'], 'studies')
    """
    if not word.endswith("~"):
        return [word]
    stem = word[:-1]
    if stem.endswith("e"):
        return [stem, stem + "s", stem + "d", stem[:-1] + "ing"]
    if stem.endswith("y") and stem[-2:-1] not in VOWELS:
        return [stem, stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"]
    plural = stem + ("es" if stem.endswith(("s", "x", "z", "ch", "sh")) else "s")
    short = re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", stem)
    last = stem[-1] if short else ""
    return [stem, plural, stem + last + "ed", stem + last + "ing"]


@cache
def phrases_of(group: str) -> tuple[str, ...]:
    """Give the phrases of a group that ships with the package."""
    return phrases_in(files("outsidein.speak").joinpath("words", f"{group}.txt").read_text("utf-8"))


def phrases_in(text: str) -> tuple[str, ...]:
    """Give the phrases of a file's text: its lines but comments and empty ones."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("# ") and line != "#")


def lexicon_of(groups: Iterable[str], more: Mapping[str, Iterable[str]]) -> Lexicon:
    """Build the lexicon of groups that ship with the package, and of more phrases by group."""
    lexicon = Lexicon()
    for group in sorted(set(groups)):
        lexicon.add(group, phrases_of(group))
    for group, phrases in more.items():
        lexicon.add(group, phrases)
    return lexicon
