"""Two bars a need, to the left and right of nought: why two departments differ about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.surfaces.charts.chart import (
    ALOUD,
    INK,
    LINE,
    QUIET,
    framed,
    places,
    refuse_nothing,
    row_axis,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from outsidein.surfaces.charts.chart import Chart

# Apart in lightness, not in colour; both light enough for the dark line of the interval on them.
FILLS = ("#8da9c4", "#ffffff")
THICK = 13
DIGITS_BELOW = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One part of a difference, and between what it likely is."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What one row shows; no bar is "too few to say"."""

    name: str
    first: Bar | None
    second: Bar | None


def two_bars(
    title: str,
    *,
    pairs: Sequence[Pair],
    names: tuple[str, str],
    sides: tuple[str, str],
    notes: Sequence[str] = (),
) -> Chart:
    """Give the chart of two bars a pair, in the units that the values have.

    `names` say what the first and second bar are; `sides` what left and right of nought mean.
    """
    refuse_nothing(pairs)
    # Of small values the first digit after the point is most of what there is to tell.
    most = max((abs(bar.value) for bar in _bars(pairs)), default=0.0)
    digits = 0 if most >= DIGITS_BELOW else 1
    values = [
        {"row": place} | bar
        for place, pair in zip(places([pair.name for pair in pairs]), pairs, strict=True)
        for bar in _shown(pair, names, digits)
    ]
    drawn = _drawn(pairs, names, sides)
    return framed(title, notes=notes, values=values, drawn=drawn)


def _shown(pair: Pair, names: tuple[str, str], digits: int) -> Iterator[dict[str, Any]]:
    for name, bar in zip(names, (pair.first, pair.second), strict=True):
        if bar is None:
            yield {"part": name, "label": "too few to say", "end": 0, "right": True}
            continue
        right = bar.value >= 0
        yield {
            "part": name,
            "value": bar.value,
            "low": bar.low,
            "high": bar.high,
            "label": signed(bar.value, digits),
            "end": max(bar.high, 0.0) if right else min(bar.low, 0.0),
            "right": right,
            "aloud": f"{pair.name}, {name}: {signed(bar.value, digits)}, "
            f"likely between {signed(bar.low, digits)} and {signed(bar.high, digits)}",
        }


def signed(value: float, digits: int = 0) -> str:
    """Write a number with its sign and so many digits after the point; nought is plain.

    >>> signed(7.6), signed(-0.4), signed(0.44, 1)
    ('+8', '0', '+0.4')
    """
    written = f"{value:+.{digits}f}"
    return written.replace("-", "\N{MINUS SIGN}") if float(written) else "0"


def _drawn(pairs: Sequence[Pair], names: tuple[str, str], sides: tuple[str, str]) -> dict[str, Any]:
    rows = [pair.name for pair in pairs]
    scale = {"domain": places(rows), "paddingInner": 0.3, "paddingOuter": 0.15}
    row = {
        "y": {"field": "row", "type": "nominal", "scale": scale, "axis": row_axis(rows)},
        "yOffset": {"field": "part", "type": "nominal", "scale": {"domain": names}},
    }
    return {
        "width": 460,
        "height": {"step": THICK + 3},
        "layer": [
            {
                "mark": {"type": "bar", "height": THICK, "stroke": INK, "strokeWidth": 0.8},
                "encoding": row | {"x": _across(pairs), "fill": _told_by_fill(names)} | ALOUD,
            },
            {
                "mark": {"type": "rule", "color": INK, "strokeWidth": 1.2, "aria": False},
                "encoding": row | {"x": _at("low"), "x2": {"field": "high"}},
            },
            _tick("low", row),
            _tick("high", row),
            _label(row, rightward=True),
            _label(row, rightward=False),
            _side(f"←  {sides[0]}", "right"),
            _side(f"{sides[1]}  →", "left"),
        ],
    }


def _across(pairs: Sequence[Pair]) -> dict[str, Any]:
    bars = _bars(pairs)
    low = min((min(bar.low, bar.value) for bar in bars), default=0.0)
    high = max((max(bar.high, bar.value) for bar in bars), default=0.0)
    low, high = min(low, 0.0), max(high, 0.0)
    # Room for the numbers beyond the ends of the intervals.
    room = (high - low) / 10 or 1.0
    nought = {"test": "datum.value === 0", "value": INK}
    return _at("value") | {
        "scale": {"domain": [low - room, high + room], "nice": False},
        "axis": {
            "title": None,
            "aria": False,
            "orient": "top",
            "gridColor": {"condition": nought, "value": LINE},
            "domain": False,
            "ticks": False,
            "tickMinStep": 1,
            "labelExpr": "datum.value === 0 ? '0' : format(datum.value, '+d')",
        },
    }


def _bars(pairs: Sequence[Pair]) -> list[Bar]:
    return [bar for pair in pairs for bar in (pair.first, pair.second) if bar]


def _told_by_fill(names: tuple[str, str]) -> dict[str, Any]:
    symbol = {"symbolType": "square", "symbolSize": 130, "symbolStrokeWidth": 1}
    legend = {"title": None, "orient": "top", "direction": "horizontal", "offset": 30}
    return {
        "field": "part",
        "type": "nominal",
        "scale": {"domain": names, "range": FILLS},
        "legend": legend | symbol | {"symbolStrokeColor": INK, "columnPadding": 24},
    }


def _at(field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative"}


def _tick(field: str, row: dict[str, Any]) -> dict[str, Any]:
    mark = {"type": "tick", "orient": "vertical", "size": 7, "thickness": 1.2}
    plain = {"color": INK, "opacity": 1, "aria": False}
    return {"mark": mark | plain, "encoding": row | {"x": _at(field)}}


def _label(row: dict[str, Any], *, rightward: bool) -> dict[str, Any]:
    aside = {"align": "left", "dx": 5} if rightward else {"align": "right", "dx": -5}
    return {
        "transform": [{"filter": {"field": "right", "equal": rightward}}],
        "mark": {"type": "text", "fontSize": 10, "color": INK, "aria": False} | aside,
        "encoding": row | {"x": _at("end"), "text": {"field": "label", "type": "nominal"}},
    }


def _side(words: str, align: str) -> dict[str, Any]:
    aside = {"align": align, "dx": 10 if align == "left" else -10}
    return {
        "data": {"values": [{"words": words}]},
        "mark": {"type": "text", "fontWeight": "bold", "color": QUIET, "aria": False} | aside,
        "encoding": {
            "x": {"datum": 0, "type": "quantitative"},
            "y": {"value": -30},
            "text": {"field": "words", "type": "nominal"},
        },
    }
