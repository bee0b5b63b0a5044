from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from outsidein.errors import PageError
from outsidein.pages.opening import FILE_READERS, READERS, SUFFIXES, open_page, page_of
from outsidein.pages.page import NATURES

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = {
    ".eml": "Subject: One\n\nA text.",
    ".jsx": "const a = <p>A text.</p>;",
    ".tsx": "const a = <p>A text.</p>;",
}


@pytest.mark.parametrize("suffix", READERS)
def test_each_format_gives_a_page_with_known_natures(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"page{suffix.upper()}"
    path.write_text(SOURCES.get(suffix, "A text."), encoding="utf-8")
    page = open_page(path)
    assert page.name == str(path)
    assert page.blocks[-1].text == "A text."
    assert {block.nature for block in page.blocks} <= set(NATURES)


def test_an_unknown_ending_is_plain_text_or_markup_by_its_content() -> None:
    assert [block.text for block in page_of("# One", "a.unknown").blocks] == ["# One"]
    assert [block.text for block in page_of("<p>One</p>", "a").blocks] == ["One"]


def test_natures_are_told_whatever_the_format() -> None:
    for name, source in (
        ("a.md", "© 2024 Acme"),
        ("a.html", "<p>© 2024 Acme"),
        ("a.txt", "© 2024"),
    ):
        assert [block.nature for block in page_of(source, name).blocks] == ["legal"]


def test_the_suffixes_are_those_of_texts_and_of_documents() -> None:
    assert {*READERS, *FILE_READERS} == SUFFIXES
    assert {".docx", ".pptx", ".md", ".tsx"} <= SUFFIXES


@pytest.mark.parametrize("name", ["a.docx", "a.md", "a.ppt"])
def test_a_file_that_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(PageError, match="There is no such file"):
        open_page(tmp_path / name)


def test_no_format_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; from outsidein.pages.opening import page_of; page_of('A text.', 'a.txt');"
        "print(*(set(sys.modules) & {'docx', 'pptx', 'tree_sitter', 'pyromark', 'email.message'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == ""
