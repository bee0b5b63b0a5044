from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
import typer

from outsidein.customer.between.tables import TABLES as GAP_TABLES
from outsidein.customer.inside.tables import TABLES as INSIDE_TABLES
from outsidein.customer.tables import TABLES as CUSTOMER_TABLES
from outsidein.customer.wants.tables import TABLES as WANT_TABLES
from outsidein.errors import UserError
from outsidein.pipeline import ANSWERS
from outsidein.record.workspace import create_workspace
from outsidein.store.duckdb import Store
from outsidein.surfaces.disagree_commands import disagree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Ran = Callable[..., str]

DECLARED = {
    **ANSWERS,
    **{one.name: one for one in (*CUSTOMER_TABLES, *WANT_TABLES, *INSIDE_TABLES, *GAP_TABLES)},
}
WHEN = dt.datetime(2026, 3, 4, 9, tzinfo=dt.UTC)
PEOPLE = {"ann": ("want", "user"), "cy": ("objection", "economic_buyer")}
TOLD: dict[str, list[dict[str, Any]]] = {
    "account": [{"account_id": "alder", "name": "Alder Freight"}],
    "theme": [{"theme_id": "cards", "name": "card, lost", "level": "theme", "is_hidden": False}],
    "person": [
        {"person_id": one, "name": one.title(), "nature": "person", "side": "customer"}
        for one in PEOPLE
    ],
    "buying_group": [
        {"account_id": "alder", "person_id": one, "role": role} for one, (_, role) in PEOPLE.items()
    ],
    "account_need_person": [
        {
            "account_id": "alder",
            "theme_id": "cards",
            "person_id": one,
            "statements": 2,
            "kinds": [kind],
            "first_at": WHEN,
            "last_at": WHEN,
        }
        for one, (kind, _) in PEOPLE.items()
    ],
    "touch": [{"touch_id": f"t {one}"} for one in PEOPLE],
    "statement": [
        {
            "statement_id": f"s {one}",
            "touch_id": f"t {one}",
            "person_id": one,
            "account_id": "alder",
            "text": f"{one.title()} has a word.",
            "kind": kind,
            "side": "customer",
            "department": "sales",
            "happened_at": WHEN,
            "place": "tickets.json:1",
            "doubtful": False,
            "stripped": [],
        }
        for one, (kind, _) in PEOPLE.items()
    ],
    "statement_theme": [
        {"statement_id": f"s {one}", "theme_id": "cards", "probability": 1.0} for one in PEOPLE
    ],
    "disagreement_judged": [{"account_id": "alder", "people": 2, "needs": 1}],
    "disagreement": [
        {
            "account_id": "alder",
            "theme_id": "cards",
            "form": "opposite",
            "wanting": ["ann"],
            "others": ["cy"],
            "wanting_roles": ["user"],
            "other_roles": ["economic_buyer"],
            "wanting_share": 1.0,
            "other_share": 0.0,
            "effect": 1.0,
            "p_value": 0.01,
            "q_value": 0.05,
            "wanting_ids": ["s ann"],
            "other_ids": ["s cy"],
            "first_at": WHEN,
            "last_at": WHEN,
        }
    ],
}


@pytest.fixture
def ran(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ran:
    """Run the command where one account's people differ, and give what it printed."""
    workspace = create_workspace(tmp_path / "workspace", name="Ours")
    store = Store(workspace.answers, spill=workspace.folder / "spill")
    for name, table in DECLARED.items():
        store.keep(name, pa.Table.from_pylist(TOLD.get(name, []), schema=table.schema))
    store.close()
    app = typer.Typer()
    app.command()(disagree)

    def run(*words: object) -> str:
        told = [*map(str, words), "--workspace", str(workspace.folder)]
        app(told, standalone_mode=False)
        return capsys.readouterr().out

    return run


def test_all_accounts_are_listed_and_one_is_shown_whole(ran: Ran) -> None:
    listed = ran()
    assert "Alder Freight" in listed
    assert "Fewer than two departments" in listed
    told = ran("alder")
    assert "“Ann has a word.”" in told
    assert "“Cy has a word.”" in told


def test_json_has_what_is_shown(ran: Ran) -> None:
    told = json.loads(ran("--json"))
    (one,) = told["inside"]["accounts"]
    assert told["departments"]["pairs"] == []
    assert (one["name"], one["need"], one["form"]) == ("Alder Freight", "card, lost", "opposite")
    (cards,) = json.loads(ran("alder", "--json"))["disagreements"]
    assert cards["wanting"]["people"][0]["name"] == "Ann"
    assert cards["others"]["quotes"][0]["text"] == "Cy has a word."


def test_no_more_accounts_are_shown_than_are_asked_for(ran: Ran) -> None:
    assert len(json.loads(ran("--json", "--limit", "0"))["inside"]["accounts"]) == 1
    assert "more: --limit" not in ran("--limit", "1")


def test_an_account_is_drawn_into_a_file(ran: Ran, tmp_path: Path) -> None:
    file = tmp_path / "alder.svg"
    assert f"Drawn: {file}" in ran("alder", "--plot", file).replace("\n", "")
    drawn = file.read_text("utf-8")
    assert "Ann" in drawn
    assert "economic buyer" in drawn


def test_what_cannot_be_asked_for_at_once_is_refused(ran: Ran, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="at once"):
        ran("alder", "--departments", "sales", "support")
    with pytest.raises(UserError, match="department"):
        ran("--departments", "sales", "support")
    with pytest.raises(UserError, match="nothing to draw"):
        ran("--plot", tmp_path / "all.svg")  # no department has heard of any need here
