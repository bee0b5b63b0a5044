"""Which mail domains are a firm's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.identity.conftest import Ask, Told


@pytest.fixture(scope="module")
def ask(told_once: Told) -> Ask:
    """Tell of all domains at once: no firm has to do with those of another test."""
    told = told_once
    tell_members(told, "two.example", "Alder", "Birch")
    tell_members(told, "three.example", "Cedar", "Dogwood", "Elm")
    tell_members(told, "claimed.example", "Fir", "Ginkgo", "Hazel")
    told.account("claims", name="Mailbox", domains=["claimed.example"])
    told.person("new", "new@claimed.example", name="New Hand")
    named = told.account("named", name="Juniper Freight Ltd")
    told.member(told.person("tom", "tom@juniper.example", name="Tom Hale"), named)
    told.person("ann", "ann@juniper.example", name="Ann Lee", source="helpdesk")
    for name in ("Larch Rail", "Maple Foods"):
        member = told.person(name, f"{name[0]}@consultants.example", name=f"Ann {name}")
        told.member(member, told.account(name, name=name))
    return told.resolved()


def tell_members(told: Told, host: str, *firms: str) -> None:
    """Tell of firms, each with somebody who has an address there."""
    for firm in firms:
        person = told.person(firm, f"{firm.lower()}@{host}")
        told.member(person, told.account(firm, name=f"{firm} Works"))


def accounts(ask: Ask, like: str) -> list[str]:
    return [name for (name,) in ask(f"SELECT name FROM account WHERE name LIKE '{like}'")]


def test_a_domain_whose_people_work_for_three_firms_sells_mailboxes(ask: Ask) -> None:
    assert accounts(ask, "two.example") == ["two.example"]
    assert accounts(ask, "three.example") == []


def test_a_domain_that_a_firm_claims_is_its_own_however_many_use_it(ask: Ask) -> None:
    assert ask("""
        SELECT account.name FROM membership
        INNER JOIN person USING (person_id) INNER JOIN account USING (account_id)
        WHERE person.name = 'New Hand'
    """) == [("Mailbox",)]


def test_a_list_of_contacts_gives_its_firms_the_domain_their_people_write_from(ask: Ask) -> None:
    """Contacts name their firm but not its domain; tickets come from the domain alone."""
    assert ask("SELECT name, domains FROM account WHERE lower(name) LIKE '%juniper%'") == [
        ("Juniper Freight Ltd", ["juniper.example"])
    ]


def test_a_domain_that_two_firms_people_write_from_is_neithers(ask: Ask) -> None:
    found = ask("SELECT name, domains FROM account WHERE name SIMILAR TO 'Larch.*|Maple.*|cons.*'")
    assert sorted(found) == [
        ("Larch Rail", []),
        ("Maple Foods", []),
        ("consultants.example", ["consultants.example"]),
    ]
