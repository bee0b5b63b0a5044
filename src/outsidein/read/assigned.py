"""The columns of raw rows: repeated headers told apart, known columns sorted from the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.read.contract import Raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from outsidein.read.contract import Shape


def unique(header: Sequence[str]) -> tuple[str, ...]:
    """Tell the repeated names of a header apart by numbers.

    >>> unique(["Other", "Why?", "Other"])
    ('Other', 'Why?', 'Other#2')
    """
    counts: dict[str, int] = {}
    names = []
    for name in header:
        counts[name] = counts.get(name, 0) + 1
        names.append(name if counts[name] == 1 else f"{name}#{counts[name]}")
    return tuple(names)


class Assigned:
    """Sorts the columns of raw rows into those a shape knows and the rest, remembering each."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._known: dict[str, str] = {}
        # Objects of one list differ in their keys. A reader finds nothing where one is missing, and
        # says in its own words what it can't do without.
        self._needed = dict.fromkeys(one for one in shape.needs if one in shape.columns)

    def column(self, header: str) -> str:
        """Give the shape's column for a header, empty if it knows none."""
        plain = header.rpartition("#")[0] if header[-1:].isdigit() else ""
        return self._shape.column(plain or header) or ""

    def raw(self, pairs: Iterable[tuple[str, Any]], at: str) -> Raw:
        """Sort the columns of one row."""
        fields: dict[str, Any] = self._needed.copy()
        rest: dict[str, Any] = {}
        known = self._known
        for header, value in pairs:
            column = known.get(header)
            if column is None:
                column = known[header] = self.column(header)
            if column and fields.get(column) in (None, ""):
                fields[column] = value
            else:
                rest[header] = value
        return Raw(fields, rest, at)
