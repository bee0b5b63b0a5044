"""The customers: all of them at a glance, and one of them whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.ask.account_needs import Need, needs_heard, themes_by_id
from outsidein.ask.answers import open_answers, rows, sql
from outsidein.ask.buying_groups import BuyingGroup, group_of
from outsidein.ask.names import find
from outsidein.ask.statements import Statement, by_ids

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

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
        themes = themes_by_id(connection)
    return [
        AccountAtAGlance(
            **{
                key: value for key, value in row.items() if key not in {"last_word_id", "top_needs"}
            },
            top_needs=[themes[theme]["name"] for theme in row["top_needs"]],
            last_word=words.get(row["last_word_id"]),
        )
        for row in found
    ]


def whole_customer(workspace: Workspace, asked: str) -> WholeCustomer:
    """Give one account whole. Raises NotFound, with near names, if not exactly one is meant."""
    with open_answers(workspace) as connection:
        found = find(connection, "account", asked)
        values = {"account": found.known_id}
        (glance,) = rows(connection, sql("glance"), values)
        themes = themes_by_id(connection)
        said = rows(connection, sql("said_by_person"), values)
        return WholeCustomer(
            account_id=found.known_id,
            name=found.name,
            **glance,
            needs=needs_heard(connection, found.known_id, themes, said),
            by_department=[
                HeardByDepartment(**_named(row, themes))
                for row in rows(connection, sql("heard_by_department"), values)
            ],
            by_person=[SaidByPerson(**_named(row, themes)) for row in said],
            differ_on=[
                themes[row["theme_id"]]["name"]
                for row in rows(connection, sql("differ_on"), values)
            ],
            group=group_of(
                connection, found.known_id, {one["person_id"]: one["name"] for one in said}
            ),
        )


def _named(row: dict[str, Any], themes: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Put the names of needs in place of their ids."""
    return {**row, "needs": [themes[theme]["name"] for theme in row["needs"]]}
