from __future__ import annotations

import datetime as dt

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.shares.alike import Alike
from outsidein.customer.shares.counts import Counts, counts_of
from outsidein.customer.shares.expected import Expected, expected_of
from outsidein.customer.spoken import spoken_of

NEWEST = dt.datetime(2026, 6, 30, tzinfo=dt.UTC)
ALIKE = Alike(people=20, accounts=10, repeated=np.array([]), drawn=np.array([]))
CARDS, FEES = 0, 1


def counts(rows: list[tuple[int, str, str]]) -> Counts:
    """Count (account, role, theme): each row a conversation of the only one with this role."""
    table = pa.table(
        {
            "account_id": [f"{row[0]:03}" for row in rows],
            "person_id": [f"{row[0]:03} {row[1]}" for row in rows],
            "role": [row[1] for row in rows],
            "theme_id": [row[2] for row in rows],
            "department": ["sales"] * len(rows),
            "thread_id": [str(place) for place in range(len(rows))],
            "happened_at": pa.array([NEWEST] * len(rows), pa.timestamp("us", tz="UTC")),
            **dict.fromkeys(("statements", "in_favour", "against", "pains"), [1] * len(rows)),
        }
    )
    return counts_of(spoken_of(table), half_life=0)


def expected(found: Counts, segment: np.ndarray) -> Expected:
    return expected_of(found, ALIKE, segment, int(segment.max()) + 1)


def test_roles_are_expected_to_speak_of_what_their_like_speak_of() -> None:
    found = counts(
        [
            (account, role, theme)
            for account in range(40)
            for role, theme in (("buyer", "fees"), ("user", "cards"))
            for _ in range(5)
        ]
    )
    buyer, user = expected(found, np.zeros(40, dtype=np.int64)).of_role[0]
    assert buyer[FEES] > 9 * buyer[CARDS]
    assert user[CARDS] > 9 * user[FEES]


def test_segments_are_expected_to_speak_of_what_their_like_speak_of() -> None:
    rows = [
        (account, "user", ("cards", "fees")[account % 2]) for account in range(40) for _ in range(5)
    ]
    found = counts(rows)
    apart = expected(found, np.arange(40) % 2).of_role[:, 0]
    assert apart[0, CARDS] > 0.75
    assert apart[1, CARDS] < 0.25
    together = expected(found, np.zeros(40, dtype=np.int64)).of_role[0, 0]
    assert together.tolist() == pytest.approx([0.5, 0.5], abs=0.02)


def test_shares_of_a_role_sum_to_one() -> None:
    found = counts([(account, "user", str(account % 7)) for account in range(30)])
    of_role = expected(found, np.arange(30) % 3).of_role
    assert of_role.sum(2) == pytest.approx(np.ones((3, 1)))


def test_what_an_account_says_itself_is_not_expected_of_it() -> None:
    rows = [(account, "user", "cards") for account in range(20) for _ in range(5)]
    found = counts([*rows, *[(0, "user", "fees")] * 5])
    left = expected(found, np.zeros(20, dtype=np.int64)).others
    (own,) = np.flatnonzero(found.pair_theme == FEES)
    # Nobody else speaks of fees: little remains. Everybody else speaks of cards: all remains.
    assert left[own] < 0.8
    assert np.all(left[found.pair_theme == CARDS] > 0.9)


def test_alone_an_account_proves_little_of_itself() -> None:
    found = counts([(0, "user", "cards")] * 5 + [(0, "user", "fees")])
    got = expected(found, np.zeros(1, dtype=np.int64))
    awaited = got.of_role[0, 0] * got.others
    # It says 5 in 6; without it, nothing speaks for either.
    assert 0.5 <= awaited[CARDS] < 0.65


def test_many_words_of_one_person_are_worth_less_than_of_many() -> None:
    found = counts([(0, "user", "cards")] * 100 + [(1, "user", "fees")])
    informs = expected(found, np.zeros(2, dtype=np.int64)).informs
    assert informs.tolist() == pytest.approx([21 * 100 / 120, 1])
