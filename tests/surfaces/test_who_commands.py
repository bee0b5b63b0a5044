"""What each `who` command asks for; what is answered is tested where it is made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.ask import who as asked_who
from outsidein.ask import who_decisions
from outsidein.ask.doubts import Described
from outsidein.ask.who import Unsure, Who
from outsidein.ask.who_decisions import Decided, DecisionShown
from outsidein.record.workspace import create_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from outsidein.record.workspace import Workspace

    Run = Callable[..., Any]

ONE = Described(
    sort="person",
    entity_id="b1",
    name="Bob Miller",
    title=None,
    addresses=[],
    side="us",
    nature="person",
    location=None,
    accounts=[],
    people=0,
    systems=[],
    records=1,
    last_at=None,
)
WHO = Who(described=ONE, records=[], stays=[], doubts=[])
MADE = DecisionShown(
    number=1,
    what="differ",
    sort="person",
    records=["b1", "r1"],
    apart=[],
    names=["Bob", "Rob"],
    decided_on=None,
    outcome="in force",
)
ANSWERS = {
    (asked_who, "who"): WHO,
    (asked_who, "unsure"): Unsure(doubts=[], total=0),
    (who_decisions, "same"): Decided(decision=MADE, now=[WHO]),
    (who_decisions, "differ"): Decided(decision=MADE, now=[WHO]),
    (who_decisions, "split"): Decided(decision=MADE, now=[WHO]),
    (who_decisions, "undo"): Decided(decision=MADE, now=[WHO]),
    (who_decisions, "decisions"): [MADE],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return create_workspace(tmp_path / "workspace").folder


@pytest.fixture
def asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Keep what was asked for, and answer the same whatever it was."""
    kept: list[tuple[Any, ...]] = []
    for (module, name), answer in ANSWERS.items():

        def ask(
            workspace: Any, *told: Any, _as: tuple[str, Any] = (name, answer), **by: Any
        ) -> Any:
            assert workspace.folder == folder
            by.pop("progress", None)
            kept.append((_as[0], *told, by))
            return _as[1]

        monkeypatch.setattr(module, name, ask)
    return kept


@pytest.mark.parametrize(
    ("words", "call"),
    [
        (["Bob Miller"], ("who", "Bob Miller", {"account": False})),
        (["Bob", "Miller"], ("who", "Bob Miller", {"account": False})),
        (["alder", "--account"], ("who", "alder", {"account": True})),
        (["--account", "alder"], ("who", "alder", {"account": True})),
        (["show", "same"], ("who", "same", {"account": False})),
        (["--unsure"], ("unsure", {"account": False, "limit": 20})),
        (["--unsure", "--limit", "3"], ("unsure", {"account": False, "limit": 3})),
        (["--unsure", "--limit", "0"], ("unsure", {"account": False, "limit": None})),
        (["--unsure", "--account"], ("unsure", {"account": True, "limit": 20})),
        (["same", "a", "b", "c"], ("same", ["a", "b", "c"], {"account": False})),
        (["--account", "same", "a", "b"], ("same", ["a", "b"], {"account": True})),
        (["differ", "a", "b", "--account"], ("differ", "a", "b", {"account": True})),
        (["split", "a"], ("split", "a", {"apart": (), "account": False})),
        (
            ["split", "a", "--record", "x", "--record", "zendesk:user:9"],
            ("split", "a", {"apart": ["x", "zendesk:user:9"], "account": False}),
        ),
        (["undo"], ("undo", None, {})),
        (["undo", "3"], ("undo", 3, {})),
        (["decisions"], ("decisions", {})),
    ],
)
def test_each_command_asks_for_what_its_words_say(
    run: Run, folder: Path, asked: list[Any], words: list[str], call: tuple[Any, ...]
) -> None:
    ran = run("who", *words, "--workspace", folder)
    assert (ran.code, ran.err, asked) == (0, "", [call])
    assert not ran.out.startswith("{")


@pytest.mark.parametrize("words", [["Bob"], ["differ", "a", "b"], ["undo"], ["decisions"]])
def test_options_may_stand_before_the_name_or_command(
    run: Run, folder: Path, asked: list[Any], words: list[str]
) -> None:
    ran = run("who", "--workspace", folder, "--json", *words)
    assert ran.code == 0
    assert json.loads(ran.out) == json.loads(
        run("who", *words, "--workspace", folder, "--json").out
    )
    assert asked[0] == asked[1]


def test_all_pairs_are_given_to_other_programs(run: Run, folder: Path, asked: list[Any]) -> None:
    assert json.loads(run("who", "--unsure", "--json", "--workspace", folder).out)["total"] == 0
    assert asked == [("unsure", {"account": False, "limit": None})]


def test_without_a_name_it_asks_for_one(run: Run, folder: Path, asked: list[Any]) -> None:
    ran = run("who", "--workspace", folder)
    assert (ran.code, asked) == (2, [])
    assert "Say who: outsidein who NAME." in ran.err


@pytest.mark.slow
def test_decisions_hold_in_every_refresh_until_they_are_undone(
    run: Run, workspace: Workspace
) -> None:
    where = ("--workspace", workspace.folder)
    before = run("who", "Bob", *where).out
    assert "One record is this person" in before
    made = json.loads(run("who", "same", "Bob", "cleo@alder.example", "--json", *where).out)
    assert made["decision"]["outcome"] == "in force"
    of_accounts = run("who", "same", "alder", "kestrel", *where)
    assert (of_accounts.code, "are one account" in of_accounts.out) == (0, True)
    workspace.answers.unlink()
    run("refresh", *where)
    records = json.loads(run("who", "zendesk:user:12", "--json", *where).out)["records"]
    assert {one["source_id"] for one in records} == {"user:11", "user:12"}
    assert "alder.example, kestrel.example" in run("who", "--account", "kestrel", *where).out
    again = run("who", "same", "zendesk:user:11", "zendesk:user:12", *where)
    assert (again.code, "That is one person already" in again.err) == (1, True)
    for number in (2, 1):
        assert "taken back" in run("who", "undo", number, *where).out
    assert run("who", "Bob", *where).out == before
    assert run("who", "undo", *where).err.startswith("There is no decision to take back.")


@pytest.mark.slow
def test_what_is_split_off_stays_apart(run: Run, workspace: Workspace) -> None:
    where = ("--workspace", workspace.folder)
    run("who", "same", "Bob", "Cleo", *where)
    assert run("who", "split", "Bob", "--record", "zendesk:user:12", *where).code == 0
    assert "One record is this person" in run("who", "cleo@alder.example", *where).out
    listed = run("who", "decisions", *where).out.splitlines()
    assert listed[0].startswith("1. “Bob Miller” and “Cleo Brandt” are one person, ")
    assert "without 1 record" in listed[1]
