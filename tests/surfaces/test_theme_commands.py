from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.pipeline import refresh
from outsidein.read.importing import read_paths
from outsidein.record.workspace import create_workspace
from outsidein.simulate.simulation import simulate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from outsidein.record.workspace import Workspace

    Run = Callable[..., Any]


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("simulated")
    made = simulate(folder / "company", accounts=8, months=6, seed=3)
    workspace = create_workspace(folder / "workspace", name=made.company, domains=made.domains)
    read_paths(workspace, [made.exports / "support", made.exports / "sales"])
    refresh(workspace)
    return workspace.folder


@pytest.fixture
def folder(refreshed: Path, tmp_path: Path) -> Path:
    """Give the folder of a workspace to decide in."""
    shutil.copytree(refreshed, tmp_path / "workspace")
    return tmp_path / "workspace"


def ids(run: Run, folder: Path) -> list[str]:
    told = json.loads(run("theme", "--workspace", folder, "--json").out)["themes"]
    every = [part for one in told for part in (one["themes"] or [one])]
    return [one["theme_id"] for one in every]


def test_the_list_has_counts_trends_and_what_is_in_no_theme(run: Run, folder: Path) -> None:
    shown = run("theme", "--workspace", folder)
    assert shown.code == 0
    assert shown.out.split("\n")[0].split() == [
        "Theme", "People", "Statements", "Since", "Last", "Trend"
    ]  # fmt: skip
    assert "have no theme, and" in shown.out
    assert "more are of kind other" in shown.out
    assert "What changed lately" not in shown.out  # all themes are from the first finding


@pytest.mark.slow
def test_deciding_looking_and_taking_back(run: Run, folder: Path) -> None:
    where = ("--workspace", folder)
    one, other, third = ids(run, folder)[:3]
    before = run("theme", *where).out
    said = run("theme", "merge", one, other, "--name", "Two, in one", *where)
    assert (said.code, "as “Two, in one”" in said.out) == (0, True)
    assert "Two, in one" in run("theme", *where).out
    assert run("theme", "hide", third, *where).code == 0
    assert "1 theme hidden" in run("theme", *where).out
    shown = run("theme", "show", "two, in", *where).out
    assert shown.startswith("Two, in one")
    assert "1. merge “" in shown
    assert ": in force" in shown
    listed = run("theme", "decisions", *where).out
    assert [line[:8] for line in listed.splitlines()[:2]] == ["1. merge", "2. hide "]
    assert "taken back" in run("theme", "undo", 1, *where).out
    assert run("theme", "undo", *where).code == 0
    assert run("theme", *where).out == before


def test_every_decision_has_a_command_and_tells_its_outcome_as_json(run: Run, folder: Path) -> None:
    where = ("--workspace", folder, "--json")
    one = ids(run, folder)[0]
    for words in (("rename", one, "New, name"), ("pin", one), ("hide", one), ("undo",)):
        made = json.loads(run("theme", *words, *where).out)
        assert made["theme_ids"] == [one]
    assert made["outcome"] == "taken back"
    assert [it["what"] for it in json.loads(run("theme", "decisions", *where).out)] == [
        "rename", "pin", "hide"
    ]  # fmt: skip
    shown = json.loads(run("theme", "show", "new, na", *where).out)
    assert shown["glance"]["name"] == "New, name"
    assert shown["glance"]["is_pinned"]


def test_an_error_says_what_is_wrong_and_what_to_do(run: Run, folder: Path) -> None:
    ran = run("theme", "split", ids(run, folder)[0], "--by", "zebra", "--workspace", folder)
    assert (ran.code, ran.out) == (1, "")
    assert "That would change nothing: no statement of it has the word “zebra”." in ran.err
    (folder / "notes" / "themes.toml").write_text('[[decision]]\nwhat = "pni"\n')
    ran = run("refresh", "--workspace", folder)
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "One can't `pni` a theme.",
        'themes.toml:2: what = "pni"',
        "→ Did you mean `pin`?",
    ]


def test_too_few_statements_are_said_to_be_too_few(run: Run, workspace: Workspace) -> None:
    shown = run("theme", "--workspace", workspace.folder).out
    assert re.match(r"Too few statements to find themes: [1-9], at least 30 needed\.", shown)
    assert run("theme", "decisions", "--workspace", workspace.folder).out.startswith(
        "Nothing was decided"
    )
