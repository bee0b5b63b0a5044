from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from outsidein.themes.granularity import RESOLUTIONS, USUAL, steadiest_resolution
from outsidein.themes.likeness import LENGTH


def clouds(count: int, size: int, spread: float) -> npt.NDArray[np.float32]:
    """Give the vectors of so many groups, each around a middle of its own."""
    random = np.random.default_rng(3)
    middles = np.repeat(random.normal(size=(count, 32)), size, axis=0)
    vectors = middles + spread * random.normal(size=middles.shape)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.rint(LENGTH * vectors).astype(np.float32)


def test_it_is_one_of_the_resolutions_and_the_same_again() -> None:
    vectors = clouds(8, 40, 0.6)
    found = steadiest_resolution(vectors, seed=0)
    assert found in RESOLUTIONS
    assert steadiest_resolution(vectors, seed=0) == found


@pytest.mark.parametrize("size", [3, 20])
def test_halves_of_a_few_texts_say_nothing(size: int) -> None:
    assert steadiest_resolution(clouds(5, size, 0.3), seed=0) == USUAL
