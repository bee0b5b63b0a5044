from __future__ import annotations

import pytest

from outsidein.speak.readability import Amounts, amounts, grade

PLATYPUS = (
    "the australian platypus is seemingly a hybrid of a mammal and reptilian creature".split()
)


def test_the_grade_is_that_of_the_published_formula() -> None:
    # The weights of Kincaid and others, 1975, and what they come to for texts whose averages are
    # published: sentences of one word of one syllable, and "Green Eggs and Ham" with its 5.7 words
    # in a sentence and 1.02 syllables in a word, of which -1.3 is told.
    assert Amounts(1, 1, 1).grade == pytest.approx(-3.40)
    assert Amounts(100, 570, 581).grade == pytest.approx(-1.3, abs=0.05)


def test_syllables_are_nearly_those_of_a_published_example() -> None:
    # 24 are told, with "Australian" and "reptilian" said in three each.
    assert amounts([PLATYPUS]) == Amounts(1, 13, 26)


def test_what_is_no_word_does_not_count() -> None:
    assert amounts([["€"], [], ["it", "costs", "$", "20"]]) == Amounts(1, 3, 3)
    assert grade([["%"]]) == 0.0


def test_words_joined_by_hyphens_count_each() -> None:
    apart = ["state", "of", "the", "art", "tools"]
    assert amounts([["state-of-the-art", "tools"]]) == amounts([apart])


def test_shorter_sentences_and_words_are_easier() -> None:
    long = "our methodology facilitates the identification of operational inefficiencies".split()
    short = "we help you find what slows your team down each day".split()
    assert grade([short]) < grade([long]) - 10
    assert grade([short[:5], short[5:]]) < grade([short])
