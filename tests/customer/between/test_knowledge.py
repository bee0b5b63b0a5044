from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_array

from outsidein.customer.between.counts import Heard
from outsidein.customer.between.fit import Fit
from outsidein.customer.between.knowledge import clustered, lost_knowledge, people_doubt

ACCOUNTS = 50


def heard_once_each(said: np.ndarray, often: float = 10.0) -> Heard:
    """One person in each account, of one role, whom each department heard so often."""
    cells = np.arange(ACCOUNTS, dtype=np.int32)
    return Heard(
        person=np.tile(cells, 2),
        cell=np.tile(cells, 2),
        department=np.repeat([0, 1], ACCOUNTS).astype(np.int32),
        occasions=np.full(2 * ACCOUNTS, often),
        said=csr_array(said),
        cell_account=cells,
        cell_role=np.zeros(ACCOUNTS, dtype=np.int32),
        accounts=ACCOUNTS,
        roles=1,
        departments=2,
        people=ACCOUNTS,
    )


def fit(steady: float) -> Fit:
    """Say that accounts are alike, the more so the steadier; one need comes up in one of ten."""
    return Fit(
        role=np.array([[0.1]]),
        account=np.ones((ACCOUNTS, 1)),
        told=np.ones((2, 1)),
        steady=steady,
    )


EVENLY = np.ones((2 * ACCOUNTS, 1))


def test_fifty_who_say_it_once_are_fifty_voices_and_one_who_says_it_fifty_times_is_not() -> None:
    rates = np.full((ACCOUNTS, 1), 0.1, dtype=np.float32)
    alike = clustered(heard_once_each(EVENLY), rates, np.ones((2, 1)))
    assert alike.tolist() == [[1.0], [1.0]]
    loud = EVENLY.copy()
    loud[:ACCOUNTS] = 0
    loud[3] = 50
    by_loud = clustered(heard_once_each(loud), rates, np.ones((2, 1)))
    # 49 people said it once less than expected, one 49 times more: about 49² over 50.
    assert by_loud[0, 0] == pytest.approx((49 + 49**2) / 50, rel=0.1)


def test_of_the_same_accounts_nothing_has_to_be_learnt_to_compare_departments() -> None:
    assert lost_knowledge(heard_once_each(EVENLY), fit(0.3)) == pytest.approx(1, abs=0.05)


def test_of_other_accounts_counts_say_less_the_less_alike_accounts_are() -> None:
    both = heard_once_each(EVENLY)
    kept = np.r_[0 : ACCOUNTS // 2, ACCOUNTS + ACCOUNTS // 2 : 2 * ACCOUNTS]
    apart = replace(
        both,
        person=both.person[kept],
        cell=both.cell[kept],
        department=both.department[kept],
        occasions=both.occasions[kept],
        said=both.said[kept],
    )
    assert lost_knowledge(apart, fit(1e6)) == pytest.approx(1, abs=0.05)
    # An account's own factor varies by 1/0.3, each occasion's chance by 1: 13/3 of it in all.
    assert lost_knowledge(apart, fit(0.3)) == pytest.approx(13 / 3, rel=0.1)


def test_what_is_expected_of_people_is_less_sure_of_fewer_words() -> None:
    shares = np.full((ACCOUNTS, 1, 2), 1 / ACCOUNTS)
    much = people_doubt(heard_once_each(EVENLY), fit(0.3), shares)
    little = people_doubt(heard_once_each(EVENLY / 10, often=1.0), fit(0.3), shares)
    assert little[0, 0, 0] > 3 * much[0, 0, 0]
    # Both departments hear the same people, so they are wrong about them together.
    assert much[0, 0, 1] == pytest.approx(much[0, 0, 0])
