from __future__ import annotations

import datetime as dt

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.shares.alike import MOST, UNKNOWN, alike_of, groups_alike
from outsidein.customer.shares.counts import Counts, counts_of
from outsidein.customer.spoken import spoken_of

NEWEST = dt.datetime(2026, 6, 30, tzinfo=dt.UTC)


def counts(rows: list[tuple[str, str, str, str]]) -> Counts:
    """Count (account, person, theme, conversation)."""
    table = pa.table(
        {
            "account_id": [row[0] for row in rows],
            "person_id": [row[1] for row in rows],
            "role": ["user"] * len(rows),
            "theme_id": [row[2] for row in rows],
            "department": ["sales"] * len(rows),
            "thread_id": [row[3] for row in rows],
            "happened_at": pa.array([NEWEST] * len(rows), pa.timestamp("us", tz="UTC")),
            **dict.fromkeys(("statements", "in_favour", "against", "pains"), [1] * len(rows)),
        }
    )
    return counts_of(spoken_of(table), half_life=0)


def drawn(*, people: float, accounts: float) -> Counts:
    """Draw words of 300 accounts of 4 people, as far from one another as is asked for."""
    random = np.random.default_rng(0)
    themes = 20
    rows = []
    for account in range(300):
        mix = random.dirichlet(np.full(themes, accounts / themes))
        for person in range(4):
            own = random.dirichlet(people * mix + 1e-9)
            told = random.choice(themes, 10, p=own)
            rows += [
                (f"{account}", f"{account}.{person}", f"{theme:02}", f"{account}.{person}.{talk}")
                for talk, theme in enumerate(told)
            ]
    return counts(rows)


def test_how_alike_colleagues_and_accounts_are_is_found() -> None:
    found = alike_of(drawn(people=12, accounts=8))
    assert found.people == pytest.approx(12, rel=0.2)
    assert found.accounts == pytest.approx(8, rel=0.2)


def test_colleagues_that_do_not_differ_are_taken_for_alike() -> None:
    assert alike_of(drawn(people=1e6, accounts=8)).people > 100


def test_alone_nobody_is_like_anybody() -> None:
    found = alike_of(counts([("alder", "cleo", "cards", "1"), ("alder", "cleo", "cards", "2")]))
    assert (found.people, found.accounts) == (UNKNOWN, UNKNOWN)


def test_themes_of_one_conversation_are_no_proof_of_many_interests() -> None:
    # Nothing is told twice in one conversation: only pairs of different ones count.
    found = alike_of(counts([("alder", "cleo", "cards", "1"), ("alder", "cleo", "fees", "1")]))
    assert found.drawn.tolist() == [0]
    found = alike_of(
        counts(
            [
                ("alder", "cleo", "cards", "1"),
                ("alder", "cleo", "fees", "1"),
                ("alder", "cleo", "cards", "2"),
            ]
        )
    )
    assert found.drawn.tolist() == [4]  # first and third, second and third, both ways round
    assert found.repeated.tolist() == [2, 0]


def test_groups_that_need_different_things_are_told_apart() -> None:
    rows = [
        (f"{group}{account}", f"{group}{account}.{person}", theme, "1")
        for group, theme in (("a", "cards"), ("b", "fees"))
        for account in range(5)
        for person in range(3)
    ]
    found = counts(rows)
    apart = np.array([0] * 5 + [1] * 5)
    assert groups_alike(found, apart, 2) == 1  # the least there is
    mixed = np.array([0, 1] * 5)
    assert groups_alike(found, mixed, 2) == MOST
    # Whoever belongs to no group is left out.
    assert groups_alike(found, np.full(10, 2), 2) == UNKNOWN
