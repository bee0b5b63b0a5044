"""The answers of a workspace, opened for reading."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import duckdb

from outsidein.errors import WorkspaceError
from outsidein.pipeline import ANSWERS
from outsidein.store.duckdb import connect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.record.workspace import Workspace


@contextmanager
def open_answers(workspace: Workspace) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the answers for one block.

    Raises WorkspaceError if there are none yet, or if an earlier version made them and they lack
    what is asked for.
    """
    if not workspace.answers.exists():
        raise WorkspaceError(
            "There are no answers yet.",
            where=str(workspace.folder.resolve()),
            next_step="Read your exports with `outsidein read PATH…`, then `outsidein refresh`.",
        )
    with connect(workspace.answers, read_only=True) as connection:
        try:
            yield connection
        except (duckdb.CatalogException, duckdb.BinderException):
            if _are_whole(connection):
                raise
            raise WorkspaceError(
                "These answers were made by another version of Outside In.",
                where=str(workspace.answers),
                next_step="Make them anew from the record: outsidein refresh",
            ) from None


def _are_whole(connection: duckdb.DuckDBPyConnection) -> bool:
    there = connection.execute("SELECT table_name, column_name FROM duckdb_columns()").fetchall()
    declared = {(table.name, column.name) for table in ANSWERS.values() for column in table.columns}
    return declared <= set(there)


def rows(
    connection: duckdb.DuckDBPyConnection, query: str, values: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """Answer a query as a list of rows by column name."""
    answered = connection.sql(query, params=dict(values or {})).to_arrow_table()
    found: list[dict[str, Any]] = answered.to_pylist()
    return found


@cache
def sql(name: str) -> str:
    """Read one of the queries of this room."""
    return files("outsidein.ask").joinpath("sql", f"{name}.sql").read_text("utf-8")
