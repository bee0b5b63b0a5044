from __future__ import annotations

import datetime as dt

import numpy as np
import pyarrow as pa

from outsidein.customer.shares.accounts import Shares, account_shares
from outsidein.customer.shares.alike import alike_of
from outsidein.customer.shares.counts import Counts, counts_of
from outsidein.customer.shares.expected import expected_of
from outsidein.customer.spoken import spoken_of

NEWEST = dt.datetime(2026, 6, 30, tzinfo=dt.UTC)
THEMES = 20
ROLES = ("user", "buyer")
type_of_row = tuple[int, int, str, int, int]


def counts(rows: list[type_of_row]) -> Counts:
    """Count (account, person, role, theme, conversation)."""
    table = pa.table(
        {
            "account_id": [f"{row[0]:03}" for row in rows],
            "person_id": [f"{row[0]:03}.{row[1]}" for row in rows],
            "role": [row[2] for row in rows],
            "theme_id": [f"{row[3]:02}" for row in rows],
            "department": ["sales"] * len(rows),
            "thread_id": [f"{row[0]}.{row[1]}.{row[4]}" for row in rows],
            "happened_at": pa.array([NEWEST] * len(rows), pa.timestamp("us", tz="UTC")),
            **dict.fromkeys(("statements", "in_favour", "against", "pains"), [1] * len(rows)),
        }
    )
    return counts_of(spoken_of(table), half_life=0)


def shares(found: Counts, segment: np.ndarray | None = None) -> Shares:
    alike = alike_of(found)
    place = np.zeros(found.accounts, dtype=np.int64) if segment is None else segment
    return account_shares(found, alike, expected_of(found, alike, place, place.max() + 1), place)


def company(seed: int) -> tuple[Counts, np.ndarray]:
    """Draw 60 accounts of two segments, their people with a role, and what each account needs."""
    random = np.random.default_rng(seed)
    mixes = random.dirichlet(np.full(THEMES, 0.7), 2)
    tilt = {role: random.gamma(2, 0.5, THEMES) for role in ROLES}
    rows, needs = [], []
    for account in range(60):
        mix = random.dirichlet(12 * mixes[account % 2] + 1e-9)
        people = []
        for person in range(random.integers(3, 6)):
            role = ROLES[person % 2]
            need = mix * tilt[role]
            people.append(need / need.sum())
            told = random.choice(THEMES, 2 + random.poisson(6), p=people[-1])
            rows += [(account, person, role, int(one), talk) for talk, one in enumerate(told)]
        needs.append(np.mean(people, axis=0))
    return counts(rows), np.array(needs)


def test_nine_of_ten_intervals_hold_what_an_account_needs() -> None:
    held, errors, plain = [], [], []
    for seed in range(4):
        found, needs = company(seed)
        told = shares(found, np.arange(60) % 2)
        true = needs[found.pair_account, found.pair_theme]
        held += list((told.low <= true) & (true <= told.high))
        people = np.bincount(found.voices.account)[found.pair_account]
        own = np.bincount(found.cells.pair, found.cells.share) / people
        errors += list(abs(told.share - true))
        plain += list(abs(own - true))
    assert 0.85 < np.mean(held) < 0.95
    assert np.mean(errors) < 0.9 * np.mean(plain)


def test_one_loud_person_does_not_drown_three_others() -> None:
    others = [
        (account, person, "user", theme, theme)
        for account in range(1, 30)
        for person in range(4)
        for theme in range(4)
    ]
    loud = [(0, 0, "user", 0, talk) for talk in range(60)]
    quiet = [(0, person, "user", 1, talk) for person in (1, 2, 3) for talk in range(8)]
    found = counts(others + loud + quiet)
    told = shares(found)
    first, second = (
        told.share[(found.pair_account == 0) & (found.pair_theme == theme)][0] for theme in (0, 1)
    )
    assert first < second


def test_a_need_nobody_else_has_does_not_prove_itself() -> None:
    usual = [
        (account, person, "user", talk % 3, talk)
        for account in range(40)
        for person in range(3)
        for talk in range(6)
    ]
    once = [(7, 0, "user", 9, 99)]
    found = counts(usual + once)
    told = shares(found)
    (rare,) = np.flatnonzero((found.pair_account == 7) & (found.pair_theme == found.themes - 1))
    # One of the 19 things that three people said: each alone would give it 1 in 21.
    assert told.share[rare] < 0.047
    assert told.high[rare] > 0.02


def test_more_people_make_it_surer() -> None:
    rows = [
        (account, person, "user", (account + talk) % 5, talk)
        for account in range(30)
        for person in range(3 if account % 2 else 9)
        for talk in range(5)
    ]
    found = counts(rows)
    told = shares(found)
    width = told.high - told.low
    few = found.pair_account % 2 == 1
    assert width[~few].mean() < width[few].mean()
