from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.ask.answers import rows, sql
from outsidein.ask.names import NAMESAKES, NEAR_NAMES, Known, find, near_names, one_named
from outsidein.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb


def known(known_id: str, name: str, *details: str, is_heard: bool = True) -> Known:
    return Known(known_id=known_id, name=name, details=list(details), is_heard=is_heard)


def meant(asked: str, among: Sequence[Known]) -> str:
    return one_named(asked, among, what="account", listing="outsidein customer").known_id


FIRMS = [
    known("1", "Sorrel Foods"),
    known("2", "Sorrel Foods Leeds"),
    known("3", "The Sorrel"),
    known("4", "Kestrel Dental"),
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("sorrel FOODS", "1"),  # though it is part of another name
        (" Sorrel Foods Leeds ", "2"),
        ("the sorrel", "3"),
        ("dental", "4"),
        ("2", "2"),
    ],
)
def test_an_id_an_exact_name_or_a_part_that_only_one_has(asked: str, found: str) -> None:
    assert meant(asked, FIRMS) == found
    assert meant(asked, FIRMS[::-1]) == found


def test_an_id_comes_before_a_name_of_the_same_letters() -> None:
    assert meant("1", [known("7", "1"), known("1", "Seven")]) == "1"


def test_a_part_that_several_have_is_asked_back() -> None:
    with pytest.raises(NotFound, match="More than one account has “sorrel” in its name") as raised:
        meant("sorrel", FIRMS)
    assert raised.value.next_step == "Which one: Sorrel Foods, Sorrel Foods Leeds, The Sorrel?"
    many = [known(str(one), f"Firm {one}") for one in range(NEAR_NAMES + 1)]
    with pytest.raises(NotFound) as raised:
        meant("firm", many)
    assert raised.value.next_step.endswith("Firm 4, …?")


NAMESAKES_OF_ONE = [
    known("a", "Ida Holm", "Alder Ltd", "ida@alder.example"),
    known("b", "Ida Holm", is_heard=False),
    known("c", "ida holm", "Kestrel Dental"),
]


@pytest.mark.parametrize("asked", ["Ida Holm", "ida h"])
def test_namesakes_are_listed_with_what_tells_them_apart(asked: str) -> None:
    with pytest.raises(NotFound) as raised:
        meant(asked, [NAMESAKES_OF_ONE[0], known("c", "Ida Holm", "Kestrel Dental")])
    assert raised.value.what == "More than one account is called “Ida Holm”."
    assert raised.value.next_step.splitlines() == [
        "Ask for one of them by its id:",
        "  a  Alder Ltd, ida@alder.example",
        "  c  Kestrel Dental",
    ]


def test_who_said_something_comes_before_who_never_did() -> None:
    assert meant("Ida Holm", NAMESAKES_OF_ONE[:2]) == "a"
    with pytest.raises(NotFound) as raised:
        meant("Ida Holm", [*NAMESAKES_OF_ONE, known("d", "Ida Holm")])
    assert "  b  " not in raised.value.next_step
    assert meant("b", NAMESAKES_OF_ONE) == "b"  # by the id even those are found


def test_if_none_of_the_namesakes_said_anything_all_are_listed() -> None:
    silent = [known(one, "Ida Holm", is_heard=False) for one in "ab"]
    with pytest.raises(NotFound) as raised:
        meant("Ida Holm", silent)
    assert raised.value.next_step.splitlines()[1:] == [
        "  a  nothing more is known",
        "  b  nothing more is known",
    ]


def test_a_crowd_of_namesakes_is_cut_short() -> None:
    crowd = [known(f"{one:02}", "somebody") for one in range(NAMESAKES + 3)]
    with pytest.raises(NotFound) as raised:
        meant("somebody", crowd)
    lines = raised.value.next_step.splitlines()
    assert len(lines) == 1 + NAMESAKES + 1
    assert lines[-1] == "  … and 3 more"


def test_near_names_are_shown_or_where_all_are_listed() -> None:
    with pytest.raises(NotFound, match="There is no account “Kestral Dentl”") as raised:
        meant("Kestral Dentl", FIRMS)
    assert raised.value.next_step == "Did you mean: Kestrel Dental?"
    with pytest.raises(NotFound) as raised:
        meant("xyzzy", FIRMS)
    assert raised.value.next_step == "`outsidein customer` lists them."


def test_near_names_know_a_first_word_too() -> None:
    names = [one.name for one in FIRMS]
    assert near_names("kestrl", names) == ["Kestrel Dental"]
    assert near_names("Sorel Foods", names)[0] == "Sorrel Foods"
    assert near_names("xyzzy", names) == []
    assert len(near_names("firm", [f"Firm {one}" for one in range(9)])) == NEAR_NAMES


def test_people_of_one_name_are_told_apart_by_account_and_mail(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    with pytest.raises(
        NotFound, match="More than one person is called “Małgorzata Nowak”"
    ) as raised:
        find(connection, "person", "małgorzata nowak")
    assert raised.value.next_step.splitlines()[1:] == [
        "  gosia1  Sorrel Foods, gosia1@mail.example",
        "  gosia2  Kestrel Dental, gosia2@mail.example",
    ]
    assert find(connection, "person", "gosia3").name == "Małgorzata Nowak"
    assert find(connection, "person", "Bo Lind").known_id == "lind2"


def test_what_is_known_of_each(connection: duckdb.DuckDBPyConnection) -> None:
    def details(what: str) -> dict[str, list[str]]:
        return {row["known_id"]: row["details"] for row in rows(connection, sql(f"known_{what}"))}

    assert details("account") == {
        "sorrel": ["IE", "sorrel.example"],
        "leeds": ["Leeds"],
        "kestrel": ["kestrel.example"],
        "silent": [],
    }
    assert details("theme") == {
        "money": ["broader need", "money", "cost"],
        "cards": ["card", "lost"],
        "fees": ["fee", "charged"],
        "bills": ["bill"],
        "weather": ["weather"],
    }
    assert details("person")["sam"] == ["sam@mail.example"]
    heard = {row["known_id"] for row in rows(connection, sql("known_person")) if row["is_heard"]}
    assert heard == {"bob", "cleo", "office", "gosia1", "gosia2", "lind2", "sam", "ana"}


def test_a_name_with_a_comma_in_it_stays_in_one_piece(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    assert find(connection, "theme", "card, lost").known_id == "cards"
    with pytest.raises(NotFound) as raised:
        find(connection, "theme", "e")
    assert "“fee, charged”, “money, cost”" in raised.value.next_step
    assert "weather" not in raised.value.next_step  # hidden ones come after those that are shown
    assert find(connection, "theme", "weather").known_id == "weather"
