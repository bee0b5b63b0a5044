from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.pages.markup import blocks_of_markup, page_of_markup
from outsidein.pages.page import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from outsidein.pages.page import Block, Page

    Teller = Callable[[Iterable[Block]], list[tuple[str, str]]]

PAGE = """<!doctype html>
<html lang="en"><head><title>Cards &amp; more</title>
<meta name="description" content="All of it"><meta property="og:site_name" content="Acme">
<style>p { color: red }</style></head>
<body><header><a href="/"><img src="l.png" alt="Acme &amp; Co"></a>
<ul><li><a href="/p">Pricing</a><li><a href="/d">Docs</a></ul></header>
<header><h1>Fast&nbsp;cards <em>für</em> you</h1><a class="btn" href="/s">Start</a></header>
<p>Your card comes <b>within</b>
two <a href="/x">working days</a>. It&#8217;s AT&T.<!-- not this --> a & b<br>Soon
<p>A paragraph that nobody closed
<table><tr><th>Plan<td>Team</table>
<script>let we = "never read <p>this</p>";</script>
<ul><li><p>No card</p><li>Up to <code>five</code></ul>
<div class="testimonial"><h3>They say</h3><p>Great.</p><span>Ann</span></div>
<dl><dt>A<dd>B</dl><pre>some
code</pre><svg><title>unread</title></svg>
<input type="submit" value="Send it"><abbr title="Something Else">SE</abbr>
<button>Buy</button><blockquote>So good</blockquote>
<footer>We are <b>registered"""


def test_each_kind_of_block_is_told(told: Teller) -> None:
    assert told(page_of_markup("a.html", PAGE).blocks) == [
        ("title", "Cards & more"),
        ("alt", "Acme & Co"),
        ("navigation", "Pricing"),
        ("navigation", "Docs"),
        ("heading", "Fast cards für you"),
        ("button", "Start"),
        ("paragraph", "Your card comes within two working days. It’s AT&T. a & b Soon"),
        ("paragraph", "A paragraph that nobody closed"),
        ("note", "Plan"),
        ("cell", "Team"),
        ("item", "No card"),
        ("item", "Up to five"),
        ("heading", "They say"),
        ("quote", "Great."),
        ("quote", "Ann"),
        ("item", "A"),
        ("item", "B"),
        ("code", "some code"),
        ("button", "Send it"),
        ("alt", "Something Else"),
        ("paragraph", "SE"),
        ("button", "Buy"),
        ("quote", "So good"),
        ("navigation", "We are registered"),
    ]


def test_each_letter_stands_where_it_is_said(assert_placed: Callable[[Page], None]) -> None:
    page = page_of_markup("a.html", PAGE)
    assert_placed(page)
    last = next(block for block in page.blocks if block.text.startswith("Your card"))
    assert page.place(last.source_of(last.text.index("Soon"))) == Place(9, 79)


def test_the_page_tells_of_itself() -> None:
    assert page_of_markup("a.html", PAGE).told == {
        "lang": "en",
        "description": "All of it",
        "og:site_name": "Acme",
        "title": "Cards & more",
    }


def test_a_piece_has_its_place_in_a_larger_source() -> None:
    (block,) = blocks_of_markup("<p>a&amp;b</p>", at=100)
    assert [block.source_of(at) for at in (0, 1, 2)] == [103, 104, 109]


def test_a_link_over_blocks_marks_them_all() -> None:
    blocks = blocks_of_markup('<a href="/c"><h3>Title</h3><p>Some text</p></a>')
    assert [[span.target for span in block.spans] for block in blocks] == [["/c"], ["/c"]]


def test_a_table_that_only_lays_out_holds_paragraphs(told: Teller) -> None:
    source = "<table><tr><td><h2>Hi</h2><p>A text.</p></td><td>short</td></tr></table>"
    assert told(blocks_of_markup(source)) == [
        ("heading", "Hi"),
        ("paragraph", "A text."),
        ("cell", "short"),
    ]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<![x <p>one", ["one"]),
        ("one <!-- <p>two", ["one"]),
        ("one<!-- -->two", ["onetwo"]),
        ("<p>one</div></p></b> two", ["one", "two"]),
        ("one &amp; two <p", ["one & two"]),
        ("<a b='", []),
        ("&#xD800;&#99999999;&bogus; x", ["\ufffd\ufffd&bogus; x"]),
        ("", []),
    ],
)
def test_broken_markup_is_read_as_far_as_it_goes(source: str, texts: list[str]) -> None:
    assert [block.text for block in blocks_of_markup(source)] == texts


def test_deep_nesting_and_endless_tags_take_no_time(told: Teller) -> None:
    assert told(blocks_of_markup("<div>" * 20_000 + "x" + "</div>" * 20_000)) == [
        ("paragraph", "x")
    ]
    assert told(blocks_of_markup("<!--" * 20_000 + '<a b="' * 20_000)) == []


PIECES = st.sampled_from(
    [
        "<",
        ">",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<li>",
        "<table>",
        "<td>",
        "<a href='x'>",
        "</a>",
        "é",
        "<br>",
        "<!--",
        "-->",
        "<![",
        "<?",
        "</",
        "&amp;",
        "&#8217;",
        "&",
        " word ",
        "\n",
        "\xad",
        "<script>",
        "</script>",
        "<title>",
        "<pre>",
        "</pre>",
        "<header>",
        "</header>",
        "<q>",
        "✨",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_letter_of_any_page_keeps_its_place(source: str) -> None:
    for block in blocks_of_markup(source):
        ends = [start for start, _ in block.runs[1:]] + [len(block.text)]
        for (start, place), end in zip(block.runs, ends, strict=True):
            if source[place] != "&":
                for at in range(start, end):
                    assert block.text[at] in (source[block.source_of(at)], " ")
