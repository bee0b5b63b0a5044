"""The buying group of an account: who decides, who is gone or quiet, and which role is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.ask.names import find
from outsidein.ask.statements import Statement, by_ids

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    import duckdb

    from outsidein.record.workspace import Workspace

# In the order in which one asks for them.
ROLES = (
    "economic_buyer",
    "champion",
    "technical_evaluator",
    "legal_procurement",
    "user",
    "gatekeeper",
    "unknown",
)
IN_WORDS = {"legal_procurement": "legal or procurement"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMember:
    """One human of an account in the role they have there, with the words that show it.

    `state` is active, quiet, new, left or unheard.
    """

    person_id: str
    name: str
    title: str | None
    confidence: float
    reason: str
    told_role: str | None
    first_at: dt.datetime | None
    last_at: dt.datetime | None
    state: str
    state_reason: str
    statements: list[Statement]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRole:
    """One role and who has it: those who are there and surest first, those who left last."""

    role: str
    people: list[GroupMember]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingRole:
    """One role that nobody has, as far as anybody was heard."""

    role: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyingGroup:
    """Who decides in an account when it buys."""

    account_id: str
    roles: list[GroupRole]
    missing: list[MissingRole]


def buying_group(workspace: Workspace, asked: str) -> BuyingGroup:
    """Give the group of one account. Raises NotFound, with near names, if not one is meant."""
    with open_answers(workspace) as connection:
        return group_of(connection, find(connection, "account", asked).known_id)


def group_of(
    connection: duckdb.DuckDBPyConnection,
    account_id: str,
    known: Mapping[str, str] | None = None,
) -> BuyingGroup:
    """Give the group of the account with this id; `known` are names that need not be asked for."""
    values = {"account": account_id}
    found = rows(connection, sql("group_shown"), values)
    names = dict(known or {})
    others = [row["person_id"] for row in found if row["person_id"] not in names]
    if others:
        called = rows(connection, sql("called"), {"people": others})
        names.update({row["person_id"]: row["name"] for row in called})
    found = [{**row, "name": names.get(row["person_id"], "somebody")} for row in found]
    ids = [[*row.pop("statement_ids"), row.pop("state_statement_id")] for row in found]
    evidence = sorted({one for some in ids for one in some if one})
    words = by_ids(connection, evidence, account=account_id)
    people: dict[str, list[GroupMember]] = {role: [] for role in ROLES}
    for row, shown in zip(found, ids, strict=True):
        statements = [words[one] for one in dict.fromkeys(shown) if one in words]
        people[row.pop("role")].append(GroupMember(**row, statements=statements))
    missing = rows(
        connection, "SELECT role, reason FROM missing_role WHERE account_id = $account", values
    )
    missing.sort(key=lambda row: ROLES.index(row["role"]))
    return BuyingGroup(
        account_id=account_id,
        roles=[GroupRole(role=role, people=people[role]) for role in ROLES if people[role]],
        missing=[MissingRole(**row) for row in missing],
    )


def role_in_words(role: str) -> str:
    """Say a role as people do.

    >>> role_in_words("economic_buyer"), role_in_words("legal_procurement")
    ('economic buyer', 'legal or procurement')
    """
    return IN_WORDS.get(role, role.replace("_", " "))
