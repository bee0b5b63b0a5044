"""What people decided about who is who: kept as tables, obeyed, and said to be so or not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.identity.decided import keep_decisions
from outsidein.identity.decisions import Decision
from outsidein.record.ids import row_id
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from tests.identity.conftest import Ask, Told

DAY = dt.date(2026, 3, 31)


def decision(what: str, *records: str, sort: str = "person", **more: Any) -> Decision:
    """Decide on records of the CRM by their native ids."""
    ids = tuple(row_id("crm", f"{sort}:{record}") for record in records)
    apart = tuple(row_id("crm", f"{sort}:{one}") for one in more.pop("apart", ()))
    return Decision(what=what, sort=sort, records=ids, apart=apart, names=records, **more)


def kept(tmp_path: Path, *decisions: Decision) -> dict[str, list[tuple[Any, ...]]]:
    """Give the rows of each table that decisions are kept in."""
    store = Store(Path(":memory:"), spill=tmp_path / "spill", processes=1)
    try:
        keep_decisions(store, decisions)
        names = ("decided", "decided_same", "decided_apart")
        return {
            name: store.connection.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in names
        }
    finally:
        store.close()


def test_decisions_become_rows_a_record_and_those_taken_back_do_not(tmp_path: Path) -> None:
    told = kept(
        tmp_path,
        Decision(what="same", sort="person", records=("a", "b", "c"), on=DAY),
        Decision(what="differ", sort="account", records=("d", "e"), names=("Oak", "Elm")),
        Decision(what="split", sort="person", records=("f",), apart=("g", "h")),
        Decision(what="same", sort="account", records=("i", "j"), taken_back=DAY),
    )
    assert told["decided_same"] == [("person", one, 1, "2026-03-31") for one in "abc"]
    assert told["decided_apart"] == [
        ("account", "e", "d", 2),
        ("person", "g", "f", 3),
        ("person", "h", "f", 3),
    ]
    assert told["decided"] == [
        (1, "same", [], False),
        (2, "differ", ["Oak", "Elm"], False),
        (3, "split", [], False),
        (4, "same", [], True),
    ]


def test_no_decisions_are_tables_without_rows(tmp_path: Path) -> None:
    assert kept(tmp_path) == {"decided": [], "decided_same": [], "decided_apart": []}


DECISIONS = (
    decision("same", "Ann at home", "Ann at work", on=DAY),
    decision("differ", "Kim of sales", "Kim of law"),
    decision("split", "Bob", apart=("Bob's wife", "her again")),
    decision("same", "Cleo", "Dev"),
    decision("differ", "Cleo", "Dev"),
    decision("same", "Eva", "gone"),
    decision("differ", "gone", "Eva"),
    decision("same", "Fir", "Gum", sort="account"),
    decision("differ", "Oak north", "Oak south", sort="account"),
    decision("split", "Yew", sort="account", apart=("Yew's buyer",)),
)


def tell(told: Told) -> None:
    told.person("Ann at home", "ann@gmail.com", name="Ann Lee")
    told.person("Ann at work", "lee@alder.example", name="A. Smith")
    alder = told.account("Alder", name="Alder", domains=["alder.example"])
    for one in ("Kim of sales", "Kim of law"):
        told.member(told.person(one, name="Kim Park"), alder)
    for one in ("Bob", "Bob too", "Bob's wife", "her again"):
        told.person(one, "miller@home.example", name="Miller")
    for one in ("Cleo", "Dev", "Eva"):
        told.person(one, name=f"{one} Nobody{one}")
    for one in ("Fir", "Gum"):
        told.account(one, name=f"{one} {one}")
    for one in ("Oak north", "Oak south"):
        told.account(one, name="Oak Works")
    for one in ("Yew", "Yew's buyer"):
        told.account(one, name=one, domains=["yew.example"])


def groups(ask: Ask, *records: str, sort: str = "person") -> list[str]:
    """Give who these records are, each group of one as one text."""
    told: dict[str, str] = dict(
        ask(f"SELECT source_id, entity_id FROM same_as WHERE sort = '{sort}' AND source = 'crm'")
    )
    found: dict[str, list[str]] = {}
    for record in records:
        found.setdefault(told[f"{sort}:{record}"], []).append(record)
    return [" = ".join(one) for one in found.values()]


def outcomes(ask: Ask) -> list[str]:
    return [one for (one,) in ask("SELECT outcome FROM who_decision ORDER BY number")]


@pytest.fixture(scope="module")
def decided(told_once: Told) -> Ask:
    tell(told_once)
    return told_once.resolved(decisions=DECISIONS)


def test_what_was_decided_to_be_one_is(decided: Ask) -> None:
    assert groups(decided, "Ann at home", "Ann at work") == ["Ann at home = Ann at work"]
    assert groups(decided, "Fir", "Gum", sort="account") == ["Fir = Gum"]
    told = decided("""
        SELECT DISTINCT reason, probability FROM same_as WHERE source_id LIKE 'person:Ann at %'
    """)
    assert told == [("you decided so on 2026-03-31", 1.0)]


def test_what_was_decided_to_be_two_is(decided: Ask) -> None:
    assert groups(decided, "Kim of sales", "Kim of law") == ["Kim of sales", "Kim of law"]
    oaks = ("Oak north", "Oak south")
    assert groups(decided, *oaks, sort="account") == [*oaks]
    assert decided("FROM unsure_pair") == []  # what was decided needs no look


def test_a_split_takes_records_out_together_though_they_share_an_address(decided: Ask) -> None:
    bobs = ("Bob", "Bob too", "Bob's wife", "her again")
    assert groups(decided, *bobs) == ["Bob = Bob too", "Bob's wife = her again"]
    yews = ("Yew", "Yew's buyer")
    assert groups(decided, *yews, sort="account") == [*yews]


def test_what_came_of_each_is_told(decided: Ask) -> None:
    assert outcomes(decided) == [
        "in force",
        "in force",
        "in force",
        "contradicts decision 5",
        "in force",
        "a record is not there any more",
        "a record is not there any more",
        "in force",
        "in force",
        "in force",
    ]
    assert decided("SELECT names FROM who_decision WHERE number = 1") == [
        (["Ann at home", "Ann at work"],)
    ]


def test_a_record_that_is_gone_is_nobody(decided: Ask) -> None:
    gone = row_id("crm", "person:gone")
    assert decided(f"SELECT * FROM same_as WHERE '{gone}' IN (record_id, entity_id)") == []


def test_what_is_taken_back_has_no_effect(told: Told) -> None:
    tell(told)
    ask = told.resolved(decisions=[replace(one, taken_back=DAY) for one in DECISIONS])
    assert outcomes(ask) == ["taken back"] * len(DECISIONS)
    assert len(groups(ask, "Ann at home", "Ann at work")) == 2
    assert len(groups(ask, "Kim of sales", "Kim of law")) == 1
    assert len(groups(ask, "Bob", "Bob too", "Bob's wife", "her again")) == 1
    assert len(groups(ask, "Oak north", "Oak south", sort="account")) == 1


def test_decisions_survive_new_records(told: Told) -> None:
    """Each record of a decision stands for whoever it belongs to by now."""
    tell(told)
    told.end_import()
    told.person("Ann again", "ann@gmail.com", name="Ann Lee-Roth")
    told.person("Bob lately", "miller@home.example", name="Miller", source="crm")
    told.person("before all", "lee@alder.example", name="Aa")
    ask = told.resolved(decisions=DECISIONS)
    anns = ("Ann at home", "Ann at work", "Ann again", "before all")
    assert groups(ask, *anns) == [" = ".join(anns)]
    bobs = ("Bob", "Bob too", "Bob lately", "Bob's wife", "her again")
    assert groups(ask, *bobs) == ["Bob = Bob too = Bob lately", "Bob's wife = her again"]
    assert outcomes(ask).count("in force") == 7
