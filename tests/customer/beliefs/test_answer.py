from __future__ import annotations

import datetime as dt
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.customer.beliefs.answer import write_beliefs
from outsidein.customer.beliefs.tables import TABLES
from outsidein.identity import tables as identity_tables
from outsidein.identity.group_tables import BUYING_GROUP
from outsidein.language import tables as language_tables
from outsidein.record.facts import append_facts
from outsidein.record.tables import BELIEF, POLL, POLL_ANSWER
from outsidein.store.duckdb import Store
from outsidein.themes import tables as themes_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

THEMES = {
    "cards": ["My card has not arrived.", "Still no card in the post.", "When does the card come?"],
    "fees": [
        "Your transfer fees are high.",
        "A fee for each transfer?",
        "Transfer fees cost a lot.",
    ],
    "login": ["I can't log in to the app.", "The app rejects my login.", "Login fails for me."],
    "rates": ["The exchange rate is poor.", "Which exchange rate applies?", "Rates are hidden."],
    "hidden": ["Nice weather today.", "It rains here.", "What a sunny day."],
}
# Of 24 people in 12 accounts so many speak of each.
SPEAK = {"cards": 24, "fees": 12, "login": 6, "rates": 1, "hidden": 3}
DECLARED = {
    table.name: table
    for table in (
        *identity_tables.TABLES,
        *language_tables.TABLES,
        *themes_tables.SHOWN_TABLES,
        BUYING_GROUP,
    )
}
BELIEFS = [
    # department, who, account, need, rank, day
    ("Sales", "ana", None, "They want a better exchange rate", 1, 1),
    ("Sales", "ana", None, "They want lower transfer fees", 2, 1),
    ("Sales", "bo", None, "a better exchange rate", 1, 1),
    ("support", "cleo", None, "A football team of our own", 1, 1),
    ("support", "cleo", None, "My card in the post", 1, 2),  # has changed her mind
    ("support", "cleo", None, "Cooler coffee machines", 2, 1),
    ("sales", "ana", "a", "Login to the app that works", 1, 1),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "answers.duckdb", spill=tmp_path / "spill")
    people = [f"{account}{number}" for account in "abcdefghijkl" for number in (1, 2)]
    said = [
        {
            "statement_id": f"{theme} {person}",
            "touch_id": f"{theme} {person}",
            "person_id": person,
            "account_id": person[0],
            "department": "support" if theme == "login" else "sales",
            "side": "customer",
            "kind": "pain",
            "confidence": 0.9,
            "text": THEMES[theme][at % 3],
        }
        for theme, count in SPEAK.items()
        for at, person in enumerate(people[:count])
    ]
    about = [
        {
            "statement_id": one["statement_id"],
            "theme_id": str(one["statement_id"]).split()[0],
            "probability": 0.9,
        }
        for one in said
    ]
    themes = [
        {"theme_id": theme, "level": "theme", "name": theme, "is_hidden": theme == "hidden"}
        for theme in THEMES
    ]
    rows: dict[str, list[dict[str, Any]]] = {
        **{name: [] for name in DECLARED},
        "statement": said,
        "statement_theme": about,
        "theme": themes,
        "person": [{"person_id": person, "nature": "person"} for person in people],
    }
    for name, table in DECLARED.items():
        made.keep(name, pa.Table.from_pylist(rows[name], schema=table.schema))
    for name in ("voiced", "spoken"):
        made.view(
            name, files("outsidein.customer").joinpath("sql", f"{name}.sql").read_text("utf-8")
        )
    made.connection.execute("CREATE SCHEMA record")
    believe(made, BELIEFS)
    yield made
    made.close()


def believe(store: Store, beliefs: list[tuple[Any, ...]]) -> None:
    rows = [
        {
            "belief_id": f"b{number}",
            "department": department,
            "person_id": who,
            "account_id": account,
            "need": need,
            "rank": rank,
            "happened_at": dt.datetime(2026, 3, day, tzinfo=dt.UTC),
            "place": f"beliefs.csv:{number + 2}",
        }
        for number, (department, who, account, need, rank, day) in enumerate(beliefs)
    ]
    store.keep("record.belief", pa.Table.from_pylist(rows, schema=BELIEF.schema))


def held(store: Store, condition: str = "poll_id IS NULL AND account_id IS NULL") -> dict[Any, Any]:
    rows = store.arrow(f"FROM department_belief WHERE {condition}").to_pylist()
    return {(row["department"], row["theme_id"]): row for row in rows}


def test_belief_is_held_against_what_customers_say(store: Store, tmp_path: Path) -> None:
    write_beliefs(store, tmp_path)
    found = held(store)
    assert {pair: row["verdict"] for pair, row in found.items()} == {
        ("sales", "cards"): "blind spot",
        ("sales", "fees"): "agrees",
        ("sales", "rates"): "phantom",
        ("support", "cards"): "agrees",
        ("support", "fees"): "blind spot",
    }
    rates = found["sales", "rates"]
    assert (rates["believed_rank"], rates["named_by"], rates["asked"]) == (1, 2, 2)
    assert (rates["needed_rank"], rates["needs"], rates["people"], rates["people_heard"]) == (
        4,
        4,
        1,
        24,
    )
    assert rates["statement_ids"] == ["rates a1"]
    cards = found["sales", "cards"]
    assert (cards["believed_rank"], cards["named_by"], cards["department_people"]) == (None, 0, 24)
    assert cards["needed_share"] == cards["low"] == cards["high"] == 1
    assert len({one.split()[1] for one in cards["statement_ids"]}) == 3  # of three people


