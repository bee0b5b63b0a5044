"""What a page of ours says, sentence by sentence, with its heading and the line it stands in."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A sentence ends where the next one begins with a capital, a number or an opening quote.
ENDS = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“‘'(]*[A-ZÀ-ÞŁŚŻ\d])")
HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)[\s#]*$")
ITEM = re.compile(r"^\s*(?:[-*+•>]|\d{1,2}[.)])\s+")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
TAG = re.compile(r"<[^<>]*>")
EMPHASIS = re.compile(r"(?<!\w)(?:\*\*|__|\*|_|`)(?=\S)|(?<=\S)(?:\*\*|__|\*|_|`)(?!\w)")
RULE = re.compile(r"^[\s|:=*_-]*$")
FENCE = re.compile(r"^\s*(?:```|~~~)")
FEWEST_WORDS = 4  # less claims nothing: "Learn more", "Our awards"

# What is on every page, or is not read.
UNREAD = frozenset({"nav", "footer", "script", "style", "head", "template", "noscript", "svg"})
INLINE = frozenset({"a", "abbr", "b", "br", "code", "em", "i", "small", "span", "strong", "sup"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

Line = tuple[int, str]


class Claim(NamedTuple):
    """One sentence of a page, the heading it stands below, and its line."""

    text: str
    heading: str
    line: int


def claims_on(body: str, body_format: str, *, first_line: int = 1) -> list[Claim]:
    r"""Give the sentences below headings that have four words or more and ask nothing.

    >>> claims_on("# Prices\n\nNo fee. You pay by the month,\nand never more.", "markdown")
    [Claim(text='You pay by the month, and never more.', heading='Prices', line=3)]
    """
    heading, claims = "", []
    for is_heading, lines in (_of_html if body_format == "html" else _of_markdown)(body):
        if is_heading:
            heading = " ".join(text for _, text in _cleaned(lines))
            continue
        for paragraph in _paragraphs(lines):
            for number, text in _sentences(paragraph):
                if _is_claim(text):
                    claims.append(Claim(text=text, heading=heading, line=first_line + number))
    return claims


def _is_claim(text: str) -> bool:
    return len(re.findall(r"\w+", text)) >= FEWEST_WORDS and not text.rstrip('"”’)').endswith("?")


def _sentences(lines: list[Line]) -> Iterator[Line]:
    """Cut a paragraph into sentences, each with the line that it begins in."""
    text, starts = "", []
    for number, line in lines:
        starts.append((len(text), number))
        text += line + " "
    begin = 0
    for end in [*(found.end() for found in ENDS.finditer(text)), len(text)]:
        yield max(number for start, number in starts if start <= begin), text[begin:end].strip()
        begin = end


def _paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Part a text where a line is empty, and before and after items of lists and rows of tables."""
    paragraph: list[Line] = []
    for number, raw in lines:
        is_row = raw.lstrip().startswith("|")
        if paragraph and (RULE.match(raw) or is_row or ITEM.match(raw)):
            yield paragraph
            paragraph = []
        paragraph += _cleaned([(number, raw)])
        if is_row and paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _cleaned(lines: Iterable[Line]) -> list[Line]:
    """Take the marks of Markdown out of lines; the cells of a row come after one another."""
    cleaned = []
    for number, raw in lines:
        if RULE.match(raw):
            continue
        text = LINK.sub(r"\1", IMAGE.sub("", ITEM.sub("", raw)))
        text = EMPHASIS.sub("", TAG.sub(" ", text))
        if text.lstrip().startswith("|"):
            text = ": ".join(cell.strip() for cell in text.strip().strip("|").split("|"))
        text = re.sub(r"\s+", " ", text).strip()
        if text:
            cleaned.append((number, text))
    return cleaned


def _of_markdown(body: str) -> Iterator[tuple[bool, list[Line]]]:
    """Give headings, and what stands between them without code."""
    between: list[Line] = []
    is_code = False
    for number, raw in enumerate(body.split("\n")):
        is_fence = bool(FENCE.match(raw))
        is_code ^= is_fence
        heading = None if is_code or is_fence else HEADING.match(raw)
        if heading:
            yield False, between
            yield True, [(number, heading[1])]
            between = []
        else:
            between.append((number, "" if is_code or is_fence else raw))
    yield False, between


def _of_html(body: str) -> Iterator[tuple[bool, list[Line]]]:
    """Give headings and blocks in the order of the page."""
    reader = _BlockReader()
    reader.feed(body)
    reader.close()
    yield from reader.blocks


class _BlockReader(HTMLParser):
    """Gathers the text between the tags of blocks, line by line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[bool, list[Line]]] = [(False, [])]
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs  # what is read does not depend on them
        if tag in UNREAD:
            self._unread.append(tag)
        if tag not in INLINE:
            self.blocks.append((tag in HEADINGS, []))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            while self._unread.pop() != tag:
                pass
        if tag not in INLINE:
            self.blocks.append((False, []))

    def handle_data(self, data: str) -> None:
        if not self._unread:
            line = self.getpos()[0] - 1
            lines = self.blocks[-1][1]
            for number, text in enumerate(data.split("\n"), start=line):
                if lines and lines[-1][0] == number:  # the same line, after a tag within it
                    lines[-1] = (number, lines[-1][1] + text)
                else:
                    lines.append((number, text))
