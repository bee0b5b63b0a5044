"""Which files are news: by their content, and by all that decides how they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.read.importing import read_paths
from outsidein.read.plan import make_plan
from outsidein.record.workspace import create_workspace, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

USERS = (
    "id,name,email,role,organization_id,created_at\n"
    "1,Ana,ana@x.example,end-user,,2026-01-01 10:00\n"
)


@pytest.mark.parametrize(
    ("settings", "news"),
    [
        ("", False),
        ('name = "Other"\nproducts = ["Cards"]\nrivals = ["Birch"]\ncurrency = "USD"\n', False),
        ('people = ["Ana"]\n[departments]\nsupport = ["zendesk"]\n', False),
        ('[read]\ntime_zone = "Europe/Berlin"\n', True),
        ('domains = ["x.example"]\n', True),
        ('[[map]]\nname = "m"\ntable = "account"\nmatch = "x*"\ncolumns = {name = "firm"}\n', True),
    ],
)
def test_only_settings_that_reading_depends_on_make_a_file_news(
    settings: str, *, news: bool, tmp_path: Path
) -> None:
    (tmp_path / "users.csv").write_text(USERS)
    workspace = create_workspace(tmp_path / "workspace", name="Ours", domains=["ours.example"])
    toml = workspace.folder / "outsidein.toml"
    toml.write_text('domains = ["ours.example"]\n')
    read_paths(open_workspace(workspace.folder), [tmp_path / "users.csv"])
    ours = "" if "domains" in settings else 'domains = ["ours.example"]\n'
    toml.write_text(ours + settings)
    again = read_paths(open_workspace(workspace.folder), [tmp_path / "users.csv"])
    assert again.already_read == (0 if news else 1)


def test_readers_are_given_no_settings_but_those_of_reading(tmp_path: Path) -> None:
    (tmp_path / "users.csv").write_text(USERS)
    workspace = create_workspace(tmp_path / "workspace", name="Ours", domains=["ours.example"])
    plan = make_plan(workspace, [tmp_path / "users.csv"], forced=None, department="sales")
    assert (plan.settings.name, plan.settings.domains) == ("", ("ours.example",))
    assert plan.department == "sales"
    assert [part.file.reader_name for part in plan.parts] == ["zendesk users"]