def test_words_keep_what_they_may_mean_and_what_comes_of_nothing_is_said(
    store: Store, tmp_path: Path
) -> None:
    write_beliefs(store, tmp_path)
    told = store.arrow("FROM belief_theme ORDER BY belief_id, probability DESC").to_pylist()
    best = {row["need"]: row for row in reversed(told)}
    assert "A football team of our own" not in best  # told again, otherwise
    assert best["They want lower transfer fees"]["theme_id"] == "fees"
    assert best["They want lower transfer fees"]["probability"] >= 0.5
    assert (best["Cooler coffee machines"]["probability"] or 0) < 0.5
    assert "hidden" not in {row["theme_id"] for row in told}
    assert best["They want lower transfer fees"]["place"] == "beliefs.csv:3"


def test_what_comes_after_something_unclear_has_its_own_place(store: Store, tmp_path: Path) -> None:
    believe(
        store,
        [
            ("sales", "ana", None, "A football team", 1, 1),
            ("sales", "ana", None, "The exchange rate", 2, 1),
        ],
    )
    write_beliefs(store, tmp_path)
    rates = held(store)["sales", "rates"]
    assert (rates["believed_rank"], rates["verdict"]) == (2, "too few to say")


def test_of_one_account_too_few_is_said_but_counted(store: Store, tmp_path: Path) -> None:
    write_beliefs(store, tmp_path)
    found = held(store, "account_id = 'a'")
    login = found["sales", "login"]
    assert (login["verdict"], login["people"], login["people_heard"]) == ("too few to say", 2, 2)
    assert (login["needed_share"], login["low"], login["high"]) == (None, None, None)
    assert sorted(login["statement_ids"]) == ["login a1", "login a2"]


def test_repeating_oneself_changes_nothing(store: Store, tmp_path: Path) -> None:
    write_beliefs(store, tmp_path)
    before = [store.arrow(f"FROM {table.name} ORDER BY ALL").to_pylist() for table in TABLES]
    store.connection.execute(
        "INSERT INTO spoken SELECT spoken.* REPLACE (concat(thread_id, turn) AS thread_id, 9 AS "
        "statements) FROM spoken, range(20) AS turns(turn) WHERE theme_id = 'rates'"
    )
    write_beliefs(store, tmp_path)
    assert [
        store.arrow(f"FROM {table.name} ORDER BY ALL").to_pylist() for table in TABLES
    ] == before


def test_the_order_of_what_was_told_does_not_matter(store: Store, tmp_path: Path) -> None:
    write_beliefs(store, tmp_path)
    before = held(store)
    store.connection.execute("CREATE TABLE other AS FROM record.belief ORDER BY belief_id DESC")
    store.connection.execute("CREATE OR REPLACE TABLE record.belief AS FROM other")
    write_beliefs(store, tmp_path)
    assert held(store) == before


def test_a_closed_poll_counts_as_asked(store: Store, tmp_path: Path) -> None:
    themes = ["rates", "login", "fees", "cards"]
    append_facts(tmp_path, POLL, [{"poll_id": "p", "name": "2026-03-01", "theme_ids": themes}])
    answers = [
        {
            "poll_answer_id": f"{who} {theme}",
            "poll_id": "p",
            "ballot": who,
            "department": department,
            "theme_id": theme,
            "need": theme,
            "rank": rank,
        }
        for who, department in (("1", "sales"), ("2", "sales"), ("3", "product"))
        for rank, theme in enumerate(themes if department == "sales" else themes[::-1], start=1)
    ]
    append_facts(tmp_path, POLL_ANSWER, answers)
    believe(store, [])
    write_beliefs(store, tmp_path)
    found = held(store, "poll_id = 'p'")
    assert {pair: row["verdict"] for pair, row in found.items()} == {
        ("sales", "rates"): "phantom",
        ("sales", "login"): "agrees",
        ("sales", "fees"): "agrees",
        ("sales", "cards"): "blind spot",
        ("product", "rates"): "agrees",
        ("product", "login"): "agrees",
        ("product", "fees"): "agrees",
        ("product", "cards"): "agrees",
    }
    assert [found["sales", theme]["believed_rank"] for theme in themes] == [1, 2, 3, 4]
    # Who hears nobody has no people of their own.
    assert found["product", "cards"]["department_people_heard"] == 0


def test_agreement_of_too_few_needs_is_no_number(store: Store, tmp_path: Path) -> None:
    write_beliefs(store, tmp_path)
    told = store.arrow(
        "FROM belief_agreement WHERE account_id IS NULL ORDER BY department NULLS FIRST"
    ).to_pylist()
    assert [(row["department"], row["asked"], row["alpha"], row["evidence"]) for row in told] == [
        (None, 3, None, None),
        ("sales", 2, None, None),
        ("support", 1, None, None),
    ]


def test_tables_are_as_declared_and_nobody_believing_leaves_them_empty(
    store: Store, tmp_path: Path
) -> None:
    for beliefs in (BELIEFS, []):
        believe(store, beliefs)
        write_beliefs(store, tmp_path)
        for table in TABLES:
            made = store.arrow(f"FROM {table.name}")
            assert made.schema.names == table.schema.names
            assert made.schema.types == table.schema.types
    assert sum(store.count(table.name) for table in TABLES) == 0
