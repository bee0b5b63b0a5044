from __future__ import annotations

from itertools import product
from math import log

import numpy as np
import pytest

from outsidein.customer.inside.split import best_split, fitted

WORDS = np.array([[40.0, 40.0, 40.0, 40.0]])


def test_what_is_fitted_sums_to_the_total_and_is_alike_for_alike() -> None:
    expected = fitted(WORDS, WORDS, np.array([16.0]))
    assert expected[0].tolist() == pytest.approx([4.0, 4.0, 4.0, 4.0])


def test_who_usually_speaks_of_it_more_is_expected_to() -> None:
    expected = fitted(WORDS, WORDS * np.array([[2.0, 2.0, 1.0, 1.0]]), np.array([16.0]))[0]
    assert expected.sum() == pytest.approx(16.0)
    odds = expected / (40.0 - expected)
    assert odds[0] / odds[2] == pytest.approx(2.0)


def test_nobody_is_expected_to_speak_of_it_more_often_than_they_speak() -> None:
    words = np.array([[10.0, 2.0]])
    expected = fitted(words, words * np.array([[1.0, 50.0]]), np.array([9.0]))
    assert (expected <= words).all()


def test_the_split_is_the_best_of_all_splits() -> None:
    counts, words = np.array([9.0, 2.0, 7.0, 1.0, 3.0]), np.array([30.0, 25.0, 20.0, 30.0, 20.0])
    expected = fitted(words[None], words[None], counts.sum()[None])
    found = best_split(counts[None], expected, words[None])

    def likelihood(side: np.ndarray) -> float:
        total = 0.0
        for part in (side, ~side):
            said, size, hoped = counts[part].sum(), words[part].sum(), expected[0][part].sum()
            if hoped < 4:
                return 0.0
            total += said * log(said / hoped)
            total += (size - said) * log((size - said) / (size - hoped))
        return total

    sides = [np.array(one) for one in product([False, True], repeat=5) if any(one) and not all(one)]
    best = max(sides, key=likelihood)
    assert found.strength[0] == pytest.approx(likelihood(best))
    assert found.first_side[0].tolist() in (best.tolist(), (~best).tolist())


def test_the_first_side_is_the_one_that_speaks_of_it() -> None:
    counts = np.array([[0.0, 8.0, 0.0, 8.0]])
    found = best_split(counts, fitted(WORDS, WORDS, np.array([16.0])), WORDS)
    assert found.first_side[0].tolist() == [False, True, False, True]


def test_with_fewer_than_four_expected_on_a_side_there_is_no_split() -> None:
    words = np.array([[40.0, 3.0]])
    counts = np.array([[16.0, 0.0]])
    assert best_split(counts, fitted(words, words, np.array([16.0])), words).strength[0] == 0
    words = np.array([[40.0, 20.0]])
    assert best_split(counts, fitted(words, words, np.array([16.0])), words).strength[0] > 5
