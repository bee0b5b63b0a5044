from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
import typer
from typer.testing import CliRunner

from outsidein.customer.segments.tables import TABLES
from outsidein.errors import UserError
from outsidein.pipeline import ANSWERS
from outsidein.record.workspace import create_workspace
from outsidein.store.duckdb import Store
from outsidein.surfaces.segment_commands import segments

if TYPE_CHECKING:
    from pathlib import Path

app = typer.Typer()
app.command()(segments)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a workspace with two segments and one account."""
    made = create_workspace(tmp_path_factory.mktemp("segments"), name="Ours")
    store = Store(made.answers, spill=made.folder / "spill")
    ids = ("s1", "s2")
    traits = [
        {
            "segment_id": one,
            "sort": "need",
            "feature": "theme",
            "what": theme,
            "figure": 0.5 if one[1] == theme[1] else 0.1,
            "low": 0.05,
            "high": 0.6,
            "figure_elsewhere": 0.2,
            "counted": 9,
            "rank": 1 if one[1] == theme[1] else None,
        }
        for one in ids
        for theme in ("t1", "t2")
    ]
    told = {
        "segment_summary": [
            {"verdict": "groups", "accounts": 10, "known": 10, "placed": 10, "alike": 1.0}
        ],
        "segment": [
            {"segment_id": one, "name": f"need {one}", "accounts": 5, "people": 9, "share": 0.5}
            for one in ids
        ],
        "segment_account": [{"account_id": "alder", "segment_id": "s1", "probability": 0.9}],
        "segment_trait": traits,
        "segment_worth": [],
        "account": [{"account_id": "alder", "name": "Alder Ltd"}],
        "account_overview": [],
        "theme": [{"theme_id": one, "name": f"theme {one}"} for one in ("t1", "t2")],
        "statement": [],
        "touch": [],
        "statement_theme": [],
        "person": [],
    }
    schemas = {table.name: table.schema for table in (*ANSWERS.values(), *TABLES)}
    for name, rows in told.items():
        store.keep(name, pa.Table.from_pylist(rows, schema=schemas[name]))
    store.close()
    return made.folder


def ran(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(app, [*words, "--workspace", str(folder)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_json_of_all_of_one_and_of_an_account(folder: Path) -> None:
    every = json.loads(ran(folder, "--json"))
    assert [one["segment_id"] for one in every["segments"]] == ["s1", "s2"]
    assert every["segments"][0]["traits"][0]["name"] == "theme t1"
    whole = json.loads(ran(folder, "need s2", "--json"))
    assert (whole["segment"]["segment_id"], whole["accounts"]) == ("s2", [])
    placed = json.loads(ran(folder, "--account", "alder", "--json"))
    assert placed["segment"]["segment_id"] == "s1"


def test_a_chart_shows_the_same_needs_of_all_segments(folder: Path, tmp_path: Path) -> None:
    ran(folder, "--json", "--plot", str(tmp_path / "needs.svg"))
    drawn = (tmp_path / "needs.svg").read_text("utf-8")
    assert all(words in drawn for words in ("theme t1", "theme t2", "50 %", "10 %"))


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["need s1", "--account", "alder"], "A segment and an account were named."),
        (["need s1", "--plot", "x.svg"], "All segments are drawn beside one another"),
    ],
)
def test_what_does_not_go_together_is_refused(folder: Path, words: list[str], what: str) -> None:
    with pytest.raises(UserError, match=what):
        ran(folder, *words)
