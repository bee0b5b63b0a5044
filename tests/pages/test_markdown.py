from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.pages.markdown import (
    blocks_of_markdown,
    front_matter,
    page_of_markdown,
)
from outsidein.pages.page import Place, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from outsidein.pages.page import Block, Page

    Teller = Callable[[Iterable[Block]], list[tuple[str, str]]]

PAGE = """---
title: "Prices"
author: Ann
---
# Über uns ✨ heute

Text with `co  de`, **bold [link](/u)** &amp; \\*stars\\*. [Ref][r] and <kbd>K</kbd>
goes on.<br><br>A new one <a href="/q">there</a>. <!-- not this -->

> [!NOTE]
> A note of ours

> quoted
> > within

- one
  - two

    a paragraph of two
- [ ] three

| Plan | Price |
|------|-------|
| Team | `a\\|b` for 5 € |

[![badge](x.svg)](y) ![picture](z.png)

Text[^1] ~~struck~~.

    indented code

[^1]: A foot note.

[r]: /ref
"""


def test_each_kind_of_block_is_told(told: Teller) -> None:
    assert told(blocks_of_markdown(PAGE)) == [
        ("heading", "Über uns ✨ heute"),
        ("paragraph", "Text with co de, bold link & *stars*. Ref and K goes on."),
        ("paragraph", "A new one there."),
        ("note", "A note of ours"),
        ("quote", "quoted"),
        ("quote", "within"),
        ("item", "one"),
        ("item", "two"),
        ("item", "a paragraph of two"),
        ("item", "three"),
        ("note", "Plan"),
        ("note", "Price"),
        ("cell", "Team"),
        ("cell", "a|b for 5 €"),
        ("paragraph", "Text struck."),
        ("code", "indented code"),
        ("note", "A foot note."),
    ]


def test_each_letter_stands_where_it_is_said(assert_placed: Callable[[Page], None]) -> None:
    assert_placed(page_of_markdown("a.md", PAGE))


def test_spans_hold_links_code_and_bold_words() -> None:
    block = blocks_of_markdown(PAGE)[1]
    marked = [(block.text[span.start : span.end], *span[2:]) for span in block.spans]
    assert marked == [
        ("co de", "code", ""),
        ("link", "link", "/u"),
        ("bold link", "strong", ""),
        ("Ref", "link", "/ref"),
        ("K", "code", ""),
    ]
    assert blocks_of_markdown(PAGE)[2].spans == (Span(10, 15, "link", "/q"),)


def test_headings_have_levels() -> None:
    blocks = blocks_of_markdown("# A\n\nB\n---\n\n#### C\n")
    assert [block.level for block in blocks] == [1, 2, 4]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("---\ntitle: 'A'\nDraft: true\n---\nText", {"title": "A", "draft": "true"}),
        ('+++\ntitle = "A"\n+++\nText', {"title": "A"}),
        ("Text\n---\ntitle: A\n---\n", {}),
    ],
)
def test_front_matter_is_told_and_not_read(source: str, said: dict[str, str], told: Teller) -> None:
    assert front_matter(source) == said
    if said:
        assert told(blocks_of_markdown(source)) == [("paragraph", "Text")]


def test_markup_within_markdown_is_read_at_its_place(told: Teller) -> None:
    source = 'é\n\n<div align="center">\n  <h2>Fast &amp; good</h2>\n</div>\n\n> <p>By\n> Ann</p>\n'
    page = page_of_markdown("a.md", source)
    assert told(page.blocks) == [
        ("paragraph", "é"),
        ("heading", "Fast & good"),
        ("quote", "By Ann"),
    ]
    assert page.place(page.blocks[1].source_of(0)) == Place(4, 7)
    assert page.place(page.blocks[2].source_of(3)) == Place(8, 3)


def test_placeholders_are_left_out_but_not_those_in_code(told: Teller) -> None:
    source = (
        '{% include "a.html" %}\n\nHi {{ name }}, write `{{ x }}` there.\n\n```\n{{ y }}\n```\n'
    )
    assert told(page_of_markdown("a.md", source).blocks) == [
        ("paragraph", "Hi name, write {{ x }} there."),
        ("code", "{{ y }}"),
    ]


PIECES = st.sampled_from(
    [
        "é",
        "✨",
        "word ",
        "*",
        "**",
        "`",
        "``",
        "[a](b)",
        "![i](j)",
        "<b>",
        "</b>",
        "<br>",
        "<p>x</p>",
        "&amp;",
        "&copy",
        "\\*",
        "\n",
        "\n\n",
        "\n- ",
        "\n> ",
        "\n# ",
        "\n|a|b|\n|-|-|\n|é|`c`|\n",
        "    code\n",
        "```\n",
        "<!-- c -->",
        "[^1]",
        "\n[^1]: n\n",
        "> [!TIP]\n",
        "<div>\n",
        "  ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_letter_of_any_page_keeps_its_place(source: str) -> None:
    for block in blocks_of_markdown(source):
        ends = [start for start, _ in block.runs[1:]] + [len(block.text)]
        for (start, place), end in zip(block.runs, ends, strict=True):
            if source[place] not in "&`":
                for at in range(start, end):
                    there = source[block.source_of(at)]
                    assert block.text[at] in (there, " ")
