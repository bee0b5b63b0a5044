"""Rows on their way into the record: gathered, and written aside as Parquet."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from outsidein.record.batches import batch_of
from outsidein.record.ids import json_text, row_id
from outsidein.record.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# A batch of this many rows of mail is some 50 MB: what one process holds at a time.
ROWS_HELD = 8192
BYTES_HELD = 64 * 1024 * 1024

# Tables whose rows a reader may yield again and again: everyone's address in every mail.
REPEATING = frozenset({"account", "person", "membership"})
REMEMBERED = 200_000

NAMES: Mapping[str, frozenset[str]] = {
    name: frozenset(table.schema.names) for name, table in TABLES.items()
}


class Staging:
    """The rows of one part of an import, one Parquet file a table in a folder of its own."""

    def __init__(self, folder: Path, *, part: str, import_id: str) -> None:
        self.counts: Counter[str] = Counter()
        self._folder = folder
        self._part = part
        self._import_id = import_id
        self._held: dict[str, list[dict[str, Any]]] = {}
        self._bytes = 0
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._seen: set[bytes] = set()

    def add(
        self,
        table: str,
        source_id: str,
        values: Mapping[str, Any],
        *,
        source: str,
        place: str,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Add one row by its native id; values are by column name, what is left out is null."""
        row = {
            TABLES[table].id: row_id(source, source_id),
            **values,
            "source": source,
            "source_id": source_id,
            "extra": json_text(dict(extra)) if extra else None,
        }
        self._hold(table, row, place)

    def add_plain(self, table: str, row_key: str, values: Mapping[str, Any], place: str) -> None:
        """Add one row of a table about the reading itself, by whatever makes it unlike others."""
        row = {TABLES[table].id: row_id(table, row_key), **values}
        self._hold(table, row, place)

    def _hold(self, table: str, row: dict[str, Any], place: str) -> None:
        told = repr(row).encode("utf-8", "surrogatepass")
        digest = hashlib.blake2b(told, digest_size=8).digest()
        if table in REPEATING:
            if digest in self._seen:
                return
            if len(self._seen) < REMEMBERED:
                self._seen.add(digest)
        row["row_hash"] = digest.hex()
        row["place"] = place
        row["import_id"] = self._import_id
        if not row.keys() <= NAMES[table]:
            raise KeyError(f"table {table} has no column {sorted(row.keys() - NAMES[table])}")
        held = self._held.setdefault(table, [])
        held.append(row)
        self.counts[table] += 1
        self._bytes += len(told)
        if len(held) >= ROWS_HELD or self._bytes >= BYTES_HELD:
            self.flush()

    def flush(self) -> None:
        """Write what is held, so that memory does not grow with the input."""
        held, self._held, self._bytes = self._held, {}, 0
        for table, rows in held.items():
            batch, misfits = batch_of(rows, TABLES[table].schema)
            self._writer(table).write_batch(batch)
            self.counts[table] -= len(misfits)
            for number, misfit in misfits:
                place = rows[number]["place"]
                values = {"reason": "value does not fit its column", "excerpt": misfit[:200]}
                self.add_plain("rejected", f"{place} {misfit}", values, place)

    def close(self) -> None:
        """Write the rest and end each file."""
        while self._held:
            self.flush()
        for writer in self._writers.values():
            writer.close()

    def _writer(self, table: str) -> pq.ParquetWriter:
        if table not in self._writers:
            folder = self._folder / table
            folder.mkdir(parents=True, exist_ok=True)
            self._writers[table] = pq.ParquetWriter(
                folder / f"{self._part}.parquet", TABLES[table].schema, compression="zstd"
            )
        return self._writers[table]
