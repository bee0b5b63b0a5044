from __future__ import annotations

from outsidein.pages.page import Block, Page, Place


def test_places_count_lines_and_columns_from_one() -> None:
    page = Page(name="a.md", source="one\ntwo\n\nfour", blocks=())
    assert [page.place(at) for at in (0, 3, 4, 9)] == [
        Place(1, 1),
        Place(1, 4),
        Place(2, 1),
        Place(4, 1),
    ]


def test_a_part_reaches_to_the_next_one() -> None:
    page = Page(name="a", source="", blocks=(), parts=((2, "slide 1"), (5, "slide 2")))
    assert [page.part_of(line) for line in (1, 2, 4, 5, 9)] == [
        "",
        "slide 1",
        "slide 1",
        "slide 2",
        "slide 2",
    ]


def test_letters_count_on_from_the_run_before() -> None:
    block = Block(nature="paragraph", text="one two", runs=((0, 5), (4, 20)))
    assert [block.source_of(at) for at in (0, 3, 4, 6)] == [5, 8, 20, 22]


def test_prose_is_what_is_written_to_be_read_through() -> None:
    natures = ("heading", "item", "button", "quote", "note")
    told = [Block(nature=nature, text="x", runs=((0, 0),)).is_prose for nature in natures]
    assert told == [True, True, False, False, False]
