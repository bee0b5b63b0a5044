"""What blocks are beyond their markup: buttons, navigation, legal text, code, quoted words.

Applied to the blocks of every format, so that a menu in Markdown is as much a menu as in HTML.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from outsidein.pages.page import Block, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_OF_BUTTON = 6  # words of a link that stands alone
MOST_OF_MENU = 5  # words of a link in a menu
FEWEST_OF_MENU = 3  # links or items of links
NEARLY = 0.8  # of a list's items
FEWEST_QUOTED = 4  # words in quotation marks that are somebody's

# What stands between links of a row: "Docs | Blog · Contact".
BETWEEN = re.compile(r"[^\w(]*(?:(?:and|or|und)\s*)?[^\w(]*")
QUOTED = re.compile(
    r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»"
    r"|(?<![\w\"])\"(?=[^\s\"])[^\"]*[^\s\"]\"(?!\w)"
)
QUOTES = re.compile(r"[“„«\"]")

LEGAL_HEADING = re.compile(
    r"(?i)\W*(?:\d+[.)]?\s+)?(?:licen[cs](?:e|es|ing)(?: (?:information|and copyright|notice))?"
    r"|copyright(?: (?:and|&) licen[cs]e| notice)?|legal(?: (?:notice|information|stuff|notes?))?"
    r"|terms(?: (?:of (?:service|use)|and conditions|& conditions))?"
    r"|(?:general )?terms and conditions|privacy (?:policy|notice|statement)"
    r"|cookie (?:policy|notice)|imprint|impressum|disclaimers?|trade-?marks?(?: notice)?"
    r"|safe harbou?r(?: statement)?"
    r"|forward[- ]looking statements?)\W*"
)
LEGAL_TITLE = re.compile(
    r"(?i)^(?:terms of (?:service|use)|privacy (?:policy|notice)|cookie policy|imprint|impressum"
    r"|terms and conditions)\b"
)
# What changed from one version to the next is a record, and read by those who look something up.
CHANGES_HEADING = re.compile(
    r"(?i)\W*(?:change ?logs?|changes|release (?:notes|history)|releases|what(?:'|’)?s new\b.*"
    r"|(?:version )?history|(?:changes|new) in (?:version )?v?\d[\w.]*"
    r"|(?:version |release )?\[?v?\d+\.\d+(?:\.\w+)*\]?(?:\W+(?:\w+ )?(?:\w+ )?\d[\d\W]*)?)\W*"
)
LEGAL_LINE = re.compile(
    r"(?i)^\W*(?:©|\(c\)\s|copyright\s)[^.]{0,40}\d{4}|^\W*(?:©|copyright ©)|all rights reserved"
    r"|\b(?:is|are) (?:a |an )?(?:registered )?trade-?marks? (?:of|or)\b"
    r"|\bregistered trade-?marks?\b"
    r"|^(?:this \w+ is |\w+ is )?(?:licen[cs]ed|released|distributed) under (?:the |a )?"
    r"[\w.\- ]{2,40}licen[cs]e\W*(?:see|$)"
    r"|\bregistered (?:office|in \w+(?: and \w+)? (?:under|with|no|number))\b"
    r"|\bthis e-?mail (?:and any|may contain|is confidential|was sent to)"
    r"|\byou(?:'re|’re| are) (?:receiving|getting) this (?:e-?mail|message|newsletter)\b"
    r"|\bforward[- ]looking statements\b|\bprovided [\"“']?as is[\"”']?"
)
# One of these is in each such line: nothing else has to be looked at closely.
LEGAL_SIGNS = (
    "©", "(c)", "copyright", "rights reserved", "trade", "licen", "registered", "this e-mail",
    "this email", "this message", "this newsletter", "looking statement", "as is",
)  # fmt: skip
CONTENTS = re.compile(r"(?i)\W*(?:table of contents|contents|toc|on this page|in this article)\W*")
JUDGED = frozenset({"title", "heading", "paragraph", "item", "cell"})


def with_natures(blocks: Sequence[Block]) -> list[Block]:
    """Give the blocks, each with the nature that its words and its neighbours show.

    >>> block = Block(nature="paragraph", text="© 2024 Acme. All rights reserved.", runs=((0, 0),))
    >>> with_natures([block])[0].nature
    'legal'
    """
    return list(_quoting(_apart(_menus([one for block in blocks for one in _single(block)]))))


def _single(block: Block) -> list[Block]:
    """Tell code, buttons and rows of links by what a block is made of."""
    if not block.spans or block.nature not in JUDGED:
        return [block]
    if block.nature != "heading" and _covers(block, "code"):
        return [replace(block, nature="code")]
    if block.nature == "paragraph" and _covers(block, "link"):
        links = [span for span in block.spans if span.nature == "link"]
        words = [len(block.text[span.start : span.end].split()) for span in links]
        if len(links) >= FEWEST_OF_MENU and max(words) <= MOST_OF_MENU:
            return [replace(block, nature="navigation")]
        if max(words) <= MOST_OF_BUTTON:
            return [_cut(block, link) for link in links]
    return [block]


def _covers(block: Block, nature: str) -> bool:
    """Tell whether a block is nothing but spans of one nature and what parts them."""
    at = 0
    for span in sorted(block.spans):
        if span.nature == nature and span.start >= at:
            if not BETWEEN.fullmatch(block.text, at, span.start):
                return False
            at = span.end
    return at > 0 and bool(BETWEEN.fullmatch(block.text, at))


def _cut(block: Block, link: Span) -> Block:
    """Give the button that a link of a block is."""
    runs = [(0, block.source_of(link.start))]
    runs += [
        (start - link.start, source)
        for start, source in block.runs
        if link.start < start < link.end
    ]
    text = block.text[link.start : link.end]
    spans = (Span(0, len(text), "link", link.target),)
    return Block(nature="button", text=text, runs=tuple(runs), spans=spans)


def _menus(blocks: list[Block]) -> list[Block]:
    """Find lists of links, and tables of contents."""
    at = 0
    while at < len(blocks):
        if blocks[at].nature != "item":
            at += 1
            continue
        end = at
        while end < len(blocks) and blocks[end].nature == "item":
            end += 1
        heading = blocks[at - 1] if at else None
        is_contents = bool(
            heading and heading.nature == "heading" and CONTENTS.fullmatch(heading.text)
        )
        if is_contents or _is_menu(blocks[at:end]):
            first = at - is_contents
            blocks[first:end] = [replace(one, nature="navigation") for one in blocks[first:end]]
        at = end
    return blocks


def _is_menu(items: list[Block]) -> bool:
    links = sum(_is_link(item) for item in items)
    return links >= FEWEST_OF_MENU and links >= NEARLY * len(items)


def _is_link(item: Block) -> bool:
    """Tell whether an item is one short link, or a link to a place of the same page."""
    if not item.spans or not _covers(item, "link"):
        return False
    links = [span for span in item.spans if span.nature == "link"]
    is_short = len(item.text.split()) <= MOST_OF_MENU
    return len(links) == 1 and (is_short or links[0].target.startswith("#"))


def _apart(blocks: list[Block]) -> Iterator[Block]:
    """Find sections and lines that only the law asks for, and sections that tell what changed."""
    below, nature = 0, ""  # the level of the heading that sets apart, 7 for a whole page
    for block in blocks:
        if block.nature == "title" and LEGAL_TITLE.search(block.text):
            below, nature = 7, "legal"
        elif block.nature == "heading" and below < 7:
            if LEGAL_HEADING.fullmatch(block.text):
                below, nature = block.level, "legal"
            elif CHANGES_HEADING.fullmatch(block.text):
                below, nature = block.level, "note"
            else:
                below = _left(below, block)
        if below and block.nature in JUDGED:
            yield replace(block, nature=nature)
        elif block.nature != "heading" and block.nature in JUDGED and _is_legal_line(block.text):
            yield replace(block, nature="legal")
        else:
            yield block


def _is_legal_line(text: str) -> bool:
    plain = text.lower()
    return any(sign in plain for sign in LEGAL_SIGNS) and bool(LEGAL_LINE.search(text))


def _left(below: int, heading: Block) -> int:
    """Tell which legal section goes on at another heading: none, unless it is a smaller one."""
    return below if heading.level > below else 0


def _quoting(blocks: Iterator[Block]) -> Iterator[Block]:
    """Mark words in quotation marks within prose."""
    for block in blocks:
        if block.nature in JUDGED and QUOTES.search(block.text):
            spans = tuple(
                Span(found.start(), found.end(), "quote")
                for found in QUOTED.finditer(block.text)
                if len(found[0].split()) >= FEWEST_QUOTED
            )
            if spans:
                yield replace(block, spans=(*block.spans, *spans))
                continue
        yield block
