"""HTML to blocks, by the parser of the standard library, which tells where each piece stands."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from outsidein.pages.attributes import pieces_of
from outsidein.pages.components import KEYS
from outsidein.pages.composing import Composer
from outsidein.pages.elements import BUTTON, PLAIN, TAGS, Element, element_of
from outsidein.pages.gathering import NOTHING
from outsidein.pages.page import Page

if TYPE_CHECKING:
    from outsidein.pages.page import Block

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# A new one ends the one before it, unless one of the others was opened in between.
ENDED = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th"), ("table", "tr")),
    "th": (("td", "th"), ("table", "tr")),
    "tr": (("tr", "td", "th"), ("table",)),
    "option": (("option",), ("select",)),
}
ENDS_PARAGRAPH = frozenset(
    "address article aside blockquote center details div dl fieldset figure footer form h1 h2 h3 h4"
    " h5 h6 header hr main menu nav ol p pre section table ul".split()
)
ALT = Element("alt")
MENUS = ("header", "aside")
SEEN = ("alt", "title", "aria-label")
UNSHOWN = frozenset({"link", "style", "script", "svg", "title", "iframe"})
PRESSED = ("submit", "button", "reset")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
DEEPEST = 400  # elements within one another; deeper ones are read as if they were not there


def page_of_markup(name: str, source: str) -> Page:
    """Read a whole page of HTML."""
    reader = _Reader(source, 0)
    blocks = reader.read()
    return Page(name=name, source=source, blocks=tuple(blocks), told=reader.told)


def blocks_of_markup(source: str, *, at: int = 0) -> list[Block]:
    """Give the blocks of a piece of HTML that stands at a place of a larger source.

    >>> [(block.nature, block.text) for block in blocks_of_markup("<h1>Prices</h1><p>One price.")]
    [('heading', 'Prices'), ('paragraph', 'One price.')]
    """
    return _Reader(source, at).read()


class _Reader(HTMLParser):
    """Follows the tags of a page, counting letters, and keeps the elements that are open."""

    def __init__(self, source: str, at: int) -> None:
        super().__init__(convert_charrefs=False)
        self.told: dict[str, str] = {}
        self._source, self._begins = source, at
        self._place = 0
        self._composer = Composer()
        self._tags: list[str] = []
        self._count: dict[str, int] = {}

    def read(self) -> list[Block]:
        """Read all of it; what no parser can read is passed over."""
        # The parser would look for the end of each comment and tag that has none in all the rest.
        source = COMMENT.sub(_nothing, self._source)
        ends = source.find("<", source.rfind(">") + 1)
        ends = ends if ends >= 0 else len(source)
        while self._place < ends:
            try:
                self.feed(source[self._place : ends])
                self.close()
                break
            except (AssertionError, ValueError):
                # A declaration that is none, such as `<![x`: browsers go on behind its end.
                self.reset()
                self._place = source.find(">", self._place) + 1 or ends
        blocks = self._composer.finished()
        for block in blocks:
            if block.nature == "title":
                self.told.setdefault("title", block.text)
        return blocks

    def updatepos(self, i: int, j: int) -> int:
        """Count letters, instead of lines and columns as the parser would."""
        if j > i:
            self._place += j - i
        return j

    def handle_data(self, data: str) -> None:
        """Take text."""
        self._composer.text(data, self._begins + self._place)

    def handle_entityref(self, name: str) -> None:
        """Take a letter that is written by its name, such as `&amp;`."""
        raw = self._source[self._place : self._place + len(name) + 2]
        raw = raw if raw.endswith(";") else raw[:-1] if len(raw) > len(name) + 1 else raw
        text = unescape(raw)
        self._composer.text(text, self._begins + self._place, is_literal=text == raw)

    def handle_charref(self, name: str) -> None:
        """Take a letter that is written by its number, such as `&#8217;`."""
        text = unescape(f"&#{name};")
        self._composer.text(text, self._begins + self._place, is_literal=False)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that ends itself. HTML does not know this, but JSX and SVG do."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        attributes = {name: value or "" for name, value in attrs} if attrs else {}
        if attributes:
            self._attributes(tag, attributes)
        if tag in VOID:
            self._void(tag)
            return
        self._end_before(tag)
        if len(self._tags) >= DEEPEST:
            return
        self._composer.start(element_of(tag, attributes), attributes.get("href", ""))
        self._tags.append(tag)
        self._count[tag] = self._count.get(tag, 0) + 1

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and what was left open within."""
        if self._count.get(tag):
            while self._close() != tag:
                pass
        elif tag == "p":
            self._composer.part()

    def _close(self) -> str:
        tag = self._tags.pop()
        self._count[tag] -= 1
        if tag in MENUS:
            self._composer.end_menu()
        else:
            self._composer.end()
        return tag

    def _end_before(self, tag: str) -> None:
        """Close what ends without saying so where another element begins."""
        if tag in ENDED:
            ended, barriers = ENDED[tag]
        elif tag in ENDS_PARAGRAPH:
            ended, barriers = ("p",), ("td", "th", "li", "button", "div")
        else:
            return
        if not any(self._count.get(one) for one in ended):
            return
        for place in range(len(self._tags) - 1, -1, -1):
            if self._tags[place] in barriers:
                return
            if self._tags[place] in ended:
                while len(self._tags) > place:
                    self._close()
                return

    def _void(self, tag: str) -> None:
        if tag == "br":
            self._composer.line_break(self._begins + self._place)
        elif tag == "hr":
            self._composer.part()

    def _attributes(self, tag: str, attributes: dict[str, str]) -> None:
        """Keep what the page says of itself, and read what it shows."""
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name")
            if name and attributes.get("content"):
                self.told.setdefault(name.lower(), attributes["content"].strip())
        elif tag == "html":
            if attributes.get("lang"):
                self.told.setdefault("lang", attributes["lang"])
        elif self._composer.is_read:
            self._seen(tag, attributes)

    def _seen(self, tag: str, attributes: dict[str, str]) -> None:
        """Read what attributes show to visitors; those of somebody's own components are texts."""
        if tag == "input":
            if attributes.get("type", "").lower() in PRESSED and "value" in attributes:
                self._beside(BUTTON, "value", attributes)
        elif tag not in TAGS and tag not in PLAIN:
            for name in attributes:
                if name in KEYS:
                    self._beside(KEYS[name], name, attributes)
        elif tag not in UNSHOWN and "hidden" not in attributes:
            for name in SEEN:
                if name in attributes:
                    self._beside(ALT, name, attributes)

    def _beside(self, element: Element, name: str, attributes: dict[str, str]) -> None:
        raw, at = self.get_starttag_text() or "", self._begins + self._place
        self._composer.beside(element, pieces_of(raw, name, attributes[name], at))


def _nothing(found: re.Match[str]) -> str:
    return NOTHING * len(found[0])
