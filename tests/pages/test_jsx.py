from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.pages.jsx import page_of_jsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from outsidein.pages.page import Block, Page

    Teller = Callable[[Iterable[Block]], list[tuple[str, str]]]

PAGE = """'use client';
import { Heading } from 'our best library in the world';

export const metadata: Metadata = {
  title: 'Fast cards',
  openGraph: { siteName: 'Acme' },
};

const cards = [
  { title: 'Für alle', description: `It\\u2019s fast.`, image: '/images/fast card.png' },
  { name: 'Team', features: ['Two seats', 'One'], button: 'Try it' },
  { question: 'Why?', answer: 'Because.' },
  { title: 'Alone' },
];
const quotes = [{ quote: ['So good', `Really`], author: 'Ann of Acme', title: 'Chief' }];
const lists = ['Nobody has to wait here.', 'sm md lg xl', 'Short'];

export default function Page() {
  return (
    <>
      <Heading size="2" className="very long class names here">
        Cards for <em>everyone</em>
        <br /> who pays.
      </Heading>
      <PageHeader title="What it costs" description={'Not much.'} href="/not/this/one" />
      <Text>
        It&apos;s{' '}
        <strong>quick</strong>, {name} says: {count > 1 ? 'many' : 'one'}. {/* not this */}
      </Text>
      <Row>
        <Link href="/a">Read</Link>
        <Link href="/b">Try</Link>
      </Row>
      <p>{title}</p>
      {open && <p>Shown at times</p>}
      {items.map(item => (
        <li key={item.id}>Each of them</li>
      ))}
      <img src="a.png" alt="A card" />
      <code>npm install</code>
      <LinkButton href="/c" style={{ content: 'no text' }}>Start</LinkButton>
      <nav><a href="/x">Menu</a></nav>
    </>
  );
}
"""


def test_what_visitors_see_is_read(told: Teller) -> None:
    assert told(page_of_jsx("page.tsx", PAGE).blocks) == [
        ("heading", "Für alle"),
        ("paragraph", "It’s fast."),
        ("heading", "Team"),
        ("item", "Two seats"),
        ("button", "Try it"),
        ("heading", "Why?"),
        ("paragraph", "Because."),
        ("item", "Alone"),
        ("quote", "So good"),
        ("quote", "Really"),
        ("item", "Nobody has to wait here."),
        ("heading", "Cards for everyone who pays."),
        ("heading", "What it costs"),
        ("paragraph", "Not much."),
        ("paragraph", "It's quick, name says: many."),
        ("paragraph", "Read"),
        ("paragraph", "Try"),
        ("paragraph", "Shown at times"),
        ("item", "Each of them"),
        ("alt", "A card"),
        ("paragraph", "npm install"),
        ("button", "Start"),
        ("navigation", "Menu"),
    ]


def test_each_letter_stands_where_it_is_said(assert_placed: Callable[[Page], None]) -> None:
    assert_placed(page_of_jsx("page.tsx", PAGE))


def test_what_the_file_tells_search_engines_is_told() -> None:
    assert page_of_jsx("page.tsx", PAGE).told == {"title": "Fast cards", "og:site_name": "Acme"}
    seo = '<><Seo title="A &amp; B" description="All" /><p>Text</p></>'
    page = page_of_jsx("page.jsx", f"const a = {seo};")
    assert page.told == {"title": "A & B", "description": "All"}
    assert [block.text for block in page.blocks] == ["Text"]


def test_links_code_and_bold_words_are_marked() -> None:
    source = 'const a = <p>See <a href="/p">prices</a> in <code>€</code>, <b>now</b></p>;'
    (block,) = page_of_jsx("a.jsx", source).blocks
    assert [(block.text[one.start : one.end], *one[2:]) for one in block.spans] == [
        ("prices", "link", "/p"),
        ("€", "code", ""),
        ("now", "strong", ""),
    ]


def test_a_file_of_the_sites_header_is_navigation(told: Teller) -> None:
    source = "const items = [{ label: 'Docs' }]; const a = <p>Our menu</p>;"
    assert told(page_of_jsx("src/Header.tsx", source).blocks) == [
        ("navigation", "Docs"),
        ("navigation", "Our menu"),
    ]


def test_blanks_at_the_ends_of_lines_are_none(told: Teller) -> None:
    source = "const a = <p>\n  One\n  two<b> three</b>\n  <i>!</i>\n  (four)\n</p>;"
    assert told(page_of_jsx("a.jsx", source).blocks) == [("paragraph", "One two three!(four)")]


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<Foo title='é &amp; b'>",
        "</Foo>",
        "<>",
        "</>",
        "{",
        "}",
        "{name}",
        "{' '}",
        "const a = ",
        "{title: 'x y'}",
        "[`a b c d.`]",
        "word ",
        "é✨ ",
        "&apos;",
        "\n",
        "(",
        ")",
        "`",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_letter_of_any_file_keeps_its_place(source: str) -> None:
    for block in page_of_jsx("a.tsx", source).blocks:
        ends = [start for start, _ in block.runs[1:]] + [len(block.text)]
        for (start, place), end in zip(block.runs, ends, strict=True):
            if source[place] not in "&\\":
                for at in range(start, end):
                    assert block.text[at] in (source[block.source_of(at)], " ")


def test_deep_nesting_does_not_raise() -> None:
    source = f"const a = {'<div>' * 2000}x{'</div>' * 2000};"
    assert page_of_jsx("a.tsx", source).blocks == ()
