"""What matters how much: the needs of an account, of a segment or of all, every person as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.ask.names import find
from outsidein.ask.statements import Statement, by_ids
from outsidein.customer.shares.tables import FEWEST_PEOPLE

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    import duckdb

    from outsidein.record.workspace import Workspace

ACCOUNT, SEGMENT, ALL = "account", "segment", "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedShare:
    """One need, and how much of what matters to these people it is.

    `share`, from 0 to 1, is likely between `low` and `high`; all three are None where too few were
    heard. `change` is the last quarter-year's share less that of the year before.
    """

    theme_id: str
    name: str
    broader: str | None
    people: int
    people_heard: int
    accounts: int
    statements: int
    share: float | None
    low: float | None
    high: float | None
    trend: str
    change: float | None
    change_low: float | None
    change_high: float | None
    kinds: list[str]
    roles: list[str]
    departments: list[str]
    first_at: dt.datetime | None
    last_at: dt.datetime | None
    paid_last_year: Decimal | None
    currency: str | None
    quotes: list[Statement]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedShares:
    """All needs of an account, of a segment or of all accounts, the largest share first.

    `too_few`: fewer than `fewest_people` people were heard, so that no shares are told.
    `needs_told` counts all needs, even where only the first few are given.
    """

    scope: str
    scope_id: str
    people_heard: int
    fewest_people: int
    too_few: bool
    needs_told: int
    needs: list[NeedShare]


def needs_of_all(workspace: Workspace, *, limit: int | None = None) -> NeedShares:
    """Give what all customers need, each person counting as one."""
    with open_answers(workspace) as connection:
        return needs_of(connection, ALL, ALL, limit=limit)


def needs_of_account(workspace: Workspace, asked: str, *, limit: int | None = None) -> NeedShares:
    """Give what one account needs. Raises NotFound if not exactly one is meant."""
    with open_answers(workspace) as connection:
        return needs_of(connection, ACCOUNT, find(connection, ACCOUNT, asked).known_id, limit=limit)


def needs_of(
    connection: duckdb.DuckDBPyConnection, scope: str, scope_id: str, *, limit: int | None = None
) -> NeedShares:
    """Give the needs of one scope, with quotes for those that are given.

    `scope` is ACCOUNT, SEGMENT or ALL, and `scope_id` the account or segment; ALL of all.
    """
    found = rows(connection, sql("need_shares"), {"scope": scope, "scope_id": scope_id})
    given = found if limit is None else found[:limit]
    values = {"scope_id": scope_id, "themes": [row["theme_id"] for row in given]}
    if scope == ALL:
        del values["scope_id"]
    chosen = rows(connection, sql(f"need_quotes_{scope}"), values) if given else []
    words = by_ids(
        connection,
        [quote["statement_id"] for quote in chosen],
        account=scope_id if scope == ACCOUNT else None,
    )
    heard = max((row["people_heard"] for row in found), default=0)
    return NeedShares(
        scope=scope,
        scope_id=scope_id,
        people_heard=heard,
        fewest_people=FEWEST_PEOPLE,
        too_few=heard < FEWEST_PEOPLE,
        needs_told=len(found),
        needs=[
            NeedShare(
                **row,
                quotes=[
                    words[quote["statement_id"]]
                    for quote in chosen
                    if quote["theme_id"] == row["theme_id"]
                ],
            )
            for row in given
        ],
    )
