from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from outsidein.meaning.static_vectors import static_vectors
from outsidein.themes.student import load_student
from outsidein.themes.teaching import teach

if TYPE_CHECKING:
    from pathlib import Path

CARDS = ["my card was lost", "the card is stolen", "the card never came", "where is the card"]
FEES = ["a fee was charged", "why this fee", "the transfer fee is high", "an extra fee again"]
LOGIN = ["i cannot log in", "the login fails", "my password is wrong", "reset the password"]


@pytest.mark.parametrize("groups", [[CARDS, FEES], [CARDS, FEES, LOGIN]])
def test_it_learns_what_it_is_shown(groups: list[list[str]], tmp_path: Path) -> None:
    texts = [
        f"{text} {end}" for end in ("now", "today", "please") for group in groups for text in group
    ]
    labels = np.array(
        [number for _ in range(3) for number, group in enumerate(groups) for _ in group]
    )
    student = teach(texts, labels)
    assert (student.probabilities(static_vectors(texts)).argmax(axis=1) == labels).mean() >= 0.9
    again = load_student(student.save(tmp_path))
    assert np.array_equal(again.weights, student.weights)
    assert again.sure_from == student.sure_from


def test_one_theme_is_always_chosen() -> None:
    student = teach(CARDS, np.zeros(len(CARDS), np.int64))
    assert student.probabilities(static_vectors(FEES)).tolist() == [[1.0]] * len(FEES)


def test_what_has_no_theme_is_not_taught() -> None:
    labels = np.array([0] * 4 + [1] * 4 + [-1] * 4)
    student = teach([*CARDS, *FEES, *LOGIN], labels)
    assert student.weights.shape[0] == 2
