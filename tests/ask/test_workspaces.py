from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.ask.workspaces import init, open_at, read, refresh, stages
from outsidein.errors import WorkspaceError

if TYPE_CHECKING:
    from pathlib import Path


def test_from_nothing_to_answers(tmp_path: Path, zendesk_export: Path) -> None:
    workspace = init(tmp_path / "acme", name="Ours", domains=["ours.example"])
    report = read(workspace, [zendesk_export], department="support")
    assert report.added["touch"] == report.told["touch"] == 5
    told: list[str] = []
    assert refresh(workspace, progress=lambda stage, _rows: told.append(stage)) == stages()
    assert tuple(dict.fromkeys(told)) == stages()
    assert refresh(workspace) == ()


def test_the_workspace_that_is_named_or_stood_in(tmp_path: Path) -> None:
    made = init(tmp_path / "acme", name="Ours")
    below = made.folder / "notes" / "deep"
    below.mkdir()
    assert open_at(made.folder, standing_in=tmp_path) == made
    assert open_at(None, standing_in=below).folder == made.folder
    with pytest.raises(WorkspaceError, match="There is no workspace here"):
        open_at(None, standing_in=tmp_path)
    with pytest.raises(WorkspaceError, match="There is a workspace here already"):
        init(tmp_path / "acme")
