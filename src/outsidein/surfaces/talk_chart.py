"""Drawing how we talk with customers: departments, or the months of one, by figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.ask.talk_records import by_month, told_of
from outsidein.errors import NotFound
from outsidein.surfaces.charts.heat_map import Cell, heat_map
from outsidein.surfaces.talk_words import columns_told, percent, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.ask.talk_records import Talk, TalkShare
    from outsidein.surfaces.charts.chart import Chart


def talk_chart(found: Talk) -> Chart:
    """Give the chart. Raises NotFound if there are too few to say anything."""
    if not any(one.is_enough or one.months for one in found.departments):
        raise _nothing()
    rows: list[tuple[str, Sequence[TalkShare]]]
    if any(one.months for one in found.departments):
        (alone,) = found.departments
        rows = [(span("month", since), shares) for since, shares in by_month(alone.months)]
        title = f"How {alone.department} talks with customers, month by month"
        note = f"Too few: {_few_words(found)}."
    else:
        rows = [(one.department, one.shares) for one in found.departments]
        title = f"How we talk with customers, {span('month', found.month)}"
        note = f"Of a quarter where the month has too few: {_few_words(found)}."
    columns = columns_told([shares for _, shares in rows])
    if not columns:
        raise _nothing()
    return heat_map(
        title,
        [name for name, _ in rows],
        [name for name, _, _ in columns],
        cells=[
            [
                Cell(
                    value=one.share if one else None,
                    label=percent(one.share) if one else "too few",
                )
                for one in (told_of(shares, *column[1:]) for column in columns)
            ]
            for _, shares in rows
        ],
        notes=["Compare within a column: each column is a share of something else.", note],
    )


def _few_words(found: Talk) -> str:
    return f"fewer than {found.fewest_conversations} conversations or {found.fewest_people} of us"


def _nothing() -> NotFound:
    return NotFound(
        "There is nothing to draw: too few conversations were read, or by too few of us.",
        next_step="`outsidein talk` without --plot says how many it takes.",
    )
