from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.ask.beliefs import beliefs
from outsidein.ask.poll_drawing import FEWEST_ASKED, draw_poll
from outsidein.ask.polls import close_poll, open_poll, polls, take_in
from outsidein.customer.answers import VIEWS
from outsidein.customer.beliefs.answer import write_beliefs
from outsidein.errors import NoteError, NotFound, UserError
from outsidein.record.current import attach_record
from outsidein.record.facts import read_facts
from outsidein.record.tables import POLL_ANSWER
from outsidein.record.workspace import Workspace, open_workspace
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from pathlib import Path

MORE_THEMES = ("rates", "login", "limits")


@pytest.fixture
def asking(answered: Workspace, tmp_path: Path) -> Workspace:
    """Give a workspace of its own to each test, with a few more themes to ask about."""
    folder = tmp_path / "asking"
    shutil.copytree(answered.folder, folder)
    workspace = open_workspace(folder)
    store = Store(workspace.answers, spill=folder / "spill")
    for theme in MORE_THEMES:
        store.connection.execute(
            "INSERT INTO theme BY NAME "
            "SELECT * REPLACE ($id AS theme_id, $id AS name, 1 AS people) "
            "FROM theme WHERE theme_id = 'cards'",
            {"id": theme},
        )
    store.close()
    held_against_evidence(workspace)
    return workspace


def held_against_evidence(workspace: Workspace) -> None:
    """Write what a refresh would write of beliefs."""
    assert {"voiced", "spoken"} <= {*VIEWS}
    store = Store(workspace.answers, spill=workspace.folder / "spill")
    attach_record(store.connection, workspace.record)
    write_beliefs(store, workspace.record)
    store.close()


