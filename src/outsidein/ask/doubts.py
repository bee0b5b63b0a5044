"""Pairs of people or accounts that may be one, described so that somebody can tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.ask.answers import rows, sql

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import duckdb

SORTS = ("person", "account")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A person or account, described so that two can be told apart at a glance.

    `addresses` are mail addresses of a person and domains of an account. `people` are those in an
    account, `accounts` those of a person, `systems` where their `records` are from.
    """

    sort: str
    entity_id: str
    name: str
    title: str | None
    addresses: list[str]
    side: str | None
    nature: str | None
    location: str | None
    accounts: list[str]
    people: int
    systems: list[str]
    records: int
    last_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two that may be one, how probable that is and why, and the commands that settle it.

    `worth` is what hangs on it: the touches of the one that has fewer.
    """

    left: Described
    right: Described
    probability: float
    reason: str
    worth: int
    same_command: str
    differ_command: str


def described(
    connection: duckdb.DuckDBPyConnection, sort: str, ids: Sequence[str]
) -> Mapping[str, Described]:
    """Describe the people or accounts with these ids, by id."""
    found = rows(connection, sql("who_described"), {"ids": [*ids]})
    return {row["entity_id"]: Described(**row) for row in found if row["sort"] == sort}


DOUBTS = """
SELECT sort, left_id, right_id, probability, reason, worth
FROM unsure_pair
WHERE $sort IN (sort, '') AND $entity IN (left_id, right_id, '')
ORDER BY worth DESC, probability DESC, left_id, right_id
LIMIT $limit
"""


def doubts(
    connection: duckdb.DuckDBPyConnection,
    *,
    sort: str = "",
    entity_id: str = "",
    limit: int | None = None,
) -> list[Doubt]:
    """Give the pairs that may be one, those that most hangs on first: of all, of a sort, of one."""
    values = {"sort": sort, "entity": entity_id, "limit": limit}
    pairs = rows(connection, DOUBTS, values)
    known = {
        sort: described(
            connection,
            sort,
            [one[side] for one in pairs if one["sort"] == sort for side in ("left_id", "right_id")],
        )
        for sort in SORTS
    }
    return [
        Doubt(
            left=known[pair["sort"]][pair["left_id"]],
            right=known[pair["sort"]][pair["right_id"]],
            probability=pair["probability"],
            reason=pair["reason"],
            worth=pair["worth"],
            same_command=f"outsidein who same {pair['left_id']} {pair['right_id']}",
            differ_command=f"outsidein who differ {pair['left_id']} {pair['right_id']}",
        )
        for pair in pairs
    ]
