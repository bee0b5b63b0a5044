from __future__ import annotations

import numpy as np
import pytest

from outsidein.customer.shares.interval import likely_between


def test_an_interval_is_that_of_the_beta_distribution() -> None:
    # Beta(2, 2) has mean 1/2 and variance 1/20; its distribution function is 3x² - 2x³.
    low, high = (float(one[0]) for one in likely_between(np.array([0.5]), np.array([1 / 20])))
    assert 3 * low**2 - 2 * low**3 == pytest.approx(0.05)
    assert 3 * high**2 - 2 * high**3 == pytest.approx(0.95)


def test_more_words_make_it_narrower() -> None:
    low, high = likely_between(np.array([0.1, 0.1]), np.array([0.01, 0.0001]))
    assert low[0] < low[1] < 0.1 < high[1] < high[0]


def test_nothing_known_is_no_error() -> None:
    low, high = likely_between(np.array([0.0, 1.0, 0.2]), np.array([0.0, 5.0, 5.0]))
    assert np.all((low >= 0) & (high <= 1) & (low <= high))
