from __future__ import annotations

import numpy as np
import pytest

from outsidein.customer.beliefs.meaning import (
    HELD_AGAINST_IN_ALL,
    SURE,
    bare,
    chances,
    likely_themes,
)

SAID = [
    [
        "My card has not arrived.",
        "When will my new card be delivered?",
        "Still no card in the post.",
    ],
    [
        "Why was I charged a fee?",
        "Your transfer fees are too high.",
        "A fee came twice this month.",
    ],
    ["I can't log in to the app.", "The app rejects my password.", "Login fails on my phone."],
]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("They want cards that arrive on time", "cards that arrive on time"),
        ("Our customers really need lower fees", "lower fees"),
        ("I think people are looking for a login that works", "a login that works"),
        ("clients would like to have fewer letters", "fewer letters"),
        ("Wants and needs", "Wants and needs"),
        ("They want ", "They want"),
    ],
)
def test_that_somebody_wants_it_is_no_part_of_what_is_wanted(told: str, wanted: str) -> None:
    assert bare(told) == wanted


def test_words_are_held_against_what_customers_say() -> None:
    found = likely_themes(["Cards that arrive on time", "They want no fees on transfers"], SAID)
    assert found[:, :-1].argmax(axis=1).tolist() == [0, 1]
    assert found.sum(axis=1) == pytest.approx([1, 1], abs=1e-4)


def test_what_nobody_speaks_of_means_none() -> None:
    found = likely_themes(["A football team of our own"], SAID)
    assert found[0, -1] > 1 - SURE / 10


def test_the_same_words_mean_the_same_however_they_begin_and_whatever_else_is_asked() -> None:
    alone = likely_themes(["fewer fees"], SAID)
    among = likely_themes(["They want fewer fees", "API access", "They need fewer fees"], SAID)
    assert among[0].tolist() == among[2].tolist() == alone[0].tolist()


def test_a_theme_without_words_cannot_be_meant() -> None:
    found = likely_themes(["Lower fees"], [[], *SAID])
    assert found[0, 0] == 0
    assert found[0, :-1].argmax() == 2
    assert likely_themes(["Lower fees"], [[], []]).tolist() == [[0, 0, 1]]
    assert likely_themes([], SAID).shape == (0, 4)


def test_with_very_many_themes_fewer_statements_are_read() -> None:
    """Those after the first few are not looked at: they would change the answer here."""
    many = [["weather"] * 3 + ["Lower fees"] * 17] * (HELD_AGAINST_IN_ALL // 3)
    assert likely_themes(["Lower fees"], many)[0, -1] > SURE


def test_the_nearer_the_likelier_and_a_crowd_of_near_ones_shares() -> None:
    apart = np.full((1, 40), 0.35) + np.linspace(-0.1, 0.1, 40)
    near, nearer, both = apart.copy(), apart.copy(), apart.copy()
    near[0, 0], nearer[0, 0], both[0, :2] = 0.75, 0.85, 0.85
    assert chances(near)[0, 0] < chances(nearer)[0, 0]
    assert chances(both)[0, 0] == chances(both)[0, 1] < 0.5
