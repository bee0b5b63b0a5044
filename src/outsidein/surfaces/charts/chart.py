"""A chart, and what all of them share: the frame around the marks, and names that fit."""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from outsidein.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# The library carries the first and browsers have one of the others, with letters as wide.
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
INK = "#1a1a1a"
QUIET = "#5f5f5f"
LINE = "#cfcfcf"

LINE_HEIGHT = 13
# What a screen reader says of a mark: whole words, in place of keys and numbers.
ALOUD = {"description": {"field": "aloud", "type": "nominal"}}

NAME_LETTERS = 46
HEADING_LETTERS = 15
# From here on headings no longer fit side by side, and are turned.
MANY_COLUMNS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One picture, as the Vega-Lite document that a program can draw again."""

    document: Mapping[str, Any]


def framed(
    title: str, *, notes: Sequence[str], values: Sequence[Mapping[str, Any]], drawn: Any
) -> Chart:
    """Give the chart with its title, the notes under it, and the rows that its marks show."""
    under = [line for note in notes for line in wrapped(note, 110, lines=4)]
    return Chart(
        document={
            "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
            "description": title,
            "title": {
                "text": wrapped(title, 90, lines=3),
                **({"subtitle": under} if under else {}),
                "anchor": "start",
                "frame": "bounds",
                "fontSize": 15,
                "color": INK,
                "subtitleFontSize": 11,
                "subtitleColor": QUIET,
                "subtitlePadding": 6,
                "offset": 14,
            },
            "data": {"values": list(values)},
            "background": "white",
            "padding": 16,
            **drawn,
            "config": {
                "font": FONT,
                "view": {"stroke": None},
                "axis": {"labelColor": INK, "titleColor": QUIET, "labelFontSize": 11},
                "legend": {"labelColor": INK, "labelFontSize": 11, "labelLimit": 0},
            },
        }
    )


def refuse_nothing(*parts: Sequence[object]) -> None:
    """Raise if there are no rows or no columns, as an empty picture tells nobody anything."""
    if not all(parts):
        raise UserError(
            "There is nothing to draw yet: too little was said.",
            next_step="outsidein read PATH…, then outsidein refresh",
        )


def places(names: Sequence[str]) -> list[str]:
    """Give each name a key of its own, since two people may share one."""
    return [str(place) for place in range(len(names))]


def row_axis(names: Sequence[str], **more: Any) -> dict[str, Any]:
    """Give the axis that writes names beside rows, in two lines where one is too short."""
    lines = [wrapped(name, NAME_LETTERS, lines=2) for name in names]
    # A name is placed by its first line: lift one of two lines by half a line, into the middle.
    offset = _by_lines(lines, lambda count: -LINE_HEIGHT / 2 * (count - 1))
    return _axis(lines) | {"orient": "left", "labelPadding": 8, "labelOffset": offset} | more


def column_axis(names: Sequence[str]) -> dict[str, Any]:
    """Give the axis that writes names above columns: side by side, or turned if they are many."""
    if len(names) >= MANY_COLUMNS:
        turned = {"labelAngle": -50, "labelAlign": "left", "labelBaseline": "middle"}
        return _axis([wrapped(name, NAME_LETTERS, lines=1) for name in names]) | turned
    lines = [wrapped(name, HEADING_LETTERS, lines=4) for name in names]
    # A heading is placed by its first line too: lift it by those that follow.
    padding = _by_lines(lines, lambda count: 6 + LINE_HEIGHT * (count - 1))
    upright = {"labelAngle": 0, "labelAlign": "center", "labelBaseline": "line-bottom"}
    return _axis(lines) | upright | {"labelPadding": padding}


def wrapped(text: str, letters: int, *, lines: int) -> list[str]:
    """Break a text into lines of so many letters; what is more than them ends in an ellipsis.

    >>> wrapped("Invoices that match our orders", 15, lines=2)
    ['Invoices that', 'match our…']
    """
    # Chinese and Japanese letters are twice as wide, and Korean ones nearly.
    if any(east_asian_width(letter) in "WF" for letter in text):
        letters //= 2
    return textwrap.wrap(text, letters, max_lines=lines, placeholder="…") or [""]


def _axis(lines: Sequence[Sequence[str]]) -> dict[str, Any]:
    return {
        "title": None,
        "aria": False,
        "orient": "top",
        "domain": False,
        "ticks": False,
        "labelLimit": 0,
        "labelOverlap": False,
        "labelLineHeight": LINE_HEIGHT,
        # Keys of places lead to the names: JSON is how Vega writes a constant too.
        "labelExpr": f"{json.dumps(lines)}[datum.value]",
    }


def _by_lines(lines: Sequence[Sequence[str]], distance: Callable[[int], float]) -> dict[str, Any]:
    """Give a distance of labels by the number of their lines."""
    counts = [len(some) for some in lines]
    cases = [
        {"test": f"{json.dumps(counts)}[datum.value] === {count}", "value": distance(count)}
        for count in range(2, max(counts) + 1)
    ]
    return {"condition": cases, "value": distance(1)}
