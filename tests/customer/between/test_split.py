from __future__ import annotations

import numpy as np
import pytest

from outsidein.customer.between.split import kitagawa, shares_of, split

# Household heads in 100 people by age (15-19 … 70-74, 75 and over), United States, 1985 and 1970:
# Das Gupta 1993, "Standardization and decomposition of rates: a user's manual", U.S. Bureau of the
# Census, P23-186, example 5.1, with the outcome that the documentation of DasGuptR (King & Matthews
# 2025) gives for it.
AGES = (
    (10.1, 11.2, 11.6, 10.9, 9.4, 7.7, 6.3, 6.0, 6.3, 5.9, 5.1, 4.0, 5.5),
    (12.9, 10.9, 9.5, 8.0, 7.8, 8.4, 8.6, 7.8, 7.0, 5.9, 4.7, 3.6, 4.9),
)
HEADS = (
    (2.2, 24.3, 45.8, 52.5, 56.1, 55.6, 56.0, 57.4, 57.2, 61.2, 63.9, 68.6, 72.2),
    (1.9, 25.8, 45.7, 49.6, 51.2, 51.6, 51.8, 54.9, 58.7, 60.4, 62.8, 66.6, 66.8),
)
RATES = np.array([[0.5, 0.2, 0.3], [0.1, 0.6, 0.3]])  # two cells × three needs
WEIGHTS = (np.array([0.8, 0.2]), np.array([0.3, 0.7]))


def test_a_published_split_comes_out() -> None:
    weights, rates = ([np.array(some) for some in both] for both in (AGES, HEADS))
    exposure, perception = kitagawa(
        (weights[0] / weights[0].sum(), weights[1] / weights[1].sum()), (rates[0], rates[1])
    )
    assert float(exposure) == pytest.approx(1.2269, abs=0.0001)
    assert float(perception) == pytest.approx(1.7403, abs=0.0001)


def test_the_parts_add_up_to_the_difference() -> None:
    other = RATES * np.array([1.0, 1.5, 0.5])
    parts = kitagawa(WEIGHTS, (RATES, other))
    assert sum(parts) == pytest.approx(WEIGHTS[0] @ RATES - WEIGHTS[1] @ other)


def test_the_same_people_leave_perception_alone_and_the_same_ear_exposure_alone() -> None:
    exposure, _ = kitagawa((WEIGHTS[0], WEIGHTS[0]), (RATES, RATES * 2))
    _, perception = kitagawa(WEIGHTS, (RATES, RATES))
    assert exposure.tolist() == perception.tolist() == [0, 0, 0]


def test_splitting_shares_is_splitting_over_cells() -> None:
    ear = np.array([[1.0, 3.0, 1.0], [1.0, 1.0, 1.0]])
    shares = shares_of(np.stack([WEIGHTS[0] @ RATES, WEIGHTS[1] @ RATES]), ear)
    by_cell = kitagawa(WEIGHTS, (RATES * shares.ear[0], RATES * shares.ear[1]))
    for part, known in zip(split(shares, 0, 1), by_cell, strict=True):
        assert part == pytest.approx(known)


def test_all_that_a_department_hears_adds_up_to_one() -> None:
    shares = shares_of(np.array([[2.0, 4.0, 2.0]]), np.array([[1.0, 5.0, 1.0]]))
    assert shares.expected.tolist() == [[0.25, 0.5, 0.25]]
    assert shares.share.sum() == pytest.approx(1)
    assert shares.share[0, 1] == pytest.approx(2.5 / 3)
