"""Which likenesses make two records of people one, and what is said of why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.identity.conftest import Ask, Told

# Of each case, which has a firm of its own, its records: name, address, more.
CASES: dict[str, tuple[tuple[str | None, str | None, dict[str, Any]], ...]] = {
    "nickname": (("Bob Miller", "bob.miller", {}), ("Robert Miller", None, {})),
    "folded nickname": (("Mike Voss", "voss", {}), ("Michael Voss", None, {})),
    "initial": (("Ann Lee", "ann.lee", {}), ("A. Lee", None, {})),
    "initial of surname": (("Gil Stone", "gil.stone", {}), ("Gil S.", None, {})),
    "other initial": (("Gus Lindt", "gus.lindt", {}), ("R. Lindt", None, {})),
    "swapped": (("Cleo Brandt", "cleo.brandt", {}), ("Brandt Cleo", None, {})),
    "comma": (("Max Sommer", "max.sommer", {}), ("SOMMER, Max", None, {})),
    "misspelt": (("Rosario Navarro", "navarro", {}), ("Rosariio Navaro", None, {})),
    "alphabet": (("Иван Петров", "ivan.petrov", {}), ("Ivan Petrov", None, {})),
    "umlaut": (("Jörg Müller", "joerg.mueller", {}), ("Joerg Mueller", None, {})),
    "double name": (("Anna Meier", "anna.meier", {}), ("Anna Meier-Schmidt", None, {})),
    "first name alone": (
        ("Ida Falk", "ida.falk", {}),
        ("Ida Holm", "ida.holm", {}),
        ("Ida", None, {}),
    ),
    "brothers": (("Tom Reed", "tom.reed", {}), ("Tim Reed", "tim.reed", {})),
    "colleagues": (("Eva Moss", "eva.moss", {}), ("Pia Dahl", "pia.dahl", {})),
    "two addresses": (("Dev Patel", "dev.patel", {}), ("Dev Patel", "dpatel", {})),
    "numbered": (("Kim Park", "kim.park", {}), ("Kim Park", "kim.park2", {})),
    "own address": (("Uma Shah", "uma.shah", {}), ("Uma Shah", "u@gmail.com", {})),
    "title": (
        ("Lea Brook", "lea.brook", {"title": "Head of IT"}),
        ("Lea Brook", None, {"title": "head of it "}),
    ),
}


def address(case: str, told: str | None) -> list[str]:
    if told is None:
        return []
    return [told if "@" in told else f"{told}@{case.replace(' ', '-')}.example"]


@pytest.fixture(scope="module")
def ask(told_once: Told) -> Ask:
    for case, records in CASES.items():
        host = f"{case.replace(' ', '-')}.example"
        firm = told_once.account(case, name=f"{case} works", domains=[host])
        for number, (name, mail, more) in enumerate(records):
            mails = address(case, mail)
            person = told_once.person(
                f"{case} {number}", *mails, name=name, source=f"system {number}", **more
            )
            told_once.member(person, firm)
    return told_once.resolved()


def people(ask: Ask, case: str) -> list[str]:
    """Give the records of a case, by number, each group of one person as one text."""
    return [
        group
        for (group,) in ask(f"""
            SELECT string_agg(right(source_id, 1), ' ' ORDER BY source_id) AS records
            FROM same_as
            WHERE sort = 'person' AND regexp_matches(source_id, '^person:{case} [0-9]$')
            GROUP BY entity_id ORDER BY records
        """)
    ]


def reasons(ask: Ask, case: str) -> set[str]:
    told = ask(f"""
        SELECT DISTINCT reason FROM same_as
        WHERE sort = 'person' AND regexp_matches(source_id, '^person:{case} [0-9]$')
    """)
    return {reason for (reason,) in told}


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ("nickname", "same surname and firm, first name Robert/Bob"),
        ("initial", "same surname, initial of the first name and firm"),
        ("initial of surname", "same initial of the surname, first name and firm"),
        ("swapped", "same name, in the other order, first name and firm"),
        ("comma", "same surname, first name and firm"),
        (
            "misspelt",
            "same surname but for its spelling, first name but for its spelling and firm",
        ),
        ("alphabet", "same surname, first name and firm"),
        ("umlaut", "same surname, first name and firm"),
        ("double name", "same surname, first name and firm"),
        ("two addresses", "same surname, first name and firm"),
        ("own address", "same surname, first name and firm"),
        ("title", "same surname, first name, firm and title"),
    ],
)
def test_who_is_one_and_why(ask: Ask, case: str, reason: str) -> None:
    assert people(ask, case) == ["0 1"]
    assert reasons(ask, case) == {reason}


def test_a_nickname_whose_name_is_folded_is_one(ask: Ask) -> None:
    assert people(ask, "folded nickname") == ["0 1"]


@pytest.mark.parametrize("case", ["other initial", "brothers", "colleagues", "numbered"])
def test_who_is_not_one(ask: Ask, case: str) -> None:
    assert people(ask, case) == ["0", "1"]
    assert reasons(ask, case) == {"the only record"}


def test_a_first_name_that_two_of_a_firm_have_joins_neither(ask: Ask) -> None:
    assert people(ask, "first name alone") == ["0", "1", "2"]


def test_all_is_as_sure_as_it_is_told(ask: Ask) -> None:
    """The record that names somebody is they; another is they in so many cases."""
    told = ask("""
        SELECT count(*) FILTER (WHERE record_id = entity_id AND probability <> 1),
            count(*) FILTER (WHERE probability NOT BETWEEN 0.99 AND 1), min(probability) < 1
        FROM same_as WHERE sort = 'person'
    """)
    assert told == [(0, 0, True)]
