from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from filelock import FileLock

from outsidein.errors import WorkspaceError
from outsidein.pipeline import ANSWERS, SCRATCH, STAGES, refresh
from outsidein.read.importing import read_paths
from outsidein.record.workspace import create_workspace, open_workspace
from outsidein.simulate.simulation import simulate

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.record.workspace import Workspace

EVERY_STAGE = ("identity", "language", "themes", "customer")


def answers(workspace: Workspace) -> dict[str, list[dict[str, Any]]]:
    with duckdb.connect(str(workspace.answers), read_only=True) as connection:
        return {
            name: sorted(connection.sql(f"FROM {name}").to_arrow_table().to_pylist(), key=repr)
            for name in ANSWERS
        }


def test_stages_are_in_order_and_read_only_what_comes_before() -> None:
    assert tuple(stage.name for stage in STAGES) == EVERY_STAGE
    seen: set[str] = set()
    for stage in STAGES:
        assert not {other.name for other in STAGES} & set(stage.reads) - seen
        seen.add(stage.name)


def test_nothing_new_runs_nothing(workspace: Workspace) -> None:
    before = workspace.answers.stat().st_mtime_ns
    assert refresh(workspace) == ()
    assert workspace.answers.stat().st_mtime_ns == before


def test_every_table_has_the_columns_that_are_declared(workspace: Workspace) -> None:
    with duckdb.connect(str(workspace.answers), read_only=True) as connection:
        names = {
            row[0]
            for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        }
        assert names == {*ANSWERS, "made_from"}
        for name, table in ANSWERS.items():
            told = connection.execute(
                "SELECT column_name, comment FROM duckdb_columns() "
                f"WHERE table_name = '{name}' ORDER BY column_index"
            ).fetchall()
            assert told == [(column.name, column.comment) for column in table.columns]


def test_new_words_are_added_to_the_old_ones(workspace: Workspace, tmp_path: Path) -> None:
    before = answers(workspace)["statement"]
    more = tmp_path / "more.json"
    more.write_text(
        json.dumps(
            {
                "id": 900,
                "ticket_id": 2,
                "author_id": 12,
                "body": "It happened again.",
                "public": True,
                "created_at": "2026-03-09T09:00:00Z",
            }
        )
        + "\n"
    )
    read_paths(workspace, [more])
    assert refresh(workspace) == EVERY_STAGE
    after = answers(workspace)["statement"]
    assert len(after) == len(before) + 1
    known = {one["statement_id"] for one in before}
    (new,) = (one for one in after if one["statement_id"] not in known)
    assert new["text"] == "It happened again."


def test_a_refresh_in_steps_is_the_same_as_one_from_scratch(
    workspace: Workspace, tmp_path: Path
) -> None:
    more = tmp_path / "more.json"
    more.write_text(
        json.dumps(
            {
                "id": 900,
                "ticket_id": 2,
                "author_id": 12,
                "body": "Again.",
                "public": True,
                "created_at": "2026-03-09T09:00:00Z",
            }
        )
        + "\n"
    )
    read_paths(workspace, [more])
    refresh(workspace)
    in_steps = answers(workspace)
    workspace.answers.unlink()
    refresh(workspace)
    assert answers(workspace) == in_steps


def test_a_setting_that_matters_runs_what_depends_on_it(workspace: Workspace) -> None:
    toml = workspace.folder / "outsidein.toml"
    toml.write_text(
        toml.read_text().replace(
            'domains = ["ours.example"]', 'domains = ["ours.example", "kestrel.example"]'
        )
    )
    changed = open_workspace(workspace.folder)
    assert refresh(changed) == EVERY_STAGE
    with duckdb.connect(str(changed.answers), read_only=True) as connection:
        told = connection.execute("SELECT side FROM person WHERE name = 'Dev Patel'").fetchall()
    assert told == [("us",)]


def test_broken_answers_are_made_anew(workspace: Workspace) -> None:
    good = answers(workspace)
    workspace.answers.write_bytes(b"no database")
    assert refresh(workspace) == EVERY_STAGE
    assert answers(workspace) == good


def test_a_refresh_that_fails_leaves_the_old_answers(workspace: Workspace) -> None:
    good = answers(workspace)
    (workspace.record / "import_file" / "20990101T000000000000.parquet").write_bytes(b"no parquet")
    (workspace.record / "touch" / "20990101T000000000000.parquet").write_bytes(b"no parquet")
    with pytest.raises(duckdb.Error):
        refresh(workspace)
    assert answers(workspace) == good
    assert not (workspace.folder / ".refresh").exists()


def test_two_refreshes_at_once_do_not_meet(workspace: Workspace) -> None:
    lock = FileLock(workspace.folder / f"{SCRATCH}.lock")
    with lock, pytest.raises(WorkspaceError, match="Another command is refreshing"):
        refresh(workspace)
    assert refresh(workspace) == ()


def test_a_second_refresh_in_one_process_forgets_the_first(tmp_path: Path) -> None:
    """Themes of the first refresh must not be assigned in the second."""
    made = simulate(tmp_path / "company", accounts=8, months=6, seed=3)
    stepwise, whole = (create_workspace(tmp_path / name) for name in ("stepwise", "whole"))
    read_paths(stepwise, [made.exports / "support"])
    refresh(stepwise)
    for made_workspace in (stepwise, whole):
        read_paths(made_workspace, [made.exports / "support", made.exports / "sales"])
        refresh(made_workspace)
    assert answers(stepwise) == answers(whole)
    assert len(answers(whole)["theme"]) >= 3
