from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from filelock import FileLock

from outsidein.errors import NoteError, WorkspaceError
from outsidein.identity.decisions import WHO_FILE
from outsidein.identity.decisions import Decision as WhoDecision
from outsidein.pipeline import ANSWERS, SCRATCH, STAGES, refresh
from outsidein.read.importing import read_paths
from outsidein.record.decision_file import add
from outsidein.record.workspace import create_workspace, open_workspace
from outsidein.simulate.simulation import simulate
from outsidein.themes.decisions import THEMES_FILE, Decision

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.record.workspace import Workspace

EVERY_STAGE = ("identity", "language", "groups", "themes", "decisions", "customer", "speak")


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


@pytest.mark.slow
def test_a_second_refresh_in_one_process_forgets_the_first(tmp_path: Path) -> None:
    """Themes that one workspace found must not be assigned in another."""
    made = simulate(tmp_path / "company", accounts=8, months=6, seed=3)
    before, other, after = (
        create_workspace(tmp_path / name) for name in ("before", "other", "after")
    )
    every, few = [made.exports / "support", made.exports / "sales"], [made.exports / "support"]
    for workspace, exports in ((before, every), (other, few), (after, every)):
        read_paths(workspace, exports)
        refresh(workspace)
    assert answers(before) == answers(after)
    assert len(answers(before)["theme"]) >= 3
    assert answers(other)["theme"] != answers(before)["theme"]


@pytest.mark.slow
def test_what_themes_were_found_is_in_the_record(tmp_path: Path) -> None:
    """A refresh in steps, a refresh from the record alone, and one that finds nothing new."""
    made = simulate(tmp_path / "company", accounts=8, months=6, seed=3)
    workspace = create_workspace(tmp_path / "workspace")
    for exports in (("support", "sales"), ("success", "marketing")):
        read_paths(workspace, [made.exports / name for name in exports])
        refresh(workspace)
    in_steps, facts = answers(workspace), record_files(workspace)
    assert {file for file in facts if "theme_seen" in file} == {
        "theme_seen/000001.parquet",
        "theme_seen/000002.parquet",
    }
    assert refresh(workspace) == ()
    workspace.answers.unlink()
    assert refresh(workspace) == EVERY_STAGE
    assert answers(workspace) == in_steps
    assert record_files(workspace) == facts


@pytest.mark.slow
def test_a_crash_between_the_facts_and_the_answers_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = simulate(tmp_path / "company", accounts=8, months=6, seed=3)
    crashed, whole = (create_workspace(tmp_path / name) for name in ("crashed", "whole"))
    for workspace in (crashed, whole):
        read_paths(workspace, [made.exports / "support", made.exports / "sales"])
    refresh(whole)

    def crash(*_: object, **_named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("outsidein.pipeline.answer", crash)
        with pytest.raises(KeyboardInterrupt):
            refresh(crashed)
    assert not crashed.answers.exists()
    assert (crashed.record / "theme_seen" / "000001.parquet").exists()
    refresh(crashed)
    assert answers(crashed) == answers(whole)
    assert len([*(crashed.record / "theme_seen").iterdir()]) == 1


@pytest.mark.slow
def test_lost_facts_are_found_again(tmp_path: Path) -> None:
    made = simulate(tmp_path / "company", accounts=8, months=6, seed=3)
    workspace = create_workspace(tmp_path / "workspace")
    read_paths(workspace, [made.exports / "support", made.exports / "sales"])
    refresh(workspace)
    good = answers(workspace)
    (workspace.record / "theme_seen" / "000001.parquet").unlink()
    assert refresh(workspace) == ("themes", "decisions", "customer")
    assert answers(workspace) == good


def test_a_decision_runs_only_what_hangs_on_it(workspace: Workspace) -> None:
    decision = Decision(what="hide", themes=("none",), names=("weather",))
    add(THEMES_FILE, workspace.notes, decision)
    assert refresh(workspace) == ("decisions", "customer")
    with (workspace.notes / "themes.toml").open("a") as file:
        file.write("# Words for people change nothing.\n")
    assert refresh(workspace) == ()


def test_a_decision_about_people_runs_all_that_hangs_on_who_they_are(workspace: Workspace) -> None:
    decision = WhoDecision(what="differ", sort="person", records=("gone", "none"))
    add(WHO_FILE, workspace.notes, decision)
    assert refresh(workspace) == EVERY_STAGE
    assert refresh(workspace) == ()


def test_a_decision_that_cannot_be_right_stops_a_refresh_at_once(workspace: Workspace) -> None:
    good = workspace.answers.stat().st_mtime_ns
    (workspace.notes / "themes.toml").write_text('[[decision]]\nwhat = "renmae"\n')
    with pytest.raises(NoteError, match=r"themes\.toml:2"):
        refresh(workspace)
    assert workspace.answers.stat().st_mtime_ns == good


def record_files(workspace: Workspace) -> dict[str, bytes]:
    files = (file for file in workspace.record.rglob("*") if file.is_file())
    return {file.relative_to(workspace.record).as_posix(): file.read_bytes() for file in files}
