"""Job titles: what a title says of the role that its holder has when their firm buys."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Of several levels the first of these counts. An assistant comes first, whoever they assist; a
# manager last, for "service level manager" and "manager specialist" are specialists.
LEVELS = (
    "assistant",
    "chief",
    "vice",
    "head",
    "trainee",
    "supervisor",
    "administrator",
    "specialist",
    "manager",
)
ASSISTS = ("office", "assistant")
# Whoever is to change a department speaks for change, whichever department it is.
CHANGE = "change"
# An assistant manager assists nobody, but stands in for a manager.
DEPUTY = re.compile(
    r"\bass(?:istan)?t\W+(?:\w+\W+)?"
    r"(?:manager|director|head|vice|controller|treasurer|buyer|engineer|cnsl|counsel)\b"
)
HONORIFICS = frozenset(
    "mister miss misses madam herr frau monsieur madame prof professor sir".split()
)
SHORTEST_TRADE = 4  # letters of the shortest word that may name a trade; "Mr" and "Dr" are shorter
SHORTEST_PART = 4  # letters of the shortest beginning or ending of a word that is looked up
NOTHING: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What titles are made of: whole phrases, beginnings and endings of words."""

    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    longest: int
    beginnings: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=65536)
def roles_of_title(title: str) -> Mapping[str, float]:
    """Give the weight that a title lends to each role, in units of ln(odds); none tells nothing.

    >>> roles_of_title("CFO"), roles_of_title("Leiterin Recht"), roles_of_title("Mrs")
    ({'economic_buyer': 3.0}, {'legal_procurement': 2.9}, {})
    """
    functions, levels = _read(title)
    level = next((one for one in LEVELS if one in levels), "any")
    if not functions:
        return _weights("nothing", level) if levels or _names_trade(title) else NOTHING
    if CHANGE in functions:
        functions = (CHANGE,)
    weights: dict[str, float] = {}
    for function in functions:
        for role, weight in _weights(function, level).items():
            weights[role] = weights.get(role, 0.0) + weight / len(functions)
    return {role: round(weight, 2) for role, weight in weights.items()}


def names_function(title: str) -> bool:
    """Tell whether a title says what its holder does, and not only how high up they are.

    >>> names_function("Head of IT"), names_function("Senior Manager")
    (True, False)
    """
    return bool(_read(title)[0])


def _read(title: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Give the functions that a title names, and its levels."""
    found = list(_marks(_words_of(title)))
    functions = tuple(dict.fromkeys(mark for mark in found if mark not in LEVELS))
    levels = frozenset(found).intersection(LEVELS)
    if "assistant" in levels and DEPUTY.search(title.casefold()):
        levels -= {"assistant"}
    if "administrator" in levels and not functions:
        functions = ("office",)
    return functions, levels


def _words_of(title: str) -> list[str]:
    """Give the words of a title without accents: "Geschäftsführer" is "geschaftsfuhrer"."""
    letters = unicodedata.normalize("NFKD", title.casefold())
    return re.findall(
        r"[a-z0-9]+", "".join(one for one in letters if not unicodedata.combining(one))
    )


def _names_trade(title: str) -> bool:
    return any(len(word) >= SHORTEST_TRADE and word not in HONORIFICS for word in _words_of(title))


def _marks(words: list[str]) -> Iterator[str]:
    """Give what each word, or the longest phrase that begins with it, says."""
    known = _known()
    place = 0
    while place < len(words):
        for length in range(min(known.longest, len(words) - place), 0, -1):
            marks = known.phrases.get(tuple(words[place : place + length]))
            if marks:
                yield from marks
                # What follows is whom they assist: an assistant to the CFO is no CFO.
                place = len(words) if marks == ASSISTS else place + length
                break
        else:
            yield from _marks_of_parts(words[place])
            place += 1


def _marks_of_parts(word: str) -> Iterator[str]:
    """Give what the longest known beginning and ending of a word say: Einkaufs-leiter."""
    known = _known()
    sizes = range(len(word), SHORTEST_PART - 1, -1)
    begins = (known.beginnings.get(word[:size]) for size in sizes)
    ends = (known.endings.get(word[-size:]) for size in sizes)
    for marks in (next(filter(None, begins), ()), next(filter(None, ends), ())):
        yield from marks


def _weights(function: str, level: str) -> Mapping[str, float]:
    """Give the weights of a function at a level; one without lines of its own is of the line."""
    known: Mapping[str, Mapping[str, Mapping[str, float]]] = _told("title_weights")
    lines = known.get(function) or known["line"]
    return lines.get(level) or lines["any"]


@cache
def _known() -> _Words:
    phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
    beginnings: dict[str, tuple[str, ...]] = {}
    endings: dict[str, tuple[str, ...]] = {}
    for says, listed in _told("title_words").items():
        marks = tuple(says.split())
        for phrase in (" ".join(one.split()) for one in listed.split(",")):
            if phrase.endswith("*"):
                beginnings[phrase[:-1]] = marks
            elif phrase.startswith("*"):
                endings[phrase[1:]] = marks
            else:
                phrases[tuple(phrase.split())] = marks
    return _Words(
        phrases=phrases,
        longest=max(map(len, phrases)),
        beginnings=beginnings,
        endings=endings,
    )


@cache
def _told(name: str) -> Mapping[str, Any]:
    text = files("outsidein.identity").joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)
