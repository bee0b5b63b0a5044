"""The library call `outsidein.match`: which rows of tables of people, firms or things are one."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.identity.matching.aspects import aspects_of
from outsidein.identity.matching.blocking import write_pairs
from outsidein.identity.matching.comparing import write_all_shares
from outsidein.identity.matching.entities import Entities, entities
from outsidein.identity.matching.fields import fields_of
from outsidein.identity.matching.given import given_records
from outsidein.identity.matching.learning import learnt, write_score
from outsidein.identity.matching.records import compared_records
from outsidein.identity.scoring import quiet
from outsidein.record.tables import REAL, TEXT
from outsidein.store.duckdb import connect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.identity.matching.blocking import Blocked
    from outsidein.identity.matching.fields import Field
    from outsidein.identity.matching.given import Given

# What DuckDB may hold. A million records need less; beside it stand the tables given and returned.
MEMORY = "3GB"


def match(records: object, link_only: bool = False) -> pa.Table:  # noqa: FBT001, FBT002 - as promised
    """Tell which records are one, and why.

    `records` is a table of pandas, Polars, PyArrow or DuckDB, or a list of several; what its
    columns hold is told by their headers and content. With `link_only`, records of one table are
    never one; of a single table, a column `source_dataset` says which each is from. Columns, a row
    for each record in the order given: record_id (record_id, unique_id, id or rec_id, else the row
    from 0), entity_id (the smallest record id among those that are one), probability (0 to 1, that
    the record belongs to its entity; 1 if it is the only one) and reason. The schema's metadata
    has a `note` on what was compared and what was left out. The same records give the same answer
    in any order. Raises UserError for what can't be used.

    >>> import pyarrow as pa
    >>> told = match(pa.table({"name": ["Bob Miller", "Robert Miller", "Ann Lee"],
    ...     "phone": ["+44 20 7946 0958", "020 7946 0958", "020 7946 0111"]}))
    >>> told["entity_id"].to_pylist()
    [0, 0, 2]
    >>> told["reason"].to_pylist()[0]
    'same surname and phone, first name Bob/Robert'
    """
    given = given_records(records, link_only=link_only)
    fields = fields_of(given.texts)
    aspects = aspects_of(fields)
    if not len(given.ids) or not aspects:
        return _answer(given, _each_alone(len(given.ids)), "Nothing was compared.")
    with (
        quiet(),
        TemporaryDirectory(prefix="outsidein-") as spill,
        connect(memory=MEMORY, spill=Path(spill)) as connection,
    ):
        count = compared_records(connection, given, aspects)
        write_all_shares(connection, aspects)
        blocked = write_pairs(connection, count, aspects)
        model = learnt(connection, aspects, count, blocked)
        ready = write_score(connection, aspects, model, count, blocked)
        found = entities(connection, ready, count, link_only=link_only)
    return _answer(given, found, _note(fields, blocked))


def _each_alone(count: int) -> Entities:
    return Entities(
        entity=np.arange(count), probability=np.ones(count), reason=["the only record"] * count
    )


def _answer(given: Given, found: Entities, note: str) -> pa.Table:
    """Name each entity by its smallest record id."""
    order = pc.sort_indices(given.ids).to_numpy()
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    _, number = np.unique(found.entity, return_inverse=True)
    first = np.full(int(number.max(initial=-1)) + 1, len(order), np.int64)
    np.minimum.at(first, number, rank)
    columns = {
        "record_id": given.ids,
        "entity_id": given.ids.take(pa.array(order[first[number]], pa.int64())),
        "probability": pa.array(found.probability, REAL),
        "reason": pa.array(found.reason, TEXT),
    }
    if given.ids_repeat:
        note += " Ids repeat between tables, so each begins with the number of its table."
    return pa.table(columns).replace_schema_metadata({"note": note})


def _note(fields: Sequence[Field], blocked: Blocked) -> str:
    told = ", ".join(f"{one.header} as {one.kind.replace('_', ' ')}" for one in fields)
    note = f"Compared: {told}."
    if blocked.skipped_keys:
        note += (
            f" Left out: {blocked.skipped_keys:,} likenesses that more than {blocked.most} records"
            f" share, of {blocked.skipped_records:,} records; these were compared by others."
        )
    return note
