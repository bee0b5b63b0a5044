"""Drawing what each department hears: needs × departments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.errors import NotFound
from outsidein.surfaces.charts.heat_map import Cell, heat_map

if TYPE_CHECKING:
    from outsidein.ask.heard_needs import HeardNeeds
    from outsidein.surfaces.charts.chart import Chart


def heard_chart(heard: HeardNeeds) -> Chart:
    """Give the chart. Raises NotFound if no department heard anything."""
    if not heard.needs:
        raise NotFound(
            "There is nothing to draw: no department has heard of any need yet.",
            next_step="Read your exports with `outsidein read PATH…`, then `outsidein refresh`.",
        )
    return heat_map(
        "What each of our departments hears",
        rows=heard.needs,
        columns=[
            f"{name}, {people:,} people"
            for name, people in zip(heard.departments, heard.people_heard, strict=True)
        ],
        cells=[[_cell(share) for share in row] for row in heard.shares],
        notes=[
            "The share of each need in what a department hears, each person counting as one.",
            "The needs that matter most to all customers come first.",
        ],
    )


def _cell(share: float | None) -> Cell:
    return Cell(value=share, label="too few" if share is None else f"{100 * share:.1f} %")
