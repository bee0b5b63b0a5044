"""Why two records are taken for one, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.identity.scoring import Comparison, Level

COLUMN = re.compile(r"\b(\w+)_([lr])\b")
VALUE = re.compile(r"(\{\w+_[lr]\})")


def reasons_sql(comparisons: Sequence[Comparison], *, pairs: str, records: str) -> str:
    """Give a query that says what each pair has in common: same surname and phone.

    `pairs` is a table with `unique_id_l` and `unique_id_r`; the query has these, and `reason`.
    """
    used = sorted({found for one in comparisons for found in _columns(one)})
    told = ", ".join(
        f"{'one' if side == 'l' else 'other'}.{column} AS {column}_{side}" for column, side in used
    )
    same = [_said(one, shows_values=False) for one in comparisons]
    alike = [_said(one, shows_values=True) for one in comparisons]
    return f"""
        SELECT unique_id_l, unique_id_r,
            concat_ws(', ', {_listed(same)}, {_joined(alike)}) AS reason
        FROM (
            SELECT pair.unique_id_l, pair.unique_id_r, {told}
            FROM {pairs} AS pair
            INNER JOIN {records} AS one ON one.unique_id = pair.unique_id_l
            INNER JOIN {records} AS other ON other.unique_id = pair.unique_id_r
        ) AS compared
    """


def _columns(comparison: Comparison) -> set[tuple[str, str]]:
    told = [comparison.missing]
    told += [text for level in comparison.levels for text in (level.when, level.words)]
    return {(column, side) for text in told for column, side in COLUMN.findall(text)}


def _said(comparison: Comparison, *, shows_values: bool) -> str:
    """Give SQL for the words of the level that a pair is on; null if it has none.

    Levels with values in their words say what is like another, those without say what is the same.
    """
    cases = [f"WHEN {comparison.missing} THEN NULL"]
    for level in comparison.levels:
        fits = bool(level.words) and bool(VALUE.search(level.words)) == shows_values
        words = _words(level) if fits else "NULL"
        cases.append(f"ELSE {words}" if level.when == "ELSE" else f"WHEN {level.when} THEN {words}")
    return f"CASE {' '.join(cases)} END"


def _words(level: Level) -> str:
    return " || ".join(_part(part) for part in VALUE.split(level.words) if part)


def _part(part: str) -> str:
    if VALUE.fullmatch(part) is None:
        return f"'{part}'"
    column = part[1:-1]
    return f"upper({column}[1]) || {column}[2:]"


def _listed(words: Sequence[str]) -> str:
    """Give SQL that lists what is the same: same one, two and three."""
    told = f"list_filter([{', '.join(words)}], lambda one: one IS NOT NULL)"
    return (
        f"CASE len({told}) WHEN 0 THEN NULL WHEN 1 THEN 'same ' || ({told})[1] "
        f"ELSE 'same ' || array_to_string(({told})[:-2], ', ') || ' and ' || ({told})[-1] END"
    )


def _joined(words: Sequence[str]) -> str:
    told = f"list_filter([{', '.join(words)}], lambda one: one IS NOT NULL)"
    return f"CASE WHEN len({told}) > 0 THEN array_to_string({told}, ', ') END"
