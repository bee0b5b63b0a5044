from __future__ import annotations

import numpy as np
import pytest

from outsidein.customer.between.ears import NONE, STEPS, drawn_ears, ears_of, wrong_about_ears

NEEDS = 40
EXPECTED = np.full((3, NEEDS), 30.0)
ALIKE = np.ones((3, NEEDS))


def told_apart(times: float) -> np.ndarray:
    # Draws of chance, but for the first need, which the first department is told more often.
    told = np.random.default_rng(1).poisson(EXPECTED).astype(float)
    told[0, 0] = times * 30
    return told


def test_a_much_better_ear_is_found_and_the_others_are_none() -> None:
    ears = ears_of(told_apart(5), EXPECTED, ALIKE)
    assert ears.mean[0, 0] > 3
    assert np.abs(np.delete(ears.mean.ravel(), 0) - 1).max() < 0.2


def test_chance_alone_is_no_ear() -> None:
    ears = ears_of(told_apart(1), EXPECTED, ALIKE)
    assert ears.likely[:, :, NONE].min() > 0.5


def test_counts_of_few_people_say_less() -> None:
    sure = ears_of(told_apart(3), EXPECTED, ALIKE)
    unsure = ears_of(told_apart(3), EXPECTED, ALIKE * 20)
    assert unsure.likely[0, 0, NONE] > sure.likely[0, 0, NONE]


def test_who_hears_better_and_how_likely_that_is_wrong() -> None:
    ears = ears_of(told_apart(5), EXPECTED, ALIKE)
    wrong, better = wrong_about_ears(ears.likely[0], ears.likely[1])
    turned, other = wrong_about_ears(ears.likely[1], ears.likely[0])
    assert (better[0], other[0]) == (1, -1)
    assert wrong[0] < 0.01
    assert wrong[1:].min() > 0.5
    assert turned == pytest.approx(wrong)


def test_nearly_alike_is_alike() -> None:
    one, other = np.zeros((1, len(STEPS))), np.zeros((1, len(STEPS)))
    one[0, NONE + 2], other[0, NONE] = 1, 1
    assert wrong_about_ears(one, other)[0] == 1
    one[0, NONE + 2], one[0, NONE + 3] = 0, 1
    assert wrong_about_ears(one, other)[0] == 0


def test_draws_are_as_likely_as_ears_are() -> None:
    ears = ears_of(told_apart(5), EXPECTED, ALIKE)
    drawn = drawn_ears(ears, np.random.default_rng(0), 400)
    assert drawn.shape == (400, 3, NEEDS)
    assert drawn.mean(0)[0, 0] == pytest.approx(ears.mean[0, 0], rel=0.1)
    again = drawn_ears(ears, np.random.default_rng(0), 400)
    assert (drawn == again).all()
