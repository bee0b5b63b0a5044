"""The answers of a workspace, opened for reading."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from outsidein.errors import WorkspaceError
from outsidein.store.duckdb import connect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import duckdb

    from outsidein.record.workspace import Workspace


@contextmanager
def open_answers(workspace: Workspace) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the answers for one block. Raises WorkspaceError if there are none yet."""
    if not workspace.answers.exists():
        raise WorkspaceError(
            "There are no answers yet.",
            where=str(workspace.folder),
            next_step="Read your exports with `outsidein read PATH…`, then `outsidein refresh`.",
        )
    with connect(workspace.answers, read_only=True) as connection:
        yield connection


def rows(
    connection: duckdb.DuckDBPyConnection, query: str, values: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """Answer a query as a list of rows by column name."""
    answered = connection.sql(query, params=dict(values or {})).to_arrow_table()
    found: list[dict[str, Any]] = answered.to_pylist()
    return found


def sql(name: str) -> str:
    """Read one of the queries of this room."""
    return files("outsidein.ask").joinpath("sql", f"{name}.sql").read_text("utf-8")
