"""The paragraphs of a document of Word, by their styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.table import Table
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph

from outsidein.pages.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document

    from outsidein.pages.lines import Piece

HEADING = re.compile(r"(?i)(?:heading|überschrift|titre)\s*([1-9])")
ITEM = re.compile(r"(?i)\blist|aufzählung")
NATURES = {
    "title": ("heading", 1),
    "subtitle": ("paragraph", 0),
    "quote": ("quote", 0),
    "intense quote": ("quote", 0),
    "html preformatted": ("code", 0),
    "plain text": ("paragraph", 0),
    "footnote text": ("note", 0),
    "toc heading": ("navigation", 0),
}
DEEPEST = 20  # tables within one another


def lines_of_document(document: Document) -> Lines:
    """Give the lines of a document: paragraphs, cells of tables, text boxes where they stand."""
    lines = Lines()
    title = document.core_properties.title
    if title:
        lines.told["title"] = title
    _add(lines, document.iter_inner_content(), within="", depth=0)
    return lines


def _add(lines: Lines, content: Iterable[Any], *, within: str, depth: int) -> None:
    for one in content:
        if isinstance(one, Table):
            if depth < DEEPEST:
                _add_table(lines, one, depth)
        else:
            nature, level = _nature(one)
            if within and nature == "paragraph":
                nature = within
            lines.add(nature, _pieces(one), level=level)
            _add_boxes(lines, one)


def _add_table(lines: Lines, table: Table, depth: int) -> None:
    seen = set()  # a cell over several columns is given once for each
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:  # noqa: SLF001 - the library has no other sign of one cell
                seen.add(cell._tc)  # noqa: SLF001
                _add(lines, cell.iter_inner_content(), within="cell", depth=depth + 1)


def _add_boxes(lines: Lines, paragraph: Paragraph) -> None:
    """Add the text boxes that hang on a paragraph; the copy for old programs is left out."""
    for box in paragraph._p.iter(qn("w:txbxContent")):  # noqa: SLF001 - nothing else gives them
        if not any(above.tag.endswith("}Fallback") for above in box.iterancestors()):
            for inner in box.iterchildren(qn("w:p")):
                within = Paragraph(inner, paragraph._parent)  # noqa: SLF001
                nature, level = _nature(within)
                lines.add(nature, _pieces(within), level=level)


def _nature(paragraph: Paragraph) -> tuple[str, int]:
    """Tell what a paragraph is by its style, or by its number or bullet."""
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    heading = HEADING.match(style)
    if heading:
        return "heading", min(6, int(heading[1]))
    if style in NATURES:
        return NATURES[style]
    if style.startswith("toc "):
        return "navigation", 0
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None  # noqa: SLF001
    return ("item" if numbered or ITEM.search(style) else "paragraph"), 0


def _pieces(paragraph: Paragraph) -> list[Piece]:
    return [
        (one.text, (one.address or "#") if isinstance(one, Hyperlink) else "")
        for one in paragraph.iter_inner_content()
    ]
