"""The engine on one machine: DuckDB for what SQL can say, a pool of processes for the rest.

The three shapes of stage. A **view** is one relation in SQL. A **map** is a pure function from
record batch to record batch, streamed through all cores. A **fit** is a function of a bounded
sample, drawn by the hash of the id, so that it is the same sample in any order.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from concurrent.futures import Future
    from pathlib import Path

# What DuckDB may hold before it spills to disk. The rest of 2 GB is for the processes of maps.
MEMORY = "1GB"
# The oldest DuckDB that opens our databases: whatever client people have.
READABLE_FROM = "v1.0.0"
ROWS_PER_BATCH = 8192


@contextmanager
def connect(
    database: Path | None = None,
    *,
    spill: Path | None = None,
    read_only: bool = False,
    memory: str = MEMORY,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database (in memory if none is named) with bounded memory, for one block."""
    settings: dict[str, Any] = {"memory_limit": memory, "preserve_insertion_order": False}
    if database is not None and not read_only:
        settings["storage_compatibility_version"] = READABLE_FROM
    if spill is not None:
        settings["temp_directory"] = str(spill)
    name = ":memory:" if database is None else str(database)
    connection = duckdb.connect(name, read_only=read_only, config=settings)
    try:
        # For all connections: a cursor is one of its own, and would begin with the system's zone.
        connection.execute("SET GLOBAL TimeZone = 'UTC'; SET enable_progress_bar = false")
        yield connection
    finally:
        connection.close()


class Store:
    """A database under construction and the processes that help to fill it."""

    def __init__(self, database: Path, *, spill: Path, processes: int | None = None) -> None:
        self._spill = spill
        spill.mkdir(parents=True, exist_ok=True)
        self._open = connect(database, spill=spill / "duckdb")
        self.connection = self._open.__enter__()
        self._processes = processes or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def close(self) -> None:
        """End the processes and close the database."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        self._open.__exit__(None, None, None)
        shutil.rmtree(self._spill, ignore_errors=True)

    @contextmanager
    def holding(self, memory: str) -> Iterator[None]:
        """Let the database hold so much memory before it spills, for one block."""
        self.connection.execute(f"SET memory_limit = '{memory}'")
        try:
            yield
        finally:
            self.connection.execute(f"SET memory_limit = '{MEMORY}'")

    def view(
        self,
        name: str,
        sql: str,
        values: Mapping[str, Any] | None = None,
        *,
        temporary: bool = False,
    ) -> int:
        """Answer one relation's SQL, keep it under its name and count its rows.

        What is temporary never is in the database's file, and no map can read it.
        """
        (statement,) = self.connection.extract_statements(sql)
        wanted = statement.named_parameters
        used = {key: value for key, value in (values or {}).items() if key in wanted}
        table = "TEMP TABLE" if temporary else "TABLE"
        self.connection.execute(f"CREATE OR REPLACE {table} {name} AS {sql}", used)
        return self.count(name)

    def map(
        self,
        name: str,
        sql: str,
        function: Callable[[pa.RecordBatch], pa.RecordBatch],
        *,
        schema: pa.Schema,
        done: Callable[[int], None] | None = None,
    ) -> int:
        """Send every row of a query through a pure function, in batches on all cores.

        Keeps the outcome under `name` and counts its rows. The function must be importable: each
        process gets it by its name. `done` is told the rows read since it was last told.
        """
        file = self._spill / f"{name}.parquet"
        with pq.ParquetWriter(file, schema, compression="zstd") as writer:
            for batch, rows in self._mapped(sql, function):
                writer.write_batch(batch)
                if done is not None:
                    done(rows)
        told = str(file).replace("'", "''")
        rows = self.view(name, f"FROM read_parquet('{told}')")
        file.unlink()
        return rows

    def sample(self, sql: str, *, key: str, rows: int) -> pa.Table:
        """Draw up to so many rows of a query by the hash of their key, ordered by it.

        The same rows come out whatever the order of the input, the engine or the threads.
        """
        by = f"md5(CAST({key} AS VARCHAR)), {key}"
        return self.arrow(f"SELECT * FROM ({sql}) ORDER BY {by} LIMIT {rows}")

    def arrow(self, sql: str, values: Mapping[str, Any] | None = None) -> pa.Table:
        """Answer a query as an Arrow table."""
        return self.connection.sql(sql, params=values or {}).to_arrow_table()

    def keep(self, name: str, table: pa.Table) -> int:
        """Keep an Arrow table under a name and count its rows."""
        self.connection.register("incoming", table)
        self.connection.execute(f"CREATE OR REPLACE TABLE {name} AS FROM incoming")
        self.connection.unregister("incoming")
        return self.count(name)

    def count(self, name: str) -> int:
        """Count the rows of a relation."""
        ((rows,),) = self.connection.execute(f"SELECT count(*) FROM {name}").fetchall()
        return int(rows)

    def _mapped(
        self, sql: str, function: Callable[[pa.RecordBatch], pa.RecordBatch]
    ) -> Iterator[tuple[pa.RecordBatch, int]]:
        """Give the outcome of each batch in order, with no more under way than is needed."""
        # A connection of its own: the store's may be asked while these rows are still coming.
        batches = self.connection.cursor().sql(sql).to_arrow_reader(ROWS_PER_BATCH)
        # Starting processes takes longer than a batch or so does in this one.
        begun: list[pa.RecordBatch] = []
        for batch in batches:
            begun.append(batch)
            if sum(one.num_rows for one in begun) > ROWS_PER_BATCH:
                break
        else:
            yield from ((function(batch), batch.num_rows) for batch in begun)
            return
        waiting: deque[tuple[Future[pa.RecordBatch], int]] = deque()
        for batch in chain(begun, batches):
            waiting.append((self._started().submit(function, batch), batch.num_rows))
            if len(waiting) > 2 * self._processes:
                future, rows = waiting.popleft()
                yield future.result(), rows
        for future, rows in waiting:
            yield future.result(), rows

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = start_processes(self._processes)
        return self._pool


def start_processes(count: int | None = None) -> ProcessPoolExecutor:
    """Start a pool of fresh processes: spawned, so that they are alike on every system."""
    return ProcessPoolExecutor(
        max_workers=count or os.cpu_count() or 1,
        mp_context=multiprocessing.get_context("spawn"),
    )
