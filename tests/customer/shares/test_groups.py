from __future__ import annotations

import datetime as dt

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.shares.accounts import Shares
from outsidein.customer.shares.alike import alike_of
from outsidein.customer.shares.counts import Counts, counts_of
from outsidein.customer.shares.expected import expected_of
from outsidein.customer.shares.groups import Grouping, drawn_to, group_shares
from outsidein.customer.spoken import spoken_of

NEWEST = dt.datetime(2026, 6, 30, tzinfo=dt.UTC)
THEMES = 8
MIX = np.array([0.3, 0.2, 0.15, 0.1, 0.1, 0.05, 0.05, 0.05])


def counts(rows: list[tuple[str, str, int, int, str]]) -> Counts:
    """Count (account, person, theme, conversation, department)."""
    table = pa.table(
        {
            "account_id": [row[0] for row in rows],
            "person_id": [row[1] for row in rows],
            "role": ["user"] * len(rows),
            "theme_id": [str(row[2]) for row in rows],
            "department": [row[4] for row in rows],
            "thread_id": [f"{row[1]} {row[3]}" for row in rows],
            "happened_at": pa.array([NEWEST] * len(rows), pa.timestamp("us", tz="UTC")),
            **dict.fromkeys(("statements", "in_favour", "against", "pains"), [1] * len(rows)),
        }
    )
    return counts_of(spoken_of(table), half_life=0)


def shares(found: Counts, known: float = 0) -> Shares:
    """Give the shares of all accounts as one group."""
    alike, segment = alike_of(found), np.zeros(found.accounts, dtype=np.int64)
    everyone = Grouping(
        group=np.zeros(len(found.voices.account), dtype=np.int64),
        groups=1,
        known=np.array([known]),
    )
    return group_shares(found, alike, expected_of(found, alike, segment, 1), everyone, segment)


def company(random: np.random.Generator) -> tuple[Counts, np.ndarray]:
    """Draw 30 accounts of 4 people with few and many words, and what these people need."""
    rows, needs = [], []
    for account in range(30):
        own = random.dirichlet(10 * MIX)
        for person in range(4):
            need = random.dirichlet(20 * own + 1e-9)
            needs.append(need)
            for talk in range(1 + random.poisson(6)):
                theme = int(random.choice(THEMES, p=need))
                ours = "sales" if random.random() < 0.5 else "support"
                rows.append((f"{account:02}", f"{account:02}.{person}", theme, talk, ours))
    return counts(rows), np.mean(needs, axis=0)


def test_every_person_counts_as_one() -> None:
    loud = [("alder", "cleo", 0, talk, "sales") for talk in range(9)]
    quiet = [("alder", "bob", 1, 0, "sales"), ("kestrel", "dev", 1, 0, "sales")]
    assert shares(counts(loud + quiet)).share[0].tolist() == pytest.approx([1 / 3, 2 / 3])


def test_nine_of_ten_intervals_hold_what_people_need() -> None:
    random = np.random.default_rng(1)
    held = []
    for _ in range(25):
        found, need = company(random)
        told = shares(found, known=120)
        held += list((told.low[0] <= need) & (need <= told.high[0]))
    assert 0.84 < np.mean(held) < 0.97


def test_who_was_not_heard_makes_it_less_sure() -> None:
    found, _ = company(np.random.default_rng(2))
    all_heard, many_more = shares(found, known=120), shares(found, known=1200)
    assert np.all(many_more.high - many_more.low > all_heard.high - all_heard.low)
    assert np.all(many_more.share == all_heard.share)


def test_departments_that_hear_differently_make_it_less_sure() -> None:
    alike, differently = [], []
    for person in range(40):
        for talk in range(6):
            ours = ("sales", "support")[talk % 2]
            theme = talk // 2 % 2
            alike.append(("alder", f"{person:02}", theme, talk, ours))
            differently.append(("alder", f"{person:02}", talk % 2, talk, ours))
    told, apart = shares(counts(alike)), shares(counts(differently))
    assert np.all(apart.high - apart.low > 3 * (told.high - told.low))


def test_a_group_heard_little_is_drawn_to_all() -> None:
    whole = Shares(share=np.array([[0.2]]), low=np.array([[0.19]]), high=np.array([[0.21]]))
    unsure = Shares(share=np.array([[0.6]]), low=np.array([[0.2]]), high=np.array([[0.9]]))
    sure = Shares(share=np.array([[0.6]]), low=np.array([[0.59]]), high=np.array([[0.61]]))
    assert 0.2 < drawn_to(unsure, whole, 30).share[0, 0] < 0.4
    assert drawn_to(sure, whole, 30).share[0, 0] == pytest.approx(0.6, abs=0.01)


def test_what_all_speak_of_only_stays_all_they_speak_of() -> None:
    only = Shares(share=np.array([[1.0]]), low=np.array([[1.0]]), high=np.array([[1.0]]))
    assert drawn_to(only, only, 30).share[0, 0] == 1


def test_a_group_is_drawn_less_to_what_is_unsure() -> None:
    own = Shares(share=np.array([[0.6]]), low=np.array([[0.3]]), high=np.array([[0.85]]))
    sure, unsure = (
        Shares(share=np.array([[0.2]]), low=np.array([[low]]), high=np.array([[high]]))
        for low, high in ((0.19, 0.21), (0.0, 0.6))
    )
    assert drawn_to(own, unsure, 30).share[0, 0] > drawn_to(own, sure, 30).share[0, 0] + 0.1
