"""What was said: single statements, with who said them and where they stand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.ask.names import find
from outsidein.errors import NotFound
from outsidein.language.tables import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from outsidein.record.workspace import Workspace

WHOSE = {"customer": "customers'", "us": "our", "partner": "partners'", "unknown": "unknown"}
SIDES = tuple(WHOSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement and the way back to it.

    doubtful: it may be a quote or signature; stripped: what was taken out of its touch as such.
    """

    statement_id: str
    text: str
    kind: str
    person: str
    title: str | None
    account: str | None
    department: str
    channel: str
    happened_at: dt.datetime | None
    theme: str | None
    side: str
    source: str
    place: str
    url: str | None
    doubtful: bool = False
    stripped: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFilter:
    """Which statements to give; what is not set does not matter."""

    account: str | None = None
    theme: str | None = None
    kind: str | None = None
    person: str | None = None
    department: str | None = None
    since: dt.date | None = None
    side: str = "customer"


def statements(
    workspace: Workspace, wanted: StatementFilter, *, limit: int | None = 50
) -> list[Statement]:
    """Give the newest statements that fit, the newest first.

    Raises NotFound, with near names, for an account, theme, person or kind that nobody has.
    """
    with open_answers(workspace) as connection:
        conditions, values = _conditions(connection, wanted)
        query = sql("statements") + "WHERE " + " AND ".join(conditions)
        query += " ORDER BY statement.happened_at DESC NULLS LAST, statement.statement_id"
        if limit is not None:
            query += f" LIMIT {int(limit)}"
        return [Statement(**row) for row in rows(connection, query, values)]


def by_ids(
    connection: duckdb.DuckDBPyConnection,
    statement_ids: Sequence[str],
    *,
    account: str | None = None,
) -> dict[str, Statement]:
    """Give the statements with these ids, all of one account if that is told: a lot faster then."""
    values: dict[str, Any] = {"ids": list(statement_ids)}
    if account is None:
        query = sql("statements") + "WHERE statement.statement_id IN (SELECT unnest($ids))"
    else:
        query = sql("statements_of_account")
        values["account"] = account
    found = rows(connection, query, values) if statement_ids else []
    return {row["statement_id"]: Statement(**row) for row in found}


def _conditions(
    connection: duckdb.DuckDBPyConnection, wanted: StatementFilter
) -> tuple[list[str], dict[str, Any]]:
    conditions = ["statement.side = $side"]
    values: dict[str, Any] = {"side": _one_of(wanted.side, SIDES, what="side")}
    for name, condition in (
        ("account", "statement.account_id = $account"),
        ("theme", "$theme IN (theme.theme_id, theme.parent_id)"),  # a need has what its themes have
        ("person", "statement.person_id = $person"),
    ):
        asked = getattr(wanted, name)
        if asked is not None:
            values[name] = find(connection, name, asked).known_id
            conditions.append(condition)
    if wanted.kind is not None:
        values["kind"] = _kind(wanted.kind, wanted.side)
        conditions.append("statement.kind = $kind")
    if wanted.department is not None:
        heard = connection.execute("SELECT DISTINCT department FROM statement").fetchall()
        known = sorted(department for (department,) in heard)
        values["department"] = _one_of(wanted.department, known, what="department")
        conditions.append("statement.department = $department")
    if wanted.since is not None:
        values["since"] = dt.datetime.combine(wanted.since, dt.time(), dt.UTC)
        conditions.append("statement.happened_at >= $since")
    return conditions, values


def _kind(asked: str, side: str) -> str:
    known = KINDS["us" if side == "us" else "customer"]
    return _one_of(asked, known, what=f"kind of {WHOSE[side]} words")


def _one_of(asked: str, known: Sequence[str], *, what: str) -> str:
    if asked.casefold() in known:
        return asked.casefold()
    raise NotFound(f"There is no {what} “{asked}”.", next_step=f"There are: {', '.join(known)}.")
