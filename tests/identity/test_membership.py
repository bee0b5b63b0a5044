"""Who belongs where, over several imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.identity.conftest import Told

MEMBERS = """
    SELECT account.name, membership.is_told
    FROM membership INNER JOIN account USING (account_id) ORDER BY ALL
"""


def test_a_contact_that_moved_is_in_the_account_told_last(told: Told) -> None:
    """Their words of that time stay with the account they were told for."""
    for number, name in enumerate("CAB"):
        firm = told.account(name, name=f"Firm {name}")
        contact = told.person("1", name="Bob Miller")
        told.member(contact, firm)
        told.touch(str(number), contact, account_id=firm, thread_id=str(number))
        told.end_import()
    assert told.answered(MEMBERS) == [("Firm B", True)]
    assert told.answered("""
        SELECT account.name FROM touch INNER JOIN account USING (account_id)
        ORDER BY touch.source_id
    """) == [("Firm C",), ("Firm A",), ("Firm B",)]


def test_several_accounts_told_at_once_are_all_there(told: Told) -> None:
    contact = told.person("1", name="Bob Miller")
    for name in "AB":
        told.member(contact, told.account(name, name=f"Firm {name}"))
    assert told.answered(MEMBERS) == [("Firm A", True), ("Firm B", True)]


def test_another_system_or_an_address_still_counts(told: Told) -> None:
    first = told.person("1", "bob@alder.example")
    told.member(first, told.account("A", name="Firm A"))
    told.end_import()
    second = told.person("1", "bob@alder.example", source="desk")
    told.member(second, told.account("B", name="Firm B", source="desk"), source="desk")
    assert told.answered(MEMBERS) == [("Firm A", True), ("Firm B", True), ("alder.example", False)]


def test_a_colleagues_department_outdates_no_account(told: Told) -> None:
    contact = told.person("1", name="Bob Miller")
    told.member(contact, told.account("A", name="Firm A"))
    told.end_import()
    told.member(contact, None, title="department: Sales")
    assert told.answered(MEMBERS) == [("Firm A", True)]
