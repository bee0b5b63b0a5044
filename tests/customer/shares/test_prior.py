from __future__ import annotations

import numpy as np
import pytest

from outsidein.customer.shares.prior import RATIOS, ratios_of, spread_of


def random() -> np.random.Generator:
    return np.random.default_rng(0)


def test_how_accounts_differ_is_learnt_from_what_they_tell() -> None:
    # Half of them speak of it a quarter as often as expected, the others four times as often.
    truth = np.where(np.arange(4000) % 2 == 0, 0.25, 4.0)
    expected = np.full(4000, 2.0)
    spread = spread_of(expected, random().poisson(expected * truth).astype(float))
    assert spread.sum() == pytest.approx(1)
    assert spread @ RATIOS == pytest.approx(truth.mean(), rel=0.1)
    between = (RATIOS > 0.7) & (RATIOS < 1.4)
    assert spread[between].sum() < 0.1


def test_accounts_that_are_alike_are_taken_for_alike() -> None:
    expected = np.full(4000, 3.0)
    spread = spread_of(expected, random().poisson(expected).astype(float))
    mean, _ = ratios_of(np.array([3.0, 3.0]), np.array([0.0, 9.0]), spread)
    # Told alone would be a ratio of 0 and of 3.
    assert mean[0] > 0.5
    assert mean[1] < 2.2


def test_little_that_is_told_is_drawn_to_what_is_expected_and_much_is_not() -> None:
    spread = np.exp(-0.5 * np.log(RATIOS) ** 2)
    spread /= spread.sum()
    mean, variance = ratios_of(np.array([1.0, 100.0]), np.array([4.0, 400.0]), spread)
    assert 1 < mean[0] < 3.5
    assert mean[1] == pytest.approx(4, rel=0.02)
    assert variance[1] < variance[0]


def test_many_rows_give_what_each_gives_alone() -> None:
    spread = np.full(len(RATIOS), 1 / len(RATIOS))
    expected, told = random().gamma(1, 2, 45_000), random().poisson(2, 45_000).astype(float)
    mean, variance = ratios_of(expected, told, spread)
    one, its = ratios_of(expected[-1:], told[-1:], spread)
    assert mean[-1] == pytest.approx(one[0])
    assert variance[-1] == pytest.approx(its[0])
