"""What a person's name is made of, however it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pyarrow as pa

from outsidein.identity.letters import folded, plain_letters
from outsidein.identity.nicknames import formal_names

if TYPE_CHECKING:
    from collections.abc import Iterable

# What stands before, after or within a name and is none.
TITLES = frozenset(
    """dr prof professor mr mrs ms miss mx sir dame herr frau mme mlle monsieur madame sr sra srta
    ing dipl mag phd mba md cpa cfa esq jr snr jnr ii iii iv""".split()
)
# What belongs to the surname after it: van Dijk, de la Cruz.
PARTICLES = frozenset(
    """van von der den de del della di da dos das du la le el al bin ibn ter ten zu zur st mac mc
    y e""".split()
)
ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|\".*?\"|\|.*$| [-–] .*$| (?:via|@|at|from) .*$")
SPACES = re.compile(r"[\s.,_]+")
NO_LETTERS = re.compile(r"[^a-z0-9-]")

NAMES = pa.schema(
    [
        pa.field("person_id", pa.string()),
        pa.field("first", pa.string()),
        pa.field("last", pa.string()),
        pa.field("first_initial", pa.string()),
        pa.field("last_initial", pa.string()),
        pa.field("firsts", pa.list_(pa.string())),
        pa.field("lasts", pa.list_(pa.string())),
        pa.field("formals", pa.list_(pa.string())),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """First and last name in plain letters; a part of which only the initial is told is empty.

    `firsts` and `lasts` are all that each may be told as, `formals` the names that the first name
    may be short for, itself included.
    """

    first: str = ""
    last: str = ""
    first_initial: str = ""
    last_initial: str = ""
    firsts: tuple[str, ...] = ()
    lasts: tuple[str, ...] = ()
    formals: tuple[str, ...] = ()


def name_parts(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Take the names of people apart: `person_id`, `name`, `first_name`, `last_name` in."""
    rows = zip(*(batch.column(place).to_pylist() for place in range(4)), strict=True)
    names = [(key, person_name(*told)) for key, *told in rows]
    columns = [[key for key, _ in names]]
    columns += [[getattr(name, field.name) or None for _, name in names] for field in [*NAMES][1:]]
    return pa.RecordBatch.from_arrays(
        [pa.array(values, field.type) for values, field in zip(columns, NAMES, strict=True)],
        schema=NAMES,
    )


@lru_cache(maxsize=65_536)
def person_name(
    name: str | None, first_name: str | None = None, last_name: str | None = None
) -> PersonName:
    """Take one name apart; first and last name count as told where both are.

    >>> person_name("Dr. Kate van Dijk (Alder)").lasts, person_name("van Dijk, Jim").formals
    (('vandijk', 'dijk'), ('james', 'jim'))
    >>> person_name("Hendrik K.").last_initial, person_name("bob@alder.example").first
    ('k', '')
    """
    if first_name and last_name:
        first, last = _words(first_name), _words(last_name)
    else:
        first, last = _split(name or first_name or last_name or "")
    if not first and not last:
        return PersonName()
    told = [*first[:1], "".join(first)]
    given, family = folded(told[0]), "".join(map(folded, last))
    is_initial, is_last_initial = len(given) == 1, len(family) == 1
    firsts = () if is_initial else _distinct(map(folded, told))
    # A double name keeps both halves: whoever marries goes by either for a while.
    halves = [half for word in last for half in map(folded, word.split("-"))]
    parts = [half for half in halves if half not in PARTICLES and len(half) > 2]
    lasts = () if is_last_initial else _distinct([family, *parts])
    # What a name is short for is looked up as it is spelt: Michael folds to michal.
    formals = {folded(form) for one in told if firsts for form in (one, *formal_names(one))}
    return PersonName(
        first="" if is_initial else given,
        last="" if is_last_initial else family,
        first_initial=given[:1],
        last_initial=family[:1],
        firsts=firsts,
        lasts=lasts,
        formals=tuple(sorted(formals)),
    )


def _split(name: str) -> tuple[list[str], list[str]]:
    """Split a full name into the words of first and last name."""
    if "@" in name and " " not in name.strip():
        return [], []
    told = ASIDE.sub(" ", name)
    family, comma, given = told.partition(",")
    # What follows the comma may be a title only: Bob Miller, PhD.
    if comma and _words(family) and not {*_words(given)} <= TITLES:
        return _words(given), _words(family)
    words = _words(told)
    if len(words) < 2:
        return words, []
    # All after the first name is the surname, but for initials between the two.
    between = [word for word in words[1:-1] if len(word) > 1]
    return words[:1], [*between, words[-1]]


def _words(text: str) -> list[str]:
    told = [word for word in SPACES.split(plain_letters(text)) if word]
    kept = [word for word in told if word not in TITLES] or told
    return [word for word in (NO_LETTERS.sub("", one) for one in kept) if folded(word)]


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
