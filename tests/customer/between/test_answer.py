from __future__ import annotations

import datetime as dt
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.customer.between.answer import write_gaps
from outsidein.customer.between.tables import TABLES
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# Who said what to whom of us; bob and cleo are heard by two departments, the mailbox by nobody.
SAID: Sequence[tuple[str, ...]] = [
    ("s1", "bob", "alder", "sales", "call", "fees", "pain", "The fee for cash came up twice now."),
    ("s2", "bob", "alder", "support", "ticket", "fees", "question", "Why twice?"),
    ("s3", "cleo", "alder", "sales", "call", "cards", "want", "Could we have a spare card each?"),
    ("s4", "cleo", "alder", "finance", "mail", "fees", "question", "What is it for?"),
    ("s5", "dev", "alder", "support", "ticket 2", "fees", "pain", "We were charged the fee again."),
    ("s6", "eve", "kestrel", "sales", "call 2", "cards", "goal", "One card for each of the vans."),
    ("s7", "office", "alder", "support", "ticket 3", "fees", "pain", "Nobody answers about fees."),
    ("s8", "bob", "alder", "unknown", "paper", "fees", "pain", "That fee again."),
]
GROUP = [
    ("alder", "bob", "user", "active"),
    ("alder", "cleo", "champion", "active"),
    ("alder", "dev", "user", "active"),
    ("alder", "fay", "economic_buyer", "unheard"),
    ("alder", "gus", "user", "left"),
    ("kestrel", "eve", "user", "active"),
    ("kestrel", "hal", "user", "unheard"),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "answers.duckdb", spill=tmp_path / "spill")
    _fill(made, SAID)
    write_gaps(made)
    yield made
    made.close()


def _fill(store: Store, said: Sequence[tuple[str, ...]]) -> None:
    names = ("statement_id", "person_id", "account_id", "department", "thread_id", "theme_id")
    rows: list[dict[str, Any]] = [
        {
            **dict(zip((*names, "kind", "text"), one, strict=True)),
            "side": "customer",
            "certainty": 1.0,
            "happened_at": dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC),
            "role": next((role for _, who, role, _ in GROUP if who == one[1]), "unknown"),
        }
        for one in said
    ]
    table = pa.Table.from_pylist(rows) if rows else None
    told = "SELECT * FROM told" if table is not None else ""
    if table is not None:
        store.keep("told", table)
    else:
        _fill(store, SAID)
        told = "SELECT * FROM told WHERE false"
    store.view("statement", told)
    store.view(
        "voiced",
        "SELECT * REPLACE (CASE WHEN person_id <> 'office' THEN person_id END AS person_id) "
        "FROM statement",
    )
    spoken = files("outsidein.customer").joinpath("sql", "spoken.sql").read_text("utf-8")
    store.view("spoken", spoken)
    people = {one[1] for one in SAID} | {one[1] for one in GROUP}
    natures = [
        {"person_id": one, "nature": "shared mailbox" if one == "office" else "person"}
        for one in sorted(people)
    ]
    store.keep("person", pa.Table.from_pylist(natures))
    columns = ("account_id", "person_id", "role", "state")
    group = [dict(zip(columns, one, strict=True)) for one in GROUP]
    store.keep("buying_group", pa.Table.from_pylist(group))


def rows(store: Store, query: str) -> list[tuple[Any, ...]]:
    return store.connection.execute(query).fetchall()


def test_tables_are_as_declared(store: Store) -> None:
    for table in TABLES:
        assert store.arrow(f"FROM {table.name}").schema.names == table.schema.names


def test_people_are_counted_by_department_and_need(store: Store) -> None:
    counted = rows(
        store,
        "SELECT department, theme_id, people, people_heard, share FROM department_need "
        "ORDER BY ALL",
    )
    assert counted == [
        ("finance", "cards", 0, 1, None),  # fewer than 30 were heard: too few to say
        ("finance", "fees", 1, 1, None),
        ("sales", "cards", 2, 3, None),
        ("sales", "fees", 1, 3, None),
        ("support", "cards", 0, 2, None),
        ("support", "fees", 2, 2, None),
        ("unknown", "cards", 0, 1, None),
        ("unknown", "fees", 1, 1, None),
    ]


def test_too_few_is_said_and_leads_to_words_all_the_same(store: Store) -> None:
    told = rows(
        store,
        "SELECT difference, cause, statement_ids_a, statement_ids_b FROM department_gap "
        "WHERE department_a = 'sales' AND department_b = 'support' AND theme_id = 'fees'",
    )
    assert told == [(None, "too few", ["s1"], ["s5", "s2"])]  # the pain comes first


def test_who_heard_it_unknown_is_no_department_to_compare(store: Store) -> None:
    told = rows(
        store, "SELECT DISTINCT department_a, department_b FROM department_gap ORDER BY ALL"
    )
    assert told == [("finance", "sales"), ("finance", "support"), ("sales", "support")]


def test_pairs_count_whom_both_hear(store: Store) -> None:
    assert rows(store, "FROM department_pair") == [
        ("finance", "sales", 1, 3, 1, 1, 2, 1),
        ("finance", "support", 1, 2, 0, 1, 1, 1),
        ("sales", "support", 3, 2, 1, 2, 1, 1),
    ]


def test_roles_are_those_of_whom_a_department_heard(store: Store) -> None:
    assert rows(store, "FROM department_role WHERE department = 'sales'") == [
        ("sales", "champion", 1),
        ("sales", "user", 2),
    ]


def test_whom_nobody_or_one_department_hears_is_missed_where_enough_were_heard(
    store: Store,
) -> None:
    # gus has left; bob and cleo are heard by two; of kestrel too few were heard.
    assert rows(store, "FROM unheard_person ORDER BY person_id") == [
        ("alder", "dev", "user", ["support"], 1),
        ("alder", "fay", "economic_buyer", [], 0),
    ]


def test_nothing_said_gives_empty_tables(tmp_path: Path) -> None:
    store = Store(tmp_path / "answers.duckdb", spill=tmp_path / "spill")
    _fill(store, [])
    write_gaps(store)
    assert [store.count(table.name) for table in TABLES] == [0, 0, 0, 0, 0]
    store.close()
