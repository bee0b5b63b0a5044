from __future__ import annotations

from outsidein.pages.lines import Lines
from outsidein.pages.page import Place, Span


def test_each_paragraph_is_a_line_and_parts_begin_with_the_next() -> None:
    lines = Lines()
    lines.add("heading", [("Für", "")], level=1)
    lines.part("slide 1")
    lines.add("paragraph", [("See\n", ""), ("prices", "/p")])
    lines.add("paragraph", [])
    lines.part("slide 2")
    lines.add("item", [("one\x0b two", "")])
    page = lines.page("a")
    assert page.source == "Für\nSee prices\n\none  two"
    assert [(one.nature, one.text, one.level) for one in page.blocks] == [
        ("heading", "Für", 1),
        ("paragraph", "See prices", 0),
        ("item", "one two", 0),
    ]
    assert page.blocks[1].spans == (Span(4, 10, "link", "/p"),)
    assert page.place(page.blocks[2].source_of(4)) == Place(4, 6)
    assert page.parts == ((2, "slide 1"), (4, "slide 2"))
