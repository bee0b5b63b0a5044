"""The customers: all of them at a glance, and one of them whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.ask.buying_groups import BuyingGroup, group_of
from outsidein.ask.names import find
from outsidein.ask.statements import Statement, by_ids

if TYPE_CHECKING:
    import datetime as dt

    import duckdb

    from outsidein.record.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountAtAGlance:
    """One account in the list of all."""

    account_id: str
    name: str
    people: int
    statements: int
    departments: list[str]
    top_needs: list[str]
    last_at: dt.datetime | None
    last_word: Statement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """Customers' people, and their statements, that no account is known for."""

    people: int
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One person of a customer's, as far as they speak of something."""

    person_id: str
    name: str
    title: str | None
    statements: int
    departments: list[str]
    kinds: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that people of an account speak of, with the words for it.

    `broader` is the name of the broader need that it belongs to. `share`, from 0 to 1, is how much
    of what matters to the account's people it is, likely between `low` and `high`; all three are
    None where too few were heard. `trend` is rising, falling, steady or too few.
    """

    theme_id: str
    name: str
    broader: str | None
    people: int
    statements: int
    kinds: dict[str, int]
    departments: list[str]
    first_at: dt.datetime | None
    last_at: dt.datetime | None
    share: float | None
    low: float | None
    high: float | None
    trend: str
    voices: list[Voice]
    quotes: list[Statement]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardByDepartment:
    """What one of our departments heard of an account: up to three needs, the loudest first."""

    department: str
    people: int
    statements: int
    needs: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidByPerson:
    """What one person or mailbox of an account said: up to three needs, the most told first."""

    person_id: str
    name: str
    title: str | None
    nature: str | None
    statements: int
    needs: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeCustomer:
    """One account: who was heard, by whom of us, what its people want, and who of them decides.

    `differ_on` names the needs on which its people surely differ, the surest first.
    """

    account_id: str
    name: str
    domains: list[str]
    industry: str | None
    employees: int | None
    country: str | None
    people: int
    statements: int
    first_at: dt.datetime | None
    last_at: dt.datetime | None
    needs: list[Need]
    by_department: list[HeardByDepartment]
    by_person: list[SaidByPerson]
    differ_on: list[str]
    group: BuyingGroup


def unplaced(workspace: Workspace) -> Unplaced:
    """Count the customers' people that no account is known for."""
    with open_answers(workspace) as connection:
        (counted,) = rows(connection, sql("unplaced"))
    return Unplaced(**counted)


def accounts(workspace: Workspace, *, limit: int | None = None) -> list[AccountAtAGlance]:
    """Give all accounts that were heard, those with the most people heard first."""
    with open_answers(workspace) as connection:
        query = sql("overview") + (f" LIMIT {int(limit)}" if limit is not None else "")
        found = rows(connection, query)
        words = by_ids(connection, [row["last_word_id"] for row in found if row["last_word_id"]])
        names = _theme_names(connection)
    return [
        AccountAtAGlance(
            **{
                key: value for key, value in row.items() if key not in {"last_word_id", "top_needs"}
            },
            top_needs=[names[theme] for theme in row["top_needs"]],
            last_word=words.get(row["last_word_id"]),
        )
        for row in found
    ]


def whole_customer(workspace: Workspace, asked: str) -> WholeCustomer:
    """Give one account whole. Raises NotFound, with near names, if not exactly one is meant."""
    with open_answers(workspace) as connection:
        found = find(connection, "account", asked)
        values = {"account": found.known_id}
        (account,) = rows(connection, "FROM account WHERE account_id = $account", values)
        overview = rows(connection, "FROM account_overview WHERE account_id = $account", values)
        glance: dict[str, Any] = overview[0] if overview else {}
        return WholeCustomer(
            account_id=found.known_id,
            name=found.name,
            domains=account["domains"],
            industry=account["industry"],
            employees=account["employees"],
            country=account["country"],
            people=glance.get("people", 0),
            statements=glance.get("statements", 0),
            first_at=glance.get("first_at"),
            last_at=glance.get("last_at"),
            needs=_needs(connection, values),
            by_department=[
                HeardByDepartment(**row)
                for row in _named(connection, sql("heard_by_department"), values)
            ],
            by_person=[
                SaidByPerson(**row) for row in _named(connection, sql("said_by_person"), values)
            ],
            differ_on=[row["name"] for row in rows(connection, sql("differ_on"), values)],
            group=group_of(connection, found.known_id),
        )


def _named(
    connection: duckdb.DuckDBPyConnection, query: str, values: dict[str, str]
) -> list[dict[str, Any]]:
    """Answer a query with the names of its needs in place of their ids."""
    names = _theme_names(connection)
    found = rows(connection, query, values)
    return [{**row, "needs": [names[theme] for theme in row["needs"]]} for row in found]


def _theme_names(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(connection.execute("SELECT theme_id, name FROM theme").fetchall())


def _needs(connection: duckdb.DuckDBPyConnection, values: dict[str, str]) -> list[Need]:
    found = rows(connection, sql("needs"), values)
    voices: dict[str, list[Voice]] = {}
    for row in rows(connection, sql("voices"), values):
        voices.setdefault(row.pop("theme_id"), []).append(Voice(**row))
    kinds: dict[str, dict[str, int]] = {}
    for row in rows(
        connection,
        "FROM account_need_kind WHERE account_id = $account ORDER BY statements DESC, kind",
        values,
    ):
        kinds.setdefault(row["theme_id"], {})[row["kind"]] = row["statements"]
    chosen = rows(
        connection, "FROM account_need_quote WHERE account_id = $account ORDER BY rank", values
    )
    words = by_ids(connection, [row["statement_id"] for row in chosen], account=values["account"])
    return [
        Need(
            **row,
            kinds=kinds.get(row["theme_id"], {}),
            voices=voices.get(row["theme_id"], []),
            quotes=[
                words[quote["statement_id"]]
                for quote in chosen
                if quote["theme_id"] == row["theme_id"]
            ],
        )
        for row in found
    ]
