"""Who belongs where, over several imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.identity.conftest import Ask, Told


@pytest.fixture(scope="module")
def ask(told_once: Told) -> Ask:
    """Tell of all contacts in the same three imports; none shares a firm with another."""
    told = told_once
    for number, name in enumerate(("Cedar", "Alder", "Birch")):
        firm = told.account(name, name=f"{name} Works")
        contact = told.person("moves", name="Bob Miller")
        told.member(contact, firm)
        told.touch(str(number), contact, account_id=firm, thread_id=str(number))
        if number == 0:
            both = told.person("both", name="Ida Falk")
            for one in ("Dogwood", "Elm"):
                told.member(both, told.account(one, name=f"{one} Works"))
            first = told.person("adds", "eva@fir.example")
            told.member(first, told.account("Ginkgo", name="Ginkgo Works"))
            ours = told.person("keeps", name="Per Holm")
            told.member(ours, told.account("Hazel", name="Hazel Works"))
        if number == 1:
            second = told.person("adds", "eva@fir.example", source="desk")
            firm = told.account("Juniper", name="Juniper Works", source="desk")
            told.member(second, firm, source="desk")
            told.member(ours, None, title="department: Sales")
        told.end_import()
    return told.resolved()


def members(ask: Ask, person: str) -> list[tuple[object, ...]]:
    """Give the firms of a person, and if a system told of each."""
    return ask(f"""
        SELECT account.name, membership.is_told
        FROM membership INNER JOIN account USING (account_id)
        WHERE person_id IN (SELECT entity_id FROM same_as WHERE source_id = 'person:{person}')
        ORDER BY ALL
    """)


def test_a_contact_that_moved_is_in_the_account_told_last(ask: Ask) -> None:
    """Their words of that time stay with the account they were told for."""
    assert members(ask, "moves") == [("Birch Works", True)]
    assert ask("""
        SELECT account.name FROM touch INNER JOIN account USING (account_id)
        ORDER BY touch.source_id
    """) == [("Cedar Works",), ("Alder Works",), ("Birch Works",)]


def test_several_accounts_told_at_once_are_all_there(ask: Ask) -> None:
    assert members(ask, "both") == [("Dogwood Works", True), ("Elm Works", True)]


def test_another_system_or_an_address_still_counts(ask: Ask) -> None:
    assert members(ask, "adds") == [
        ("Ginkgo Works", True),
        ("Juniper Works", True),
        ("fir.example", False),
    ]


def test_a_colleagues_department_outdates_no_account(ask: Ask) -> None:
    assert members(ask, "keeps") == [("Hazel Works", True)]
