"""Who is who: one person or account with all its records, and the pairs that may be one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.ask.doubts import Described, Doubt, described, doubts
from outsidein.ask.who_names import find_who
from outsidein.record.imports import files_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import duckdb

    from outsidein.record.workspace import Workspace

# Where the record has the addresses that people and accounts go by.
ADDRESSES = {"person": "emails", "account": "domains"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOfOne:
    """One record of a person or account, as its system tells it, and why it is one of theirs.

    A firm that is known by its mail alone has a record that no system tells: it has no source.
    """

    record_id: str
    source: str | None
    source_id: str | None
    name: str | None
    addresses: list[str]
    place: str | None
    probability: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One account of a person: from when until when, where told, and when they were heard there."""

    account_id: str
    name: str
    title: str | None
    from_at: dt.datetime | None
    to_at: dt.datetime | None
    first_at: dt.datetime | None
    last_at: dt.datetime | None
    has_left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """The pairs that may be one, those that most hangs on first, and how many there are in all."""

    doubts: list[Doubt]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """One person or account: its records, the least sure first, its accounts, and its doubts."""

    described: Described
    records: list[RecordOfOne]
    stays: list[Stay]
    doubts: list[Doubt]


def who(workspace: Workspace, asked: str, *, account: bool = False) -> Who:
    """Give a person, or an account if no person fits or `account` asks for one.

    They are asked for by name, by mail address or domain, or by the id of any record of theirs.
    Raises NotFound, with near names, if not exactly one is meant.
    """
    with open_answers(workspace) as connection:
        meant = find_who(connection, workspace.record, asked, account=account)
        return whole(connection, workspace.record, meant.sort, meant.entity_id)


def unsure(workspace: Workspace, *, account: bool = False, limit: int | None = None) -> Unsure:
    """Give the pairs that may be one, those that most hangs on first; or those of accounts only."""
    sort = "account" if account else ""
    with open_answers(workspace) as connection:
        query = "SELECT count(*) AS total FROM unsure_pair WHERE $sort IN (sort, '')"
        (counted,) = rows(connection, query, {"sort": sort})
        return Unsure(doubts=doubts(connection, sort=sort, limit=limit), **counted)


def whole(connection: duckdb.DuckDBPyConnection, record: Path, sort: str, entity_id: str) -> Who:
    """Give one person or account, by sort and id, with all its records."""
    one = described(connection, sort, [entity_id])[entity_id]
    stays = rows(connection, sql("who_stays"), {"person": entity_id}) if sort == "person" else []
    return Who(
        described=one,
        records=records_of(connection, record, sort, entity_id),
        stays=[Stay(**row) for row in stays],
        doubts=doubts(connection, sort=sort, entity_id=entity_id),
    )


def records_of(
    connection: duckdb.DuckDBPyConnection, record: Path, sort: str, entity_id: str
) -> list[RecordOfOne]:
    """Give the records of a person or account as their systems tell them, the least sure first."""
    found = rows(connection, RECORDS, {"sort": sort, "entity": entity_id})
    told = _told(connection, record, sort, [row["record_id"] for row in found])
    nothing: dict[str, Any] = {"name": None, "addresses": [], "place": None}
    return [RecordOfOne(**row, **told.get(row["record_id"], nothing)) for row in found]


RECORDS = """
SELECT record_id, source, source_id, probability, reason
FROM same_as
WHERE sort = $sort AND entity_id = $entity
ORDER BY probability, source NULLS LAST, source_id, record_id
"""


def _told(
    connection: duckdb.DuckDBPyConnection, record: Path, sort: str, ids: Sequence[str]
) -> Mapping[str, dict[str, Any]]:
    """Read what each record tells of itself: its newest name and place, and all its addresses."""
    files = [str(file) for file in files_of(record, sort)]
    if not files:
        return {}
    query = f"""
        SELECT
            {sort}_id AS record_id,
            max_by(name, newness) FILTER (name IS NOT NULL) AS name,
            coalesce(list_sort(list_distinct(flatten(list({ADDRESSES[sort]})))), []) AS addresses,
            max_by(place, newness) AS place
        FROM (
            SELECT *, coalesce(strftime(updated_at, '%Y%m%d%H%M%S%f'), '') || import_id AS newness
            FROM read_parquet($files, union_by_name = true)
            WHERE list_contains($ids, {sort}_id)
        )
        GROUP BY {sort}_id
    """
    found = rows(connection, query, {"files": files, "ids": [*ids]})
    return {row.pop("record_id"): row for row in found}
