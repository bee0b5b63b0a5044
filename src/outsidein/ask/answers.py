"""The answers of a workspace, opened for reading."""

from __future__ import annotations

import difflib
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from outsidein.errors import NotFound, WorkspaceError
from outsidein.store.duckdb import connect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import duckdb

    from outsidein.record.workspace import Workspace

NEAR_NAMES = 5


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


def one_named(
    asked: str, known: Sequence[tuple[str, str]], *, what: str, listing: str
) -> tuple[str, str]:
    """Find the one (id, name) that is meant: by id, by name, or by the only name that has it in.

    Raises NotFound, with near names, if there is none or more than one.
    """
    folded = asked.casefold().strip()
    exact = [pair for pair in known if folded in (pair[0], pair[1].casefold())]
    if exact:
        return exact[0]
    holding = [pair for pair in known if folded in pair[1].casefold()]
    if len(holding) == 1:
        return holding[0]
    names = [pair[1] for pair in holding] or near_names(asked, [pair[1] for pair in known])
    if holding:
        shown = ", ".join(names[:NEAR_NAMES])
        raise NotFound(
            f"More than one {what} has “{asked}” in its name.", next_step=f"Which one: {shown}?"
        )
    step = f"Did you mean: {', '.join(names)}?" if names else f"`{listing}` lists them."
    raise NotFound(f"There is no {what} “{asked}”.", next_step=step)


def near_names(asked: str, names: Sequence[str]) -> list[str]:
    """Give the names that look most like the one asked for."""
    by_folded = {name.casefold(): name for name in reversed(names)}
    near = difflib.get_close_matches(asked.casefold(), by_folded, n=NEAR_NAMES, cutoff=0.5)
    first_words = {folded.split()[0]: folded for folded in reversed(by_folded) if folded.split()}
    near += difflib.get_close_matches(asked.casefold(), first_words, n=NEAR_NAMES, cutoff=0.6)
    found = (by_folded.get(one) or by_folded[first_words[one]] for one in near)
    return list(dict.fromkeys(found))[:NEAR_NAMES]
