from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.about_us import SPEAKS_OF, behind_us
from outsidein.speak.lexicon import lexicon_of
from outsidein.speak.reading import marked_sentences


def behind(text: str) -> list[int | None]:
    prose, _ = marked_sentences(page_of(text), lexicon_of(SPEAKS_OF, {}))
    return [behind_us(prose, nth, [("valvo",)]) for nth in range(len(prose))]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("We were founded in Ghent.", 1),
        ("Valvo was founded in Ghent.", 1),
        ("Since May, we have been three.", 3),
        ("Ghent was founded by monks.", None),
        ("You were here in May.", None),
    ],
)
def test_the_word_behind_us_is_told(sentence: str, place: int | None) -> None:
    assert behind(sentence) == [place]


def test_it_means_our_thing_in_the_same_paragraph() -> None:
    assert behind("Valvo was founded in Ghent. It was small.\n\nIt was raining.") == [1, 1, None]
