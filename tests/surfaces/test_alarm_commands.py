from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from outsidein.customer.alarms.tables import ALARM, ALARM_EXAMINED
from outsidein.errors import WorkspaceError
from outsidein.pipeline import ANSWERS
from outsidein.record.workspace import create_workspace
from outsidein.store.duckdb import Store
from outsidein.surfaces.alarm_commands import alarms

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace = create_workspace(tmp_path / "workspace", name="Ours")
    store = Store(workspace.answers, spill=workspace.folder / "spill")
    for name in ("theme", "account", "statement", "statement_theme", "person", "touch"):
        store.keep(name, ANSWERS[name].schema.empty_table())
    for table in (ALARM, ALARM_EXAMINED):
        store.keep(table.name, table.schema.empty_table())
    store.close()
    return workspace.folder


def test_the_command_prints_what_was_found(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alarms(None, folder)
    assert capsys.readouterr().out.split() == (
        "Too few people complain of anything to say whether it rises.".split()
    )


def test_the_command_prints_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alarms(None, folder, as_json=True)
    assert json.loads(capsys.readouterr().out) == {
        "alarms": [],
        "themes": 0,
        "too_few": 0,
        "in_accounts": 0,
    }


def test_without_answers_there_is_an_error(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "empty", name="Ours")
    with pytest.raises(WorkspaceError):
        alarms(None, workspace.folder)
