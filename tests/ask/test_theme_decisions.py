"""Deciding about themes in a workspace, from the command to what customers are said to need."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from outsidein.ask.customers import accounts, whole_customer
from outsidein.ask.statements import StatementFilter, statements
from outsidein.ask.theme_decisions import hide, merge, pin, rename, split, undo
from outsidein.ask.themes import decisions, themes, whole_theme
from outsidein.errors import NoteError, NotFound, WorkspaceError
from outsidein.pipeline import SCRATCH, refresh
from outsidein.read.importing import read_paths
from outsidein.record.decision_file import written
from outsidein.record.workspace import create_workspace
from outsidein.simulate.simulation import simulate
from outsidein.themes.decisions import THEMES_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.ask.themes import ThemeAtAGlance
    from outsidein.record.workspace import Workspace


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("simulated")
    made = simulate(folder / "company", accounts=8, months=6, seed=3)
    workspace = create_workspace(folder / "workspace", name=made.company, domains=made.domains)
    read_paths(workspace, [made.exports / "support", made.exports / "sales"])
    refresh(workspace)
    return workspace


@pytest.fixture
def workspace(refreshed: Workspace, tmp_path: Path) -> Workspace:
    """Give a copy of the workspace, to decide in."""
    copied = replace(refreshed, folder=tmp_path / "workspace")
    shutil.copytree(refreshed.folder, copied.folder)
    return copied


def found(workspace: Workspace) -> list[ThemeAtAGlance]:
    """Give all themes that are shown, those of most people first."""
    told = themes(workspace).themes
    every = [part for one in told for part in (one.themes if one.level == "need" else [one])]
    return sorted(every, key=lambda one: (-one.people, -one.statements, one.theme_id))


def test_a_theme_that_was_renamed_has_its_name_everywhere(workspace: Workspace) -> None:
    first = found(workspace)[0]
    made = rename(workspace, first.name, "Lost, stolen, gone")
    assert (made.what, made.theme_names, made.outcome) == ("rename", [first.name], "in force")
    assert whole_theme(workspace, "Lost, stolen").glance.theme_id == first.theme_id
    account = next(one for one in accounts(workspace) if "Lost, stolen, gone" in one.top_needs)
    assert "Lost, stolen, gone" in [
        need.name for need in whole_customer(workspace, account.account_id).needs
    ]
    about = StatementFilter(theme="Lost, stolen, gone")
    assert {one.theme for one in statements(workspace, about)} == {"Lost, stolen, gone"}
    assert len(statements(workspace, about, limit=None)) == first.statements


def test_themes_that_were_merged_are_one_until_it_is_undone(workspace: Workspace) -> None:
    before = themes(workspace)
    one, other = found(workspace)[:2]
    merge(workspace, [one.theme_id, other.theme_id], name="Both")
    (both,) = (it for it in found(workspace) if it.name == "Both")
    assert both.theme_id == one.theme_id
    assert both.statements == one.statements + other.statements
    undone = undo(workspace)
    assert (undone.number, undone.outcome) == (1, "taken back")
    assert themes(workspace) == before


def test_a_hidden_theme_is_no_need_and_its_statements_stay(workspace: Workspace) -> None:
    first = found(workspace)[0]
    hide(workspace, first.theme_id)
    assert first.name not in [one.name for one in found(workspace)]
    for account in accounts(workspace):
        assert first.name not in account.top_needs
        whole = whole_customer(workspace, account.account_id)
        assert first.theme_id not in [need.theme_id for need in whole.needs]
        told = [one.needs for one in whole.by_person] + [one.needs for one in whole.by_department]
        assert not any(first.name in needs for needs in told)
    assert (
        len(statements(workspace, StatementFilter(theme=first.theme_id), limit=None))
        == first.statements
    )


def test_a_pinned_theme_comes_first(workspace: Workspace) -> None:
    last = found(workspace)[-1]
    pin(workspace, last.theme_id)
    first = themes(workspace).themes[0]
    assert (first.theme_id, first.is_pinned) == (last.theme_id, True)
    assert len(found(workspace)) == len([*{one.theme_id for one in found(workspace)}])


def test_a_decision_without_effect_is_not_kept(workspace: Workspace) -> None:
    first = found(workspace)[0]
    rename(workspace, first.theme_id, "Kept")
    before, shown = written(THEMES_FILE, workspace.notes), themes(workspace)
    with pytest.raises(NoteError, match="no statement of it has the word “zebra”"):
        split(workspace, first.theme_id, by="zebra")
    assert written(THEMES_FILE, workspace.notes) == before
    assert themes(workspace) == shown
    assert refresh(workspace) == ()


def test_a_decision_while_another_command_refreshes_is_not_half_made(workspace: Workspace) -> None:
    first = found(workspace)[0]
    with (
        FileLock(workspace.folder / f"{SCRATCH}.lock"),
        pytest.raises(WorkspaceError, match="Another command is refreshing"),
    ):
        hide(workspace, first.theme_id)
    assert written(THEMES_FILE, workspace.notes) is None
    assert refresh(workspace) == ()


def test_mistakes_are_met_before_anything_is_written(workspace: Workspace) -> None:
    first = found(workspace)[0]
    with pytest.raises(NotFound, match="There is no theme “xyzzy”"):
        rename(workspace, "xyzzy", "Name")
    with pytest.raises(NoteError, match="A theme needs a name"):
        rename(workspace, first.theme_id, "  ")
    with pytest.raises(NoteError, match="two themes to merge"):
        merge(workspace, [first.theme_id])
    with pytest.raises(NoteError, match="That is one theme"):
        merge(workspace, [first.theme_id, first.name])
    with pytest.raises(NotFound, match="no decision to take back"):
        undo(workspace)
    assert written(THEMES_FILE, workspace.notes) is None


def test_any_decision_can_be_taken_back_but_only_once(workspace: Workspace) -> None:
    one, other = found(workspace)[:2]
    rename(workspace, one.theme_id, "First")
    rename(workspace, other.theme_id, "Second")
    undo(workspace, 1)
    assert [it.name for it in found(workspace)[:2]] == [one.name, "Second"]
    assert [it.outcome for it in decisions(workspace)] == ["taken back", "in force"]
    for number, reason in ((1, "is taken back already"), (3, "is not there"), (0, "is not there")):
        with pytest.raises(NotFound, match=f"Decision {number} {reason}"):
            undo(workspace, number)
    assert undo(workspace).number == 2
    assert found(workspace)[:2] == [one, other]


def test_decisions_are_applied_when_everything_is_made_anew(workspace: Workspace) -> None:
    first, second = found(workspace)[:2]
    merge(workspace, [first.theme_id, second.theme_id], name="Both, together")
    shown = themes(workspace)
    workspace.answers.unlink()
    refresh(workspace)
    assert themes(workspace) == shown
