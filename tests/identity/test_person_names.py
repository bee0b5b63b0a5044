"""What a person's name is made of."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as some

from outsidein.identity.person_names import NAMES, PersonName, name_parts, person_name

BOB = person_name("Bob Miller")


@pytest.mark.parametrize(
    "name",
    [
        "Miller, Bob",
        "Miller,Bob",
        "BOB MILLER",
        " bob  miller ",
        "Bob J. Miller",
        "Bob J Miller",
        "Mr. Bob Miller",
        "Dr Bob Miller",
        "Miller, Dr. Bob",
        "Bob Miller Jr.",
        "Bob Miller, PhD",
        "Bob Miller, MBA, CPA",
        "Bob Miller III",
        "Bob Miller (Alder Freight)",
        "[EXT] Bob Miller",
        'Bob "Bobby" Miller',
        "Bob Miller | Alder Freight",
        "Bob Miller - Alder Freight",
        "Bob Miller via Alder Desk",
        "Bob Miller @ Alder",
        "Bob Miller from Alder",
        "bob.miller",
        "Bob_Miller",
        "Bob Miller,",
    ],
)
def test_ways_to_write_one_name_are_one(name: str) -> None:
    assert person_name(name) == BOB


def test_parts_told_apart_count_before_the_whole() -> None:
    assert person_name("Somebody Else", "Bob", "Miller") == BOB
    assert person_name("Bob Miller", "Bob", None) == BOB
    assert person_name(None, "Bob", None) == person_name("Bob")
    assert person_name(None, None, "Miller") == person_name("Miller")


@pytest.mark.parametrize(
    ("short", "formal"),
    [
        ("Bob", "robert"),
        ("Bill", "william"),
        ("Kate", "katherine"),
        ("Mike", "Michael"),  # spelt with letters that fold
        ("Sam", "Samuel"),
        ("Joe", "Joseph"),
        ("Sue", "Susan"),
    ],
)
def test_a_nickname_is_short_for_what_it_is(short: str, formal: str) -> None:
    one, other = person_name(f"{short} Lee"), person_name(f"{formal} Lee")
    assert {*one.formals} & {*other.formals} == {*other.firsts}
    assert not {*one.firsts} & {*other.firsts}


def test_a_formal_name_is_short_for_nothing() -> None:
    assert person_name("Robert Miller").formals == ("robert",)


@pytest.mark.parametrize(
    ("name", "first", "last", "initials"),
    [
        ("Bob M.", "bob", "", "bm"),
        ("B. Miller", "", "miller", "bm"),
        ("B Miller", "", "miller", "bm"),
        ("J.P. Morgan", "", "morgan", "jm"),
        ("B. M.", "", "", "bm"),
        ("Bob", "bob", "", "b"),
    ],
)
def test_an_initial_is_no_name_and_still_tells(
    name: str, first: str, last: str, initials: str
) -> None:
    told = person_name(name)
    assert (told.first, told.last) == (first, last)
    assert told.first_initial + told.last_initial == initials
    assert told.firsts == ((first,) if first else ())
    assert told.lasts == ((last,) if last else ())


@pytest.mark.parametrize(
    ("name", "firsts", "lasts"),
    [
        ("Anna van Dijk", ("anna",), ("vandijk", "dijk")),
        ("van Dijk, Anna", ("anna",), ("vandijk", "dijk")),
        ("Anna de la Cruz", ("anna",), ("delacruz", "cruz")),
        ("María García López", ("maria",), ("garcialopez", "garcia", "lopez")),
        ("Anna Meier-Schmidt", ("anna",), ("meierschmidt", "meier", "schmidt")),
        ("Omar Al-Rashid", ("omar",), ("alrashid", "rashid")),
        ("Anna-Lena Meier", ("annalena",), ("meier",)),
        ("Tim O’Brien", ("tim",), ("obrien",)),
        ("Amartya Sen", ("amartya",), ("sen",)),
    ],
)
def test_all_that_a_name_may_be_told_as(
    name: str, firsts: tuple[str, ...], lasts: tuple[str, ...]
) -> None:
    told = person_name(name)
    assert (told.firsts, told.lasts) == (firsts, lasts)


def test_two_first_names_are_told_as_one_or_as_both() -> None:
    assert person_name(None, "Anna Lena", "Meier").firsts == ("anna", "annalena")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jörg Müller", "Joerg Mueller"),
        ("Jörg Müller", "Jorg Muller"),
        ("Łukasz Wójcik", "Lukasz Wojcik"),
        ("Иван Петров", "Ivan Petrov"),
        ("Zoë Strauß", "Zoe Strauss"),
    ],
)
def test_letters_of_any_alphabet_are_one(one: str, other: str) -> None:
    assert person_name(one) == person_name(other)


@pytest.mark.parametrize("name", [None, "", "  ", "—", "…", "bob@alder.example"])
def test_what_is_no_name_has_no_parts(name: str | None) -> None:
    assert person_name(name) == PersonName()


def test_who_is_called_by_a_title_alone_keeps_it() -> None:
    assert person_name("Dame").first == "dame"


@given(some.text(max_size=30), some.text(max_size=10), some.text(max_size=10))
def test_any_text_has_parts_in_plain_letters(name: str, first: str, last: str) -> None:
    for told in (person_name(name), person_name(name, first, last)):
        words = [*told.firsts, *told.lasts, told.first_initial, told.last_initial]
        assert all(word == "" or (word.isascii() and word.isalnum()) for word in words)
        assert told.firsts[:1] == ((told.first,) if told.first else ())
        assert told.lasts[:1] == ((told.last,) if told.last else ())
        assert {*told.firsts} <= {*told.formals}


def test_names_keep_their_order_and_schema() -> None:
    told = pa.RecordBatch.from_pydict(
        {
            "person_id": ["2", "1", "3"],
            "name": ["Bob Miller", None, "B."],
            "first_name": [None, "Ann", None],
            "last_name": [None, "Lee", None],
        }
    )
    parts = name_parts(told)
    assert parts.schema == NAMES
    assert parts["person_id"].to_pylist() == ["2", "1", "3"]
    assert parts["last"].to_pylist() == ["miller", "lee", None]
    assert parts["first_initial"].to_pylist() == ["b", "a", "b"]
    assert parts["lasts"].to_pylist() == [["miller"], ["lee"], None]
