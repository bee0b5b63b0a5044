"""What ties two records, in words: same surname and phone, first name Bob/Robert."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.identity.matching.comparisons import Aspect

# The most that one reason names of what is the same.
NAMED = 4
COLUMN = re.compile(r"\b(\w+)_([lr])\b")
VALUE = re.compile(r"(\{\w+_[lr]\})")


def reasons_sql(aspects: Sequence[Aspect], *, pairs: str) -> str:
    """Give a query for the reason of each pair in a table: left_id, right_id, reason.

    Said is what speaks for the two being one, at most four things; empty if nothing does.
    """
    used = sorted({found for one in aspects for found in _columns(one)})
    told = ", ".join(
        f"{'one' if side == 'l' else 'other'}.{column} AS {column}_{side}" for column, side in used
    )
    same = _listed([_said(one, shows_values=False) for one in aspects])
    alike = _listed([_said(one, shows_values=True) for one in aspects])
    return f"""
        SELECT left_id, right_id, concat_ws(', ',
            CASE WHEN len(same) > 1
                THEN 'same ' || array_to_string(same[:-2], ', ') || ' and ' || same[-1]
                WHEN len(same) = 1 THEN 'same ' || same[1] END,
            CASE WHEN len(alike) > 0 THEN array_to_string(alike, ', ') END) AS reason
        FROM (
            SELECT left_id, right_id, {same} AS same, {alike} AS alike
            FROM (
                SELECT pair.left_id, pair.right_id, {told} FROM {pairs} AS pair
                INNER JOIN record AS one ON one.unique_id = pair.left_id
                INNER JOIN record AS other ON other.unique_id = pair.right_id
            )
        )
    """


def _columns(aspect: Aspect) -> set[tuple[str, str]]:
    told = [aspect.comparison.missing]
    told += [text for one in aspect.comparison.levels for text in (one.when, one.words)]
    return {(column, side) for text in told for column, side in COLUMN.findall(text)}


def _said(aspect: Aspect, *, shows_values: bool) -> str:
    """Give SQL for the words of the level a pair is on: those with values in them, or without."""
    cases = [f"WHEN {aspect.comparison.missing} THEN NULL"]
    for level in aspect.comparison.levels[:-1]:
        speaks = bool(level.words) and level.m > level.u
        fits = speaks and bool(VALUE.search(level.words)) == shows_values
        cases.append(f"WHEN {level.when} THEN {_words(level.words) if fits else 'NULL'}")
    return f"CASE {' '.join(cases)} END"


def _words(words: str) -> str:
    made = []
    for part in VALUE.split(words):
        if told := VALUE.fullmatch(part):
            # Both values are told in the order of the alphabet, whichever record is which.
            column, first = part[1:-3], told[0].endswith("_l}")
            value = f"{'least' if first else 'greatest'}({column}_l, {column}_r)"
            made.append(f"upper({value}[1]) || {value}[2:]")
        elif part:
            made.append("'" + part.replace("'", "''") + "'")
    return " || ".join(made)


def _listed(words: Sequence[str]) -> str:
    return f"list_filter([{', '.join(words)}], lambda word: word IS NOT NULL)[:{NAMED}]"
