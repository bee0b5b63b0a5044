from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from outsidein.identity.letters import plain_letters
from outsidein.identity.nature_words import SORTS, is_first_name, sort_of, sorts_of, table

# Words that only stand in a phrase or beside others may be a first name, too: Vest, India.
NOT_ALONE = "beside"


def _tables() -> list[tuple[str, str, list[str]]]:
    told = tomllib.loads(files("outsidein.identity").joinpath("natures.toml").read_text("utf-8"))
    return [
        (part, name, [" ".join(one.split()) for one in words.split(",")])
        for part, tables in told.items()
        for name, words in tables.items()
    ]


def test_tables_hold_each_word_once_in_plain_letters() -> None:
    for _, name, words in _tables():
        assert len(words) == len(set(words)), name
        assert [word for word in words if not word] == []
        if name != "first_names":
            assert [word for word in words if word != plain_letters(word)] == [], name


def test_no_first_name_is_a_word_for_what_is_no_person() -> None:
    for sort in set(SORTS) - {NOT_ALONE}:
        assert [word for word in sorted(table("words", sort)) if is_first_name(word)] == []


@pytest.mark.parametrize(
    ("words", "sorts"),
    [
        (["front", "desk"], ["mailbox"]),
        (["no", "email", "no"], ["stand_in", "beside"]),
        (["sup", "port"], ["", ""]),
        (["anna"], [""]),
        ([], []),
    ],
)
def test_phrases_are_read_as_one(words: list[str], sorts: list[str]) -> None:
    assert sorts_of(words) == sorts


@pytest.mark.parametrize("word", ["newsome", "pressman", "billings", "talbot", "teamer", "helpman"])
def test_a_name_that_begins_like_a_word_is_none(word: str) -> None:
    assert not sort_of(word)
