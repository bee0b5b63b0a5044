"""The whole customer: every answer is counted from statements, themes and people, in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.customer import tables as view_tables
from outsidein.customer.alarms import tables as alarm_tables
from outsidein.customer.beliefs import tables as belief_tables
from outsidein.customer.between import tables as gap_tables
from outsidein.customer.inside import tables as inside_tables
from outsidein.customer.queries import query
from outsidein.customer.segments import tables as segment_tables
from outsidein.customer.shares import tables as share_tables
from outsidein.customer.wants import tables as want_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from outsidein.customer.alarms.goals import Goal
    from outsidein.record.settings import Settings
    from outsidein.store.duckdb import Store

VIEWS = (
    "voiced",
    "spoken",
    "account_need",
    "account_need_kind",
    "account_need_person",
    "account_need_quote",
    "account_department",
    "account_person",
    "account_overview",
)

TABLES = (
    *view_tables.TABLES,
    *want_tables.TABLES,
    *segment_tables.TABLES,
    *share_tables.TABLES,
    *inside_tables.TABLES,
    *gap_tables.TABLES,
    *belief_tables.TABLES,
    *alarm_tables.TABLES,
)


def answer(
    store: Store,
    settings: Settings,
    *,
    goals: Sequence[Goal],
    record: Path,
    done: Callable[[int], None] | None = None,
) -> None:
    """Write every answer of the room; `done` is told the rows that each view has."""
    # They load libraries of statistics, which takes a second that commands should not wait for.
    from outsidein.customer.alarms.answer import write_alarms  # noqa: PLC0415
    from outsidein.customer.beliefs.answer import write_beliefs  # noqa: PLC0415
    from outsidein.customer.between.answer import write_gaps  # noqa: PLC0415
    from outsidein.customer.inside.answer import write_disagreements  # noqa: PLC0415
    from outsidein.customer.segments.answer import write_segments  # noqa: PLC0415
    from outsidein.customer.shares.answer import write_shares  # noqa: PLC0415
    from outsidein.customer.wants.answer import write_wants  # noqa: PLC0415

    write_views(store, done=done)
    write_wants(store, settings.currency)
    write_segments(store)
    half_life = settings.counting.half_life_days
    write_shares(store, half_life=half_life, currency=settings.currency)
    write_disagreements(store)
    write_gaps(store)
    write_beliefs(store, record)
    write_alarms(store, goals)


def write_views(store: Store, *, done: Callable[[int], None] | None = None) -> None:
    """Write what is plainly counted, by account, theme, person and department."""
    for name in VIEWS:
        rows = store.view(name, query(name))
        if done is not None:
            done(rows)
