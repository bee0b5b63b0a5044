from __future__ import annotations

import csv
import datetime as dt
import io
import re
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.filled_ballots import COLUMNS, filled_ballots
from outsidein.ask.poll_drawing import Drawn, NeedAsked
from outsidein.ask.poll_facts import PollTold
from outsidein.surfaces.ballots import ballot_page, ballot_sheet, ballot_table, write_ballots

if TYPE_CHECKING:
    from pathlib import Path

NEEDS = [
    NeedAsked(
        number=1, theme_id="a", need="card, lost", quote="It swallowed my card.", statement_id="s"
    ),
    NeedAsked(number=2, theme_id="b", need="<b>fees</b> | “dear”", quote=None, statement_id=""),
    NeedAsked(number=3, theme_id="c", need="login", quote="</script>{{told}}", statement_id="t"),
]


@pytest.fixture
def drawn(tmp_path: Path) -> Drawn:
    return Drawn(
        poll_id="p",
        name="2026-03-01",
        account_id=None,
        account=None,
        departments=["sales", "support"],
        needs=NEEDS,
        folder=tmp_path / "polls" / "2026-03-01",
    )


def test_the_table_can_be_filled_and_handed_in(drawn: Drawn, tmp_path: Path) -> None:
    rows = [*csv.DictReader(io.StringIO(ballot_table(drawn)))]
    assert [row["need"] for row in rows] == [one.need for one in NEEDS]
    for rank, row in enumerate(rows, start=1):
        row.update(department="sales", name="Ana", rank=str(4 - rank))
    path = tmp_path / "filled.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    poll = PollTold(
        poll_id="p",
        name=drawn.name,
        account_id=None,
        theme_ids=["a", "b", "c"],
        needs=[one.need for one in NEEDS],
        opened_on=dt.date(2026, 3, 1),
        closed_on=None,
        ballots=0,
    )
    (ballot,) = filled_ballots([path], poll, ["sales"])
    assert ballot.ranks == {1: 3, 2: 2, 3: 1}


def test_the_page_stands_alone_and_cannot_be_broken_by_words(drawn: Drawn) -> None:
    page = ballot_page(drawn)
    assert not re.search(r"(?:src|href)\s*=\s*[\"']?(?:https?:)?//|@import|fetch\(", page)
    assert page.count("</script>") == 1
    assert "&lt;b&gt;fees&lt;/b&gt;" in page
    assert "<option>sales</option><option>support</option>" in page
    assert page.count('<li draggable="true"') == 3
    assert '{"poll": "2026-03-01", "columns": ' in page
    for name in COLUMNS:
        assert f'"{name}"' in page
    assert re.findall(r"\{\{\w+\}\}", page) == ["{{told}}"]  # a customer's own words


def test_the_sheet_shows_each_need_with_its_quote_in_one_row(drawn: Drawn) -> None:
    sheet = ballot_sheet(drawn)
    rows = [line for line in sheet.splitlines() if line.startswith("| ____")]
    assert rows[0] == "| ____ | 1 | card, lost | “It swallowed my card.” |"
    assert rows[1] == "| ____ | 2 | <b>fees</b> \\| “dear” |  |"
    assert "our customers want most" in sheet


def test_all_ballots_are_written_beside_the_folder_for_filled_ones(drawn: Drawn) -> None:
    written = write_ballots(drawn)
    assert [file.name for file in written] == [
        "ballot.html",
        "ballot.csv",
        "ballot.md",
        "README.md",
    ]
    assert (drawn.folder / "filled").is_dir()
    assert (drawn.folder / "ballot.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "outsidein poll close" in (drawn.folder / "README.md").read_text("utf-8")


def test_no_ballot_tells_how_many_speak_of_anything(drawn: Drawn) -> None:
    for file in write_ballots(drawn):
        assert not re.search(r"\d+ (?:of \d+ )?people|\d+ %", file.read_text("utf-8-sig"))
