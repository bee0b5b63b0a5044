from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.sparse import csr_array
from sklearn.metrics import adjusted_rand_score

from outsidein.customer.segments.counts import Counted
from outsidein.customer.segments.mixture import FAITH, Mixture, fit
from outsidein.customer.segments.number import (
    alike_in_halves,
    is_firm,
    number_of_groups,
    placed_by_halves,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

THEMES, ACCOUNTS = 12, 120


def accounts(groups: int) -> Counted:
    """Give accounts of hidden groups, each of which has some themes of its own."""
    random = np.random.default_rng(0)
    weights = np.ones((groups, THEMES))
    for theme in range(THEMES):
        weights[theme % groups, theme] = 6.0 if groups > 1 else 1.0
    weights /= weights.sum(axis=1, keepdims=True)
    told = np.array([random.multinomial(20, weights[one]) for one in hidden(groups)])
    return counted(told.astype(np.float64))


def hidden(groups: int) -> NDArray[np.int64]:
    return np.random.default_rng(1).integers(0, groups, ACCOUNTS)


def counted(told: NDArray[np.float64]) -> Counted:
    return Counted(
        mentions=csr_array(told),
        amounts=told.sum(axis=1, keepdims=True),
        usual=told.sum(axis=0, keepdims=True) / told.sum(),
        different=told.sum(axis=1).astype(np.int64),
    )


def test_groups_that_are_there_are_found() -> None:
    told = accounts(3)
    placed = fit(told, 3).memberships(told).argmax(axis=1)
    assert adjusted_rand_score(hidden(3), placed) > 0.95


def test_one_group_speaks_as_all_do() -> None:
    told = accounts(1)
    found = fit(told, 1)
    assert found.more == pytest.approx(np.ones((1, THEMES)))
    assert found.shares == pytest.approx([1.0])


def test_memberships_by_hand() -> None:
    # Expected of each theme is 1. Twice as often in one group as in the other: the likelihoods of
    # two mentions are as 2² to 1, of sums that are alike.
    told = Counted(
        mentions=csr_array(np.array([[2.0, 0.0]])),
        amounts=np.array([[2.0]]),
        usual=np.array([[0.5, 0.5]]),
        different=np.array([2]),
    )
    groups = Mixture(more=np.array([[1.2, 0.6], [0.6, 1.2]]), shares=np.array([0.5, 0.5]))
    assert groups.memberships(told) == pytest.approx(np.array([[0.8, 0.2]]))


def test_who_said_nothing_is_of_any_group_as_many_are() -> None:
    told = counted(np.array([[4.0, 0.0], [0.0, 4.0]]))
    silent = Counted(
        mentions=csr_array((1, 2)),
        amounts=np.zeros((1, 1)),
        usual=told.usual,
        different=np.zeros(1, np.int64),
    )
    groups = Mixture(more=np.ones((2, 2)), shares=np.array([0.7, 0.3]))
    assert groups.memberships(silent) == pytest.approx(np.array([[0.7, 0.3]]))


def test_who_talks_with_whom_is_no_need() -> None:
    # Two departments hear quite different things, and each account talks with one of them only.
    random = np.random.default_rng(0)
    usual = np.array([[0.4, 0.4, 0.1, 0.1], [0.1, 0.1, 0.4, 0.4]])
    cell = np.arange(100) % 2
    told = np.array([random.multinomial(20, usual[one]) for one in cell]).astype(np.float64)
    amounts = np.where(cell[:, None] == [0, 1], 20.0, 0.0)
    known = Counted(
        mentions=csr_array(told), amounts=amounts, usual=usual, different=np.full(100, 20)
    )
    assert number_of_groups(known) == 1
    assert number_of_groups(counted(told)) == 2


@pytest.mark.parametrize("groups", [1, 2, 4])
def test_as_many_groups_are_found_as_there_are(groups: int) -> None:
    assert number_of_groups(accounts(groups)) == groups


def test_groups_that_are_there_are_found_in_either_half() -> None:
    placed = placed_by_halves(accounts(3), 3)
    assert alike_in_halves(placed) > 0.95
    assert is_firm(placed)


def test_groups_that_are_not_there_are_other_ones_in_each_half() -> None:
    placed = placed_by_halves(accounts(1), 3)
    assert alike_in_halves(placed) < 0.7
    assert not is_firm(placed)


def test_a_theme_nobody_of_a_group_spoke_of_is_not_ruled_out() -> None:
    told = counted(np.array([[6.0, 0.0]] * 5 + [[0.0, 6.0]] * 5))
    found = fit(told, 2)
    assert found.more.min() == pytest.approx(FAITH / (15 + FAITH))
