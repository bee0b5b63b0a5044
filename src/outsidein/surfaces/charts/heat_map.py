"""A heat map: rows × columns, darker where there is more, with the number in each cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.surfaces.charts.chart import (
    ALOUD,
    LINE,
    MANY_COLUMNS,
    QUIET,
    column_axis,
    framed,
    places,
    refuse_nothing,
    row_axis,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.surfaces.charts.chart import Chart

# From white to blue by lightness, so that a copier keeps the order; black letters have a contrast
# of 6 to 1 on the darkest.
SHADES = ("#ffffff", "#6f93b8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One number, and how it is written; no value is "too few to say"."""

    value: float | None
    label: str


def heat_map(
    title: str,
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    cells: Sequence[Sequence[Cell | None]],
    notes: Sequence[str] = (),
) -> Chart:
    """Give the chart of one cell a row and column; `None` leaves its place empty.

    Values are shares or counts, from 0 up; the darkest cell is the largest of them.
    """
    refuse_nothing(rows, columns)
    most = max((cell.value or 0.0 for row in cells for cell in row if cell), default=0.0) or 1.0
    values = [
        {"row": str(down), "column": str(across)}
        | _shown(cell)
        | {"aloud": f"{row}, {column}: {cell.label}"}
        for down, (row, its_cells) in enumerate(zip(rows, cells, strict=True))
        for across, (column, cell) in enumerate(zip(columns, its_cells, strict=True))
        if cell is not None
    ]
    return framed(title, notes=notes, values=values, drawn=_drawn(rows, columns, most))


def _shown(cell: Cell) -> dict[str, Any]:
    if cell.value is None:
        return {"value": 0, "label": cell.label, "ink": QUIET}
    return {"value": cell.value, "label": cell.label, "ink": "black"}


def _drawn(rows: Sequence[str], columns: Sequence[str], most: float) -> dict[str, Any]:
    wide = 92 if len(columns) < MANY_COLUMNS else 46
    shade = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [0, most], "range": SHADES, "interpolate": "lab", "clamp": True},
        "legend": None,
    }
    return {
        "width": {"step": wide},
        "height": {"step": 30},
        "encoding": {
            "x": {
                "field": "column",
                "type": "nominal",
                "scale": {"domain": places(columns)},
                "axis": column_axis(columns),
            },
            "y": {
                "field": "row",
                "type": "nominal",
                "scale": {"domain": places(rows)},
                "axis": row_axis(rows),
            },
        },
        "layer": [
            {"mark": {"type": "rect", "stroke": LINE}, "encoding": {"fill": shade} | ALOUD},
            {
                "mark": {"type": "text", "fontSize": 11, "aria": False},
                "encoding": {
                    "text": {"field": "label", "type": "nominal"},
                    "color": {"field": "ink", "type": "nominal", "scale": None},
                },
            },
        ],
    }
