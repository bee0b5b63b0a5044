from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document
from pptx import Presentation

from outsidein.errors import PageError
from outsidein.pages.office import open_deck, open_document

if TYPE_CHECKING:
    from pathlib import Path

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


@pytest.mark.parametrize(
    ("name", "said", "next_step"),
    [
        ("a.doc", "This is a file of an old format.", "save it as .docx"),
        ("a.docx", "This file asks for a password.", "save it as .docx without a password"),
        ("a.ppt", "This is a file of an old format.", "save it as .pptx"),
        ("a.pptx", "This file asks for a password.", "save it as .pptx without a password"),
    ],
)
def test_old_and_locked_files_are_told_apart(
    name: str, said: str, next_step: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(OLD)
    opened = open_document if ".doc" in name else open_deck
    with pytest.raises(PageError) as raised:
        opened(path, name)
    assert (raised.value.what, raised.value.where) == (said, str(path))
    assert next_step in raised.value.next_step


@pytest.mark.parametrize("raw", [b"", b"plain text", b"PK\x03\x04broken"])
def test_a_broken_file_is_told(raw: bytes, tmp_path: Path) -> None:
    for opened, name in ((open_document, "a.docx"), (open_deck, "a.pptx")):
        path = tmp_path / name
        path.write_bytes(raw)
        with pytest.raises(PageError, match=r"it is broken, or no \.(?:docx|pptx) file"):
            opened(path, name)


def test_a_document_under_the_name_of_a_deck_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    Document().save(str(path))
    with pytest.raises(PageError, match=r"no \.pptx file"):
        open_deck(path, "a.pptx")


def test_a_file_cut_off_within_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    Document().save(str(path))
    raw = path.read_bytes()
    path.write_bytes(raw[:2000] + raw[4000:])
    with pytest.raises(PageError):
        open_document(path, "a.docx")


def test_a_file_without_words_is_told(tmp_path: Path) -> None:
    document, deck = tmp_path / "a.docx", tmp_path / "a.pptx"
    Document().save(str(document))
    Presentation().save(str(deck))
    with pytest.raises(PageError, match="There are no words in this file"):
        open_document(document, "a.docx")
    with pytest.raises(PageError, match="There are no words in this file"):
        open_deck(deck, "a.pptx")
