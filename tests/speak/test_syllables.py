from __future__ import annotations

import pytest

from outsidein.speak.syllables import syllables

COUNTED = {
    1: "the time times asked eyes whole league a 2025 shh",
    2: "table tables wanted people lately statement client being business create creature",
    3: "media area idea usual businesses database audience various another employee",
    4: "analytics material automatic communicate behavioral situation",
    5: "automatically university electricity",
}


@pytest.mark.parametrize(
    ("word", "number"), [(word, number) for number, row in COUNTED.items() for word in row.split()]
)
def test_syllables_of_words(word: str, number: int) -> None:
    assert syllables(word) == number


def test_letters_of_other_alphabets_do_no_harm() -> None:
    assert syllables("привет") == syllables("数据") == syllables("%") == 1
