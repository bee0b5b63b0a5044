"""The current rows: of each thing, what the newest row says of it.

The newest is the one that its source changed last, where sources tell; else the one we were told
last. Accounts and people are described by many rows, most of them in passing: of these, each column
is what the newest row that has something in it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from outsidein.record.imports import files_of
from outsidein.record.news import quoted
from outsidein.record.tables import TABLES

# Things that many rows describe, most of them in passing.
DESCRIBED = frozenset({"account", "person"})
# What people go by: the newest first.
GATHERED = {"person": frozenset({"emails", "phones", "handles", "external_ids"})}

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from outsidein.record.tables import Table


def attach_record(connection: duckdb.DuckDBPyConnection, record: Path) -> None:
    """Make the current rows of every record table readable as `record.<table>`.

    A table that nothing was read into is there too, and empty.
    """
    connection.execute("ATTACH ':memory:' AS record")
    for table in TABLES.values():
        connection.register("nothing", table.schema.empty_table())
        connection.execute(f"CREATE TABLE record.empty_{table.name} AS FROM nothing")
        connection.unregister("nothing")
        files = files_of(record, table.name)
        if files:
            _view_newest(connection, table, files)
        else:
            connection.execute(f"CREATE VIEW record.{table.name} AS FROM record.empty_{table.name}")


def _view_newest(connection: duckdb.DuckDBPyConnection, table: Table, files: list[Path]) -> None:
    """View the current row by id. Ids told once, by far the most, are not sorted for it.

    A file that an earlier version wrote may lack columns that were declared since: they are null.
    """
    names = ", ".join(f"'{quoted(file)}'" for file in files)
    columns = ", ".join(column.name for column in table.columns)
    told = (
        f"(SELECT {columns} FROM (FROM record.empty_{table.name} "
        f"UNION ALL BY NAME FROM read_parquet([{names}], union_by_name = true)))"
    )
    repeated = f"record.repeated_{table.name}"
    connection.execute(
        f"CREATE TABLE {repeated} AS SELECT {table.id} FROM {told} GROUP BY ALL HAVING count(*) > 1"
    )
    again = f"{told} SEMI JOIN {repeated} USING ({table.id})"
    newest = (
        _newest_of_each_column(table, again) if table.name in DESCRIBED else _newest(table, again)
    )
    connection.execute(f"""
        CREATE VIEW record.{table.name} AS
        SELECT * FROM {told} ANTI JOIN {repeated} USING ({table.id})
        UNION ALL BY NAME
        {newest}
    """)


def _newest(table: Table, again: str) -> str:
    """Select, of each id, the newest row."""
    return f"""
        SELECT * FROM {again}
        QUALIFY row_number() OVER (PARTITION BY {table.id} ORDER BY {_newness(table)} DESC) = 1
    """


def _newest_of_each_column(table: Table, again: str) -> str:
    """Select, of each id, what the newest row that tells a column says of it.

    Of two rows in one import the one that tells more is the newer: a mail's header names its author
    in passing, an export of contacts means to.
    """
    others = [column.name for column in table.columns[1:]]
    gathered = GATHERED.get(table.name, frozenset())
    columns = ", ".join(
        _all_told(name) if name in gathered else f"max_by({_told(table, name)}, newness) AS {name}"
        for name in others
    )
    return f"""
        SELECT {table.id}, {columns}
        FROM (SELECT *, {_newness(table)} AS newness FROM {again})
        GROUP BY {table.id}
    """


def _newness(table: Table) -> str:
    """Order the rows of one id: by when the source last changed it, then by when we were told.

    An older export may be read after a newer one, or both in one folder: what counts is the time
    the source itself gives, where it gives one.
    """
    names = [column.name for column in table.columns]
    tells = " + ".join(f"CAST({name} IS NOT NULL AS INTEGER)" for name in names[1:])
    changed = (
        "coalesce(strftime(updated_at, '%Y%m%d%H%M%S%f'), '')" if "updated_at" in names else "''"
    )
    return f"{changed} || import_id || lpad(CAST({tells} AS VARCHAR), 3, '0') || row_hash"


def _told(table: Table, name: str) -> str:
    """Read an empty list as nothing told."""
    is_list = pa.types.is_list(table.schema.field(name).type)
    return f"CASE WHEN len({name}) > 0 THEN {name} END" if is_list else name


def _all_told(name: str) -> str:
    """Gather what all rows tell in a list, the newest first and each once."""
    every = f"flatten(list({name} ORDER BY newness DESC) FILTER (WHERE len({name}) > 0))"
    return (
        f"nullif(list_filter({every}, lambda one, place: "
        f"list_position({every}, one) = place), []) AS {name}"
    )
