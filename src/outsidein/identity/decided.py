"""What people decided about who is who, as tables that the views join."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.identity.decisions import Decision
    from outsidein.store.duckdb import Store

SAME = pa.schema(
    [
        pa.field("sort", pa.string()),
        pa.field("record_id", pa.string()),
        pa.field("number", pa.int64()),
        pa.field("decided_on", pa.string()),
    ]
)
# `one_id` goes, `other_id` stays.
APART = pa.schema(
    [
        pa.field("sort", pa.string()),
        pa.field("one_id", pa.string()),
        pa.field("other_id", pa.string()),
        pa.field("number", pa.int64()),
    ]
)
ALL = pa.schema(
    [
        pa.field("number", pa.int64()),
        pa.field("what", pa.string()),
        pa.field("names", pa.list_(pa.string())),
        pa.field("is_taken_back", pa.bool_()),
    ]
)


def keep_decisions(store: Store, decisions: Sequence[Decision]) -> None:
    """Keep `decided`, `decided_same` and `decided_apart`: what is not taken back, by record."""
    live = [
        (number, one) for number, one in enumerate(decisions, start=1) if one.taken_back is None
    ]
    same = [
        (one.sort, record, number, str(one.on or ""))
        for number, one in live
        if one.what == "same"
        for record in one.records
    ]
    apart = [
        (one.sort, goes, one.records[0], number)
        for number, one in live
        for goes in {"split": one.apart, "differ": one.records[1:]}.get(one.what, ())
    ]
    every_one = [
        (number, one.what, list(one.names), one.taken_back is not None)
        for number, one in enumerate(decisions, start=1)
    ]
    store.keep("decided_same", _table(same, SAME))
    store.keep("decided_apart", _table(apart, APART))
    store.keep("decided", _table(every_one, ALL))


def _table(rows: Sequence[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
    arrays = [pa.array(list(one), field.type) for one, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
