from __future__ import annotations

import numpy as np
import pytest

from outsidein.customer.segments.figures import FEWEST_COUNTED, medians, shares

GROUP = np.array([0] * 10 + [1] * 10 + [-1] * 5)


def test_shares_are_of_people_and_stand_beside_the_others() -> None:
    have = np.array([1.0] * 8 + [0] * 2 + [0] * 8 + [1] * 2 + [1] * 5)[:, None]
    told = shares(have, np.ones((25, 1)), GROUP, 2)
    assert told.figure[:, 0].tolist() == [0.8, 0.2]
    assert told.elsewhere[:, 0].tolist() == [0.2, 0.8]  # who is in no group counts nowhere
    assert told.counted[:, 0].tolist() == [10, 10]


def test_an_interval_of_independent_accounts_is_wilsons() -> None:
    have = np.array([1.0] * 8 + [0] * 17)[:, None]
    told = shares(have, np.ones((25, 1)), GROUP, 2)
    # Wilson's interval of 8 in 10 at 90 %: 0.541 to 0.931.
    assert told.low[0, 0] == pytest.approx(0.541, abs=0.001)
    assert told.high[0, 0] == pytest.approx(0.931, abs=0.001)


def test_colleagues_who_all_say_the_same_are_worth_one_account() -> None:
    alone = np.array([1.0, 0.0] * 5 + [0.0] * 15)[:, None]
    told = shares(10 * alone, np.full((25, 1), 10.0), GROUP, 2)
    single = shares(alone, np.ones((25, 1)), GROUP, 2)
    assert told.low[0, 0] == pytest.approx(single.low[0, 0])
    # Of accounts that are all divided alike, each person tells something.
    divided = shares(np.full((25, 1), 5.0), np.full((25, 1), 10.0), GROUP, 2)
    assert divided.low[0, 0] > told.low[0, 0]


def test_of_fewer_than_a_few_no_share_is_told() -> None:
    group = np.array([0] * (FEWEST_COUNTED - 1) + [1] * 20)
    told = shares(np.ones((len(group), 1)), np.ones((len(group), 1)), group, 2)
    assert np.isnan([told.figure[0, 0], told.low[0, 0], told.high[0, 0], told.chance[0, 0]]).all()
    assert told.figure[1, 0] == 1.0


def test_the_chance_is_that_of_dealing_accounts_out_by_lot() -> None:
    have = np.array([1.0] * 8 + [0] * 2 + [0] * 8 + [1] * 2 + [1] * 5)[:, None]
    told = shares(have, np.ones((25, 1)), GROUP, 2)
    random = np.random.default_rng(0)
    inside = have[GROUP >= 0, 0]
    dealt = np.array([random.permutation(inside)[:10].mean() for _ in range(4000)])
    at_least = (np.abs(dealt - 0.5) >= 0.3 - 1e-9).mean()
    assert told.chance[0, 0] == pytest.approx(at_least, abs=0.02)
    alike = shares(np.ones((25, 1)) * 0.5, np.ones((25, 1)), GROUP, 2)
    assert np.isnan(alike.chance[0, 0])  # nothing varies, so nothing can differ


def test_chances_are_even_where_groups_are_by_lot() -> None:
    random = np.random.default_rng(1)
    have = (random.random((200, 300)) < 0.3).astype(np.float64)
    told = shares(have, np.ones((200, 1)), random.integers(0, 3, 200), 3)
    assert (told.chance < 0.1).mean() == pytest.approx(0.1, abs=0.04)


def test_medians_with_their_interval() -> None:
    values = np.array([*range(1, 11), *range(51, 61), *[1000.0] * 5], np.float64)
    told = medians(values, GROUP, 2)
    assert told.figure[:, 0].tolist() == [5.5, 55.5]
    assert told.elsewhere[:, 0].tolist() == [55.5, 5.5]
    assert (told.low[0, 0], told.high[0, 0]) == (3.0, 9.0)
    assert told.chance[0, 0] < 0.001
    values[3] = np.nan
    assert medians(values, GROUP, 2).counted[:, 0].tolist() == [9, 10]


def test_medians_of_nothing_are_too_few() -> None:
    told = medians(np.full(25, np.nan), GROUP, 2)
    assert np.isnan(told.figure).all()
    assert told.counted[:, 0].tolist() == [0, 0]
