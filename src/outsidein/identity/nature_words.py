"""The words that tell what writes: tables of natures.toml, ready to be asked."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from outsidein.identity.letters import plain_letters
from outsidein.identity.nicknames import known_first_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What a word is of; of two tables that hold it the later one counts.
SORTS = ("beside", "stand_in", "many", "mailbox", "machine", "everybody", "plain_machine")
# What the words of an address or name are together, if all are known: the first of these counts.
NATURE_OF_SORT = {
    "plain_machine": "bot",
    "machine": "bot",
    "everybody": "list",
    "mailbox": "shared mailbox",
    "many": "list",
    "stand_in": "placeholder",
}
SHORTEST_PART = 4  # letters of the shortest word in a compound: Newsom is no news of the O. M.
LONGEST_PHRASE = 4  # words
UNKNOWN = ""


def sorts_of(words: Sequence[str]) -> list[str]:
    """Give the sort of each word or known phrase, in order; an empty one for what is unknown.

    >>> sorts_of(["trust", "and", "safety", "team"]), sorts_of(["anna", "office"])
    (['mailbox', 'mailbox'], ['', 'mailbox'])
    """
    known = _sorts()
    sorts = [known.get(word) or _sort_of_compound(word) for word in words]
    if len(words) == 1 or _phrase_starts().isdisjoint(words):
        return sorts
    phrases, place = _phrases(), 0
    while place < len(words) - 1:
        for length in range(min(LONGEST_PHRASE, len(words) - place), 1, -1):
            sort = phrases.get("".join(words[place : place + length]))
            if sort:
                words = [*words[:place], sort, *words[place + length :]]
                sorts = [*sorts[:place], sort, *sorts[place + length :]]
                break
        place += 1
    return sorts


def nature_of_sorts(sorts: Sequence[str]) -> str:
    """Give what words of known sorts name together; words that only describe name a person.

    >>> nature_of_sorts(["mailbox", "beside"]), nature_of_sorts(["beside"])
    ('shared mailbox', 'person')
    """
    return next((nature for sort, nature in NATURE_OF_SORT.items() if sort in sorts), "person")


def sort_of(word: str) -> str:
    """Give the sort of one word in plain small letters, a compound of known words included.

    >>> sort_of("kundenservice"), sort_of("salesteam"), sort_of("supportuk"), sort_of("newsome")
    ('mailbox', 'mailbox', 'mailbox', '')
    """
    return _sorts().get(word) or _sort_of_compound(word)


@lru_cache(maxsize=65_536)
def _sort_of_compound(word: str) -> str:
    """Give the sort of a word that is two known ones, of which one names a mailbox."""
    sorts, regions = _sorts(), table("words", "glued")
    for size in range(SHORTEST_PART, len(word) - 1):
        begin, end = sorts.get(word[:size]), sorts.get(word[size:])
        if begin == "mailbox" and word[size:] in regions:
            return "mailbox"
        if len(word) - size >= SHORTEST_PART and begin and end and "mailbox" in {begin, end}:
            return "mailbox"
    return UNKNOWN


def is_first_name(word: str) -> bool:
    """Tell whether people are called so, whatever else the word means.

    >>> is_first_name("marieke"), is_first_name("alder")
    (True, False)
    """
    return word in _first_names()


@cache
def table(part: str, name: str) -> frozenset[str]:
    """Give the words and phrases of one table, in plain small letters.

    >>> sorted(table("mail", "list_ends"))[:3]
    ['all', 'announce', 'confirm']
    """
    return frozenset(plain_letters(" ".join(one.split())) for one in _told()[part][name].split(","))


@cache
def _first_names() -> frozenset[str]:
    return known_first_names() | table("name", "first_names")


@cache
def _sorts() -> Mapping[str, str]:
    """Give the sort of each word, and of each phrase as one word."""
    return {word.replace(" ", ""): sort for sort in SORTS for word in table("words", sort)}


@cache
def _phrases() -> Mapping[str, str]:
    """Give the sort of each phrase of several words, written as one word."""
    return {
        phrase.replace(" ", ""): sort
        for sort in SORTS
        for phrase in table("words", sort)
        if " " in phrase
    }


@cache
def _phrase_starts() -> frozenset[str]:
    phrases = (phrase for sort in SORTS for phrase in table("words", sort))
    return frozenset(phrase.split()[0] for phrase in phrases if " " in phrase)


@cache
def _told() -> Mapping[str, Any]:
    text = files("outsidein.identity").joinpath("natures.toml").read_text("utf-8")
    return tomllib.loads(text)
