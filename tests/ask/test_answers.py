from __future__ import annotations

import datetime as dt
from importlib.resources import files
from typing import TYPE_CHECKING

import duckdb
import pytest

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.errors import WorkspaceError
from outsidein.record.workspace import create_workspace

if TYPE_CHECKING:
    from pathlib import Path

QUERIES = sorted(
    file.name.removesuffix(".sql")
    for file in files("outsidein.ask").joinpath("sql").iterdir()
    if file.name.endswith(".sql")
)


def test_before_the_first_refresh_there_are_no_answers(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "new")
    with pytest.raises(WorkspaceError, match="There are no answers yet") as raised:
        open_answers(workspace).__enter__()
    assert "outsidein refresh" in raised.value.next_step


def test_answers_that_lack_what_is_asked_for_are_to_be_made_anew(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "old")
    with duckdb.connect(str(workspace.answers)) as made:
        made.execute("CREATE TABLE statement (statement_id VARCHAR)")
    with (
        pytest.raises(WorkspaceError, match="another version") as raised,
        open_answers(workspace) as opened,
    ):
        rows(opened, "SELECT kind FROM statement")
    assert "outsidein refresh" in raised.value.next_step


def test_rows_come_by_column_name_with_times_in_utc(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    told = rows(
        connection,
        "SELECT kind, happened_at FROM statement WHERE statement_id = $wanted",
        {"wanted": "s01"},
    )
    assert told == [{"kind": "pain", "happened_at": dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)}]


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_says_what_one_row_is(name: str) -> None:
    assert sql(name).startswith("-- One row ")


def test_no_two_queries_of_the_package_share_a_name() -> None:
    rooms = [room for room in files("outsidein").iterdir() if room.name != "ask"]
    others = {
        file.name.removesuffix(".sql")
        for room in rooms
        if room.joinpath("sql").is_dir()
        for file in room.joinpath("sql").iterdir()
    }
    assert others.isdisjoint(QUERIES)
