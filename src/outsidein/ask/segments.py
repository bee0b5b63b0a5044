"""Segments by need: which groups there are, one of them whole, and which an account belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.ask.names import Known, find, one_named
from outsidein.ask.segment_records import (
    AccountSegment,
    Segment,
    SegmentAccount,
    Segments,
    Trait,
    WholeSegment,
    Worth,
)
from outsidein.ask.statements import by_ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    import duckdb

    from outsidein.ask.statements import Statement
    from outsidein.record.workspace import Workspace


def segments(workspace: Workspace) -> Segments:
    """Give all segments with what sets them apart, and whether they foretell outcomes."""
    with open_answers(workspace) as connection:
        (summary,) = rows(connection, "SELECT * EXCLUDE (segments) FROM segment_summary")
        told = rows(connection, SEGMENTS)
        shown = f"FROM ({sql('segment_traits')}) WHERE rank IS NOT NULL OR feature IN ({TOLD})"
        traits = rows(connection, shown)
        worth = rows(connection, sql("segment_worths"))
    return Segments(
        **summary,
        segments=[_segment(one, traits, {}) for one in told],
        worth=[Worth(**one) for one in worth],
    )


def needs_of_segments(workspace: Workspace, found: Segments, *, each: int) -> list[list[Trait]]:
    """Give, for each segment, the same needs: those that set any of them apart most."""
    picked = dict.fromkeys(
        trait.what
        for segment in found.segments
        for trait in segment.traits
        if trait.sort == "need" and trait.rank is not None and trait.rank <= each
    )
    with open_answers(workspace) as connection:
        query = f"FROM ({sql('segment_traits')}) WHERE sort = 'need' AND list_contains($what, what)"
        told = rows(connection, query, {"what": [*picked]})
    known = {(one["segment_id"], one["what"]): one for one in told}
    return [
        [_trait(known[segment.segment_id, what], {}) for what in picked]
        for segment in found.segments
    ]


def whole_segment(workspace: Workspace, asked: str) -> WholeSegment:
    """Give one segment whole. Raises NotFound, with near names, if not exactly one is meant."""
    with open_answers(workspace) as connection:
        told = rows(connection, SEGMENTS)
        known = [
            Known(known_id=one["segment_id"], name=one["name"], details=[], is_heard=True)
            for one in told
        ]
        found = one_named(asked, known, what="segment", listing="outsidein segments")
        accounts = rows(connection, ACCOUNTS, {"segment": found.known_id})
        return WholeSegment(
            segment=_told(connection, found.known_id, quoted=True),
            accounts=[SegmentAccount(**one) for one in accounts],
        )


def segment_of_account(workspace: Workspace, asked: str) -> AccountSegment:
    """Give the segment of one account, without quotes.

    Raises NotFound, with near names, if not exactly one account is meant.
    """
    with open_answers(workspace) as connection:
        account = find(connection, "account", asked)
        query = "FROM segment_account WHERE account_id = $account"
        told = rows(connection, query, {"account": account.known_id})
        row: dict[str, Any] = told[0] if told else {"reason": "never heard on any theme"}
        (summary,) = rows(connection, "SELECT verdict FROM segment_summary")
        segment_id = row.get("segment_id")
        segment = _told(connection, segment_id, quoted=False) if segment_id else None
    return AccountSegment(
        account_id=account.known_id,
        name=account.name,
        segment=segment,
        probability=row.get("probability"),
        reason=row["reason"] or ("" if segment else summary["verdict"]),
    )


# Features that people have; the others are of accounts.
OF_PEOPLE = frozenset({"theme", "role", "department"})
# Traits that are shown of every segment, whether they set it apart or not.
TOLD = "'outcome', 'days'"
SEGMENTS = "FROM segment ORDER BY accounts DESC, segment_id"
ACCOUNTS = """
SELECT account_id, account.name, probability, coalesce(account_overview.people, 0) AS people
FROM segment_account
INNER JOIN account USING (account_id)
LEFT JOIN account_overview USING (account_id)
WHERE segment_id = $segment
ORDER BY people DESC, account.name, account_id
"""


def _told(connection: duckdb.DuckDBPyConnection, segment_id: str, *, quoted: bool) -> Segment:
    values = {"segment": segment_id}
    (row,) = rows(connection, "FROM segment WHERE segment_id = $segment", values)
    query = f"FROM ({sql('segment_traits')}) WHERE segment_id = $segment"
    traits = rows(connection, query, values)
    wanted = {one for trait in traits for one in trait["statement_ids"] or [] if quoted}
    return _segment(row, traits, by_ids(connection, sorted(wanted)) if wanted else {})


def _segment(
    row: dict[str, Any], traits: Iterable[dict[str, Any]], quotes: dict[str, Statement]
) -> Segment:
    own = [one for one in traits if one["segment_id"] == row["segment_id"]]
    return Segment(**row, traits=[_trait(one, quotes) for one in own])


def _trait(row: dict[str, Any], quotes: dict[str, Statement]) -> Trait:
    told = {name: value for name, value in row.items() if name in Trait.__slots__}
    own = [quotes[one] for one in row["statement_ids"] or [] if one in quotes]
    return Trait(**told, of_people=row["feature"] in OF_PEOPLE, quotes=own)
