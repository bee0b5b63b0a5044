"""From profiles to who is one: what is sure, what is doubted, what is passed over, in any order."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest

from outsidein.identity.linking import SURE, UNSURE, prior
from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from tests.identity.conftest import Ask, Told


def test_among_more_people_two_are_one_less_often() -> None:
    assert prior(0) == prior(1) == prior(64) == -5
    assert prior(1_000_000) == -19
    told = [prior(count) for count in range(0, 100_000, 100)]
    assert all(one >= other for one, other in pairwise(told))


def test_a_few_more_people_change_no_odds() -> None:
    assert prior(1000) == prior(1100)


def tell(told: Told) -> None:
    """Tell of people and firms that are one, that may be and that are not."""
    firm = told.account("Alder", name="Alder Freight", domains=["alder.example"])
    told.account("Alder too", name="Alder Frieght", source="desk")
    told.account("Elm", name="Elm Elevators", phone="030 1234567")
    told.account("Elm too", name="Elm Lifts", phone="+49 30 1234567")
    bob = told.person("Bob", "bob.miller@alder.example", name="Bob Miller")
    told.person("Bob too", "bmiller@alder.example", name="Bob Miller", source="desk")
    voice = told.person("voice", name="Bob Miller", source="calls")
    colleague = told.person("Ann", "ann@alder.example", name="Ann Lee")
    told.member(told.person("survey", name="A. Lee", source="survey"), firm)
    for name in ("Tom", "Tim"):
        told.member(told.person(name, name=f"{name} Reed", title="Buyer", source=name), firm)
    for number in range(3):
        told.touch(f"call {number}", voice, [colleague], channel="call", thread_id="call")
        told.touch(f"mail {number}", bob, thread_id="mail")
    for number, name in enumerate(("Tom", "Tom", "Tim")):
        told.touch(f"from {name} {number}", row_id(name, f"person:{name}"))


@pytest.fixture(scope="module")
def ask(told_once: Told) -> Ask:
    tell(told_once)
    return told_once.resolved()


def test_any_order_of_rows_and_imports_gives_the_same(ask: Ask, told: Told) -> None:
    """What was compared, too: rare names and lists are in it."""
    tell(told)
    told.end_imports(Random(7))
    shuffled = told.resolved()
    for table in ("same_as", "person", "account", "membership", "unsure_pair", "compared_pair"):
        every_row = f"SELECT * FROM {table} ORDER BY ALL"
        assert shuffled(every_row) == ask(every_row), table
    assert ask("SELECT count(*) FROM person") == [(4,)]
    assert ask("SELECT count(*) FROM account") == [(3,)]


def test_the_smallest_of_its_records_names_each(ask: Ask) -> None:
    assert ask("""
        SELECT DISTINCT min(record_id) = entity_id, bool_or(record_id = entity_id)
        FROM same_as GROUP BY entity_id
    """) == [(True, True)]


def test_what_is_rather_one_than_two_is_kept_with_its_reason_and_worth(ask: Ask) -> None:
    assert ask("""
        SELECT one.name, other.name, unsure.reason, unsure.worth
        FROM unsure_pair AS unsure
        INNER JOIN person AS one ON one.person_id = unsure.left_id
        INNER JOIN person AS other ON other.person_id = unsure.right_id
        WHERE unsure.sort = 'person'
    """) == [("Tim Reed", "Tom Reed", "same surname, firm and title", 1)]
    ((probability,),) = ask("SELECT probability FROM unsure_pair WHERE sort = 'person'")
    assert UNSURE <= probability < SURE


def test_a_key_that_too_many_share_is_passed_over_and_said_to_be(told: Told) -> None:
    """The many are nobody but themselves, and take no longer than a few."""
    for number in range(1500):
        told.person(
            f"{number}", f"{number}@gmail.com", name="Zed Noor" if number % 2 else "Ann Lee"
        )
    for number in range(101):
        told.account(f"oak {number}", name="Oak", domains=[f"{number}.example"], phone="0301234567")
    # As many as may share one.
    for number in range(100):
        told.person(f"ida {number}", f"ida{number}@gmail.com", name="Ida Holm")
        told.account(f"elm {number}", name="Elm", domains=[f"elm{number}.example"])
    ask = told.resolved()
    assert ask("SELECT sort, count(*) FROM compared_pair GROUP BY ALL ORDER BY ALL") == [
        ("account", 100 * 99 / 2),
        ("person", 100 * 99 / 2),
    ]
    assert ask("SELECT count(*) FROM person WHERE name <> 'Ida Holm'") == [(1500,)]
    skipped = ask("SELECT sort, what, block, profiles FROM skipped_block ORDER BY ALL")
    assert [one for one in skipped if one[2] in {"noor zed", "ann lee"}] == [
        ("person", "full name", "ann lee", 750),
        ("person", "full name", "noor zed", 750),
    ]
    assert [one[1:] for one in skipped if one[0] == "account"] == [
        ("beginning", "oak", 101),
        ("end", "oak", 101),
        ("name", "oak", 101),
        ("phone", "301234567", 101),
        ("word", "oak", 101),
    ]


def test_records_without_names_are_nobody_else(told: Told) -> None:
    for number, name in enumerate((None, None, "", " ", "—", "x@y", "()", "The")):
        told.person(f"{number}", name=name)
        told.account(f"{number}", name=name)
    told.person("no mail", "", "@", "a@", "@b.example")
    told.account("no domain", domains=["", ".", "localhost"])
    told.member("there is no such person", "nor such a firm")
    told.touch("1", "nor such an author", ["nor such a party"], account_id="nor such a firm")
    ask = told.resolved()
    assert ask("SELECT sort, count(DISTINCT entity_id) FROM same_as GROUP BY ALL ORDER BY ALL") == [
        ("account", 9),
        ("person", 9),
    ]
    assert ask("SELECT DISTINCT reason, probability FROM same_as") == [("the only record", 1.0)]


def test_nothing_told_is_nobody(told: Told) -> None:
    told.touch("1", None)
    ask = told.resolved()
    for table in ("same_as", "person", "account", "compared_pair", "skipped_block"):
        assert ask(f"FROM {table}") == []
