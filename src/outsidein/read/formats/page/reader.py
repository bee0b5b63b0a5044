"""Pages that we publish: Markdown or MDX, with or without front matter, and HTML.

A folder of a site, or a dump of one, is read file by file; the path of a page is its path within
what was read. Front matter and what stands in the head of an HTML page tell title, address and
date; all else they tell is kept beside the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from selectolax.lexbor import LexborHTMLParser

from outsidein.errors import Rejected
from outsidein.read.contract import Document, Row
from outsidein.read.formats.page.front import front_matter
from outsidein.read.sample import encoding_of
from outsidein.read.times import when

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from outsidein.read.contract import Context
    from outsidein.read.sample import Sample

LARGEST = 16 * 1024 * 1024

HTML = re.compile(
    r"(?is)\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"
)
CHARSET = re.compile(rb"(?i)<meta[^>]+charset\s*=\s*[\"']?([\w-]+)")

# Signs of Markdown that code and plain texts don't have together: a heading with room around it,
# a sentence, and a second heading, a link, a list or words in bold. Underlined headings are found
# in licences and release notes too, so lists don't count beside them.
HEADING = re.compile(r"(?m)(?:\A|^[ \t]*\n)#{1,6} +\S.*$")
UNDERLINED = re.compile(r"(?m)(?:\A|^[ \t]*\n)\S.*\n(?:=+|-{3,})[ \t]*$")
FIRST_HEADING = re.compile(r"(?m)^# +(\S.*?)[ #]*$|^(\S.*)\n=+[ \t]*$")
SENTENCE = re.compile(r"(?m)^[^#<>{}|=\n]*(?:\w+[,;:]? ){5}[^={}\n]*[.!?](?:\s|$)")
LIST = re.compile(r"(?m)^\s{0,3}(?:[-*+]|\d+\.) +\S")
LINK_OR_BOLD = re.compile(r"\[[^\]\n]+\]\([^)\s]+\)|\*\*\w[^*\n]*\*\*")
CODE = re.compile(
    r"(?m)\A#!|^(?:def \w+\(|class \w+[(:{]|func \w+\(|fn \w+|from [\w.]+ import )"
    r"|^[A-Za-z_]\w* = \S|^# ?(?:include|define|undef|ifn?def|pragma|endif)\b"
)
# A page may be no more than its title and a paragraph of at least two sentences below it.
TITLE_AND_PROSE = re.compile(
    r"\s*# +\S.*\n[ \t]*\n(?:[A-Z]|\W[A-Z])[^\n]*[\w)\]][.!?][\"')’”]* +[A-Z][^\n]*\w[.!?]"
)
LOOKED_AT = 32 * 1024
FENCED = re.compile(r"(?ms)^(```|~~~).*?^\1")

TITLES = ("title", "og:title", "name", "headline")
ADDRESSES = ("url", "canonical", "canonical_url", "canonicalurl", "permalink", "link")
LANGUAGES = ("language", "lang", "locale")
DATES = ("date", "published_at", "published", "publishdate", "pubdate", "date_published")
CHANGES = ("updated_at", "updated", "lastmod", "last_updated", "modified", "date_modified")
KNOWN = {*TITLES, *ADDRESSES, *DATES, *CHANGES, "description", "layout", "slug"}
FENCES = ("---", "+++")


def read_page(stream: BinaryIO, first_line: int, context: Context) -> Iterator[Row | Rejected]:
    """Read one page from a file of its own."""
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise Rejected("page over 16 MB skipped", at=str(first_line))
    text = _characters(raw).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    yield _html_row(text, context) if HTML.match(text) else _markdown_row(text, context)


def _markdown_row(text: str, context: Context) -> Row:
    told, body, first_line = front_matter(text)
    if _is_draft(told):
        raise Rejected("page is a draft", told.get("title") or "", at="1")
    if not body.strip():
        raise Rejected("page without words", text.strip(), at="1")
    heading = FIRST_HEADING.search(FENCED.sub("", body))
    values = {
        "title": _first(told, TITLES) or (heading and (heading.group(1) or heading.group(2))),
        "url": _first(told, ADDRESSES),
        "language": _first(told, LANGUAGES),
        "published_at": _date(told, context),
        "body": body,
        "body_format": "markdown",
    }
    return _page(values, told, context, str(first_line))


def _html_row(text: str, context: Context) -> Row:
    tree = LexborHTMLParser(text)
    told = _head(tree)
    body = tree.body
    if body is None or not body.text(strip=True):
        raise Rejected("page without words", text.strip(), at="1")
    values = {
        "title": _shown(tree, "h1") or _shown(tree, "title") or _first(told, TITLES),
        "url": _first(told, ("canonical", "og:url")),
        "language": told.pop("lang", None),
        "published_at": _date(told, context),
        "body": text,
        "body_format": "html",
    }
    return _page(values, told, context, "1")


def _head(tree: LexborHTMLParser) -> dict[str, Any]:
    """Give what an HTML page says about itself: its metas, its own address, its language."""
    told: dict[str, Any] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name")
        if name:
            told.setdefault(name.lower(), (node.attributes.get("content") or "").strip())
    for node in tree.css("link[rel=canonical][href]"):
        told.setdefault("canonical", node.attributes.get("href"))
    root = tree.root
    if root is not None and root.attributes.get("lang"):
        told["lang"] = root.attributes["lang"]
    told["date"] = told.pop("article:published_time", None) or told.get("date")
    told["modified"] = told.pop("article:modified_time", None) or told.get("modified")
    return told


def _shown(tree: LexborHTMLParser, tag: str) -> str | None:
    for node in tree.css(tag):
        shown = " ".join(node.text(separator=" ").split())
        if shown:
            return shown
    return None


def _page(values: Mapping[str, Any], told: Mapping[str, Any], context: Context, at: str) -> Row:
    used = {value for value in values.values() if value}
    extra = {
        name: value
        for name, value in told.items()
        if not isinstance(value, str) or value not in used
    }
    return Row("page", f"page:{context.file}", {"path": context.file, **values}, extra, at)


def _first(told: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """Give the first of some fields that holds a text."""
    return next(
        (told[name] for name in names if told.get(name) and isinstance(told[name], str)), None
    )


def _date(told: Mapping[str, Any], context: Context) -> dt.datetime | None:
    """Give when a page was published, else when it was last changed; null if no date is told."""
    for name in (*DATES, *CHANGES):
        try:
            moment = when(told.get(name), context.settings.reading)
        except Rejected:
            continue
        if moment:
            return moment
    return None


def _is_draft(told: Mapping[str, Any]) -> bool:
    return str(told.get("draft")).lower() == "true" or str(told.get("published")).lower() == "false"


def _characters(raw: bytes) -> str:
    """Decode a page: by its bytes, and where they are no UTF-8 by what it says of itself."""
    encoding = encoding_of(raw)
    said = CHARSET.search(raw, 0, 4096)
    if encoding == "cp1252" and said:
        try:
            return raw.decode(said.group(1).decode(), "replace")
        except LookupError:
            pass
    return raw.decode(encoding, "replace").lstrip("\ufeff")


def is_page(sample: Sample) -> bool:
    """Tell a page: HTML, front matter, a line with its address, or the signs of Markdown."""
    text = sample.text[:LOOKED_AT].replace("\r\n", "\n").replace("\r", "\n")
    if HTML.match(text):
        return True
    told, body, _ = front_matter(text)
    if told.keys() & KNOWN:
        return text.lstrip().startswith(FENCES) or bool(SENTENCE.search(body))
    return _is_markdown(FENCED.sub("", body))


def _is_markdown(text: str) -> bool:
    if CODE.search(text) or not SENTENCE.search(text):
        return False
    headings = sum(1 for _ in HEADING.finditer(text))
    marked = LINK_OR_BOLD.search(text) is not None
    if headings and TITLE_AND_PROSE.match(text):
        return True
    if headings:
        return headings > 1 or marked or LIST.search(text) is not None
    return marked and UNDERLINED.search(text) is not None


DOCUMENTS = (Document(source="page", name="pages", recognises=is_page, read=read_page),)
