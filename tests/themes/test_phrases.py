from __future__ import annotations

import numpy as np

from outsidein.themes.phrases import best_phrases

TEXTS = [
    "Please verify my identity now.",
    "I want to verify my identity",
    "why verify my identity again?",
    "The machine ate my card, help.",
    "a machine ate my card",
    "my card was late",
]
LABELS = np.array([0, 0, 0, 1, 1, -1])


def test_a_phrase_is_words_in_a_row_that_several_texts_share() -> None:
    assert best_phrases(TEXTS, LABELS, 2) == ["verify my identity", "machine ate my card"]


def test_the_order_of_texts_changes_nothing() -> None:
    order = np.array([5, 3, 0, 4, 2, 1])
    shuffled = [TEXTS[place] for place in order]
    assert best_phrases(shuffled, LABELS[order], 2) == best_phrases(TEXTS, LABELS, 2)


def test_texts_with_nothing_in_common_have_no_phrase() -> None:
    assert best_phrases(["the export stops", "a slow login"], np.array([0, 0]), 1) == [""]


def test_a_phrase_does_not_reach_over_a_comma() -> None:
    texts = ["lost card, stolen phone", "a lost card, stolen phone"]
    assert best_phrases(texts, np.array([0, 0]), 1)[0] in {"lost card", "stolen phone"}
