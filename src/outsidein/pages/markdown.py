"""Markdown to blocks, with pulldown-cmark, which tells where each piece stands."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pyromark import Markdown, Options

from outsidein.pages.elements import PLAIN, TAGS
from outsidein.pages.expressions import outside_code
from outsidein.pages.gathering import Gathering
from outsidein.pages.letters import letters_of
from outsidein.pages.markup import blocks_of_markup
from outsidein.pages.page import Page
from outsidein.pages.placeholders import without_placeholders

if TYPE_CHECKING:
    from collections.abc import Callable

    from outsidein.pages.page import Block

PARSER = Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
    | Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
)

NATURES = {"Paragraph": "paragraph", "TableCell": "cell", "Item": "item"}
SPANS = {"Link": "link", "Strong": "strong"}
INLINE = frozenset({"Emphasis", "Strikethrough"})
UNSEEN = frozenset({"Image", "MetadataBlock"})
# What holds for all within it, the strongest first; a table's header is read by nobody.
HELD = {
    "CodeBlock": "code",
    "FootnoteDefinition": "note",
    "TableHead": "note",
    "BlockQuote": "quote",
}
TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
HREF = re.compile(r"(?i)\shref\s*=\s*[\"']?([^\s\"'>]*)")

FRONT = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
TOLD = re.compile(r"^([A-Za-z][\w-]*)[ \t]*[:=][ \t]*(\S.*)$", re.MULTILINE)


def front_matter(source: str) -> dict[str, str]:
    r"""Give what the front matter says in single lines, by lower-case key.

    >>> front_matter("---\ntitle: Prices\n---\nOne price.")
    {'title': 'Prices'}
    """
    found = FRONT.match(source)
    if not found:
        return {}
    return {key.lower(): told.strip().strip("\"'") for key, told in TOLD.findall(found[2])}


def page_of_markdown(name: str, source: str) -> Page:
    """Read a page in Markdown, with or without front matter."""
    has_signs = "{{" in source or "{%" in source
    masked = outside_code(source, without_placeholders) if has_signs else source
    blocks = blocks_of_markdown(masked)
    return Page(name=name, source=source, blocks=tuple(blocks), told=front_matter(source))


def blocks_of_markdown(source: str) -> list[Block]:
    """Give the blocks of a Markdown text in the order of the page."""
    reader = _Reader(source)
    reader.read()
    return reader.blocks


class _Reader:
    """Follows the events of the parser: what is open, and the block that is gathered."""

    def __init__(self, source: str) -> None:
        self.blocks: list[Block] = []
        self._source = source
        self._gathering = Gathering()
        self._nature, self._level = "paragraph", 0
        self._items = self._unseen = 0
        self._held: list[str] = []
        self._open: list[tuple[str, int, str]] = []
        self._markup: list[int] = []
        self._last_break = -1

    def read(self) -> None:
        """Take all events of the parser, their places turned from bytes into letters."""
        letter = letters_of(self._source)
        take: dict[str, Callable[[Any, int, int], None]] = {
            "Text": self._text,
            "Start": self._begin,
            "End": self._end,
            "Code": self._code,
            "InlineHtml": self._tag,
            "Html": self._html,
        }
        event: Any
        for event, span in PARSER.events_with_range(self._source):
            if isinstance(event, str):
                if event in {"SoftBreak", "HardBreak"}:
                    self._gathering.blank(letter(span["start"]))
                continue
            for name, held in event.items():  # there is one
                if name in take:
                    take[name](held, letter(span["start"]), letter(span["end"]))
        self._finish()

    def _text(self, text: str, start: int, end: int) -> None:
        if not self._unseen:
            is_literal = self._source[start:end] == text
            self._gathering.add(text, start, is_literal=is_literal)

    def _code(self, text: str, start: int, end: int) -> None:
        if self._unseen:
            return
        before = self._gathering.length
        at = self._source.find(text, start, end)
        if at >= 0:
            self._gathering.add(text, at)
        else:  # it goes over lines, or has an escaped bar of a table in it
            at = start
            for letter in text:
                found = re.compile(r"\s" if letter == " " else re.escape(letter)).search(
                    self._source, at, end
                )
                at = found.end() if found else at
                self._gathering.add(letter, at - 1)
        self._gathering.span(before, "code")

    def _html(self, _held: str, start: int, end: int) -> None:
        self._markup += (start, end)

    def _tag(self, held: str, start: int, _end: int) -> None:
        """Take a tag in the middle of a text."""
        found = TAG.match(held)
        if not found:
            return
        closes, tag = found[1], found[2].lower()
        if tag == "br":
            self._line_break(start)
            return
        element = TAGS.get(tag)
        if not element and tag not in PLAIN:  # a component, whose attributes may be texts
            self.blocks += blocks_of_markup(held, at=start)
        if not element or element.parts:
            return
        if not element.is_read:
            self._unseen = max(0, self._unseen + (-1 if closes else not held.endswith("/>")))
        elif element.span and closes:
            self._close(element.span)
        elif element.span:
            target = HREF.search(held)
            self._open.append((element.span, self._gathering.length, target[1] if target else ""))

    def _line_break(self, at: int) -> None:
        """Add the end of a line; two in a row part a block."""
        self._gathering.blank(at)
        if self._last_break == self._gathering.length:
            nature, level = self._nature, self._level
            self._finish()
            self._nature, self._level = nature, level
        self._last_break = self._gathering.length or -1

    def _begin(self, held: Any, _start: int, _end: int) -> None:
        inner: Any
        name, inner = (held, None) if isinstance(held, str) else next(iter(held.items()))
        if name in SPANS:
            target = inner["dest_url"] if name == "Link" else ""
            self._open.append((SPANS[name], self._gathering.length, target))
        elif name in UNSEEN:
            self._unseen += 1
        elif name not in INLINE:
            self._finish()
            self._items += name == "Item"
            if name in HELD:
                # What GitHub calls an alert is a note of the writer, quoted from nobody.
                self._held.append("note" if name == "BlockQuote" and inner else HELD[name])
            self._nature = "heading" if name == "Heading" else NATURES.get(name, "paragraph")
            self._level = int(inner["level"][1]) if name == "Heading" else 0

    def _end(self, held: Any, _start: int, _end: int) -> None:
        name = held if isinstance(held, str) else next(iter(held))
        if name in SPANS:
            self._close(SPANS[name])
        elif name in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif name == "HtmlBlock":
            self._read_markup()
        elif name not in INLINE:
            self._finish()
            self._items -= name == "Item"
            if name in HELD:
                self._held.pop()
            self._nature = "paragraph"

    def _close(self, nature: str) -> None:
        """Mark the text since the last span of this nature was opened."""
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == nature:
                _, start, target = self._open.pop(place)
                self._gathering.span(start, nature, target)
                return

    def _read_markup(self) -> None:
        """Read HTML, with blanks for the marks of quotes and lists that stand between its lines."""
        if not self._markup:
            return
        begins, *_, ends = self._markup
        markup = self._source[begins:ends]
        for start, end in zip(self._markup[1:-1:2], self._markup[2::2], strict=True):
            if start < end:
                markup = f"{markup[: start - begins]}{' ' * (end - start)}{markup[end - begins :]}"
        self._markup.clear()
        blocks = blocks_of_markup(markup, at=begins)
        if self._held:
            blocks = [replace(block, nature=self._held[0]) for block in blocks]
        self.blocks += blocks

    def _finish(self) -> None:
        """End the block that is gathered, if there is one."""
        self._open.clear()
        self._unseen = 0
        self._last_break = -1
        if not self._gathering.length:
            return
        nature = self._nature
        if self._held:
            nature = "code" if "code" in self._held else self._held[0]
        elif self._items and nature == "paragraph":
            nature = "item"
        block = self._gathering.block(nature, level=self._level)
        if block:
            self.blocks.append(block)
        self._gathering = Gathering()
