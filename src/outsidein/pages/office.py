"""Documents and decks to pages: the source is their text, one paragraph a line."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING
from zipfile import BadZipFile, is_zipfile

from outsidein.errors import PageError

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.pages.lines import Lines
    from outsidein.pages.page import Page

OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of Word 97 and alike, and around encrypted files
# What the libraries raise on files that are not as they should be: those of the archive, and of
# what stands in it. XML that is none is a `SyntaxError` to them.
OF_ARCHIVES = (BadZipFile, zlib.error, OSError, EOFError, RuntimeError)
OF_CONTENTS = (SyntaxError, LookupError, ValueError, AttributeError, TypeError, AssertionError)
BROKEN = (*OF_ARCHIVES, *OF_CONTENTS)
SAVE_AS = {".doc": ".docx", ".docx": ".docx", ".ppt": ".pptx", ".pptx": ".pptx"}


def open_document(path: Path, name: str) -> Page:
    """Read a document of Word."""
    _check(path)
    from docx import Document  # noqa: PLC0415
    from docx.exceptions import PythonDocxError  # noqa: PLC0415
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    from outsidein.pages.documents import lines_of_document  # noqa: PLC0415

    try:
        lines = lines_of_document(Document(str(path)))
    except (PythonDocxError, OpcError, *BROKEN) as error:
        raise _broken(path) from error
    return _page(lines, name, path)


def open_deck(path: Path, name: str) -> Page:
    """Read a deck of PowerPoint; its parts are the slides."""
    _check(path)
    from pptx import Presentation  # noqa: PLC0415
    from pptx.exc import PythonPptxError  # noqa: PLC0415

    from outsidein.pages.decks import lines_of_deck  # noqa: PLC0415

    try:
        lines = lines_of_deck(Presentation(str(path)))
    except (PythonPptxError, *BROKEN) as error:
        raise _broken(path) from error
    return _page(lines, name, path)


def _page(lines: Lines, name: str, path: Path) -> Page:
    page = lines.page(name)
    if not page.blocks:
        raise PageError(
            "There are no words in this file.",
            where=str(path),
            next_step="If its words are pictures, save them as text first.",
        )
    return page


def _check(path: Path) -> None:
    """Raise what is wrong with a file that is no document of today's kind at all."""
    with path.open("rb") as file:
        begins = file.read(8)
    suffix = path.suffix.lower()
    if begins == OLD_FORMAT:
        is_old = suffix in {".doc", ".ppt"}
        raise PageError(
            "This is a file of an old format." if is_old else "This file asks for a password.",
            where=str(path),
            next_step=f"Open it and save it as {SAVE_AS[suffix]}"
            + (", then name that file." if is_old else " without a password."),
        )
    if not is_zipfile(path):
        raise _broken(path)


def _broken(path: Path) -> PageError:
    suffix = path.suffix.lower()
    return PageError(
        f"This file can't be read: it is broken, or no {suffix} file.",
        where=str(path),
        next_step=f"Open it, and save it as {SAVE_AS[suffix]} again.",
    )
