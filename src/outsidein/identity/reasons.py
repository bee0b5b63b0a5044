"""Why two records are taken for one, in words: same surname and phone, first name Bob/Robert."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.identity.scoring import Comparison, Level

COLUMN = re.compile(r"\b(\w+)_([lr])\b")
VALUE = re.compile(r"(\{\w+_[lr]\})")


def reasons_sql(
    comparisons: Sequence[Comparison],
    *,
    pairs: str,
    records: str,
    most: int | None = None,
    sorts_values: bool = False,
) -> str:
    """Give a query that says what speaks for each pair being one: same surname and phone.

    `pairs` is a table with `unique_id_l` and `unique_id_r`; the query has these, and `reason`,
    which is empty if nothing does. At most so many things that are the same are named, and as many
    that are alike. Of these both values are told, in the order of the pair or of the alphabet.
    """
    used = sorted({found for one in comparisons for found in _columns(one)})
    told = ", ".join(
        f"{'one' if side == 'l' else 'other'}.{column} AS {column}_{side}" for column, side in used
    )
    same, alike = (
        [_said(one, shows_values=shows, sorts_values=sorts_values) for one in comparisons]
        for shows in (False, True)
    )
    return f"""
        SELECT unique_id_l, unique_id_r, concat_ws(', ',
            CASE WHEN len(same) > 1
                THEN 'same ' || array_to_string(same[:-2], ', ') || ' and ' || same[-1]
                WHEN len(same) = 1 THEN 'same ' || same[1] END,
            CASE WHEN len(alike) > 0 THEN array_to_string(alike, ', ') END) AS reason
        FROM (
            SELECT unique_id_l, unique_id_r,
                {_listed(same, most)} AS same, {_listed(alike, most)} AS alike
            FROM (
                SELECT pair.unique_id_l, pair.unique_id_r, {told} FROM {pairs} AS pair
                INNER JOIN {records} AS one ON one.unique_id = pair.unique_id_l
                INNER JOIN {records} AS other ON other.unique_id = pair.unique_id_r
            ) AS compared
        ) AS said
    """


def _columns(comparison: Comparison) -> set[tuple[str, str]]:
    told = [comparison.missing]
    told += [text for level in comparison.levels for text in (level.when, level.words)]
    return {(column, side) for text in told for column, side in COLUMN.findall(text)}


def _said(comparison: Comparison, *, shows_values: bool, sorts_values: bool) -> str:
    """Give SQL for the words of the level that a pair is on; null if it has none.

    Levels with values in their words say what is like another, those without say what is the same.
    The last level is all else, and speaks for nothing.
    """
    cases = [f"WHEN {comparison.missing} THEN NULL"]
    for level in comparison.levels[:-1]:
        speaks = bool(level.words) and level.m > level.u
        fits = speaks and bool(VALUE.search(level.words)) == shows_values
        words = _words(level, sorts_values=sorts_values) if fits else "NULL"
        cases.append(f"WHEN {level.when} THEN {words}")
    return f"CASE {' '.join(cases)} END"


def _words(level: Level, *, sorts_values: bool) -> str:
    made = []
    for part in VALUE.split(level.words):
        if VALUE.fullmatch(part):
            column, side = part[1:-3], part[-2]
            value = f"{column}_{side}"
            if sorts_values:
                value = f"{'least' if side == 'l' else 'greatest'}({column}_l, {column}_r)"
            made.append(f"upper({value}[1]) || {value}[2:]")
        elif part:
            made.append("'" + part.replace("'", "''") + "'")
    return " || ".join(made)


def _listed(words: Sequence[str], most: int | None) -> str:
    told = f"list_filter([{', '.join(words)}], lambda word: word IS NOT NULL)"
    return told if most is None else f"{told}[:{most}]"
