from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.shares.facts import Said, facts_of, paid_behind, rows_of, said_of
from outsidein.customer.spoken import Spoken, spoken_of

ALONE = np.array([0, 1])  # each account by itself
TOGETHER = np.array([0, 0])
ONE_OF_THEM = np.array([0, 1])  # with one group: the second account belongs to none


def at(day: int) -> dt.datetime:
    return dt.datetime(2026, 3, day, 9, 30, tzinfo=dt.UTC)


ROWS = [
    # account, person, role, theme, department, day, kind
    ("alder", "cleo", "user", "cards", "support", 3, "want"),
    ("alder", "cleo", "user", "cards", "sales", 9, "pain"),
    ("alder", "bob", "buyer", "cards", "sales", None, "want"),
    ("alder", "bob", "buyer", "fees", "sales", 5, "goal"),
    ("kestrel", "bob", "unknown", "cards", "sales", 7, "want"),
]


@pytest.fixture
def spoken() -> Spoken:
    rows: list[dict[str, Any]] = [
        {
            "account_id": account,
            "person_id": person,
            "role": role,
            "theme_id": theme,
            "department": department,
            "thread_id": str(place),
            "happened_at": at(day) if day else None,
            "statements": 2,
            "in_favour": 0,
            "against": 0,
            "pains": 0,
        }
        for place, (account, person, role, theme, department, day, _) in enumerate(ROWS)
    ]
    return spoken_of(pa.Table.from_pylist(rows))


@pytest.fixture
def said(spoken: Spoken) -> Said:
    rows = [
        {
            "account_id": row[0],
            "theme_id": row[3],
            "kind": row[6],
            "first_at": at(row[5]) if row[5] else None,
            "last_at": at(row[5]) if row[5] else None,
        }
        for row in ROWS
    ]
    return said_of(pa.Table.from_pylist(rows), spoken)


def test_each_need_of_each_account_is_counted(spoken: Spoken, said: Said) -> None:
    facts = {name: column.to_pylist() for name, column in facts_of(spoken, said, ALONE, 2).items()}
    assert rows_of(spoken, ALONE, 2).tolist() == [0, 1, 2]  # Alder: cards, fees; Kestrel: cards
    assert facts["people"] == [2, 1, 1]
    assert facts["people_heard"] == [2, 2, 1]
    assert facts["statements"] == [6, 2, 2]
    assert facts["kinds"] == [["pain", "want"], ["goal"], ["want"]]
    assert facts["roles"] == [["buyer", "user"], ["buyer"], ["unknown"]]
    assert facts["departments"] == [["sales", "support"], ["sales"], ["sales"]]
    assert facts["first_at"] == [at(3), at(5), at(7)]
    assert facts["last_at"] == [at(9), at(5), at(7)]


def test_who_is_in_two_accounts_of_a_group_is_one_person(spoken: Spoken, said: Said) -> None:
    facts = facts_of(spoken, said, TOGETHER, 1)
    assert facts["people"].to_pylist() == [2, 1]
    assert facts["people_heard"].to_pylist() == [2, 2]
    assert facts["accounts"].to_pylist() == [2, 1]


def test_accounts_of_no_group_are_left_out(spoken: Spoken, said: Said) -> None:
    facts = facts_of(spoken, said, ONE_OF_THEM, 1)
    assert facts["accounts"].to_pylist() == [1, 1]
    assert facts["last_at"].to_pylist() == [at(9), at(5)]


def test_a_need_that_was_told_without_a_time_has_none(spoken: Spoken, said: Said) -> None:
    undated = Said(
        kinds=said.kinds,
        account=said.account,
        theme=said.theme,
        kind=said.kind,
        first=np.full(len(ROWS), np.nan),
        last=np.full(len(ROWS), np.nan),
    )
    assert facts_of(spoken, undated, ALONE, 2)["first_at"].to_pylist() == [None] * 3


def test_money_is_that_of_accounts_that_speak_of_it_each_once(spoken: Spoken) -> None:
    paid = np.array([123_456_789_05.0, 10.0])
    assert paid_behind(spoken, paid, TOGETHER, 1).to_pylist() == [
        Decimal("123456789.15"),
        Decimal("123456789.05"),
    ]
    unknown = np.array([np.nan, 10.0])
    assert paid_behind(spoken, unknown, TOGETHER, 1).to_pylist() == [Decimal("0.10"), None]
