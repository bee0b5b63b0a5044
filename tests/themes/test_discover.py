from __future__ import annotations

import numpy as np

from outsidein.themes.discover import FEWEST_TEXTS, SMALLEST_THEME, discover

CARDS = [
    "lost card",
    "stolen card",
    "card never arrived",
    "card still not here",
    "waiting for my card",
]
FEES = [
    "charged a fee",
    "why is there a fee",
    "fee for transfer",
    "unexpected fee",
    "extra fee taken",
]
LOGIN = [
    "cannot log in",
    "app login fails",
    "password rejected",
    "login error",
    "reset my password",
]
OPENINGS = ["", "hello, ", "today: ", "again, ", "my team says "]


def texts_of(groups: list[list[str]]) -> list[str]:
    return [opening + text for group in groups for text in group for opening in OPENINGS]


def test_three_things_are_told_apart() -> None:
    texts = texts_of([CARDS, FEES, LOGIN])
    found = discover(texts)
    truth = np.repeat([0, 1, 2], len(CARDS) * len(OPENINGS))
    for theme in range(found.count):
        members = truth[found.labels == theme]
        assert np.bincount(members).max() / len(members) >= 0.9
    assert found.count >= 3


def test_the_largest_theme_comes_first_and_none_is_tiny() -> None:
    found = discover(texts_of([CARDS, FEES, LOGIN]))
    sizes = [int((found.labels == theme).sum()) for theme in range(found.count)]
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) >= SMALLEST_THEME


def test_a_handful_of_texts_has_no_themes() -> None:
    found = discover(CARDS)
    assert len(CARDS) < FEWEST_TEXTS
    assert found.count == 0
    assert found.labels.tolist() == [-1] * len(CARDS)


def test_the_same_texts_give_the_same_themes() -> None:
    texts = texts_of([CARDS, FEES, LOGIN])
    assert discover(texts).labels.tolist() == discover(texts).labels.tolist()
