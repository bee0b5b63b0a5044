"""Workspaces: made, found, and never overwritten."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from outsidein.errors import SettingError, WorkspaceError
from outsidein.record.settings import DEPARTMENTS, MAP, READ, TOP, Settings, read_settings
from outsidein.record.tables import TABLES
from outsidein.record.workspace import create_workspace, find_workspace, open_workspace

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_workspace_has_its_folders_and_settings(tmp_path: Path) -> None:
    made = create_workspace(tmp_path / "acme", name="Acme", domains=["@Acme.example"])
    assert made.settings == Settings(name="Acme", domains=("acme.example",))
    assert sorted(path.name for path in made.folder.iterdir()) == [
        "notes",
        "outsidein.toml",
        "record",
    ]
    assert open_workspace(tmp_path / "acme") == made


def test_the_folder_names_a_workspace_without_a_name(tmp_path: Path) -> None:
    assert create_workspace(tmp_path / "acme").settings.name == "acme"


@pytest.mark.parametrize("name", ['Say "hi"\\', "Müller 😀", "a\tb\x7fc", "half \ud83d", "{x}"])
def test_any_name_reads_back(name: str, tmp_path: Path) -> None:
    made = create_workspace(tmp_path / "acme", name=name, domains=["bücher.example"])
    assert made.settings.name == name.encode("utf-8", "replace").decode()
    assert made.settings.domains == ("bücher.example",)


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "merge.md").write_text("mine")
    (tmp_path / "README").write_text("mine too")
    create_workspace(tmp_path)
    assert (tmp_path / "notes" / "merge.md").read_text() == "mine"
    assert (tmp_path / "README").read_text() == "mine too"


def test_a_workspace_is_not_overwritten(tmp_path: Path) -> None:
    create_workspace(tmp_path, name="First")
    before = (tmp_path / "outsidein.toml").read_text()
    with pytest.raises(WorkspaceError, match="There is a workspace here already") as raised:
        create_workspace(tmp_path, name="Second")
    assert raised.value.next_step == f"Use it: outsidein read PATH --workspace {tmp_path}"
    assert (tmp_path / "outsidein.toml").read_text() == before


def test_a_file_is_no_folder_for_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "acme").write_text("")
    with pytest.raises(WorkspaceError, match="This is a file"):
        create_workspace(tmp_path / "acme")


def test_a_workspace_is_found_from_within(tmp_path: Path) -> None:
    made = create_workspace(tmp_path / "acme")
    deep = made.folder / "exports" / "2026"
    deep.mkdir(parents=True)
    assert find_workspace(deep).settings == made.settings
    assert find_workspace(deep).folder.samefile(made.folder)


def test_the_nearest_workspace_is_found(tmp_path: Path) -> None:
    create_workspace(tmp_path, name="Outer")
    inner = create_workspace(tmp_path / "inner", name="Inner")
    assert find_workspace(inner.notes).settings.name == "Inner"


def test_no_workspace_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as raised:
        find_workspace(tmp_path)
    assert raised.value.where == str(tmp_path.resolve())
    assert "outsidein init" in raised.value.next_step


def test_wrong_settings_are_no_workspace_to_open(tmp_path: Path) -> None:
    made = create_workspace(tmp_path)
    (made.folder / "outsidein.toml").write_text("nam = 1")
    with pytest.raises(SettingError):
        open_workspace(tmp_path)


def _uncommented(template: str) -> str:
    """Take the comments off those lines that are settings; the trailing ones may stay."""
    return re.sub(r"(?m)^# (?=\w+ = |\[\[)", "", template)


def test_what_the_template_proposes_in_comments_is_valid_too(tmp_path: Path) -> None:
    made = create_workspace(tmp_path, name="Acme", domains=["acme.example"])
    path = made.folder / "outsidein.toml"
    text = _uncommented(path.read_text())
    path.write_text(text)
    settings = read_settings(path)
    assert settings.people == ("Ana Ruiz",)
    assert settings.products == ("Team Card",)
    assert settings.rivals == ("Brightpay",)
    assert settings.departments == DEPARTMENTS
    (mapped,) = settings.maps
    assert set(mapped.columns) > {"body", "author_email", "account_name"}
    assert mapped.table in TABLES
    told = tomllib.loads(text)
    assert set(told) == set(TOP), "the template shows every setting"
    assert set(told["read"]) == set(READ)
    assert set(told["map"][0]) <= set(MAP)
