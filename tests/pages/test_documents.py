from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from outsidein.pages.documents import lines_of_document
from outsidein.pages.page import Place, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from outsidein.pages.page import Block, Page

    Teller = Callable[[Iterable[Block]], list[tuple[str, str]]]


def test_paragraphs_are_told_by_their_styles(
    told: Teller, assert_placed: Callable[[Page], None]
) -> None:
    document = Document()
    document.core_properties.title = "Our plan"
    document.add_heading("Für alle", 0)
    document.add_heading("Why", 2)
    document.add_paragraph("One\tparagraph\nover two lines")
    document.add_paragraph("")
    document.add_paragraph("an item", style="List Bullet")
    document.add_paragraph("So good", style="Intense Quote")
    table = document.add_table(2, 2)
    for place, text in enumerate(("Plan", "Price", "Team", "5 €")):
        table.cell(place // 2, place % 2).text = text
    document.add_paragraph("After it")
    page = lines_of_document(document).page("a.docx")
    assert told(page.blocks) == [
        ("heading", "Für alle"),
        ("heading", "Why"),
        ("paragraph", "One paragraph over two lines"),
        ("item", "an item"),
        ("quote", "So good"),
        ("cell", "Plan"),
        ("cell", "Price"),
        ("cell", "Team"),
        ("cell", "5 €"),
        ("paragraph", "After it"),
    ]
    assert [block.level for block in page.blocks[:3]] == [1, 2, 0]
    assert page.told == {"title": "Our plan"}
    assert page.place(page.blocks[3].source_of(3)) == Place(5, 4)
    assert_placed(page)


def test_a_cell_over_two_columns_is_read_once(told: Teller) -> None:
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Both"
    assert told(lines_of_document(document).page("a").blocks) == [("cell", "Both")]


def test_links_and_text_boxes_are_read(told: Teller) -> None:
    document = Document()
    paragraph = document.add_paragraph("See ")
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to("https://a.example", "link", is_external=True))
    link.append(document.add_paragraph("our prices").runs[0]._r)
    paragraph._p.append(link)
    box = OxmlElement("w:txbxContent")
    box.append(document.add_paragraph("In a box", style="List Bullet")._p)
    run = paragraph.add_run()
    run._r.append(box)
    blocks = lines_of_document(document).page("a").blocks
    assert told(blocks) == [("paragraph", "See our prices"), ("item", "In a box")]
    assert blocks[0].spans == (Span(4, 14, "link", "https://a.example"),)
