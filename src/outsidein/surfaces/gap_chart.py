"""Drawing why two departments hear different things: exposure and perception as two bars a need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.errors import NotFound
from outsidein.surfaces.charts.two_bars import Bar, Pair, two_bars
from outsidein.surfaces.gap_words import parts_as_written

if TYPE_CHECKING:
    from outsidein.ask.gap_records import DepartmentsGap, Part
    from outsidein.surfaces.charts.chart import Chart

NEEDS_DRAWN = 15


def gap_chart(gap: DepartmentsGap) -> Chart:
    """Give the chart of the needs on which two departments surely differ, the largest first.

    Raises NotFound if there is none.
    """
    sure = [need for need in gap.needs if need.difference.is_sure]
    if not sure:
        raise NotFound(
            f"There is nothing to draw: {gap.department_a} and {gap.department_b} surely differ on "
            "no need.",
            next_step="`outsidein disagree --departments A B` without --plot says why.",
        )
    notes = ["In points of a hundred of what each hears; each person counts once."]
    if len(sure) > NEEDS_DRAWN:
        notes.append(f"{len(sure) - NEEDS_DRAWN} smaller ones are left out.")
    return two_bars(
        f"Why {gap.department_a} and {gap.department_b} hear different things",
        pairs=[
            Pair(
                name=need.name, first=_bar(need.exposure, one), second=_bar(need.perception, other)
            )
            for need, (one, other) in (
                (need, parts_as_written(need)) for need in sure[:NEEDS_DRAWN]
            )
        ],
        names=("they talk to different people", "the same people tell it rather to one"),
        sides=(f"more to {gap.department_b}", f"more to {gap.department_a}"),
        notes=notes,
    )


def _bar(part: Part, written: float) -> Bar:
    return Bar(value=written, low=100 * part.low, high=100 * part.high)
