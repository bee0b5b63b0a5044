"""The slides of a deck of PowerPoint: titles, texts, tables, notes of the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn

from outsidein.pages.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pptx.presentation import Presentation

    from outsidein.pages.lines import Piece

TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
LISTS = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY)
ON_EACH = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.HEADER, PP_PLACEHOLDER.DATE)
UNREAD = (PP_PLACEHOLDER.SLIDE_NUMBER,)
DEEPEST = 20  # groups within one another


def lines_of_deck(deck: Presentation) -> Lines:
    """Give the lines of a deck, slide by slide."""
    lines = Lines()
    if deck.core_properties.title:
        lines.told["title"] = deck.core_properties.title
    for number, slide in enumerate(deck.slides, start=1):
        lines.part(f"slide {number}")
        # A slide is read from its title on, then from top to bottom.
        shapes = sorted(slide.shapes, key=lambda shape: (_kind(shape) not in TITLES, *_top(shape)))
        _add(lines, shapes, depth=0)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
                lines.add("note", _pieces(paragraph))
    return lines


def _top(shape: Any) -> tuple[int, int]:
    return (int(shape.top or 0), int(shape.left or 0))


def _kind(shape: Any) -> Any:
    return shape.placeholder_format.type if shape.is_placeholder else None


def _add(lines: Lines, shapes: Iterable[Any], *, depth: int) -> None:
    for shape in shapes:
        kind = _kind(shape)
        if kind in UNREAD:
            continue
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            if depth < DEEPEST:
                _add(lines, sorted(shape.shapes, key=_top), depth=depth + 1)
        elif getattr(shape, "has_table", False):
            for row in shape.table.rows:
                for cell in row.cells:
                    _add_text(lines, cell.text_frame, "cell")
        elif shape.has_text_frame:
            _add_text(lines, shape.text_frame, _nature(kind))


def _nature(kind: Any) -> str:
    if kind in TITLES:
        return "heading"
    if kind in ON_EACH:
        return "navigation"
    return "item" if kind in LISTS else "paragraph"


def _add_text(lines: Lines, frame: Any, nature: str) -> None:
    """Add the paragraphs of a frame; a list of one is a paragraph, a title is one line."""
    paragraphs = [one for one in frame.paragraphs if one.text.strip()]
    if nature == "heading":
        pieces = [piece for one in paragraphs for piece in [*_pieces(one), (" ", "")]]
        lines.add("heading", pieces, level=1)
        return
    for paragraph in paragraphs:
        is_alone = nature == "item" and len(paragraphs) == 1
        lines.add("paragraph" if is_alone else nature, _pieces(paragraph))


def _pieces(paragraph: Any) -> list[Piece]:
    """Give the texts of a paragraph; a break within it is a blank."""
    pieces: list[Piece] = []
    links = {run._r: run.hyperlink.address for run in paragraph.runs}  # noqa: SLF001
    for child in paragraph._p:  # noqa: SLF001 - the library leaves breaks and fields out
        name = child.tag.rpartition("}")[2]
        if name == "br":
            pieces.append((" ", ""))
        elif name in {"r", "fld"}:
            text = child.find(qn("a:t"))
            if text is not None:
                pieces.append((text.text or "", links.get(child) or ""))
    return pieces
