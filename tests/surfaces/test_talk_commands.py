from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from outsidein.errors import NotFound
from outsidein.language.tables import STATEMENT
from outsidein.record.workspace import create_workspace
from outsidein.speak.tables import TABLES
from outsidein.store.duckdb import Store
from outsidein.surfaces.talk_commands import talk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace = create_workspace(tmp_path / "workspace", name="Ours")
    store = Store(workspace.answers, spill=workspace.folder / "spill")
    for table in (*TABLES, STATEMENT):
        store.keep(table.name, table.schema.empty_table())
    store.close()
    return workspace.folder


def test_the_command_prints_what_was_found(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    talk(workspace=folder)
    assert capsys.readouterr().out.startswith("Nobody of us has talked with a customer yet")


def test_the_command_prints_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talk(workspace=folder, as_json=True)
    assert json.loads(capsys.readouterr().out) == {
        "month": None,
        "departments": [],
        "fewest_people": 3,
        "fewest_conversations": 20,
    }


def test_what_cannot_be_drawn_is_said(folder: Path) -> None:
    with pytest.raises(NotFound, match="nothing to draw"):
        talk(plot=folder / "talk.svg", workspace=folder)


def test_a_department_that_is_not_there_is_said(folder: Path) -> None:
    with pytest.raises(NotFound, match="No department “sales”"):
        talk("sales", workspace=folder)
