"""Writing the truth: one Parquet file per table, in row groups, so that memory stays small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from outsidein.simulate.truth_tables import TRUTH_TABLES

if TYPE_CHECKING:
    from pathlib import Path

ROW_GROUP = 20_000
MICROSECONDS = 1_000_000


class Truth:
    """The tables of the truth while they are written.

    `rows` takes tuples in column order; `opportunity_ids` the native ids of the opportunities of
    the account at hand, by opportunity and system.
    """

    def __init__(self, directory: Path) -> None:
        """Open one file per table."""
        self.rows: dict[str, list[tuple[Any, ...]]] = {table.name: [] for table in TRUTH_TABLES}
        self.counts: dict[str, int] = dict.fromkeys(self.rows, 0)
        self._schemas = {table.name: table.schema for table in TRUTH_TABLES}
        self._writers = {
            name: pq.ParquetWriter(directory / f"{name}.parquet", schema)
            for name, schema in self._schemas.items()
        }
        self.opportunity_ids: dict[tuple[str, str], str] = {}
        self._known: set[tuple[str, str]] = set()
        self._known_here: set[tuple[str, str]] = set()

    def same_as(
        self, source: str, source_id: str, entity: str, key: str, *, is_told: bool = True
    ) -> None:
        """Say once who or what a record of a system really is, and whether the exports tell it."""
        record = (source, source_id)
        if record not in self._known_here and record not in self._known:
            self._known_here.add(record)
            self.rows["same_as"].append((source, source_id, entity, key, is_told))

    def ours(self, source: str, source_id: str, entity: str, key: str) -> None:
        """Say it of one of us, who turns up again at every account."""
        self.same_as(source, source_id, entity, key)
        self._known.add((source, source_id))

    def noise(self, source: str, source_id: str, nature: str) -> None:
        """Say that something in an export is no voice of its own."""
        self.rows["noise"].append((source, source_id, nature))

    def end_account(self) -> None:
        """Forget who was met at the last account, and write what has piled up."""
        self._known_here.clear()
        self.opportunity_ids.clear()
        for name, rows in self.rows.items():
            if len(rows) >= ROW_GROUP:
                self._write(name)

    def close(self) -> None:
        """Write the rest and close all files."""
        for name, writer in self._writers.items():
            self._write(name)
            writer.close()

    def _write(self, name: str) -> None:
        rows, schema = self.rows[name], self._schemas[name]
        if not rows:
            return
        columns = [
            pa.array(column, field.type)
            for column, field in zip(zip(*rows, strict=True), schema, strict=True)
        ]
        self._writers[name].write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))
        self.counts[name] += len(rows)
        rows.clear()


def moment(at: int | None) -> int | None:
    """Write a time in the unit of the truth's tables: microseconds."""
    return None if at is None else at * MICROSECONDS


def fraction(value: float) -> float:
    """Round a share or probability: the last digits differ between mathematics libraries."""
    return round(value, 9)
