from __future__ import annotations

from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.util import Inches

from outsidein.pages.decks import lines_of_deck
from outsidein.pages.page import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from outsidein.pages.page import Block, Page

    Teller = Callable[[Iterable[Block]], list[tuple[str, str]]]

INCH = Inches(1)


def test_slides_are_read_from_the_title_down_with_their_notes(
    told: Teller, assert_placed: Callable[[Page], None]
) -> None:
    deck = Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[1])
    low = first.shapes.add_textbox(INCH, INCH * 6, INCH, INCH)
    low.text_frame.text = "Low\vbelow"
    high = first.shapes.add_textbox(INCH, 0, INCH, INCH)
    high.text_frame.text = "High"
    first.shapes.title.text = "Für alle"
    first.placeholders[1].text = "one\ntwo"
    first.notes_slide.notes_text_frame.text = "Say hello"
    second = deck.slides.add_slide(deck.slide_layouts[6])
    table = second.shapes.add_table(1, 2, INCH, INCH, INCH, INCH).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Team", "5 €"
    group = second.shapes.add_group_shape()
    group.shapes.add_textbox(0, INCH * 3, INCH, INCH).text_frame.text = "In a group"
    page = lines_of_deck(deck).page("a.pptx")
    assert told(page.blocks) == [
        ("heading", "Für alle"),
        ("paragraph", "High"),
        ("item", "one"),
        ("item", "two"),
        ("paragraph", "Low below"),
        ("note", "Say hello"),
        ("cell", "Team"),
        ("cell", "5 €"),
        ("paragraph", "In a group"),
    ]
    parts = [page.part_of(page.place(block.source_of(0)).line) for block in page.blocks]
    assert parts == ["slide 1"] * 6 + ["slide 2"] * 3
    assert_placed(page)


def test_a_list_of_one_is_a_paragraph_and_links_are_marked(told: Teller) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    frame = slide.placeholders[1].text_frame
    frame.text = "See "
    run = frame.paragraphs[0].add_run()
    run.text = "our prices"
    run.hyperlink.address = "https://a.example"
    blocks = lines_of_deck(deck).page("a").blocks
    assert told(blocks) == [("paragraph", "See our prices")]
    assert blocks[0].spans == (Span(4, 14, "link", "https://a.example"),)
