from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.errors import UserError
from outsidein.surfaces.charts.heat_map import Cell, heat_map

if TYPE_CHECKING:
    from collections.abc import Callable

    Look = Callable[[Any], Any]


def cell(percent: int) -> Cell:
    return Cell(value=percent / 100, label=f"{percent} %")


def lightness(colour: str) -> float:
    """Give what a copier sees of a colour, from 0 to 255."""
    red, green, blue = map(int, re.findall(r"\d+", colour))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_each_number_stands_in_the_cell_of_its_row_and_column(drawn: Look) -> None:
    look = drawn(
        heat_map(
            "What each heard",
            ["Invoices", "Uptime"],
            ["sales", "support"],
            cells=[[cell(31), cell(4)], [None, Cell(value=None, label="too few")]],
            notes=["Each person counts as one."],
        )
    )
    told = look.aloud()
    assert {"Invoices, sales: 31 %", "Invoices, support: 4 %", "Uptime, support: too few"} == {
        words for words in told if ": " in words
    }
    assert look.texts().count("31 %") == 1
    assert {"What each heard", "Each person counts as one.", "Invoices", "support"} <= set(
        look.texts()
    )


def test_more_is_darker_on_a_copier_and_black_letters_stay_readable(drawn: Look) -> None:
    percents = [0, 9, 18, 27, 36, 45]
    columns = [f"department {number}" for number in range(len(percents))]
    cells = [[cell(percent) for percent in percents]]
    told = drawn(heat_map("Heard", ["Invoices"], columns, cells=cells)).aloud()
    shades = [
        lightness(told[f"Invoices, {column}: {percent} %"].get("fill"))
        for column, percent in zip(columns, percents, strict=True)
    ]
    assert shades[0] == 255
    steps = [lighter - darker for lighter, darker in itertools.pairwise(shades)]
    assert min(steps) > 15
    assert shades[-1] > 127


def test_names_may_be_there_twice_be_long_and_hold_any_letters(drawn: Look) -> None:
    long = "An export without “surprises” or \\ backslashes, 'quotes', \"more\" <of>"
    rows = ["Bo Li", "Bo Li", long, "導入支援と日本語の文書", "Rückfragen"]
    cells = [[cell(10 * place)] for place in range(len(rows))]
    look = drawn(heat_map("Grün & “x” </svg>", rows, ["people's"], cells=cells))
    told = look.aloud()
    assert {"Bo Li, people's: 0 %", "Bo Li, people's: 10 %"} <= set(told)
    assert f"{long}, people's: 20 %" in told
    assert look.texts().count("Bo Li") == 2
    assert long in look.texts()
    assert {"導入支援と日本語の文書", "Rückfragen", "Grün & “x” </svg>"} <= set(look.texts())


@pytest.mark.parametrize(("rows", "columns"), [(40, 2), (2, 40), (1, 1)])
def test_every_name_and_number_is_drawn_however_many(drawn: Look, rows: int, columns: int) -> None:
    down = [f"need {number}" for number in range(rows)]
    across = [f"segment {number}" for number in range(columns)]
    cells = [[Cell(value=1.0, label=f"{row}/{column}") for column in across] for row in down]
    look = drawn(heat_map("Needs", down, across, cells=cells))
    assert {text for line in cells for text in (one.label for one in line)} <= set(look.texts())
    assert {*down, *across} <= set(look.texts())
    wide, high = look.size()
    assert wide >= columns * 40
    assert high >= rows * 20


def test_cells_that_are_all_nought_are_white(drawn: Look) -> None:
    told = drawn(heat_map("Heard", ["a"], ["b"], cells=[[cell(0)]])).aloud()
    assert lightness(told["a, b: 0 %"].get("fill")) == 255


def test_there_must_be_something_to_draw() -> None:
    with pytest.raises(UserError, match="nothing to draw"):
        heat_map("Heard", [], ["sales"], cells=[])


def test_as_many_rows_of_cells_as_rows() -> None:
    with pytest.raises(ValueError, match="shorter"):
        heat_map("Heard", ["a", "b"], ["sales"], cells=[[cell(1)]])
