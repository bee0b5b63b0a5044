from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.pages.composing import Composer
from outsidein.pages.elements import BLOCK, NAVIGATION, QUOTE, TAGS, UNREAD
from outsidein.pages.page import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from outsidein.pages.page import Block

    Teller = Callable[[Iterable[Block]], list[tuple[str, str]]]


def test_the_innermost_element_decides_but_for_what_holds_for_all_within(told: Teller) -> None:
    composer = Composer()
    for outer, inner, text in (
        (TAGS["li"], TAGS["p"], "in a list"),
        (TAGS["td"], TAGS["p"], "in a table"),
        (QUOTE, TAGS["li"], "a customer's list"),
        (QUOTE, TAGS["h2"], "above quotes"),
        (NAVIGATION, TAGS["h2"], "in a menu"),
        (TAGS["pre"], NAVIGATION, "in code"),
        (UNREAD, TAGS["p"], "unread"),
    ):
        composer.start(outer)
        composer.start(inner)
        composer.text(text, 0)
        composer.end()
        composer.end()
    assert told(composer.finished()) == [
        ("item", "in a list"),
        ("paragraph", "in a table"),
        ("quote", "a customer's list"),
        ("heading", "above quotes"),
        ("navigation", "in a menu"),
        ("code", "in code"),
    ]


def test_a_mark_goes_on_in_the_next_block() -> None:
    composer = Composer()
    composer.start(TAGS["a"], "/all")
    for text in ("one", "two"):
        composer.start(BLOCK)
        composer.text(text, 0)
        composer.end()
    composer.end()
    link = Span(0, 3, "link", "/all")
    assert [block.spans for block in composer.finished()] == [(link,), (link,)]


def test_two_breaks_part_a_block_and_one_is_a_blank(told: Teller) -> None:
    composer = Composer()
    composer.line_break(0)
    composer.text("one", 1)
    composer.line_break(4)
    composer.text("two", 5)
    composer.line_break(8)
    composer.line_break(9)
    composer.text("three", 10)
    assert told(composer.finished()) == [("paragraph", "one two"), ("paragraph", "three")]


def test_a_header_is_a_menu_unless_it_has_a_heading(told: Teller) -> None:
    composer = Composer()
    for has_heading in (False, True):
        composer.start(BLOCK)
        if has_heading:
            composer.start(TAGS["h1"])
            composer.text("Welcome", 10)
            composer.end()
        composer.start(TAGS["button"])
        composer.text("Start", 20 if has_heading else 0)
        composer.end()
        composer.end_menu()
    assert told(composer.finished()) == [
        ("navigation", "Start"),
        ("heading", "Welcome"),
        ("button", "Start"),
    ]


def test_blocks_come_in_the_order_of_the_source(told: Teller) -> None:
    composer = Composer()
    composer.text("before ", 0)
    composer.beside(TAGS["title"], [("Beside", 10, True)])
    composer.text("after", 20)
    assert told(composer.finished()) == [("paragraph", "before after"), ("title", "Beside")]
