"""Which records are one firm, and what all of them together say of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.identity.conftest import Told

FIRMS = "SELECT name, domains FROM account ORDER BY ALL"
OLD, NEW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC), dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def test_firms_of_one_name_with_a_domain_each_stay_two(told: Told) -> None:
    told.account("1", name="Phoenix Ltd", domains=["phoenix-uk.example"])
    told.account("2", name="Phoenix GmbH", domains=["phoenix-bau.example"])
    assert told.answered(FIRMS) == [
        ("Phoenix GmbH", ["phoenix-bau.example"]),
        ("Phoenix Ltd", ["phoenix-uk.example"]),
    ]


def test_a_record_that_only_has_a_name_two_firms_share_stays_alone(told: Told) -> None:
    told.account("1", name="Phoenix Ltd", domains=["phoenix-uk.example"])
    told.account("2", name="Phoenix GmbH", domains=["phoenix-bau.example"])
    told.account("3", name="Phoenix")
    assert [name for name, _ in told.answered(FIRMS)] == ["Phoenix", "Phoenix GmbH", "Phoenix Ltd"]


def test_a_name_joins_where_no_domain_speaks_against_it(told: Told) -> None:
    told.account("1", name="Alder Freight Ltd", domains=["alder.example"])
    told.account("2", name="ALDER FREIGHT", domains=["mail.alder.example"])
    told.account("3", name="Alder Freight")
    told.account("4", name="Kestrel BV")
    told.account("5", name="Kestrel")
    assert told.answered(FIRMS) == [
        ("Alder Freight Ltd", ["alder.example"]),
        ("Kestrel BV", []),
    ]


def test_two_domains_that_one_record_ties_are_one_firm(told: Told) -> None:
    """The record that ties them goes by another name."""
    told.account("1", name="Alder", domains=["alder.example"])
    told.account("2", name="Alder", domains=["alder-freight.example"])
    told.account("3", name="Alder Group", domains=["alder.example", "alder-freight.example"])
    told.account("4", name="Alder")
    assert told.answered(FIRMS) == [("Alder", ["alder-freight.example", "alder.example"])]


def test_each_column_is_what_the_newest_record_that_tells_it_says(told: Told) -> None:
    shared: dict[str, Any] = {"name": "Alder", "domains": ["alder.example"]}
    told.account(
        "1", **shared, type="Prospect", employees=900, country="AT", city="Wien", updated_at=OLD
    )
    told.account("2", **shared, type="Customer", employees=40, country="DE", updated_at=NEW)
    told.account("3", **shared, type="Zombie", industry="Freight")
    assert told.answered("SELECT type, employees, country, city, industry FROM account") == [
        ("Customer", 40, "DE", "Wien", "Freight")
    ]


def test_of_records_told_at_once_the_later_made_one_counts_then_the_last_by_name(
    told: Told,
) -> None:
    shared: dict[str, Any] = {"name": "Alder", "updated_at": NEW}
    told.account("1", **shared, industry="Rail", created_at=NEW)
    told.account("2", **shared, industry="Sea", created_at=OLD, country="FR")
    told.account("3", **shared, country="DE", created_at=OLD, source="a system before crm")
    assert told.answered("SELECT industry, country FROM account") == [("Rail", "FR")]


def test_a_firm_is_not_its_own_parent(told: Told) -> None:
    domains = ["alder.example"]
    first = told.account("1", name="Alder", domains=domains)
    told.account("2", name="Alder", domains=domains, parent_id=first)
    assert told.answered("SELECT parent_id FROM account") == [(None,)]
