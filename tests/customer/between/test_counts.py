from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa
import pytest

from outsidein.customer.between.counts import heard_of, people_heard, people_saying, summed
from outsidein.customer.spoken import spoken_of

SAID = [
    # person, account, role, department, thread, theme, statements
    ("bob", "alder", "user", "sales", "call", "cards", 1),
    ("bob", "alder", "user", "sales", "call", "fees", 3),
    ("bob", "alder", "user", "sales", "mail", "cards", 1),
    ("bob", "alder", "user", "support", "ticket", "cards", 1),
    ("cleo", "alder", "user", "support", "ticket", "fees", 1),
    ("dev", "kestrel", "champion", "support", "ticket 2", "fees", 1),
]


def told(rows: list[tuple[Any, ...]]) -> pa.Table:
    names = ("person_id", "account_id", "role", "department", "thread_id", "theme_id", "statements")
    table = pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows])
    whole = pa.array([0] * len(rows), pa.int64())
    for name in ("in_favour", "against", "pains"):
        table = table.append_column(name, whole)
    when = [dt.datetime(2026, 3, 1, tzinfo=dt.UTC)] * len(rows)
    return table.append_column("happened_at", pa.array(when, pa.timestamp("us", tz="UTC")))


def test_one_row_is_one_person_heard_by_one_department() -> None:
    spoken = spoken_of(told(SAID))
    heard = heard_of(spoken)
    rows = [
        (
            spoken.departments[department],
            spoken.people[person],
            spoken.accounts[heard.cell_account[cell]],
            spoken.roles[heard.cell_role[cell]],
        )
        for department, person, cell in zip(heard.department, heard.person, heard.cell, strict=True)
    ]
    assert rows == [
        ("sales", "bob", "alder", "user"),
        ("support", "bob", "alder", "user"),
        ("support", "cleo", "alder", "user"),
        ("support", "dev", "kestrel", "champion"),
    ]
    assert heard.said.toarray().tolist() == [[2, 1], [1, 0], [0, 1], [0, 1]]
    assert heard.occasions.tolist() == [3, 1, 1, 1]


def test_people_are_counted_and_not_what_they_say() -> None:
    heard = heard_of(spoken_of(told(SAID)))
    assert people_heard(heard).tolist() == [1, 3]
    assert people_saying(heard).tolist() == [[1, 1], [1, 2]]  # cards, fees


def test_who_repeats_themselves_in_a_conversation_says_it_once() -> None:
    often = [(*row[:6], 20 * row[6]) for row in SAID]
    once, many = heard_of(spoken_of(told(SAID))), heard_of(spoken_of(told(often)))
    assert (once.said - many.said).nnz == 0
    assert once.occasions.tolist() == many.occasions.tolist()


@pytest.mark.parametrize("turn", [1, 2, 5])
def test_the_order_of_rows_is_nothing(turn: int) -> None:
    one, other = (heard_of(spoken_of(told(rows))) for rows in (SAID, SAID[turn:] + SAID[:turn]))
    assert one.cell.tolist() == other.cell.tolist()
    assert one.said.toarray().tolist() == other.said.toarray().tolist()


def test_rows_are_summed_by_group() -> None:
    heard = heard_of(spoken_of(told(SAID)))
    assert summed(heard.said, heard.department, 2).tolist() == [[2, 1], [1, 2]]
