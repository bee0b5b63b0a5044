from __future__ import annotations

import numpy as np

from outsidein.themes.names import distinctive_words, theme_name


def test_a_theme_is_named_by_what_the_others_do_not_say() -> None:
    texts = ["my virtual card", "order a virtual card", "my transfer fee", "a transfer fee again"]
    words = distinctive_words(texts, np.array([0, 0, 1, 1]), 2)
    assert words[0][0] in {"virtual", "virtual card", "card"}
    assert "transfer fee" in words[1]
    assert not {"my", "a"} & {*words[0], *words[1]}


def test_a_name_does_not_say_a_thing_twice() -> None:
    assert theme_name(["card", "virtual card", "fee", "card fee"]) == "virtual card, fee"


def test_nothing_but_small_words_has_no_name() -> None:
    assert distinctive_words(["can you", "you can"], np.array([0, 0]), 1) == [[]]
    assert theme_name([]) == "unnamed"
