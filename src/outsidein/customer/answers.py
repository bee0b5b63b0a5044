"""The whole customer: every answer is counted from statements, themes and people, in this order."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from outsidein.customer import (
    alarm_tables,
    belief_tables,
    gap_tables,
    inside_tables,
    segment_tables,
    share_tables,
    tables,
    want_tables,
)
from outsidein.customer.alarms import write_alarms
from outsidein.customer.beliefs import write_beliefs
from outsidein.customer.gaps import write_gaps
from outsidein.customer.inside import write_disagreements
from outsidein.customer.segments import write_segments
from outsidein.customer.shares import write_shares
from outsidein.customer.wants import write_wants

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from outsidein.customer.alarm_goals import Goal
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
    *tables.TABLES,
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
    sql = files("outsidein.customer").joinpath("sql")
    for name in VIEWS:
        rows = store.view(name, sql.joinpath(f"{name}.sql").read_text("utf-8"))
        if done is not None:
            done(rows)
