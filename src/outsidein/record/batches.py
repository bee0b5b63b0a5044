"""Rows made into Arrow batches. A value that no column can hold costs its row, never the import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Sequence

    Rows = Sequence[dict[str, Any]]

MISFITS = (pa.ArrowException, TypeError, ValueError, OverflowError)


def batch_of(rows: Rows, schema: pa.Schema) -> tuple[pa.RecordBatch, list[tuple[int, str]]]:
    """Give the rows that fit a schema as a batch, and number and misfit value of each other one.

    Halves of characters, which no text file can hold, are replaced; all else stays as it is.
    """
    try:
        return _batch(rows, schema), []
    except MISFITS:
        pass  # by far the most batches fit, so only the others are looked through
    rows = [{name: whole_characters(value) for name, value in row.items()} for row in rows]
    misfits = [(number, _misfit(row, schema)) for number, row in enumerate(rows)]
    fitting = [row for row, (_, misfit) in zip(rows, misfits, strict=True) if not misfit]
    return _batch(fitting, schema), [one for one in misfits if one[1]]


def whole_characters(value: Any) -> Any:
    r"""Replace halves of characters in a text or a list of texts.

    >>> whole_characters(["ok", "\ud83d\ude00", "cut \ud83d"])
    ['ok', '😀', 'cut �']
    """
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list | tuple):
        return [whole_characters(one) for one in value]
    return value


def _batch(rows: Rows, schema: pa.Schema) -> pa.RecordBatch:
    arrays = [pa.array([row.get(field.name) for row in rows], field.type) for field in schema]
    return pa.record_batch(arrays, schema=schema)


def _misfit(row: dict[str, Any], schema: pa.Schema) -> str:
    """Name the first column of a row that can't hold its value, with the value."""
    for field in schema:
        try:
            pa.array([row.get(field.name)], field.type)
        except MISFITS:
            return f"{field.name}: {row[field.name]!r}"
    return ""
