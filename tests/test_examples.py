"""What the documentation shows is run: blocks after `<!-- runs -->`, in order, page by page."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from outsidein.surfaces.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"<!-- runs -->\n```(\w+)\n(.*?)```", re.DOTALL)
PAGES = [
    path
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
    if BLOCK.search(path.read_text("utf-8"))
]


@pytest.fixture
def desk(tmp_path: Path, zendesk_export: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder beside the exports of one department, one file of them unknown."""
    exports = tmp_path / "reader" / "exports" / "support"
    shutil.copytree(zendesk_export, exports)
    (exports / "handover.txt").write_text("Ask Ana about the refund.\n")
    monkeypatch.chdir(tmp_path / "reader")
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path / "reader"


@pytest.mark.parametrize("path", PAGES, ids=lambda one: one.name)
@pytest.mark.usefixtures("desk")
def test_what_a_page_shows_is_what_happens(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ran(command: str) -> str:
        words = shlex.split(command)
        if words[0] == "cd":
            monkeypatch.chdir(words[1])
            return ""
        monkeypatch.setattr(sys, "argv", words)
        main_or_exit(command)
        return squeezed(capsys.readouterr().out)

    names: dict[str, Any] = {}
    for language, block in BLOCK.findall(path.read_text("utf-8")):
        if language == "python":
            shown = doctest.DocTestParser().get_doctest(block, names, path.name, str(path), 0)
            assert doctest.DocTestRunner().run(shown, clear_globs=False).failed == 0, block
            names = shown.globs  # a page goes on with what it has made
        elif language == "sql":
            with duckdb.connect("answers.duckdb", read_only=True) as connection:
                assert connection.sql(block).to_arrow_table().num_rows, block
        else:
            follow(block, ran)


def follow(block: str, ran: Callable[[str], str]) -> None:
    """Run each command of a block; each line shown below it must be among those it prints."""
    printed = ""
    for line in block.splitlines():
        if line.startswith("$ "):
            printed = ran(line.removeprefix("$ "))
        else:
            assert squeezed(line) in printed, line


def main_or_exit(command: str) -> None:
    try:
        main()
    except SystemExit as ended:
        if ended.code:
            pytest.fail(f"{command} ended with {ended.code}")


def squeezed(text: str) -> str:
    return " ".join(text.split())
