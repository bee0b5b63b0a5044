from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.speak.lexicon import Lexicon, phrases_in, words_of


def hits(phrases: list[str], text: str) -> list[str]:
    """Give the words of each hit of a lexicon of one group."""
    lexicon = Lexicon()
    lexicon.add("it", phrases)
    words, _ = words_of(text)
    return [" ".join(words[first:end]) for first, end in lexicon.hits(words).get("it", [])]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("save~ time", "It saves time, and saving time counts.", ["saves time", "saving time"]),
        ("(cut|halve) costs", "Halve costs or cut costs.", ["halve costs", "cut costs"]),
        ("save _ time", "save your time, save time", ["save your time"]),
        ("very? best", "the very best of the best", ["very best", "best"]),
        ("<number> %", "20 % or two percent", ["20 %"]),
        (
            "<number> percent",
            "1,000 percent, two percent, a percent",
            ["1,000 percent", "two percent"],
        ),
        ("^ we", "We know that we know", ["we"]),
        ("we're", "We’re here", ["we're"]),
        ("state-of-the-art", "A state-of-the-art tool", ["state-of-the-art"]),
    ],
)
def test_the_language_of_phrases(phrase: str, text: str, found: list[str]) -> None:
    assert hits([phrase], text) == found


def test_the_longest_of_a_group_counts_once() -> None:
    assert hits(["best", "best of", "best of all"], "the best of all worlds") == ["best of all"]


def test_what_is_exempt_is_no_hit() -> None:
    assert hits(["best", "! best practice~"], "best practices are best") == ["best"]


def test_a_phrase_with_many_choices_is_followed_at_once() -> None:
    many = "(" + "|".join(f"w{n}" for n in range(40)) + ")?"
    assert hits([f"{many} {many} {many} {many} {many} end"], "w1 w2 w3 w39 w0 end") == [
        "w1 w2 w3 w39 w0 end"
    ]


def test_groups_don_t_hide_one_another() -> None:
    lexicon = Lexicon()
    lexicon.add("short", ["save"])
    lexicon.add("long", ["save time"])
    assert dict(lexicon.hits(["save", "time"])) == {"short": [(0, 1)], "long": [(0, 2)]}


def test_phrases_may_be_added_after_a_search() -> None:
    lexicon = Lexicon()
    lexicon.add("it", ["one"])
    assert dict(lexicon.hits(["one"])) == {"it": [(0, 1)]}
    lexicon.add("it", ["two"])
    assert dict(lexicon.hits(["two"])) == {"it": [(0, 1)]}


@given(st.text())
def test_each_word_stands_where_it_is_said_to(text: str) -> None:
    words, starts = words_of(text)
    assert len(words) == len(starts)
    for word, start in zip(words, starts, strict=True):
        there = text[start : start + len(word)]
        assert (
            there.lower().replace("’", "'") == word
            or there == word
            or len(there.lower()) != len(there)
        )


def test_comments_and_empty_lines_are_no_phrases() -> None:
    assert phrases_in("# a comment\n\nsave time\n#\n# more\n#1 choice\n") == (
        "save time",
        "#1 choice",
    )
