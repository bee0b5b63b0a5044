from __future__ import annotations

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from outsidein.themes.discover import FEWEST_TEXTS, SMALLEST_THEME, Discovered, discover

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


@pytest.fixture(scope="module")
def of_three() -> Discovered:
    """Find the themes of cards, fees and logging in."""
    return discover(texts_of([CARDS, FEES, LOGIN]))


@pytest.fixture(scope="module")
def of_many() -> Discovered:
    """Find the themes of many texts."""
    return discover(many_texts())


def test_three_things_are_told_apart(of_three: Discovered) -> None:
    found = of_three
    truth = np.repeat([0, 1, 2], len(CARDS) * len(OPENINGS))
    for theme in range(found.count):
        members = truth[found.labels == theme]
        assert np.bincount(members).max() / len(members) >= 0.9
    assert found.count >= 3


def test_the_largest_theme_comes_first_and_none_is_tiny(of_three: Discovered) -> None:
    found = of_three
    sizes = [int((found.labels == theme).sum()) for theme in range(found.count)]
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) >= SMALLEST_THEME


def test_a_handful_of_texts_has_no_themes() -> None:
    found = discover(CARDS)
    assert len(CARDS) < FEWEST_TEXTS
    assert found.count == 0
    assert found.labels.tolist() == [-1] * len(CARDS)


def test_the_same_texts_give_the_same_themes(of_three: Discovered) -> None:
    assert discover(texts_of([CARDS, FEES, LOGIN])).labels.tolist() == of_three.labels.tolist()


def many_texts() -> list[str]:
    """Give enough texts for halves to be compared, no two with the same words."""
    things = ["card", "invoice", "export", "login", "delivery", "contract", "report", "phone"]
    troubles = ["is late", "does not work", "was lost", "is wrong", "got cancelled"]
    ends = ["again", "today", "since Monday", "for my team", "abroad", "for us all"]
    return [
        f"my {thing} {trouble} {end}" for thing in things for trouble in troubles for end in ends
    ]


def test_the_order_of_texts_changes_nothing(of_many: Discovered) -> None:
    texts, found = many_texts(), of_many
    order = np.random.default_rng(5).permutation(len(texts))
    again = discover([texts[row] for row in order])
    assert again.labels.tolist() == found.labels[order].tolist()
    assert again.nearness.tolist() == found.nearness[order].tolist()
    assert again.parents.tolist() == found.parents.tolist()


@pytest.mark.parametrize("threads", ["1", "2"])
def test_the_number_of_threads_changes_nothing(of_many: Discovered, threads: str) -> None:
    """In a process of its own: libraries read how many threads they may use when they load."""
    program = (
        "import json, sys\n"
        "from outsidein.themes.discover import discover\n"
        "found = discover(json.load(sys.stdin))\n"
        "print(json.dumps([found.labels.tolist(), found.nearness.tolist()]))\n"
    )
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS")
    told = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(many_texts()),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **dict.fromkeys(names, threads)},
    )
    assert json.loads(told.stdout) == [of_many.labels.tolist(), of_many.nearness.tolist()]


def test_repeats_count_once_and_share_a_theme(of_many: Discovered) -> None:
    texts = many_texts()
    loud = discover([*texts, *(texts[0] + "!" for _ in range(300))])
    assert loud.labels[: len(texts)].tolist() == of_many.labels.tolist()
    assert {*loud.labels[len(texts) :].tolist()} == {int(loud.labels[0])}


def test_each_theme_has_a_broader_need(of_many: Discovered) -> None:
    found = of_many
    assert found.parents.shape == (found.count,)
    assert found.parents.min() >= 0
    assert found.parents.max() < found.count