def ballot(folder: Path, name: str, department: str, ranks: dict[int, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["department", "number", "rank", "name"])
        writer.writerows([department, number, rank, name] for number, rank in ranks.items())
    return path


def test_a_poll_asks_about_what_is_common_and_what_is_rare(asking: Workspace) -> None:
    drawn = draw_poll(asking, needs=5)
    assert {one.theme_id for one in drawn.needs} == {"cards", "fees", *MORE_THEMES}
    assert [one.number for one in drawn.needs] == [1, 2, 3, 4, 5]
    assert drawn.departments == ["finance", "sales", "support"]
    fees = next(one for one in drawn.needs if one.theme_id == "fees")
    assert (fees.need, fees.quote) == ("fee, charged", "The fee came twice.")
    assert draw_poll(asking, needs=5) == drawn
    assert polls(asking) == []  # drawn is not open


def test_a_poll_needs_enough_to_ask_about(asking: Workspace, answered: Workspace) -> None:
    del answered
    for needs in (FEWEST_ASKED - 1, 26):
        with pytest.raises(UserError):
            draw_poll(asking, needs=needs)
    with pytest.raises(NotFound):
        draw_poll(asking, account="nowhere")


def test_a_poll_may_be_about_one_account(asking: Workspace) -> None:
    drawn = draw_poll(asking, needs=5, account="sorrel foods")
    assert (drawn.account_id, drawn.account) == ("sorrel", "Sorrel Foods")
    open_poll(asking, drawn)
    assert polls(asking)[0].account_id == "sorrel"
    take_in(asking, [ballot(asking.folder, "ana", "sales", {1: 1, 2: 2, 3: 3})])
    held_against_evidence(asking)
    told = beliefs(asking, poll=drawn.name)
    assert (told.account, [one.department for one in told.departments]) == (
        "Sorrel Foods",
        ["sales"],
    )
    (sales,) = told.departments
    assert {need.people_heard for need in sales.needs} == {3}  # the office's mailbox is nobody
    assert {quote.account for need in sales.needs for quote in need.quotes} == {"Sorrel Foods"}


def test_two_polls_of_a_day_have_two_names(asking: Workspace) -> None:
    first = draw_poll(asking, needs=5)
    open_poll(asking, first)
    second = draw_poll(asking, needs=5)
    open_poll(asking, second)
    assert second.name == f"{first.name}-2"
    with pytest.raises(UserError, match="More than one poll is open"):
        take_in(asking)
    assert [one.is_open for one in polls(asking)] == [True, True]


def test_nothing_is_told_of_an_open_poll_and_all_of_a_closed_one(asking: Workspace) -> None:
    drawn = draw_poll(asking, needs=5)
    open_poll(asking, drawn)
    with pytest.raises(NotFound, match="nothing is told before it is closed"):
        beliefs(asking, poll=drawn.name)
    assert beliefs(asking).withheld == sorted(one.need for one in drawn.needs)
    filled = drawn.folder / "filled"
    ballot(filled, "ana", "sales", {1: 1, 2: 2, 3: 3, 4: 4, 5: 5})
    ballot(filled, "bo", "support", {1: 5, 2: 4, 3: 3, 4: "", 5: 1})
    taken = take_in(asking)
    assert (taken.poll, taken.ballots, taken.replaced) == (drawn.name, 2, [])
    assert taken.by_department == {"sales": 1, "support": 1}
    held_against_evidence(asking)
    told = beliefs(asking, poll=drawn.name)
    assert [one.department for one in told.departments] == ["sales", "support"]
    assert told.withheld == []
    assert told.between is not None
    assert (told.between.asked, told.between.alpha) == (2, None)  # five needs are too few
    sales = {need.theme_id: need for need in told.departments[0].needs}
    assert [sales[one.theme_id].believed_rank for one in drawn.needs] == [1, 2, 3, 4, 5]
    assert {need.verdict for need in sales.values()} == {"too few to say"}  # six people were heard
    assert (sales["fees"].people, sales["fees"].people_heard) == (2, 5)
    assert {one.text for one in sales["fees"].quotes} == {
        "One bill a month.",
        "The fee came twice.",
    }
    with pytest.raises(UserError, match="is closed"):
        take_in(asking, poll=drawn.name)


def test_a_later_ballot_of_the_same_person_counts(asking: Workspace) -> None:
    drawn = draw_poll(asking, needs=5)
    open_poll(asking, drawn)
    first = ballot(asking.folder / "one", "ana", "sales", {1: 1, 2: 2})
    second = ballot(asking.folder / "two", "ana", "sales", {1: 2, 2: 1})
    taken = take_in(asking, [first, second])
    assert taken.ballots == 1
    assert taken.replaced == ["ana (sales): ana.csv:2 was replaced by ana.csv:2"]
    answers = read_facts(asking.record, POLL_ANSWER).to_pylist()
    assert [one["rank"] for one in answers] == [2, 1, None, None, None]
    assert len({one["poll_answer_id"] for one in answers}) == 5


def test_a_mistake_closes_nothing_and_loses_nothing(asking: Workspace) -> None:
    drawn = draw_poll(asking, needs=5)
    open_poll(asking, drawn)
    good = ballot(drawn.folder / "filled", "ana", "sales", {1: 1})
    bad = ballot(drawn.folder / "filled", "bo", "sales", {1: 9})
    with pytest.raises(UserError, match=r"bo\.csv:2"):
        take_in(asking)
    assert polls(asking)[0].is_open
    assert good.exists()
    bad.unlink()
    assert take_in(asking).ballots == 1
    assert not polls(asking)[0].is_open


def test_without_a_poll_or_a_ballot_it_says_what_to_do(asking: Workspace) -> None:
    with pytest.raises(UserError, match="No poll is open"):
        take_in(asking)
    with pytest.raises(NotFound, match="There is no poll “spring”"):
        beliefs(asking, poll="spring")
    open_poll(asking, draw_poll(asking, needs=5))
    with pytest.raises(UserError, match="No ballot has an answer yet"):
        take_in(asking)


def test_what_would_be_left_out_of_the_poll_stops_it(asking: Workspace) -> None:
    drawn = draw_poll(asking, needs=5)
    open_poll(asking, drawn)
    filled = drawn.folder / "filled"
    ballot(filled, "ana", "sales", {1: 1})
    (filled / "ana.csv").rename(filled / "ANA.CSV")
    (filled / "bo.xlsx").write_bytes(b"PK")
    with pytest.raises(UserError, match="no CSV file") as raised:
        take_in(asking, poll=drawn.name)
    assert raised.value.where.endswith("bo.xlsx")
    (filled / "bo.xlsx").unlink()
    assert take_in(asking, poll=drawn.name).ballots == 1


def test_what_would_stop_the_refresh_does_not_close_the_poll(asking: Workspace) -> None:
    drawn = draw_poll(asking, needs=5)
    open_poll(asking, drawn)
    ballot(drawn.folder / "filled", "ana", "sales", {1: 1})
    asking.goals.write_text("[[objective]]\n")
    with pytest.raises(NoteError):
        close_poll(asking, poll=drawn.name)
    assert next(one for one in polls(asking) if one.name == drawn.name).is_open
    asking.goals.unlink()
