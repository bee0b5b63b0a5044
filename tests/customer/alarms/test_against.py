from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from outsidein.customer.alarms.against import Said, likest, middles_of
from outsidein.meaning.encoder import DIMENSIONS


def said(text: str, against: str = "page") -> Said:
    return Said(against, text, None, f"{text}.md:1", None)


def chosen(rows: list[list[float]], words: list[Said], theme: int = 0) -> Any:
    found = likest(words, np.array(rows, np.float32), {"cards": theme})
    return found["cards"].said.text if found else None


def test_what_is_most_like_the_complaints_is_chosen() -> None:
    words = [said("It is ours"), said("It is yours"), said("It is theirs")]
    assert chosen([[0.7, 0.1], [0.8, 0.1], [0.6, 0.1]], words) == "It is yours"


def test_what_is_not_like_enough_is_not() -> None:
    assert chosen([[0.64, 0.1]], [said("It is ours")]) is None
    assert chosen([[0.61, 0.1]], [said("It is ours", "objective")]) == "It is ours"
    assert chosen([[0.61, 0.1]], [said("It is ours", "promise")]) is None


def test_what_is_more_like_another_theme_counts_there() -> None:
    words = [said("It is ours")]
    assert chosen([[0.7, 0.8]], words) is None
    assert chosen([[0.7, 0.8]], words, theme=1) == "It is ours"


@pytest.mark.parametrize("binding", ["It comes in 2 days", "It always comes", "Delivery is free"])
def test_what_binds_us_is_given_before_what_is_more_alike(binding: str) -> None:
    assert chosen([[0.8, 0.1], [0.7, 0.1]], [said("See the menu"), said(binding)]) == binding


def test_what_all_can_read_is_given_before_what_one_was_promised() -> None:
    words = [said("It comes tomorrow by 5", "promise"), said("See the menu")]
    assert chosen([[0.9, 0.1], [0.7, 0.1]], words) == "See the menu"
    assert chosen([[0.9, 0.1], [0.5, 0.1]], words) == "It comes tomorrow by 5"


def test_a_sentence_is_meant_with_its_heading() -> None:
    assert said("It is ours").meant == "It is ours"
    assert Said("page", "It is ours", "Cards", None, None).meant == "Cards. It is ours"


def test_the_middle_is_of_length_one_and_nothing_where_nothing_is_said() -> None:
    vectors = np.zeros((3, DIMENSIONS), np.float32)
    vectors[0, 0] = vectors[1, 1] = 1
    middles = middles_of(vectors, np.array([0, 0, 1]), 2)
    assert middles[0, :2].tolist() == pytest.approx([0.5**0.5, 0.5**0.5])
    assert not middles[1].any()
