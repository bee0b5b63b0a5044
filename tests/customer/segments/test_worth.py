from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from outsidein.customer.segments.worth import (
    FOLDS,
    compared,
    folds,
    forecasts,
    losses,
    pairs_right,
    placements,
    rates,
    too_few,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

IDS = [f"account {number}" for number in range(200)]
HAPPENED = np.arange(200) % 2 == 0


def of_groups(group: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.asarray(np.eye(int(group.max()) + 1)[group])


def placed(group: NDArray[np.int64]) -> NDArray[np.float64]:
    dealt = folds(HAPPENED, IDS)
    return placements(forecasts(of_groups(group), HAPPENED, dealt), HAPPENED, dealt)


def test_groups_that_decide_are_better_than_groups_that_do_not() -> None:
    random = np.random.default_rng(2)
    telling = placed(np.where(random.random(200) < 0.8, HAPPENED, ~HAPPENED).astype(np.int64))
    idle, one = placed(random.integers(0, 8, 200)), placed(np.zeros(200, np.int64))
    assert compared(telling, idle, HAPPENED).verdict == "better"
    assert compared(idle, telling, HAPPENED).verdict == "worse"
    assert compared(idle, one, HAPPENED).verdict == "no better"
    assert one.tolist() == [0.5] * 200
    assert pairs_right(telling, HAPPENED)[0] == pytest.approx(0.8, abs=0.05)


def test_who_foretells_nothing_is_better_than_nobody() -> None:
    # Always wrong, and half the time: neither is any good.
    wrong, half = np.full(200, 0.2), np.full(200, 0.5)
    assert compared(half, wrong, HAPPENED).verdict == "no better"
    assert compared(wrong, half, HAPPENED).verdict == "no better"


def test_losses_of_forecasts_by_hand() -> None:
    foretold = np.array([[0.5, 0.2], [0.25, 0.2]])
    lost = losses(foretold, np.array([True, False]))
    assert lost == pytest.approx([1.5 * np.log(2), -np.log(0.8)])


def test_no_account_has_a_part_in_its_own_forecast() -> None:
    # Each account is a group of its own: knowing itself it would be forecast without fail.
    foretold = forecasts(np.eye(200), HAPPENED, folds(HAPPENED, IDS))
    assert np.unique(foretold).tolist() == [0.5]


def test_folds_are_the_same_whatever_the_order_and_have_as_much_of_each() -> None:
    dealt = folds(HAPPENED, IDS)
    turned = folds(HAPPENED[::-1], IDS[::-1])
    assert np.array_equal(dealt, turned[:, ::-1])
    for fold in dealt:
        assert np.bincount(fold[HAPPENED]).tolist() == [20] * FOLDS


def test_rates_of_groups_that_differ_by_accident_only_are_those_of_all() -> None:
    group = of_groups(np.repeat([0, 1], 50))
    alike = rates(group, np.tile([True, False], 50))
    assert alike == pytest.approx([0.5, 0.5], abs=0.001)
    apart = rates(group, np.array([True] * 45 + [False] * 10 + [True] * 5 + [False] * 40))
    assert apart[0] > 0.8
    assert apart[1] < 0.2


def test_half_a_member_counts_half() -> None:
    outcome = np.array([True] * 30 + [False] * 30)
    halves = np.repeat([[0.9, 0.1], [0.1, 0.9]], 30, axis=0)
    first, second = rates(halves, outcome)
    assert 0.8 < first < 0.92
    assert first + second == pytest.approx(1.0)


def test_pairs_are_counted_as_published() -> None:
    # The example of Hanley and McNeil 1982, "The Meaning and Use of the Area under a ROC Curve":
    # 109 images rated 1 to 5, area 0.893, standard error 0.032.
    normal, abnormal = (33, 6, 6, 11, 2), (3, 2, 2, 11, 33)
    scores = np.repeat([1.0, 2, 3, 4, 5], normal).tolist()
    scores += np.repeat([1.0, 2, 3, 4, 5], abnormal).tolist()
    ill = np.array([False] * 58 + [True] * 51)
    one_fold = np.zeros((1, 109), np.int64)
    right, low, high = pairs_right(placements(np.array([scores]), ill, one_fold), ill)
    assert right == pytest.approx(0.893, abs=0.0005)
    assert (high - low) / 2 / 1.6449 == pytest.approx(0.032, abs=0.002)


def test_pairs_are_told_right_as_often_as_the_groups_differ() -> None:
    # Of one group four in five, of the other one in five: the right one is likelier in 0.8 × 0.8 of
    # the pairs, and neither is in 2 × 0.8 × 0.2. Learned without the pair's own part, no less.
    group = np.repeat([0, 1], 100)
    happened = np.tile([True, True, True, True, False], 20)
    happened = np.concatenate([happened, ~happened])
    dealt = folds(happened, IDS)
    told = placements(forecasts(of_groups(group), happened, dealt), happened, dealt)
    right, low, high = pairs_right(told, happened)
    assert right == pytest.approx(0.8, abs=0.01)
    assert 0.72 < low < 0.77
    assert 0.83 < high < 0.88


def test_a_difference_too_small_to_matter_is_none() -> None:
    right = np.full(200, 0.7)
    assert compared(right, right - 0.01, HAPPENED).verdict == "no better"
    assert compared(right, right - 0.03, HAPPENED).verdict == "better"


@pytest.mark.parametrize(("yes", "no", "few"), [(30, 9, True), (15, 20, True), (30, 10, False)])
def test_too_few_outcomes_tell_nothing(yes: int, no: int, *, few: bool) -> None:
    assert too_few(np.array([True] * yes + [False] * no)) is few
