from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.errors import PageError
from outsidein.pages.decoding import text_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "raw",
    [
        "Für 5 €\nzwei".encode(),
        "Für 5 €\r\nzwei".encode("utf-8-sig"),
        "Für 5 €\nzwei".encode("utf-16"),
        "Für 5 €\rzwei".encode("cp1252"),
    ],
)
def test_a_file_is_decoded_by_its_mark_or_by_what_it_can_be(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    assert text_of(path) == "Für 5 €\nzwei"


@pytest.mark.parametrize("raw", [b"a\0b", b"%PDF-1.7 text", b"\x89PNG\r\n", b"\xff\xfea\0\0\0"])
def test_what_is_no_text_is_told(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(raw)
    with pytest.raises(PageError, match=r"(?s)This is no text\..*a\.md.*\.docx"):
        text_of(path)


def test_a_file_that_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="There is no such file"):
        text_of(tmp_path / "a.md")
    with pytest.raises(PageError, match="can't be opened: Is a directory"):
        text_of(tmp_path)
