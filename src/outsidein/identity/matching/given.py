"""The tables of records that a caller of the library gives, as one table of plain texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from outsidein.errors import UserError
from outsidein.identity.letters import plain_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

NEXT = "Give a table (pandas, Polars, PyArrow, DuckDB), or a list of two or more."
# Columns that say which record a row is, the first that is there; of the surer ones, no value may
# be there twice.
ID_COLUMNS = ("record_id", "unique_id", "id", "rec_id")
SURE_ID_COLUMNS = ID_COLUMNS[:2]
SOURCE_COLUMNS = ("source_dataset", "source")
# What people and programs write where there is nothing.
NOTHING = pa.array(
    ["", "-", "--", ".", "?", "n/a", "#n/a", "nan", "none", "null", "nil", "unknown", "<na>"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Records of one table or more: `texts` has a column of plain small letters for each of theirs.

    `ids` are as they were told, or row numbers; `sources` numbers the table each record is from.
    """

    texts: pa.Table
    ids: pa.Array
    sources: pa.Array
    ids_repeat: bool = False


def given_records(records: object, *, link_only: bool) -> Given:
    """Take one table, or several in a list. Raises UserError for what can't be used."""
    tables = _tables(records)
    if len(tables) == 1:
        sources, tables = _told_sources(tables[0]) if link_only else (None, tables)
    else:
        sources = pa.array(
            [number for number, one in enumerate(tables) for _ in range(one.num_rows)], pa.int32()
        )
    if sources is None:
        sources = pa.array([0] * tables[0].num_rows, pa.int32())
    keys = [_id_column(table, sources if len(tables) == 1 else None) for table in tables]
    total = sum(table.num_rows for table in tables)
    ids: pa.Array = pa.array(range(total), pa.int64())
    if all(keys):
        ids = _joined([table[key] for table, key in zip(tables, keys, strict=True) if key])
    repeat = len(pc.unique(ids)) < len(ids)
    if repeat:  # the tables count alike: the number of the table tells them apart
        named = pc.cast(pc.add(sources, 1), pa.string())
        ids = pc.binary_join_element_wise(named, pc.cast(ids, pa.string()), ":")
    plain = [_plain_table(one, key) for one, key in zip(tables, keys, strict=True)]
    texts = pa.concat_tables(plain, promote_options="default")
    return Given(texts=texts, ids=ids, sources=sources, ids_repeat=repeat)


def _tables(records: object) -> list[pa.Table]:
    several: Sequence[object] = records if isinstance(records, list | tuple) else [records]
    if not several:
        raise UserError("These are no tables: the list is empty.", next_step=NEXT)
    return [_table(one, place) for place, one in enumerate(several, 1)]


def _table(one: Any, place: int) -> pa.Table:
    if isinstance(one, pa.Table):
        return one
    if isinstance(one, pa.RecordBatch):
        return pa.Table.from_batches([one])
    if hasattr(one, "__arrow_c_stream__"):
        table = pa.table(one)
        return table if isinstance(table, pa.Table) else pa.Table.from_batches([table])
    raise UserError(
        f"There are no records in a {type(one).__name__}.",
        where=f"Table {place}",
        next_step=NEXT,
    )


def _told_sources(table: pa.Table) -> tuple[pa.Array, list[pa.Table]]:
    """Read which records are from one table, where a column tells; give the table without it."""
    for name in table.column_names:
        if name.casefold() in SOURCE_COLUMNS:
            told = _texts(table[name])
            if told is None:
                continue
            order = sorted(pc.unique(told.drop_null()).to_pylist())
            if len(order) > 1:
                numbers = pc.index_in(told, value_set=pa.array(order, pa.string()))
                return pc.fill_null(numbers, -1), [table.drop_columns([name])]
    raise UserError(
        "With link_only, records of one table are never one, and this is only one table.",
        where=f"Columns: {', '.join(table.column_names)}",
        next_step="Give a list of two tables, or a column source_dataset that says which "
        "table each record is from.",
    )


