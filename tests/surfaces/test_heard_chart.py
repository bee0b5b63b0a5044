from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.heard_needs import HeardNeeds
from outsidein.errors import NotFound
from outsidein.surfaces.charts.saving import save_chart
from outsidein.surfaces.heard_chart import heard_chart

if TYPE_CHECKING:
    from pathlib import Path

HEARD = HeardNeeds(
    needs=["card, lost", "fee, charged"],
    departments=["sales", "support"],
    people_heard=[1200, 7],
    shares=[[0.314, None], [0.0, None]],
)


def test_needs_stand_against_departments_with_the_share_in_each_cell(tmp_path: Path) -> None:
    save_chart(heard_chart(HEARD), tmp_path / "heard.svg")
    drawn = (tmp_path / "heard.svg").read_text("utf-8")
    assert "card, lost, sales, 1,200 people: 31.4 %" in drawn
    assert "fee, charged, sales, 1,200 people: 0.0 %" in drawn
    assert "card, lost, support, 7 people: too few" in drawn


def test_where_nobody_heard_anything_there_is_nothing_to_draw() -> None:
    with pytest.raises(NotFound, match="nothing to draw"):
        heard_chart(replace(HEARD, needs=[], shares=[]))
