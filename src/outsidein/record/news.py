"""What of the staged rows is news: what the record does not hold, or last held otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import duckdb

    from outsidein.record.tables import Table


def write_news(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    *,
    staged: Sequence[Path],
    held: Sequence[Path],
    target: Path,
) -> int:
    """Write the rows of one table that are news, each once, to a Parquet file and count them."""
    _view(connection, "staged", staged)
    key = f"{table.id}, row_hash"
    unseen = "SELECT * FROM staged"
    if held:
        _view(connection, "held", held)
        _find_gone_back(connection, table)
        unseen += f" ANTI JOIN (FROM held ANTI JOIN gone_back USING ({key})) USING ({key})"
    # Rows told once, by far the most, are not sorted to find those that were told again.
    connection.execute(
        f"CREATE TEMP TABLE repeated AS SELECT {key} FROM staged GROUP BY ALL HAVING count(*) > 1"
    )
    connection.execute(f"""
        COPY (
            WITH unseen AS ({unseen})
            SELECT * FROM unseen ANTI JOIN repeated USING ({key})
            UNION ALL
            SELECT * FROM unseen SEMI JOIN repeated USING ({key})
            QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY place) = 1
        ) TO '{quoted(target)}' (FORMAT parquet, COMPRESSION zstd)
    """)
    connection.execute("DROP VIEW staged; DROP TABLE repeated; DROP VIEW IF EXISTS held")
    connection.execute("DROP TABLE IF EXISTS gone_back")
    return int(pq.ParquetFile(target).metadata.num_rows)


def _find_gone_back(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Find what was told, then told otherwise, and is now told as at first.

    A deal that was open, then won, and is open again has to be open. What an import tells in
    several ways at once, such as the names a person signs with, has no such order.
    """
    key = table.id
    connection.execute(f"""
        CREATE TEMP TABLE gone_back AS
        WITH changed AS (
            SELECT {key} FROM held GROUP BY {key} HAVING min(row_hash) <> max(row_hash)
        ),
        history AS (
            SELECT {key}, row_hash, import_id,
                count(*) OVER (PARTITION BY {key}, import_id) AS ways
            FROM held SEMI JOIN changed USING ({key})
        ),
        newest AS (
            SELECT {key}, arg_max(row_hash, import_id) AS newest_hash
            FROM history GROUP BY {key} HAVING max(ways) = 1
        ),
        told AS (
            SELECT {key}, min(row_hash) AS row_hash
            FROM staged SEMI JOIN changed USING ({key})
            GROUP BY {key} HAVING min(row_hash) = max(row_hash)
        )
        SELECT {key}, row_hash FROM told JOIN newest USING ({key}) WHERE row_hash <> newest_hash
    """)


def quoted(path: Path) -> str:
    """Write a path so that it can stand between quotes in SQL."""
    return str(path.resolve()).replace("'", "''")


def _view(connection: duckdb.DuckDBPyConnection, name: str, files: Sequence[Path]) -> None:
    # Each file by its name: a pattern would take the brackets in a folder's name for its own.
    connection.read_parquet([str(file) for file in files]).create_view(name)
