from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.customer.answers import VIEWS, write_views
from outsidein.customer.tables import TABLES
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Who says what about what: two people of Alder on cards, one of them twice, and a mailbox on fees.
SAID = [
    # statement, account, person, department, day, kind, theme, text
    ("s1", "alder", "bob", "support", 1, "pain", "cards", "The airport machine swallowed my card."),
    ("s2", "alder", "bob", "sales", 5, "question", "cards", "Where is it?"),
    (
        "s3",
        "alder",
        "cleo",
        "sales",
        3,
        "want",
        "cards",
        "Please send a spare card to each driver.",
    ),
    ("s4", "alder", "office", "support", 2, "question", "fees", "What does a transfer cost us?"),
    ("s5", "alder", "cleo", "support", 9, "other", None, "Thanks!"),
    ("s6", "kestrel", "dev", "support", 4, "pain", "fees", "The fee was taken twice."),
    ("s7", None, "stranger", "support", 4, "pain", "fees", "The fee was taken twice."),
    ("s8", "alder", "bob", "support", 2, "goal", "weather", "Sun would be nice."),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "answers.duckdb", spill=tmp_path / "spill")
    made.keep("statement", pa.Table.from_pylist([statement(*one) for one in SAID]))
    made.keep(
        "statement_theme",
        pa.table(
            {
                "statement_id": [one[0] for one in SAID if one[6]],
                "theme_id": [one[6] for one in SAID if one[6]],
                "probability": [0.9] * sum(1 for one in SAID if one[6]),
            }
        ),
    )
    made.keep(
        "theme",
        pa.table({"theme_id": ["cards", "fees", "weather"], "is_hidden": [False, False, True]}),
    )
    people = ["bob", "cleo", "dev", "office", "stranger"]
    natures = ["person", "person", "person", "shared mailbox", "person"]
    made.keep(
        "person",
        pa.table({"person_id": people, "name": people, "title": [None] * 5, "nature": natures}),
    )
    made.keep(
        "account", pa.table({"account_id": ["alder", "kestrel"], "name": ["Alder", "Kestrel"]})
    )
    made.keep("touch", pa.table({"touch_id": ["t1"], "thread_id": ["ticket 1"]}))
    roles = {"account_id": ["alder"], "person_id": ["bob"], "role": ["user"]}
    made.keep("buying_group", pa.table(roles))
    write_views(made)
    yield made
    made.close()


def statement(*told: Any) -> dict[str, Any]:
    names = (
        "statement_id", "account_id", "person_id", "department", "day", "kind", "theme", "text"
    )  # fmt: skip
    row = dict(zip(names, told, strict=True))
    del row["theme"]
    happened_at = dt.datetime(2026, 3, row.pop("day"), 9, tzinfo=dt.UTC)
    return {
        **row,
        "touch_id": "t1" if row["person_id"] == "bob" else f"touch of {row['statement_id']}",
        "happened_at": happened_at,
        "channel": "ticket",
        "side": "customer",
        "confidence": 0.8,
    }


def rows(store: Store, sql: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = store.arrow(sql).to_pylist()
    return told


def test_a_need_is_counted_in_people_not_in_messages(store: Store) -> None:
    (cards,) = rows(
        store, "SELECT * FROM account_need WHERE account_id = 'alder' AND theme_id = 'cards'"
    )
    assert (cards["people"], cards["statements"]) == (2, 3)
    assert cards["departments"] == ["sales", "support"]
    assert (cards["first_at"].day, cards["last_at"].day) == (1, 5)


def test_what_is_said_twice_in_one_conversation_is_spoken_of_once(store: Store) -> None:
    told = rows(
        store,
        "SELECT department, thread_id, role, statements, in_favour, against, pains FROM spoken "
        "WHERE person_id = 'bob' ORDER BY department",
    )
    # Two departments of ours were in it: each has heard it.
    assert [one["department"] for one in told] == ["sales", "support"]
    assert {one["thread_id"] for one in told} == {"ticket 1"}
    assert {one["role"] for one in told} == {"user"}
    assert [(one["in_favour"], one["pains"]) for one in told] == [(0, 0), (1, 1)]
    unknown = rows(store, "SELECT DISTINCT role FROM spoken WHERE person_id <> 'bob'")
    assert unknown == [{"role": "unknown"}]


def test_a_mailbox_speaks_for_nobody(store: Store) -> None:
    told = rows(store, "SELECT DISTINCT person_id FROM spoken ORDER BY person_id")
    assert [one["person_id"] for one in told] == ["bob", "cleo", "dev"]


def test_a_mailbox_is_heard_but_is_no_person(store: Store) -> None:
    (fees,) = rows(
        store, "SELECT * FROM account_need WHERE account_id = 'alder' AND theme_id = 'fees'"
    )
    assert (fees["people"], fees["statements"]) == (0, 1)


def test_a_theme_that_is_hidden_is_no_need(store: Store) -> None:
    told = rows(store, "SELECT DISTINCT theme_id FROM account_need ORDER BY theme_id")
    assert [one["theme_id"] for one in told] == ["cards", "fees"]


def test_what_no_account_is_known_for_is_in_no_account(store: Store) -> None:
    (total,) = rows(store, "SELECT sum(statements) AS statements FROM account_need")
    assert int(total["statements"]) == 5


def test_quotes_are_of_two_people_and_the_more_telling_come_first(store: Store) -> None:
    told = rows(
        store,
        "SELECT statement_id FROM account_need_quote "
        "WHERE account_id = 'alder' AND theme_id = 'cards' ORDER BY rank",
    )
    assert sorted(one["statement_id"] for one in told) == ["s1", "s3"]


def test_an_overview_has_the_needs_of_most_people_first(store: Store) -> None:
    told = rows(store, "SELECT * FROM account_overview ORDER BY people DESC")
    assert [(one["name"], one["people"], one["top_needs"]) for one in told] == [
        ("Alder", 2, ["cards", "fees"]),
        ("Kestrel", 1, ["fees"]),
    ]
    assert told[0]["last_word_id"] == "s2"  # not the thanks that came later
    assert told[0]["last_at"].day == 9


def test_kinds_and_people_add_up_to_the_need(store: Store) -> None:
    for part in ("account_need_kind", "account_need_person"):
        (told,) = rows(
            store,
            f"SELECT sum(statements) AS statements FROM {part} "
            "WHERE account_id = 'alder' AND theme_id = 'cards'",
        )
        assert int(told["statements"]) == 3


def test_each_view_has_the_columns_that_are_declared(store: Store) -> None:
    for table in TABLES:
        names = store.arrow(f"FROM {table.name} LIMIT 0").schema.names
        assert names == [column.name for column in table.columns]
    assert set(VIEWS) == {*(table.name for table in TABLES)}
