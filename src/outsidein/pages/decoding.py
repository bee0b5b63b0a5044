"""The text of a file, by the signs at its beginning and by what its bytes can be."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from outsidein.errors import PageError

if TYPE_CHECKING:
    from pathlib import Path

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Files that are no text, although their first bytes may look like one.
OTHERS = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\x89PNG", b"GIF8", b"\xff\xd8\xff")
LARGEST = 16 * 1024 * 1024


def text_of(path: Path) -> str:
    """Read a file as text, with Unix line ends; raise `PageError` if it is none."""
    raw = _bytes_of(path)
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(encoding, "replace")
            break
    else:
        if b"\0" in raw or raw.startswith(OTHERS):
            raise _no_text(path)
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
    if "\0" in text:
        raise _no_text(path)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise PageError(
            "There is no such file.", where=str(path), next_step="Check the path."
        ) from None
    except OSError as error:
        raise PageError(
            f"This file can't be opened: {error.strerror or error}.", where=str(path)
        ) from error
    if len(raw) > LARGEST:
        raise PageError(
            "This file is larger than 16 MB.",
            where=str(path),
            next_step="No page is: name the page itself.",
        )
    return raw


def _no_text(path: Path) -> PageError:
    return PageError(
        "This is no text.",
        where=str(path),
        next_step="Name a page, a mail, a document (.docx) or a deck (.pptx).",
    )
