"""Since last time: wants as they stood when somebody took the list along.

Each time is appended to the record, so it outlives a rebuild, and any earlier one can be compared.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.ask.answers import rows, sql
from outsidein.ask.deciding import today
from outsidein.errors import NotFound
from outsidein.record.facts import append_facts, read_facts
from outsidein.record.ids import row_id
from outsidein.record.tables import WANT_SEEN

if TYPE_CHECKING:
    from collections.abc import Collection
    from decimal import Decimal
    from pathlib import Path

    import duckdb

    from outsidein.ask.wants import Wants
    from outsidein.record.workspace import Workspace

DAYS_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class WantSeen:
    """One want as it stood then."""

    theme_id: str
    name: str
    rank: int | None
    accounts: int
    paying_accounts: int
    right_accounts: int
    people: int
    paid_last_year: Decimal
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneWant:
    """One want that was there then and is not now; `became` is null if nobody can tell."""

    before: WantSeen
    became: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The whole list as it was taken along once."""

    at: dt.datetime
    wants: tuple[WantSeen, ...]

    @property
    def day(self) -> dt.date:
        """The day it was where the list was taken along."""
        return self.at.astimezone().date()


def note(workspace: Workspace, found: Wants) -> bool:
    """Append the wants as they stand to the record, and say whether they were.

    The same list is not noted twice on one day, and no list of one account or of nothing.
    """
    if found.account or not found.wants:
        return False
    standing = tuple(
        WantSeen(**{name: getattr(one, name) for name in WantSeen.__slots__}) for one in found.wants
    )
    every = _all_seen(workspace.record)
    if every and every[-1].day == today() and every[-1].wants == standing:
        return False
    at = dt.datetime.now(dt.UTC)
    facts = [
        {
            "want_seen_id": row_id("want_seen", f"{at.isoformat()} {one.theme_id}"),
            "seen_at": at,
            **{name: getattr(one, name) for name in WantSeen.__slots__},
        }
        for one in standing
    ]
    append_facts(workspace.record, WANT_SEEN, facts)
    return True


def seen_last(record: Path, since: dt.date | None) -> Seen | None:
    """Give the last list of a day before today; with a day, the last one of that day or before.

    What was taken along today is no last time: a second export an hour later would tell nothing.
    Raises NotFound, with the days there are, if a day is given and nothing was noted by then.
    """
    every = _all_seen(record)
    if since is None:
        return next((one for one in reversed(every) if one.day < today()), None)
    found = next((one for one in reversed(every) if one.day <= since), None)
    if found is None:
        days = [one.isoformat() for one in sorted({one.day for one in every})[:DAYS_NAMED]]
        step = (
            f"The first days on which it was: {', '.join(days)}."
            if days
            else "`outsidein wants --note` notes how they stand now, and so does each --export."
        )
        raise NotFound(f"Wants were not noted by {since.isoformat()}.", next_step=step)
    return found


def gone_since(
    connection: duckdb.DuckDBPyConnection, last: Seen | None, now: Collection[str]
) -> list[GoneWant]:
    """Give the wants that were there last time and are not now, in the order they had."""
    missing = [one for one in last.wants if one.theme_id not in now] if last else []
    if not missing:
        return []
    told = rows(connection, sql("want_gone"), {"ids": [one.theme_id for one in missing]})
    became = {row["theme_id"]: row["became"] for row in told}
    return [GoneWant(before=one, became=became[one.theme_id]) for one in missing]


def _all_seen(record: Path) -> list[Seen]:
    """Read every list that was taken along, the oldest first."""
    lists: dict[dt.datetime, list[dict[str, Any]]] = {}
    for row in read_facts(record, WANT_SEEN).to_pylist():
        lists.setdefault(row["seen_at"], []).append(row)
    return [
        Seen(
            at=at,
            wants=tuple(
                WantSeen(**{name: one[name] for name in WantSeen.__slots__}) for one in lists[at]
            ),
        )
        for at in sorted(lists)
    ]
