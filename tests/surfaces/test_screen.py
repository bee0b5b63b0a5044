from __future__ import annotations

import datetime as dt
import json
import os
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.truth import Compared
from outsidein.errors import UserError
from outsidein.surfaces.screen import (
    WIDE,
    day,
    fit_to_reader,
    indented,
    number,
    out,
    print_error,
    print_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def width() -> Iterator[None]:
    """Leave the console as wide as it was."""
    before = out.width
    yield
    out.width = before


@pytest.fixture
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be where neither a terminal nor COLUMNS says how wide to print."""

    def unknown(*_file: int) -> os.terminal_size:
        raise OSError

    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(os, "get_terminal_size", unknown)


@pytest.mark.usefixtures("no_terminal")
def test_where_no_terminal_shows_them_lines_stay_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "word " * 59 + "word"
    fit_to_reader()
    assert out.width == WIDE
    out.print(indented(words))
    assert capsys.readouterr().out == f"   {words}\n"
    monkeypatch.setenv("COLUMNS", "80")
    fit_to_reader()
    out.print(indented(words))
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert all(line.startswith("   word") and len(line) <= 80 for line in lines)


def test_words_of_customers_stay_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    out.width = 80
    out.print("tickets.json:100: :thumbs_up:")
    assert capsys.readouterr().out == "tickets.json:100: :thumbs_up:\n"


def test_an_error_has_paths_and_commands_in_one_piece(capsys: pytest.CaptureFixture[str]) -> None:
    path = "/a long path/" + "x" * 100
    print_error(UserError("What [is] wrong.", where=path, next_step=f"outsidein read {path}"))
    assert capsys.readouterr().err == f"What [is] wrong.\n{path}\n→ outsidein read {path}\n"


def test_json_has_records_times_and_amounts_in_plain_form(
    capsys: pytest.CaptureFixture[str],
) -> None:
    at = dt.datetime(2026, 3, 5, 9, tzinfo=dt.UTC)
    told = MappingProxyType({"one": (Compared(what="é", found=1, planted=2),), "at": at})
    print_json([told, Decimal("1.50"), None, dt.date(2026, 3, 5)])
    assert json.loads(capsys.readouterr().out) == [
        {"one": [{"what": "é", "found": 1, "planted": 2}], "at": "2026-03-05T09:00:00+00:00"},
        "1.50",
        None,
        "2026-03-05",
    ]


def test_counts_and_days_as_people_write_them() -> None:
    assert number(1, "row or file", "rows or files") == "1 row or file"
    assert number(1200, "statement") == "1,200 statements"
    assert (day(dt.datetime(2026, 3, 5, tzinfo=dt.UTC)), day(None)) == ("5 Mar 2026", "–")
