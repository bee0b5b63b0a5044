from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from typer.testing import CliRunner

from outsidein.customer import tables as customer_tables
from outsidein.customer.beliefs import tables as belief_tables
from outsidein.errors import UserError
from outsidein.identity import tables as identity_tables
from outsidein.language import tables as language_tables
from outsidein.record.workspace import create_workspace
from outsidein.store.duckdb import Store
from outsidein.surfaces.poll_commands import app
from outsidein.themes import tables as themes_tables

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.record.workspace import Workspace

DECLARED = (
    *identity_tables.TABLES,
    *language_tables.TABLES,
    *themes_tables.SHOWN_TABLES,
    *customer_tables.TABLES,
    *belief_tables.TABLES,
)
ROWS: dict[str, list[dict[str, Any]]] = {
    "theme": [
        {
            "theme_id": f"t{number}",
            "level": "theme",
            "name": f"need {number}",
            "is_hidden": number == 7,
            "people": 20 - number,
            "central_ids": [f"s{number}"],
        }
        for number in range(8)
    ],
    "statement": [
        {
            "statement_id": f"s{number}",
            "department": "support",
            "kind": "pain",
            "doubtful": False,
            "text": f"Words {number}",
        }
        for number in range(8)
    ],
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = create_workspace(tmp_path / "ours", name="Ours")
    store = Store(made.answers, spill=made.folder / "spill")
    for table in DECLARED:
        store.keep(table.name, pa.Table.from_pylist(ROWS.get(table.name, []), schema=table.schema))
    store.close()
    return made


def ran(workspace: Workspace, *words: str) -> str:
    found = CliRunner().invoke(
        app, [*words, "--workspace", str(workspace.folder)], catch_exceptions=False
    )
    assert found.exit_code == 0, found.output
    return found.output


def test_a_poll_is_opened_and_listed_without_any_evidence(workspace: Workspace) -> None:
    opened = json.loads(ran(workspace, "new", "--needs", "6", "--json"))
    assert len(opened["needs"]) == 6
    assert {one["need"] for one in opened["needs"]} <= {f"need {number}" for number in range(7)}
    folder = workspace.folder / "polls" / opened["name"]
    assert sorted(one.name for one in folder.iterdir()) == [
        "README.md",
        "ballot.csv",
        "ballot.html",
        "ballot.md",
        "filled",
    ]
    (listed,) = json.loads(ran(workspace, "--json"))
    assert (listed["name"], listed["closed_on"]) == (opened["name"], None)
    assert "people" not in json.dumps([opened, listed])


def test_beliefs_are_shown_as_json_too(workspace: Workspace) -> None:
    told = json.loads(ran(workspace, "show", "--json"))
    assert told == {
        "poll": None,
        "account": None,
        "between": None,
        "departments": [],
        "withheld": [],
    }


def test_closing_without_a_poll_says_so(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="No poll is open"):
        ran(workspace, "close")
