from __future__ import annotations

import doctest
import random

import numpy as np
import pyarrow as pa
import pytest

from outsidein.themes import of_texts
from outsidein.themes.discover import FEWEST_TEXTS, distinct
from outsidein.themes.of_texts import Themes, themes

GROUPS = [
    ["lost card", "stolen card", "card never arrived", "card still not here", "my card is gone"],
    ["charged a fee", "why is there a fee", "fee for transfer", "unexpected fee", "extra fee"],
    ["cannot log in", "app login fails", "password rejected", "login error", "reset my password"],
]
FEW = "too few to find themes: 0 texts, at least 30 different ones are needed"
OPENINGS = ["", "hello, ", "please note: ", "again, ", "my team says "]
TEXTS = [opening + text for group in GROUPS for text in group for opening in OPENINGS]


@pytest.fixture(scope="module")
def found() -> Themes:
    return themes(TEXTS)


def test_the_examples_in_its_docstrings_hold() -> None:
    assert doctest.testmod(of_texts).failed == 0


def test_each_theme_is_of_one_thing_and_has_words_and_a_name(found: Themes) -> None:
    truth = np.repeat(range(len(GROUPS)), len(GROUPS[0]) * len(OPENINGS))
    assert len(found.names) == len(found.words) == len(found.parents) >= len(GROUPS)
    for theme, words in enumerate(found.words):
        members = truth[found.theme_of == theme]
        assert np.bincount(members).max() / len(members) >= 0.9
        assert words
        # A name is made of words that members say.
        said = " ".join(
            TEXTS[int(row)].casefold() for row in np.flatnonzero(found.theme_of == theme)
        )
        assert all(part in said for part in found.names[theme].split(", "))
    assert (found.too_few, found.note) == (False, "")


def test_numbers_are_of_the_types_that_are_promised(found: Themes) -> None:
    assert [str(one.dtype) for one in (found.theme_of, found.parents)] == ["int32"] * 2
    assert str(found.assign(TEXTS[:3]).dtype) == "int32"
    placed = found.theme_of >= 0
    assert (found.probability[~placed] == 0).all()
    assert (found.probability[placed] > 0).all()
    assert found.probability.max() <= 1
    assert found.parents.max() < len(found.needs)


def test_the_order_of_texts_does_not_matter(found: Themes) -> None:
    order = random.Random(3).sample(range(len(TEXTS)), len(TEXTS))
    again = themes(pa.array(TEXTS).take(pa.array(order)))
    assert again.theme_of.tolist() == found.theme_of[order].tolist()
    assert again.probability.tolist() == found.probability[order].tolist()
    assert (again.names, again.words) == (found.names, found.words)


def test_repeats_share_a_theme_and_what_says_nothing_has_none(found: Themes) -> None:
    again = themes([*TEXTS, None, "", "🙂", "...", TEXTS[0] + "!"])
    assert again.theme_of[: len(TEXTS)].tolist() == found.theme_of.tolist()
    assert again.theme_of[len(TEXTS) :].tolist() == [-1, -1, -1, -1, found.theme_of[0]]


def test_texts_outside_the_sample_get_the_theme_that_is_likely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(of_texts, "WHOLE", 60)
    monkeypatch.setattr(of_texts, "SAMPLE", 60)
    found = themes(TEXTS)
    assert found.theme_of.shape == (len(TEXTS),)
    # Those that it was not found in are assigned as `assign` would.
    different, place = distinct(TEXTS)
    outside = np.flatnonzero(place >= 60)
    assert len(different) == len(TEXTS)
    assert len(outside) == len(TEXTS) - 60
    assigned = found.assign([TEXTS[int(row)] for row in outside])
    assert found.theme_of[outside].tolist() == assigned.tolist()


def test_other_texts_are_assigned_one_by_one(found: Themes) -> None:
    others = ["I lost my card", None, "", "🙂", "why was I charged a fee"]
    together = found.assign(others)
    assert together.tolist() == [int(found.assign([one])[0]) for one in others]
    assert together[1:4].tolist() == [-1, -1, -1]
    card, fee = together[[0, 4]]
    assert "card" in found.words[card]
    assert "fee" in found.words[fee]
    assert found.assign(None).tolist() == []


@pytest.mark.parametrize(
    ("texts", "note"),
    [
        (None, FEW),
        ([], FEW),
        (["one text"], "too few to find themes: 1 text, at least 30 different ones are needed"),
        (TEXTS[:12], "too few to find themes: 12 texts, at least 30 different ones are needed"),
        (
            ["It broke."] * 10_000,
            FEW.replace("0 texts", "10,000 texts (1 without repeats)"),
        ),
        (["🙂", None], FEW),
    ],
)
def test_too_few_is_said_and_not_guessed(texts: list[str | None] | None, note: str) -> None:
    found = themes(texts)
    assert (found.too_few, found.note) == (True, note)
    assert found.theme_of.tolist() == [-1] * len(texts or [])
    assert found.probability.tolist() == [0.0] * len(texts or [])
    assert (found.names, found.words, found.needs, found.parents.tolist()) == ([], [], [], [])
    assert found.assign(TEXTS[:2]).tolist() == [-1, -1]
    assert FEWEST_TEXTS == 30


def test_a_very_long_text_is_one_among_others(found: Themes) -> None:
    again = themes([*TEXTS, "my card is lost " * 20_000])
    assert len(again.theme_of) == len(TEXTS) + 1
    assert again.names
    assert found.names


@pytest.mark.parametrize("seed", [0, 7])
def test_the_same_seed_gives_the_same_themes(seed: int) -> None:
    one, other = themes(TEXTS, seed), themes(TEXTS, seed=seed)
    assert one.theme_of.tolist() == other.theme_of.tolist()
    assert one.names == other.names
