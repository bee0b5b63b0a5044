from __future__ import annotations

import numpy as np
import pyarrow as pa

from outsidein.customer.segments.people import people_of
from outsidein.customer.spoken import Spoken, spoken_of

# Account, person and theme: Cleo is in two accounts, and Bob says the same twice.
SAID = "alder bob cards, alder bob cards, alder bob fees, alder cleo cards, birch cleo fees"


def spoken() -> Spoken:
    account, person, theme = zip(*(one.split() for one in SAID.split(", ")), strict=True)
    size = len(account)
    told = {"account_id": account, "person_id": person, "theme_id": theme}
    same = {"role": ["user"] * size, "department": ["sales"] * size, "thread_id": ["t"] * size}
    ones = pa.array([1] * size, pa.int64())
    counted = dict.fromkeys(("statements", "in_favour", "against", "pains"), ones)
    at = pa.nulls(size, pa.timestamp("us", tz="UTC"))
    return spoken_of(pa.table({**told, **same, **counted, "happened_at": at}))


def test_people_are_counted_once_in_each_of_their_accounts() -> None:
    assert people_of(spoken()).of_accounts.tolist() == [[2.0], [1.0]]


def test_people_are_counted_by_what_they_have_in_any_row() -> None:
    told = spoken()
    every = np.ones(told.rows, np.bool_)
    # Cards and fees: Bob and Cleo in the first account, Cleo in the second.
    assert people_of(told).of_each(told.theme, 2, every).tolist() == [[2.0, 1.0], [0.0, 1.0]]
    early = np.arange(told.rows) < 2
    assert people_of(told).of_each(told.theme, 2, early).tolist() == [[1.0, 0.0], [0.0, 0.0]]
