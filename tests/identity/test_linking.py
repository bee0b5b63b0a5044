"""From profiles to who is one: what is sure, what is doubted, what is passed over, in any order."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

from outsidein.identity.linking import SURE, UNSURE, prior
from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from tests.identity.conftest import Told


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
    told.person("Bob too", "bmiller@alder.example", name="Robert Miller", source="desk")
    voice = told.person("voice", name="Bob Miller", source="calls")
    colleague = told.person("Ann", "ann@alder.example", name="Ann Lee")
    told.member(told.person("survey", name="A. Lee", source="survey"), firm)
    for name in ("Tom", "Tim"):
        told.member(told.person(name, name=f"{name} Reed", source=name), firm)
    for number in range(3):
        told.touch(f"call {number}", voice, [colleague], channel="call", thread_id="call")
        told.touch(f"mail {number}", bob, thread_id="mail")


def test_any_order_of_rows_and_imports_gives_the_same(told: Told) -> None:
    """What was compared, too: rare names and lists are in it."""
    outcomes = []
    for seed in range(2):
        record = told.another()
        tell(record)
        record.end_imports(Random(seed))
        ask = record.resolved()
        outcomes.append({table: ask(f"SELECT * FROM {table} ORDER BY ALL") for table in TABLES})
    assert outcomes[0] == outcomes[1]
    assert len(outcomes[0]["person"]) == 4
    assert len(outcomes[0]["account"]) == 3


TABLES = ("same_as", "person", "account", "membership", "unsure_pair", "compared_pair")


def test_what_is_rather_one_than_two_is_kept_with_its_reason_and_worth(told: Told) -> None:
    tell(told)
    for name in ("Tom", "Tom", "Tim"):
        told.touch(f"from {name}", row_id(name, f"person:{name}"))
    ask = told.resolved()
    assert ask("""
        SELECT one.name, other.name, unsure.reason, unsure.worth
        FROM unsure_pair AS unsure
        INNER JOIN person AS one ON one.person_id = unsure.left_id
        INNER JOIN person AS other ON other.person_id = unsure.right_id
        WHERE unsure.sort = 'person'
    """) == [("Tim Reed", "Tom Reed", "same surname and firm", 1)]
    ((probability,),) = ask("SELECT probability FROM unsure_pair WHERE sort = 'person'")
    assert UNSURE <= probability < SURE


def test_a_key_that_too_many_share_is_passed_over_and_said_to_be(told: Told) -> None:
    """The many are nobody but themselves, and take no longer than a few."""
    for number in range(1500):
        told.person(
            f"{number}", f"{number}@gmail.com", name="Zed Noor" if number % 2 else "Ann Lee"
        )
    for number in range(101):
        told.account(f"{number}", name="Oak", domains=[f"{number}.example"], phone="030 1234567")
    ask = told.resolved()
    assert ask("SELECT count(*) FROM person") == [(1500,)]
    assert ask("SELECT count(*) FROM compared_pair") == [(0,)]
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


def test_a_key_that_just_as_many_share_as_may_is_compared(told: Told) -> None:
    for number in range(100):
        told.account(f"{number}", name="Oak", domains=[f"{number}.example"])
    ask = told.resolved()
    assert ask("SELECT count(*) FROM compared_pair") == [(100 * 99 / 2,)]
    assert ask("FROM skipped_block") == []


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
