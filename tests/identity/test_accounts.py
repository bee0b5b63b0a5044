"""Which records are one firm by what ties them, and who is above whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from tests.identity.conftest import Ask, Told


@pytest.fixture(scope="module")
def ask(told_once: Told) -> Ask:
    told = told_once
    told.account("number 1", name="Rowan", external_ids=["hubspot:AB12345678"])
    told.account("number 2", name="Sorbus", external_ids=["AB12345678"], source="desk")
    # A short number is each system's own count.
    told.account("count 1", name="Teak", external_ids=["4711"])
    told.account("count 2", name="Upas", external_ids=["4711"], source="desk")
    survivor = told.account("merged 1", name="Vine Ltd")
    told.account("merged 2", name="Willow", merged_into=survivor)
    told.account("host 1", name="Yew Trading", domains=["mail.yew.example", "YEW.example"])
    told.account("host 2", name="Zelkova", domains=["www.yew.example"], source="desk")
    # Domains of mailbox providers and of ours are no firm's.
    told.account("provider 1", name="Alder Freight", domains=["gmail.com"])
    told.account("provider 2", name="Birch Foods", domains=["gmail.com"])
    told.account("ours 1", name="Cedar Dental", domains=["ours.example"])
    told.account("ours 2", name="Dogwood Tools", domains=["ours.example"])
    tell_of_parents(told)
    return told.resolved()


def tell_of_parents(told: Told) -> None:
    one, two, three = (row_id("crm", f"account:circle {number}") for number in (1, 2, 3))
    told.account("circle 1", name="Hazel House", parent_id=two)
    told.account("circle 2", name="Ilex Inn", parent_id=three)
    told.account("circle 3", name="Juniper Joint", parent_id=one)
    told.account("below a circle", name="Kapok Kiosk", parent_id=one)
    told.account("itself", name="Larch Lodge", parent_id=row_id("crm", "account:itself"))
    told.account("of nobody", name="Maple Mill", parent_id="there is no such record")
    # The child is told below one record of its parent, which goes by another's id.
    told.account("mother 1", name="Oak Office", domains=["oak.example"])
    mother = told.account("mother 2", name="Oak Office", domains=["oak.example"], source="desk")
    told.account("child", name="Pine Press", parent_id=mother, source="desk")


def firms(ask: Ask, case: str) -> list[str]:
    """Give the records of a case, by number, each group of one firm as one text."""
    return [
        group
        for (group,) in ask(f"""
            SELECT string_agg(right(source_id, 1), ' ' ORDER BY source_id) AS records
            FROM same_as WHERE source_id LIKE 'account:{case} _' GROUP BY entity_id ORDER BY records
        """)
    ]


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ("number", "same number AB12345678"),
        ("merged", "merged in crm"),
        ("host", "same domain yew.example"),
    ],
)
def test_what_leaves_no_doubt(ask: Ask, case: str, reason: str) -> None:
    assert firms(ask, case) == ["1 2"]
    told = ask(f"""
        SELECT reason, probability FROM same_as WHERE source_id = 'account:{case} 2'
    """)
    assert told == [(reason, 1.0)]


def test_a_short_number_ties_nothing(ask: Ask) -> None:
    assert firms(ask, "count") == ["1", "2"]


def test_a_mailbox_provider_or_we_ourselves_tie_nothing(ask: Ask) -> None:
    assert firms(ask, "provider") == firms(ask, "ours") == ["1", "2"]


def test_nobody_is_above_themselves(ask: Ask) -> None:
    parents: dict[str, str | None] = dict(
        ask("""
            SELECT account.name, parent.name FROM account
            LEFT JOIN account AS parent ON parent.account_id = account.parent_id
        """)
    )
    circle = ("Hazel House", "Ilex Inn", "Juniper Joint", "Larch Lodge", "Maple Mill")
    assert [parents[name] for name in circle] == [None] * 5
    assert parents["Kapok Kiosk"] == "Hazel House"
    assert parents["Pine Press"] == "Oak Office"
