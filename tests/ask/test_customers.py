from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.ask.customers import (
    HeardByDepartment,
    SaidByPerson,
    Unplaced,
    WholeCustomer,
    accounts,
    unplaced,
    whole_customer,
)
from outsidein.errors import NotFound

if TYPE_CHECKING:
    from outsidein.record.workspace import Workspace


@pytest.fixture
def sorrel(answered: Workspace) -> WholeCustomer:
    """Give the one that most was heard of."""
    return whole_customer(answered, "Sorrel Foods")


def test_accounts_of_the_most_people_come_first(answered: Workspace) -> None:
    found = accounts(answered)
    assert [(one.account_id, one.people, one.statements) for one in found] == [
        ("sorrel", 3, 8),
        ("kestrel", 1, 1),
        ("leeds", 1, 1),
    ]
    assert found[0].departments == ["finance", "sales", "support"]
    assert found[0].top_needs == ["card, lost", "fee, charged"]  # two people before four questions
    assert accounts(answered, limit=2) == found[:2]


def test_the_last_word_has_a_date_of_its_own(answered: Workspace) -> None:
    sorrel = accounts(answered)[0]
    assert sorrel.last_word is not None
    assert sorrel.last_word.text == "Where is it?"  # the thanks that came later are small talk
    assert sorrel.last_word.happened_at is not None
    assert sorrel.last_at is not None
    assert (sorrel.last_word.happened_at.day, sorrel.last_at.day) == (5, 9)


def test_who_has_no_account_is_counted(answered: Workspace) -> None:
    assert unplaced(answered) == Unplaced(people=1, statements=1)


def test_a_whole_customer_says_who_it_is(sorrel: WholeCustomer) -> None:
    assert (sorrel.account_id, sorrel.name, sorrel.domains) == (
        "sorrel",
        "Sorrel Foods",
        ["sorrel.example"],
    )
    assert (sorrel.industry, sorrel.employees, sorrel.country) == ("Food", 120, "IE")
    assert (sorrel.people, sorrel.statements) == (3, 8)
    assert sorrel.first_at is not None
    assert sorrel.last_at is not None
    assert (sorrel.first_at.day, sorrel.last_at.day) == (1, 9)


def test_needs_of_the_most_people_come_first(sorrel: WholeCustomer) -> None:
    cards, fees = sorrel.needs
    assert (cards.name, cards.people, cards.statements) == ("card, lost", 2, 3)
    assert (fees.name, fees.people, fees.statements) == ("fee, charged", 1, 4)
    assert cards.kinds == {"pain": 1, "question": 1, "want": 1}
    assert list(fees.kinds.items()) == [("question", 3), ("goal", 1)]
    assert cards.departments == ["sales", "support"]
    assert cards.first_at is not None
    assert cards.last_at is not None
    assert (cards.first_at.day, cards.last_at.day) == (1, 5)


def test_voices_are_people_who_said_most_first(sorrel: WholeCustomer) -> None:
    cards, fees = sorrel.needs
    assert [(one.name, one.title, one.statements) for one in cards.voices] == [
        ("Bob Miller", "Owner", 2),
        ("Cleo Brandt", None, 1),
    ]
    assert cards.voices[0].departments == ["sales", "support"]
    assert cards.voices[0].kinds == ["pain", "question"]
    assert [one.person_id for one in fees.voices] == ["gosia1"]  # a mailbox is no person


def test_quotes_are_about_the_need_and_lead_to_their_place(sorrel: WholeCustomer) -> None:
    cards, fees = sorrel.needs
    assert {one.person for one in cards.quotes} == {"Bob Miller", "Cleo Brandt"}
    assert {one.theme for one in cards.quotes} == {"card, lost"}
    assert {one.theme for one in fees.quotes} == {"fee, charged"}
    assert {one.text: one.place for one in cards.quotes} == {
        "It swallowed my card.": "tickets.json:1",
        "Send a spare card.": "tickets.json:3",
    }


def test_what_each_department_heard(sorrel: WholeCustomer) -> None:
    # What one person says to support comes before what a mailbox asks three times.
    assert sorrel.by_department == [
        HeardByDepartment(
            department="support", people=2, statements=5, needs=["card, lost", "fee, charged"]
        ),
        HeardByDepartment(department="sales", people=2, statements=2, needs=["card, lost"]),
        HeardByDepartment(department="finance", people=1, statements=1, needs=["fee, charged"]),
    ]


def test_what_each_person_said_and_mailboxes_last(sorrel: WholeCustomer) -> None:
    assert sorrel.by_person == [
        SaidByPerson(
            person_id=who, name=name, title=title, nature=nature, statements=said, needs=of
        )
        for who, name, title, nature, said, of in (
            ("bob", "Bob Miller", "Owner", "person", 2, ["card, lost"]),
            ("cleo", "Cleo Brandt", None, "person", 2, ["card, lost"]),
            ("gosia1", "Małgorzata Nowak", "Buyer", "person", 1, ["fee, charged"]),
            ("office", "Sorrel Office", None, "shared mailbox", 3, ["fee, charged"]),
        )
    ]


def test_an_exact_name_wins_over_names_that_have_it_in(answered: Workspace) -> None:
    assert whole_customer(answered, "sorrel foods").account_id == "sorrel"
    assert whole_customer(answered, "leeds").name == "Sorrel Foods Leeds"
    with pytest.raises(NotFound, match="More than one account"):
        whole_customer(answered, "foods")


def test_an_account_that_was_never_heard_is_whole_too(answered: Workspace) -> None:
    mills = whole_customer(answered, "quiet mills")
    assert (mills.people, mills.statements, mills.last_at) == (0, 0, None)
    assert (mills.needs, mills.by_department, mills.by_person) == ([], [], [])
