from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
import typer

from outsidein.customer.tables import TABLES as CUSTOMER_TABLES
from outsidein.customer.wants.tables import TABLES as WANT_TABLES
from outsidein.errors import UserError
from outsidein.pipeline import ANSWERS
from outsidein.record.facts import fact_files
from outsidein.record.workspace import create_workspace
from outsidein.store.duckdb import Store
from outsidein.surfaces.want_commands import wants

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Ran = Callable[..., str]

DECLARED = {**ANSWERS, **{one.name: one for one in (*CUSTOMER_TABLES, *WANT_TABLES)}}
COUNTED = {"accounts": 3, "paying_accounts": 1, "people": 3, "statements": 4}
MONEY = {"currency": "EUR", "paid_last_year": Decimal(500), "open_amount": Decimal(0)}
SAID = {"statement_id": "s1", "account_id": "alder", "person_id": "bob", "department": "sales"}
# The answers, a row each.
TOLD: dict[str, dict[str, Any]] = {
    "theme": {"theme_id": "cards", "name": "card, lost", "level": "theme", "is_hidden": False},
    "account": {"account_id": "alder", "name": "Alder Freight"},
    "person": {"person_id": "bob", "name": "Bob Miller", "nature": "person"},
    "touch": {"touch_id": "t1", "account_id": "alder"},
    "statement": {
        **SAID, "touch_id": "t1", "text": "Send a spare card.", "kind": "want", "side": "customer",
        "place": "tickets.json:1", "doubtful": False, "stripped": [],
    },
    "statement_theme": {"statement_id": "s1", "theme_id": "cards", "probability": 1.0},
    "voiced": {**SAID, "theme_id": "cards", "kind": "want", "certainty": 1.0},
    "want": {
        "theme_id": "cards", "rank": 1, "right_accounts": 1, "statement_ids": ["s1"],
        **COUNTED, **MONEY,
    },
    "want_account": {"theme_id": "cards", "account_id": "alder", "statement_id": "s1", "people": 1},
    "want_kind": {"theme_id": "cards", "kind": "want", **COUNTED},
    "want_money": {"theme_id": "cards", "paying_accounts": 1, **MONEY},
    "account_money": {
        "account_id": "alder", "is_paying": True, "is_right": True, "reason": "pays more", **MONEY
    },
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of a workspace where one thing is wanted."""
    workspace = create_workspace(tmp_path / "workspace", name="Ours")
    store = Store(workspace.answers, spill=workspace.folder / "spill")
    for name, table in DECLARED.items():
        rows = [TOLD[name]] if name in TOLD else []
        store.keep(name, pa.Table.from_pylist(rows, schema=table.schema))
    store.close()
    return workspace.folder


@pytest.fixture
def ran(folder: Path, capsys: pytest.CaptureFixture[str]) -> Ran:
    """Run the command in that workspace, and give what it printed."""
    app = typer.Typer()
    app.command()(wants)

    def run(*words: object) -> str:
        app([*map(str, words), "--workspace", str(folder)], standalone_mode=False)
        return capsys.readouterr().out

    return run


def noted(folder: Path) -> int:
    return len(fact_files(folder / "record", "want_seen"))


def test_the_list_and_one_want_are_shown(ran: Ran, folder: Path) -> None:
    assert "3 accounts, 1 of them paying, 1 right customer · 3 people" in ran()
    assert "“Send a spare card.”" in ran("card")
    assert "What Alder Freight wants" in ran("--account", "alder")
    assert noted(folder) == 0


def test_json_has_what_is_shown(ran: Ran) -> None:
    (told,) = json.loads(ran("--json"))["wants"]
    assert (told["name"], told["rank"], told["paid_last_year"]) == ("card, lost", 1, "500.00")
    assert told["quotes"][0]["text"] == "Send a spare card."
    one = json.loads(ran("card", "--json"))
    assert [(it["name"], it["reason"]) for it in one["accounts"]] == [
        ("Alder Freight", "pays more")
    ]
    assert json.loads(ran("--json", "--account", "alder"))["account"] == "Alder Freight"


def test_an_export_is_written_and_noted_once_a_day(ran: Ran, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "wants.md"
    said = ran("--export", file)
    assert "1 want written to" in said
    assert "Noted: from tomorrow" in said
    assert "“Send a spare card.”" in file.read_text("utf-8")
    assert "Noted" not in ran("--export", tmp_path / "wants.csv")
    assert noted(folder) == 1
    ran("card", "--export", tmp_path / "one.md")
    ran("--account", "alder", "--export", tmp_path / "alder.csv")
    assert noted(folder) == 1
    assert {one.name for one in tmp_path.glob("*.*")} == {
        "wants.md", "wants.csv", "one.md", "alder.csv"
    }  # fmt: skip


def test_noting_without_an_export(ran: Ran, folder: Path) -> None:
    assert "Noted: from tomorrow" in ran("--note")
    assert "Not noted: it stands as it was noted today" in ran("--note")
    assert noted(folder) == 1


def test_what_cannot_be_is_refused_before_anything_is_written(ran: Ran, folder: Path) -> None:
    for words in (
        ("--export", "wants.xlsx"),
        ("card", "--note"),
        ("card", "--account", "alder"),
        ("--since", "2026-01-01"),
        ("zebra",),
    ):
        with pytest.raises(UserError):
            ran(*words)
    assert noted(folder) == 0
