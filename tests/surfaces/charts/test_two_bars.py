from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.errors import UserError
from outsidein.surfaces.charts.two_bars import Bar, Pair, signed, two_bars

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    Look = Callable[[Any], Any]

NAMES = ("they talk to different people", "they hear the same people differently")
SIDES = ("support hears more", "sales hears more")


def chart(*pairs: Pair) -> Any:
    return two_bars("Why sales and support disagree", pairs=pairs, names=NAMES, sides=SIDES)


def span(bar: Element) -> tuple[float, float]:
    """Give where a bar begins and ends, from left to right."""
    begin, wide = re.match(r"M([-\d.]+),[-\d.]+h([-\d.]+)", bar.get("d", "")).groups()  # type: ignore[union-attr]
    return float(begin), float(begin) + float(wide)


def test_bars_go_left_and_right_of_one_line_as_long_as_their_values(drawn: Look) -> None:
    look = drawn(
        chart(
            Pair(
                name="Invoices",
                first=Bar(value=4, low=1, high=7),
                second=Bar(value=18, low=12, high=24),
            ),
            Pair(
                name="Uptime",
                first=Bar(value=-9, low=-14, high=-4),
                second=Bar(value=0.2, low=-3, high=3.4),
            ),
        )
    )
    told = look.aloud()
    first = span(told[f"Invoices, {NAMES[0]}: +4, likely between +1 and +7"])
    second = span(told[f"Invoices, {NAMES[1]}: +18, likely between +12 and +24"])
    minus = "\N{MINUS SIGN}"
    left = span(told[f"Uptime, {NAMES[0]}: {minus}9, likely between {minus}14 and {minus}4"])
    assert first[0] == pytest.approx(second[0])  # nought
    assert left[1] == pytest.approx(first[0])
    point = (first[1] - first[0]) / 4
    assert second[1] - second[0] == pytest.approx(18 * point, rel=1e-3)
    assert left[1] - left[0] == pytest.approx(9 * point, rel=1e-3)
    assert {"+4", "+18", "\N{MINUS SIGN}9", "0", "Invoices", *NAMES} <= set(look.texts())
    assert {"←  support hears more", "sales hears more  →"} <= set(look.texts())


def test_the_two_differ_in_lightness(drawn: Look) -> None:
    bar = Bar(value=40, low=10, high=70)
    told = drawn(chart(Pair(name="Invoices", first=bar, second=bar))).aloud()
    fills = [mark.get("fill") for words, mark in told.items() if words.startswith("Invoices, ")]
    assert fills == ["#8da9c4", "#ffffff"]
    assert all(mark.get("stroke") for words, mark in told.items() if words.startswith("Invoices"))


def test_whiskers_reach_from_low_to_high(drawn: Look) -> None:
    pair = Pair(name="Invoices", first=Bar(value=10, low=5, high=20), second=None)
    look = drawn(chart(pair))
    begin, end = span(look.aloud()[f"Invoices, {NAMES[0]}: +10, likely between +5 and +20"])
    point = (end - begin) / 10
    lengths = [float(line.get("x2", "0")) for line in look.root.iter() if line.tag.endswith("line")]
    assert any(length == pytest.approx(15 * point, rel=1e-3) for length in lengths)


def test_no_bar_is_too_few_to_say(drawn: Look) -> None:
    only = Pair(name="Invoices", first=None, second=Bar(value=4, low=1, high=7))
    assert drawn(chart(only)).texts().count("too few to say") == 1
    neither = Pair(name="Invoices", first=None, second=None)
    assert drawn(chart(neither)).texts().count("too few to say") == 2


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.4, "0"), (-0.4, "0"), (0.6, "+1"), (-21.7, "\N{MINUS SIGN}22"), (100, "+100")],
)
def test_numbers_are_whole_and_signed(value: float, written: str) -> None:
    assert signed(value) == written


def test_small_values_have_a_digit_after_the_point(drawn: Look) -> None:
    pair = Pair(
        name="Invoices",
        first=Bar(value=-0.34, low=-0.6, high=0.02),
        second=Bar(value=2.26, low=1.9, high=2.6),
    )
    look = drawn(chart(pair))
    minus = "\N{MINUS SIGN}"
    assert {f"{minus}0.3", "+2.3"} <= set(look.texts())
    assert f"Invoices, {NAMES[0]}: {minus}0.3, likely between {minus}0.6 and 0" in look.aloud()


def test_forty_needs_are_all_there(drawn: Look) -> None:
    pairs = [
        Pair(name=f"need {place}", first=Bar(value=place, low=0, high=50), second=None)
        for place in range(40)
    ]
    assert {pair.name for pair in pairs} <= set(drawn(chart(*pairs)).texts())


def test_there_must_be_something_to_draw() -> None:
    with pytest.raises(UserError, match="nothing to draw"):
        chart()
