from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.filled_ballots import filled_ballots
from outsidein.ask.poll_facts import PollTold
from outsidein.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

POLL = PollTold(
    poll_id="p",
    name="2026-03-01",
    account_id=None,
    theme_ids=["a", "b", "c"],
    needs=["cards", "fees", "login"],
    opened_on=dt.date(2026, 3, 1),
    closed_on=None,
    ballots=0,
)
HEAD = "department,number,rank,name,need,poll"
OURS = ["sales", "support"]


def written(folder: Path, *lines: str, name: str = "one.csv", head: str = HEAD) -> Path:
    path = folder / name
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8-sig")
    return path


def test_department_and_name_go_on_for_the_lines_below(tmp_path: Path) -> None:
    path = written(tmp_path, "Sales,1,2,Ana,cards,2026-03-01", ",2,,,fees,", ",3,1,,login,")
    (ballot,) = filled_ballots([path], POLL, OURS)
    assert (ballot.department, ballot.name, ballot.ranks) == ("sales", "Ana", {1: 2, 3: 1})
    assert ballot.place == "one.csv:2"


def test_one_file_may_hold_several_ballots_named_or_not(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        *("sales,1,1,Ana,,", ",2,2,,,"),
        *("sales,1,2,Bo,,", ",2,1,,,"),
        *("support,1,1,,,", ",2,2,,,"),
        *("support,1,1,,,", ",2,2,,,"),
    )
    found = filled_ballots([path], POLL, OURS)
    assert [(one.department, one.name) for one in found] == [
        ("sales", "Ana"),
        ("sales", "Bo"),
        ("support", None),
        ("support", None),
    ]
    assert len({one.key for one in found}) == 4  # two who think alike are two


def test_the_same_person_has_the_same_key_and_the_same_page_too(tmp_path: Path) -> None:
    head = "department,number,rank,name,ballot"
    one = written(tmp_path, "sales,1,1,Ana,x1", name="a.csv", head=head)
    two = written(tmp_path, "Sales,1,2,ANA,x2", name="b.csv", head=head)
    page = written(tmp_path, "sales,1,2,,x3", name="c.csv", head=head)
    again = written(tmp_path, "sales,1,3,,x3", name="d.csv", head=head)
    keys = [found.key for found in filled_ballots([one, two, page, again], POLL, OURS)]
    assert keys[0] == keys[1]
    assert keys[2] == keys[3]
    assert keys[0] != keys[2]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, "sales,1,1,,,")
    assert len(filled_ballots([path, path], POLL, OURS)) == 1


def test_spreadsheets_may_save_it_their_way(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    text = "Department;Number;Rank;Name\r\nsales;1;2.0;Zoë\r\n;;;\r\n;2;1;\r\n"
    path.write_bytes(text.encode("cp1252"))
    (ballot,) = filled_ballots([path], POLL, OURS)
    assert (ballot.name, ballot.ranks) == ("Zoë", {1: 2, 2: 1})


def test_an_empty_ballot_is_none(tmp_path: Path) -> None:
    assert filled_ballots([written(tmp_path, ",1,,,cards,", ",2,,,fees,")], POLL, OURS) == []


def test_a_department_that_was_never_heard_is_fine(tmp_path: Path) -> None:
    (ballot,) = filled_ballots([written(tmp_path, "Legal,1,1,,,")], POLL, OURS)
    assert ballot.department == "legal"
    (known,) = filled_ballots([written(tmp_path, "sales,1,1,,,")], POLL, ["Sales"])
    assert known.department == "sales"


@pytest.mark.parametrize(
    ("lines", "what", "where"),
    [
        (["sales,1,4,,,"], "This can't be a rank: “4”.", "one.csv:2"),
        (["sales,1,first,,,"], "This can't be a rank: “first”.", "one.csv:2"),
        (["sales,9,1,,,"], "This can't be a number: “9”.", "one.csv:2"),
        (["sales,1,1,,,", ",2,1,,,"], "Two needs have rank 1.", "one.csv:3"),
        ([",1,1,,,"], "This ballot names no department.", "one.csv:2"),
        (["suport,1,1,,,"], "We have no department “suport”.", "one.csv:2"),
        (["sales,1,1,,,2025-01-01"], "This ballot is of the poll of 2025-01-01.", "one.csv:2"),
    ],
)
def test_a_mistake_is_said_with_file_and_line(
    tmp_path: Path, lines: list[str], what: str, where: str
) -> None:
    with pytest.raises(UserError) as raised:
        filled_ballots([written(tmp_path, *lines)], POLL, OURS)
    assert raised.value.what == what
    assert raised.value.where.startswith(f"{where}: ")
    assert raised.value.next_step


def test_what_is_no_ballot_or_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="it has no column number and no column rank"):
        filled_ballots([written(tmp_path, head="department,need")], POLL, OURS)
    with pytest.raises(UserError, match="can't be read"):
        filled_ballots([tmp_path / "nowhere.csv"], POLL, OURS)


def test_unicode_text_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    file = tmp_path / "u.csv"
    file.write_bytes("department\tnumber\trank\tname\nsupport\t1\t1\tJürgen\n".encode("utf-16"))
    (ballot,) = filled_ballots([file], POLL, ["support"])
    assert (ballot.department, ballot.name, ballot.ranks) == ("support", "Jürgen", {1: 1})
