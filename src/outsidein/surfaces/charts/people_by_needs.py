"""Inside one customer: who of its people wants what, who objects, and who is silent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from outsidein.surfaces.charts.chart import (
    ALOUD,
    INK,
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
    from collections.abc import Mapping, Sequence

    from outsidein.surfaces.charts.chart import Chart

Stance = Literal["wants", "objects", "wants and objects", "speaks", "silent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One row: a person, as they are called, and their role in the buying."""

    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    words: str
    path: str
    fill: str


_CIRCLE = "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z"
_DOT = "M-0.1,0A0.1,0.1,0,1,1,0.1,0A0.1,0.1,0,1,1,-0.1,0Z"
_CROSS = "M-0.8,-0.8L0.8,0.8M-0.8,0.8L0.8,-0.8"
_CROSS_IN_CIRCLE = _CIRCLE + "M-0.7,-0.7L0.7,0.7M-0.7,0.7L0.7,-0.7"

# Shape and fill tell them apart, never the colour.
MARKS: Mapping[Stance, _Mark] = {
    "wants": _Mark(words="wants it", path=_CIRCLE, fill=INK),
    "objects": _Mark(words="objects to it", path=_CROSS, fill="white"),
    "wants and objects": _Mark(words="says both", path=_CROSS_IN_CIRCLE, fill="white"),
    "speaks": _Mark(words="speaks of it", path=_CIRCLE, fill="white"),
    "silent": _Mark(words="silent about it", path=_DOT, fill=INK),
}

SIZE = 150

# Letters of the font are about so many dots wide, at the size of roles.
LETTER = 5.6


def people_by_needs(
    title: str,
    *,
    people: Sequence[Person],
    needs: Sequence[str],
    stances: Sequence[Sequence[Stance]],
    notes: Sequence[str] = (),
) -> Chart:
    """Give the matrix of people × needs, one mark each, with the roles between names and marks."""
    refuse_nothing(people, needs)
    values = [
        {
            "person": str(down),
            "need": str(across),
            "stance": MARKS[stance].words,
            "aloud": f"{person.name} ({person.role}), {need}: {MARKS[stance].words}",
        }
        for down, (person, row) in enumerate(zip(people, stances, strict=True))
        for across, (need, stance) in enumerate(zip(needs, row, strict=True))
    ]
    return framed(title, notes=notes, values=values, drawn=_drawn(people, needs))


def _drawn(people: Sequence[Person], needs: Sequence[str]) -> dict[str, Any]:
    beside = LETTER * max(len(one.role) for one in people) + 20
    row = {"field": "person", "type": "nominal", "scale": {"domain": _keys(people)}}
    line = {"grid": True, "gridColor": LINE}
    names = row_axis([one.name for one in people], labelPadding=beside) | line
    column = {
        "field": "need",
        "type": "nominal",
        "scale": {"domain": places(needs)},
        "axis": column_axis(needs) | line,
    }
    roles = [
        {"person": key, "role": one.role} for key, one in zip(_keys(people), people, strict=True)
    ]
    return {
        "width": {"step": 96 if len(needs) < MANY_COLUMNS else 40},
        "height": {"step": 30},
        "layer": [
            {
                "mark": {"type": "point", "opacity": 1, "stroke": INK, "strokeWidth": 1.8}
                | {"size": SIZE},
                "encoding": {"x": column, "y": row | {"axis": names}} | _told_by_mark() | ALOUD,
            },
            {
                "data": {"values": roles},
                "mark": {
                    "type": "text",
                    "align": "right",
                    "color": QUIET,
                    "fontSize": 10,
                    "aria": False,
                },
                "encoding": {
                    "y": row,
                    "x": {"value": -10},
                    "text": {"field": "role", "type": "nominal"},
                },
            },
        ],
    }


def _keys(people: Sequence[Person]) -> list[str]:
    return places([one.name for one in people])


def _told_by_mark() -> dict[str, Any]:
    marks = list(MARKS.values())
    words = [mark.words for mark in marks]
    legend = {"title": None, "orient": "bottom", "direction": "horizontal", "offset": 12}
    legend |= {"symbolSize": SIZE, "columnPadding": 18}

    def by_stance(shown: Sequence[str]) -> dict[str, Any]:
        scale = {"domain": words, "range": shown}
        return {"field": "stance", "type": "nominal", "scale": scale, "legend": legend}

    return {
        "shape": by_stance([mark.path for mark in marks]),
        "fill": by_stance([mark.fill for mark in marks]),
    }
