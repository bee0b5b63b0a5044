from __future__ import annotations

import dataclasses

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.segments.counts import FEWEST_MENTIONS, by_lot, count
from outsidein.customer.spoken import Spoken, spoken_of

# Account, person, role, theme, department and conversation.
SAID = """
alder  bob  user  cards support t1
alder  bob  user  cards support t2
alder  bob  user  cards sales   t3
alder  bob  user  cards sales   t4
alder  bob  user  fees  support t1
alder  cleo buyer fees  sales   t3
birch  dev  user  fees  support t5
"""


def spoken(said: str = SAID, *, statements: int = 1) -> Spoken:
    names = ("account_id", "person_id", "role", "theme_id", "department", "thread_id")
    columns = zip(*(line.split() for line in said.strip().splitlines()), strict=True)
    told = dict(zip(names, columns, strict=True))
    size = len(told["role"])
    ones = pa.array([statements] * size, pa.int64())
    at = pa.nulls(size, pa.timestamp("us", tz="UTC"))
    counted = dict.fromkeys(("statements", "in_favour", "against", "pains"), ones)
    return spoken_of(pa.table({**told, "happened_at": at, **counted}))


def test_a_person_counts_by_the_root_of_how_often_they_spoke_of_a_theme() -> None:
    counted = count(spoken())
    assert counted.mentions.toarray().round(6).tolist() == [[2.0, 2.0], [0.0, 1.0]]
    assert counted.different.tolist() == [3, 1]


def test_words_repeated_in_a_conversation_change_nothing() -> None:
    once, often = count(spoken()), count(spoken(statements=20))
    assert np.array_equal(once.mentions.toarray(), often.mentions.toarray())
    assert np.array_equal(once.amounts, often.amounts)


def test_the_order_of_rows_is_irrelevant() -> None:
    lines = SAID.strip().splitlines()
    one, other = count(spoken()), count(spoken("\n".join(reversed(lines))))
    assert np.allclose(one.mentions.toarray(), other.mentions.toarray())
    assert np.allclose(one.amounts @ one.usual, other.amounts @ other.usual)


def test_as_much_is_expected_of_an_account_as_it_says() -> None:
    counted = count(spoken())
    expected = counted.amounts @ counted.usual
    assert expected.sum(axis=1) == pytest.approx(counted.mentions.sum(axis=1))


def test_what_is_expected_depends_on_who_speaks_to_whom() -> None:
    few = [f"a{number} p{number} user cards support t{number}" for number in range(60)]
    few += [f"b{number} q{number} buyer fees sales u{number}" for number in range(60)]
    counted = count(spoken("\n".join(few)))
    expected = counted.amounts @ counted.usual
    # Half of what is said is of cards, but most of what users say to support.
    assert expected[0, 0] > 0.85
    assert expected[-1, 0] < 0.15


def test_of_an_account_that_said_too_little_nothing_is_known() -> None:
    enough = "\n".join(f"alder bob user t{number} sales c" for number in range(FEWEST_MENTIONS))
    assert count(spoken(f"{enough}\nbirch dev user t0 sales d")).known.tolist() == [True, False]


def test_some_rows_can_be_counted_beside_the_usual_of_all() -> None:
    told = spoken()
    whole = count(told)
    early = count(told, told.thread < 2, usual=whole.usual)
    assert early.mentions.toarray().round(3).tolist() == [[1.414, 1.0], [0.0, 0.0]]
    assert early.usual is whole.usual


def test_a_lot_depends_on_the_ids_alone() -> None:
    ids = [f"account {number}" for number in range(50)]
    drawn = [ids[place] for place in by_lot(ids)]
    assert drawn == [ids[::-1][place] for place in by_lot(ids[::-1])]
    assert drawn != ids
    # One account more leaves all others in the order they were in.
    more = [[*ids, "new"][place] for place in by_lot([*ids, "new"])]
    assert [one for one in more if one != "new"] == drawn
    assert drawn != [ids[place] for place in by_lot(ids, "another draw")]


def test_accounts_can_be_chosen() -> None:
    counted = count(spoken()).chosen(np.array([1]))
    assert counted.different.tolist() == [1]
    assert dataclasses.fields(counted)[0].name == "mentions"
    assert counted.mentions.toarray().tolist() == [[0.0, 1.0]]