def _id_column(table: pa.Table, sources: pa.Array | None) -> str | None:
    """Name the column that tells records apart. With sources, each may count for itself."""
    for wanted in ID_COLUMNS:
        for name in table.column_names:
            if name.casefold().strip() != wanted:
                continue
            told = table[name].combine_chunks()
            several = sources is not None and len(pc.unique(sources)) > 1
            keys = pa.table({"id": told, **({"source": sources} if several else {})})
            counted = keys.group_by(keys.column_names).aggregate([([], "count_all")])
            if counted.num_rows == len(told) and told.null_count == 0:
                return str(name)
            if wanted in SURE_ID_COLUMNS:
                raise _not_an_id(name, told, counted)
    return None


def _not_an_id(name: str, told: pa.Array, counted: pa.Table) -> UserError:
    if told.null_count:
        first = pc.index(pc.is_null(told), True).as_py()
        what, where = "A record has no id.", f"Column {name}, row {first}"
    else:
        twice = counted.filter(pc.greater(counted["count_all"], 1))["id"]
        one = min(twice.to_pylist(), key=str)
        what, where = "An id is there twice.", f"Column {name}: {one!r:.80}"
    return UserError(what, where=where, next_step="Make ids distinct, or leave the column out.")


def _joined(ids: list[pa.ChunkedArray]) -> pa.Array:
    kinds = {one.type for one in ids}
    if len(kinds) > 1:
        ids = [pc.cast(one, pa.string()) for one in ids]
    return pa.concat_arrays([chunk for one in ids for chunk in one.chunks]) if ids else pa.array([])


def _plain_table(table: pa.Table, key: str | None) -> pa.Table:
    columns = {}
    for name in table.column_names:
        if name == key or name.casefold().strip() in ID_COLUMNS:
            continue
        texts = _texts(table[name])
        if texts is not None:
            columns[str(name).strip()] = _plain(texts)
    if not columns and table.num_rows:
        raise UserError(
            "There is nothing to compare records by: no column holds texts, numbers or dates.",
            where=f"Columns: {', '.join(table.column_names)}",
            next_step="Give columns such as name, mail address, phone or address.",
        )
    return pa.table(columns)


def _texts(column: pa.ChunkedArray) -> pa.Array | None:
    """Give the values of a column as texts; None if it holds lists, structures or bytes."""
    values = column.combine_chunks()
    if pa.types.is_dictionary(values.type):
        values = pc.cast(values, values.type.value_type)
    if pa.types.is_floating(values.type):
        # A column of whole numbers with gaps comes as floating from pandas.
        values = pc.if_else(pc.is_nan(values), None, values)
        if (
            pc.all(pc.equal(values, pc.floor(values))).as_py()
            and pc.max(pc.abs(values)).as_py() < 2**53
        ):
            values = pc.cast(values, pa.int64())
    if pa.types.is_date(values.type) or pa.types.is_timestamp(values.type):
        return pc.strftime(values, format="%Y-%m-%d")
    if pa.types.is_nested(values.type) or pa.types.is_binary(values.type):
        return None
    try:
        return pc.cast(values, pa.string())
    except pa.ArrowException:
        return None


def _plain(texts: pa.Array) -> pa.Array:
    """Write texts in small plain letters; what says nothing becomes null."""
    coded = texts.dictionary_encode()
    words = coded.dictionary
    foreign = pc.indices_nonzero(pc.invert(pc.string_is_ascii(words)))
    small = pc.utf8_trim_whitespace(pc.ascii_lower(words))
    if len(foreign):
        plain = pa.array(
            [plain_letters(one) for one in words.take(foreign).to_pylist()], pa.string()
        )
        mask = pc.invert(pc.string_is_ascii(words))
        small = pc.replace_with_mask(small, mask, plain)
    small = pc.if_else(pc.is_in(small, value_set=NOTHING), None, small)
    return pc.take(small, coded.indices)
