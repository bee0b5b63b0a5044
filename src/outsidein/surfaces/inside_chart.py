"""Drawing one customer's people and needs: who wants what, who objects, who is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.ask.buying_groups import role_in_words
from outsidein.ask.people_by_needs import people_by_needs as asked
from outsidein.surfaces.charts.people_by_needs import Person, people_by_needs
from outsidein.surfaces.charts.saving import save_chart
from outsidein.surfaces.screen import number

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.record.workspace import Workspace


def save_inside(workspace: Workspace, account: str, file: Path) -> None:
    """Draw the matrix of one account's people and needs, and say what did not fit."""
    found = asked(workspace, account)
    left_out = []
    if found.left_out:
        left_out.append(number(found.left_out, "person", "people"))
    if found.needs_left_out:
        left_out.append(number(found.needs_left_out, "need"))
    chart = people_by_needs(
        found.account,
        people=[
            Person(name=name, role="" if role == "unknown" else role_in_words(role))
            for name, role in found.people
        ],
        needs=found.needs,
        stances=found.stances,
        notes=[f"Not shown: {' and '.join(left_out)}."] if left_out else [],
    )
    save_chart(chart, file)
