"""Which records are one firm, and what all of them together say of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.identity.conftest import Ask, Told

OLD, NEW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC), dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def ask(told_once: Told) -> Ask:
    """Tell of all the firms at once: none of them has to do with those of another test."""
    tell_of_shared_names(told_once)
    tell_of_names_that_join(told_once)
    tell_of_what_changed(told_once)
    return told_once.resolved()


def tell_of_shared_names(told: Told) -> None:
    told.account("two 1", name="Dragon Ltd", domains=["dragon-uk.example"])
    told.account("two 2", name="Dragon GmbH", domains=["dragon-bau.example"])
    told.account("three 1", name="Phoenix Ltd", domains=["phoenix-uk.example"])
    told.account("three 2", name="Phoenix GmbH", domains=["phoenix-bau.example"])
    told.account("three 3", name="Phoenix")


def tell_of_names_that_join(told: Told) -> None:
    told.account("name 1", name="Alder Freight Ltd", domains=["alder.example"])
    told.account("name 2", name="ALDER FREIGHT", domains=["mail.alder.example"])
    told.account("name 3", name="Alder Freight")
    told.account("bare 1", name="Kestrel BV")
    told.account("bare 2", name="Kestrel")
    told.account("tied 1", name="Birch", domains=["birch.example"])
    told.account("tied 2", name="Birch", domains=["birch-foods.example"])
    told.account("tied 3", name="Birch Group", domains=["birch.example", "birch-foods.example"])
    told.account("tied 4", name="Birch")


def tell_of_what_changed(told: Told) -> None:
    shared: dict[str, Any] = {"name": "Cedar", "domains": ["cedar.example"]}
    told.account(
        "new 1", **shared, type="Prospect", employees=900, country="AT", city="Wien", updated_at=OLD
    )
    told.account("new 2", **shared, type="Customer", employees=40, country="DE", updated_at=NEW)
    told.account("new 3", **shared, type="Zombie", industry="Freight")
    at_once: dict[str, Any] = {"name": "Dogwood", "updated_at": NEW}
    told.account("once 1", **at_once, industry="Rail", created_at=NEW)
    told.account("once 2", **at_once, industry="Sea", created_at=OLD, country="FR")
    told.account("once 3", **at_once, country="DE", created_at=OLD, source="a system before crm")
    domains = ["elm.example"]
    parent = told.account("own 1", name="Elm", domains=domains)
    told.account("own 2", name="Elm", domains=domains, parent_id=parent)


def firms(ask: Ask, case: str, columns: str = "name, domains") -> list[tuple[Any, ...]]:
    """Give these columns of the firms that a case tells of."""
    return ask(f"""
        SELECT {columns} FROM account
        WHERE account_id IN (SELECT entity_id FROM same_as WHERE source_id LIKE 'account:{case} %')
        ORDER BY ALL
    """)


def test_firms_of_one_name_with_a_domain_each_stay_two(ask: Ask) -> None:
    assert firms(ask, "two") == [
        ("Dragon GmbH", ["dragon-bau.example"]),
        ("Dragon Ltd", ["dragon-uk.example"]),
    ]


def test_a_record_that_only_has_a_name_two_firms_share_stays_alone(ask: Ask) -> None:
    assert [name for name, _ in firms(ask, "three")] == ["Phoenix", "Phoenix GmbH", "Phoenix Ltd"]


def test_a_name_joins_where_no_domain_speaks_against_it(ask: Ask) -> None:
    assert firms(ask, "name") == [("Alder Freight Ltd", ["alder.example"])]
    assert firms(ask, "bare") == [("Kestrel BV", [])]


def test_two_domains_that_one_record_ties_are_one_firm(ask: Ask) -> None:
    """The record that ties them goes by another name."""
    assert firms(ask, "tied") == [("Birch", ["birch-foods.example", "birch.example"])]


def test_each_column_is_what_the_newest_record_that_tells_it_says(ask: Ask) -> None:
    assert firms(ask, "new", "type, employees, country, city, industry") == [
        ("Customer", 40, "DE", "Wien", "Freight")
    ]


def test_of_records_told_at_once_the_later_made_one_counts_then_the_last_by_name(ask: Ask) -> None:
    assert firms(ask, "once", "industry, country") == [("Rail", "FR")]


def test_a_firm_is_not_its_own_parent(ask: Ask) -> None:
    assert firms(ask, "own", "name, parent_id") == [("Elm", None)]
