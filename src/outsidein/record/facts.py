"""Facts: what we once said and must say again, appended to the record by a refresh.

A fact's file is written aside and named last, so that it is there as a whole or not at all. Imports
neither see nor touch them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from outsidein.record.imports import ID_FORM, committed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from outsidein.record.tables import Table


def fact_files(record: Path, table: str) -> list[Path]:
    """Give the files of one table of facts, the oldest first."""
    return sorted((record / table).glob("*.parquet"))


def read_facts(record: Path, table: Table) -> pa.Table:
    """Read all facts of one table, the oldest first; what an older version left out is null."""
    told = [pq.read_table(file) for file in fact_files(record, table.name)]
    held = pa.concat_tables([table.schema.empty_table(), *told], promote_options="default")
    return held.select(table.schema.names).cast(table.schema)


def append_facts(record: Path, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Append rows as one file. It counts from the moment it has its name."""
    folder = record / table.name
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{len(fact_files(record, table.name)) + 1:06}.parquet"
    aside = folder / f"{name}.new"
    pq.write_table(pa.Table.from_pylist([*rows], schema=table.schema), aside, compression="zstd")
    with aside.open("rb+") as file:
        os.fsync(file.fileno())  # so that it is whole even if the power fails
    aside.rename(folder / name)


def facts_hash(record: Path, tables: Iterable[str]) -> str:
    """Hash all facts of some tables, so that a stage knows whether they are what it left."""
    digest = hashlib.blake2b(digest_size=16)
    for table in tables:
        for file in fact_files(record, table):
            digest.update(f"{table}/{file.name}".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def newest_import_at(record: Path) -> dt.datetime | None:
    """Give the time of the newest import; nothing if there is none."""
    newest = max(committed(record), default=None)
    return dt.datetime.strptime(newest, ID_FORM).replace(tzinfo=dt.UTC) if newest else None
