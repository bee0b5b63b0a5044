"""Looking at what was drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from outsidein.surfaces.charts.saving import save_chart

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from outsidein.surfaces.charts.chart import Chart

SVG = "{http://www.w3.org/2000/svg}"


class Drawn:
    """An SVG, and the questions that tests ask of it."""

    def __init__(self, file: Path) -> None:
        self.root = ET.parse(file).getroot()

    def texts(self) -> list[str]:
        """Give all that can be read, lines of one text joined by a space."""
        found = self.root.iter(f"{SVG}text")
        return [" ".join(part for part in text.itertext() if part) for text in found]

    def aloud(self) -> dict[str, ET.Element]:
        """Give each mark that a screen reader names, by what it says."""
        marks = self.root.iter()
        return {mark.get("aria-label", ""): mark for mark in marks if mark.get("aria-label")}

    def size(self) -> tuple[float, float]:
        return float(self.root.get("width", "0")), float(self.root.get("height", "0"))


@pytest.fixture
def drawn(tmp_path: Path) -> Callable[[Chart], Drawn]:
    """Save a chart as SVG and look at it."""

    def look(chart: Chart) -> Drawn:
        file = tmp_path / "chart.svg"
        save_chart(chart, file)
        return Drawn(file)

    return look
