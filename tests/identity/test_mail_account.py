"""Which mail domains are a firm's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.identity.conftest import Told


def tell_members(told: Told, firms: int) -> None:
    """Tell of as many firms, each with somebody who has an address at mailbox.example."""
    for number in range(firms):
        firm = told.account(str(number), name=f"Firm {number}")
        told.member(told.person(str(number), f"p{number}@mailbox.example"), firm)


@pytest.mark.parametrize(("firms", "accounts"), [(2, [("mailbox.example",)]), (3, [])])
def test_a_domain_whose_people_work_for_three_firms_sells_mailboxes(
    told: Told, firms: int, accounts: list[tuple[str]]
) -> None:
    tell_members(told, firms)
    assert told.answered("SELECT name FROM account WHERE name = 'mailbox.example'") == accounts


def test_a_domain_that_a_firm_claims_is_its_own_however_many_use_it(told: Told) -> None:
    tell_members(told, 3)
    told.account("claims", name="Mailbox", domains=["mailbox.example"])
    told.person("new", "new@mailbox.example", name="New Hand")
    assert told.answered("""
        SELECT account.name FROM membership
        INNER JOIN person USING (person_id) INNER JOIN account USING (account_id)
        WHERE person.name = 'New Hand'
    """) == [("Mailbox",)]


def test_a_list_of_contacts_gives_its_firms_the_domain_their_people_write_from(told: Told) -> None:
    """Contacts name their firm but not its domain; tickets come from the domain alone."""
    named = told.account("1", name="Alder Freight Ltd")
    told.member(told.person("1", "tom@alder.example", name="Tom Hale"), named)
    told.person("2", "ann@alder.example", name="Ann Lee", source="helpdesk")
    assert told.answered("SELECT name, domains FROM account") == [
        ("Alder Freight Ltd", ["alder.example"])
    ]


def test_a_domain_that_two_firms_people_write_from_is_neithers(told: Told) -> None:
    for number, name in enumerate(("Alder Freight", "Birch Foods")):
        member = told.person(str(number), f"{number}@consultants.example", name=f"Ann {name}")
        told.member(member, told.account(str(number), name=name))
    assert told.answered("SELECT name FROM account ORDER BY name") == [
        ("Alder Freight",),
        ("Birch Foods",),
        ("consultants.example",),
    ]
