"""Building blocks of comparisons: the SQL in which two values are alike, and what it may be worth.

The m and u of a level are what to expect before looking at the data: how often it is met between
records that are one, and between others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from outsidein.identity.scoring import Comparison, Level

if TYPE_CHECKING:
    from collections.abc import Mapping


# The comparisons of the names of people.
NAMES = frozenset({"first", "last"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """One thing to compare records by.

    `columns` are what is kept of a record, each with its SQL over the columns given; `bags` those
    that list words to be weighed by how rare they are, each with its SQL. `keys` are SQL over the
    kept columns: records that share a key's value are compared. `is_own` tells that it says who or
    which a record is, and not only where it belongs; `may_change`
    that one may have several, as mail addresses, or that it is often mistyped.
    So many of its lowest levels, above all else, are what relatives may share as well.
    """

    comparison: Comparison
    columns: Mapping[str, str]
    bags: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    is_own: bool = False
    may_change: bool = False
    levels_of_relatives: int = 0


def compared(name: str, missing: str, *levels: Level) -> Comparison:
    """Make a comparison, the rest of both shares left to the last level, which is all else."""
    m = 1 - sum(level.m for level in levels)
    u = 1 - sum(level.u for level in levels)
    return Comparison(name=name, missing=missing, levels=(*levels, Level(when="ELSE", m=m, u=u)))


def same(column: str) -> str:
    """Give SQL for: the same value."""
    return f"{column}_l = {column}_r"


def near(column: str, least: float) -> str:
    """Give SQL for: alike by Jaro and Winkler's similarity."""
    return f"jaro_winkler_similarity({column}_l, {column}_r) >= {least}"


def one_slip(column: str, *, shortest: int) -> str:
    """Give SQL for: one letter missing, too much, wrong or changed with the next.

    Lengths and similarity are looked at first because they are ten times as quick.
    """
    return _slip(column, "damerau_levenshtein", shortest, most=1)


def one_letter(column: str, *, shortest: int) -> str:
    """Give SQL for: one letter missing, too much or wrong; for long values, as it is quicker."""
    return _slip(column, "levenshtein", shortest, most=1)


def two_letters(column: str, *, shortest: int) -> str:
    """Give SQL for: up to two letters missing, too much or wrong, or two next changed."""
    return _slip(column, "levenshtein", shortest, most=2)


def _slip(column: str, distance: str, shortest: int, *, most: int) -> str:
    left, right = f"{column}_l", f"{column}_r"
    return (
        f"(least(length({left}), length({right})) >= {shortest} "
        f"AND abs(length({left}) - length({right})) <= {most} "
        f"AND {near(column, 0.75)} AND {distance}({left}, {right}) <= {most})"
    )


def unknown(*columns: str) -> str:
    """Give SQL for: one side lacks all of these."""
    return " OR ".join(
        "(" + " AND ".join(f"{one}_{side} IS NULL" for one in columns) + ")" for side in "lr"
    )


def sound(column: str) -> str:
    """Give SQL for the consonants of a name, those that sound alike made one; the first letter.

    A key, not a proof: Meyer and Maier share it, and so do Mary and Moore.
    """
    alike = f"translate(replace(substr({column}, 2), 'ph', 'f'), 'pvcgjqxzdm', 'bfkkkksstn')"
    heard = f"regexp_replace({alike}, '[^bfkstlnr]', '', 'g')"
    for letter in "bfkstlnr":
        heard = f"regexp_replace({heard}, '{letter}+', '{letter}', 'g')"
    return f"left({column}, 1) || left({heard}, 4)"


def header_words(header: str) -> str:
    """Write a header so that a reason can name it."""
    return header.replace("_", " ").replace("'", "’").strip()
