"""Figures in words: how much a phrase says, and of what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.speak.lexicon import Hit

FIGURE = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)(?:-?([a-z]+))?")
SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen twenty"""
WORDS = {word: float(value) for value, word in enumerate(SMALL.split())}
WORDS |= {"thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "ninety": 90.0}
TIMES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9}


class Amount(NamedTuple):
    """A figure in a sentence: how much, the unit in one word with it, which words they are."""

    value: float
    unit: str
    first: int
    behind: int


def amount_in(words: Sequence[str], hit: Hit, ranges: Sequence[str]) -> Amount | None:
    """Read the one figure among the words of a hit; None where there is none, several or a range.

    >>> amount_in("a 14-day trial for 5 thousand users".split(), (1, 3), ("to",))
    Amount(value=14.0, unit='day', first=1, behind=2)
    >>> amount_in("for 5 thousand users".split(), (2, 4), ("to",)).value
    5000.0
    >>> amount_in("in 3 to 5 days".split(), (3, 5), ("to",))
    """
    found = [at for at in range(*hit) if _value(words[at]) is not None or words[at] in TIMES]
    if not found or found[-1] - found[0] >= len(found):
        return None
    first, last = found[0], found[-1]
    while first and words[first] in TIMES and _value(words[first - 1]) is not None:
        first -= 1
    if _is_range(words, first, ranges):
        return None
    value, unit = 1.0, ""
    for at in range(first, last + 1):
        told = _value(words[at])
        if told is not None and at > first:
            return None
        value *= told[0] if told else TIMES[words[at]]
        unit = told[1] if told else unit
    return Amount(value, unit, first, last + 1)


def singular(word: str) -> str:
    """Give the singular of a counted noun, near enough to tell that two count the same.

    >>> singular("companies"), singular("users"), singular("businesses")
    ('company', 'user', 'business')
    """
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches")):
        return word[:-2]
    return word.removesuffix("s") if not word.endswith("ss") else word


def time_unit(told: str, after: Sequence[str], times: Mapping[str, float]) -> tuple[str, float]:
    """Give the unit of a length of time and how many hours it has; nothing if it is none.

    Working days are no days: only like is compared with like.
    """
    for word in (told, *after[:2]):
        one = singular(word)
        if one in times:
            is_working = bool(after) and after[0] in ("business", "working")
            return ("working time" if is_working else "time"), times[one]
    return "", 0.0


def _value(word: str) -> tuple[float, str] | None:
    if word in WORDS:
        return WORDS[word], ""
    figure = FIGURE.fullmatch(word)
    if not figure:
        first, _, rest = word.partition("-")
        return (WORDS[first], rest) if first in WORDS and rest.isalpha() else None
    value, unit = float(figure[1].replace(",", "")), figure[2] or ""
    return (value * SHORT[unit], "") if unit in SHORT else (value, unit)


def _is_range(words: Sequence[str], first: int, ranges: Sequence[str]) -> bool:
    before = words[max(first - 2, 0) : first]
    if before and _value(before[-1]) is not None:
        return True
    return len(before) == 2 and before[1] in ranges and _value(before[0]) is not None
