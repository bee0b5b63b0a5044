from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.customer.shares.answer import write_shares
from outsidein.customer.shares.tables import FEWEST_PEOPLE, TABLES
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SPOKEN = (
    "SELECT account_id, person_id, role, theme_id, department, thread_id, "
    "min(happened_at) AS happened_at, count(*) AS statements, 0::BIGINT AS in_favour, "
    "0::BIGINT AS against, 0::BIGINT AS pains FROM voiced WHERE person_id IS NOT NULL GROUP BY ALL"
)
VOICED = pa.schema(
    [
        *((name, pa.string()) for name in ("account_id", "person_id", "role", "theme_id")),
        *((name, pa.string()) for name in ("department", "thread_id", "kind")),
        ("happened_at", pa.timestamp("us", tz="UTC")),
    ]
)
THEMES = ("cards", "fees", "limits")


def voiced() -> list[dict[str, Any]]:
    """Let 4 people of 12 accounts speak: of the even ones mostly about cards, else about fees."""
    rows: list[dict[str, Any]] = []
    for account in range(12):
        for person in range(4):
            for talk in range(5):
                usual = THEMES[account % 2]
                rows.append(
                    {
                        "account_id": f"a{account:02}",
                        "person_id": f"a{account:02} {person}",
                        "role": ("user", "champion")[person % 2],
                        "theme_id": THEMES[(person + talk) % 3] if talk > 2 else usual,
                        "department": ("sales", "support")[talk % 2],
                        "thread_id": f"{account} {person} {talk}",
                        "kind": ("want", "pain")[talk % 2],
                        "happened_at": dt.datetime(2026, 1 + talk, 9, tzinfo=dt.UTC),
                    }
                )
    return [row for row in rows if (row["account_id"], row["person_id"][-1]) not in FEW]


# Of the last account two people only are heard.
FEW = {("a11", "2"), ("a11", "3")}
SEGMENTS = {f"a{account:02}": ("even", "odd")[account % 2] for account in range(11)}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "answers.duckdb", spill=tmp_path / "spill")
    yield made
    made.close()


def written(
    store: Store, said: Sequence[dict[str, Any]], **settings: Any
) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Write the table from these statements and give its rows by scope, its id and theme."""
    store.keep("voiced", pa.Table.from_pylist(list(said), schema=VOICED))
    store.view("spoken", SPOKEN)
    store.view("buying_group", "SELECT DISTINCT account_id, person_id FROM voiced")
    write_shares(store, **settings)
    return {
        (row["scope"], row["scope_id"], row["theme_id"]): row
        for row in store.arrow("FROM need_share").to_pylist()
    }


def test_the_table_is_as_declared(store: Store) -> None:
    written(store, voiced())
    (declared,) = TABLES
    assert store.arrow("FROM need_share LIMIT 0").schema.equals(declared.schema)


def test_nothing_said_gives_an_empty_table(store: Store) -> None:
    assert written(store, []) == {}


def test_an_account_needs_what_its_people_speak_of(store: Store) -> None:
    found = written(store, voiced())
    cards, fees = (found["account", "a00", theme] for theme in ("cards", "fees"))
    assert 0 < fees["low"] < fees["share"] < fees["high"] < 1
    assert cards["share"] > 2 * fees["share"]
    assert (cards["people"], cards["people_heard"], cards["accounts"]) == (4, 4, 1)
    assert cards["departments"] == ["sales", "support"]
    assert cards["roles"] == ["champion", "user"]
    assert cards["first_at"] == dt.datetime(2026, 1, 9, tzinfo=dt.UTC)


def test_of_two_people_counts_are_told_but_no_shares(store: Store) -> None:
    row = written(store, voiced())["account", "a11", "fees"]
    assert row["people_heard"] == 2 < FEWEST_PEOPLE
    assert (row["share"], row["low"], row["high"], row["trend"]) == (None, None, None, "too few")
    assert (row["people"], row["statements"]) == (2, 8)


def test_all_accounts_and_segments_are_told_too(store: Store) -> None:
    segment = {"account_id": [*SEGMENTS], "segment_id": [*SEGMENTS.values()]}
    store.keep("segment_account", pa.table(segment))
    found = written(store, voiced())
    assert found["all", "all", "cards"]["people_heard"] == 46
    even, odd = (found["segment", name, "cards"] for name in ("even", "odd"))
    assert even["low"] > odd["high"]
    assert (even["people_heard"], odd["people_heard"]) == (24, 20)  # one account is of no segment
    # An account is drawn to its segment.
    without = written(store, voiced(), segments="no_such_table")
    assert ("segment", "even", "cards") not in without
    rare = ("account", "a00", "limits")
    assert found[rare]["share"] != without[rare]["share"]


def test_saying_it_twenty_times_in_a_conversation_changes_no_share(store: Store) -> None:
    once = written(store, voiced())
    loud = [row for row in voiced() if row["person_id"] == "a00 1"]
    often = written(store, voiced() + 20 * loud)
    for key, row in once.items():
        for name in ("share", "low", "high", "people", "trend", "change"):
            assert often[key][name] == row[name]
    assert often["account", "a00", "cards"]["statements"] > 20


def test_the_order_of_rows_does_not_matter(store: Store) -> None:
    shuffled = voiced()
    random.Random(1).shuffle(shuffled)
    assert written(store, shuffled) == written(store, voiced())


def test_a_shorter_half_life_listens_to_the_newest_words(store: Store) -> None:
    said = voiced()
    newest = max(row["happened_at"] for row in said)
    for row in said:
        if row["account_id"] == "a00" and row["happened_at"] == newest:
            row["theme_id"] = "limits"
    forgetful = written(store, said, half_life=20)["account", "a00", "limits"]
    patient = written(store, said, half_life=0)["account", "a00", "limits"]
    assert forgetful["share"] > 1.3 * patient["share"]


def test_money_is_told_in_the_main_currency(store: Store) -> None:
    paid = [("a00", "EUR", "100.50"), ("a00", "USD", "7.00"), ("a02", "EUR", "1.25")]
    names = ("account_id", "currency", "paid_last_year")
    rows = [dict(zip(names, (*row[:2], Decimal(row[2])), strict=True)) for row in paid]
    store.keep("account_money", pa.Table.from_pylist(rows))
    found = written(store, voiced(), currency="EUR")
    told = {key: (row["paid_last_year"], row["currency"]) for key, row in found.items()}
    assert told["account", "a00", "cards"] == (Decimal("100.50"), "EUR")
    assert told["account", "a01", "cards"] == (None, None)
    assert told["all", "all", "cards"] == (Decimal("101.75"), "EUR")
