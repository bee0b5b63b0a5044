"""Which first names are short for which: Bob for Robert, Kate for Katherine."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files


def formal_names(first: str) -> frozenset[str]:
    """Give the names that a first name may be short for, in small letters; not itself.

    `first` is in plain small letters. What is longer is short for nothing: the list also has some
    pairs the other way round.

    >>> sorted(formal_names("bill")), formal_names("robert")
    (['robert', 'will', 'william', 'willis'], frozenset())
    """
    return _formal().get(first, frozenset())


def known_first_names() -> frozenset[str]:
    """Give all first names of the list, formal ones and short ones."""
    return frozenset(_formal()) | frozenset().union(*_formal().values())


@cache
def _formal() -> dict[str, frozenset[str]]:
    told: dict[str, set[str]] = defaultdict(set)
    with files("outsidein.identity").joinpath("nicknames.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if len(row["short"]) <= len(row["formal"]):
                told[row["short"]].add(row["formal"])
    return {short: frozenset(formals) for short, formals in told.items()}
