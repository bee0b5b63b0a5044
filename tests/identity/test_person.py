"""Which records are one human, what they say of them, and who is no human at all."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.identity.conftest import Told

PEOPLE = "SELECT name, nature FROM person ORDER BY ALL"
OLD, NEW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC), dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def test_two_who_share_a_mailbox_stay_two(told: Told) -> None:
    told.person("1", "info@alder.example", name="Bob Miller")
    told.person("2", "info@alder.example", name="Ann Alder")
    told.person("3", "info+crm@alder.example", name="BOB MILLER", source="desk")
    told.person("4", "info@alder.example", name="Alder Reception")
    told.person("5", "info@alder.example", source="mail")
    assert told.answered(PEOPLE) == [
        ("Alder Reception", "shared mailbox"),
        ("Ann Alder", "person"),
        ("Bob Miller", "person"),
    ]


def test_a_shared_mailbox_that_only_has_a_first_name_stays_one(told: Told) -> None:
    told.person("1", "office@alder.example", name="Bob")
    told.person("2", "office@alder.example", name="Ann")
    assert told.answered(PEOPLE) == [("Ann", "shared mailbox"), ("Bob", "shared mailbox")]


@pytest.mark.parametrize(
    ("mail", "name"),
    [
        ("info@alder.example", "Alder Freight"),  # what an account is called
        ("info@oldoak.example", "Old Oak"),  # what the domain is called
        ("orders@alder.example", "Purchase Orders"),
    ],
)
def test_a_firm_or_machine_is_no_human(told: Told, mail: str, name: str) -> None:
    told.account("1", name="Alder Freight Ltd")
    told.person("1", mail, name=name)
    assert told.answered(PEOPLE) == [(name, "shared mailbox")]


def test_whatever_stands_beside_a_machines_address_is_one(told: Told) -> None:
    told.person("1", "no-reply@alder.example", name="Billing Robot")
    assert told.answered(PEOPLE) == [("Billing Robot", "bot")]


def test_an_address_of_ones_own_joins_whatever_the_names_are(told: Told) -> None:
    told.person("1", "bob@alder.example", name="Bob Miller")
    told.person("2", "bob@alder.example", "info@alder.example", name="Robert Miller")
    assert told.answered(PEOPLE) == [("Robert Miller", "person")]


def test_each_column_is_what_the_newest_record_that_tells_it_says(told: Told) -> None:
    mail = "bob@alder.example"
    told.person("1", mail, title="Chief Financial Officer", department="Z", updated_at=OLD)
    told.person("2", mail, title="CEO", department="A", updated_at=NEW)
    told.person("3", mail, buying_role="user", title="Trainee")
    assert told.answered("SELECT title, department, buying_role FROM person") == [
        ("CEO", "A", "user")
    ]


def voices(told: Told, *labels: str | None, **values: str) -> list[tuple[object, ...]]:
    """Let each of them speak in a meeting, and give nature and side of each and of their words."""
    for number, label in enumerate(labels):
        speaker = told.person(str(number), name=label, **values)
        told.touch(str(number), speaker, channel="meeting")
    return told.answered("""
        SELECT DISTINCT person.nature, person.side, touch.side
        FROM touch INNER JOIN person USING (person_id) ORDER BY ALL
    """)


def test_a_voice_without_a_name_is_nobodys(told: Told) -> None:
    labels = ("Speaker 2", "speaker_1", "Guest", "Room 4.12", "+49 170 1234567", "12", None)
    assert voices(told, *labels) == [("unnamed voice", "unknown", "unknown")]


def test_a_named_voice_is_a_customers(told: Told) -> None:
    assert voices(told, "Bob Miller", "Roomi Khan", "Ann") == [("person", "customer", "customer")]


def test_an_unnamed_voice_keeps_the_side_that_was_told(told: Told) -> None:
    assert voices(told, None, "Speaker 1", side="us") == [("unnamed voice", "us", "us")]


def test_an_unnamed_voice_with_a_firm_is_a_customers(told: Told) -> None:
    firm = told.account("1", name="Alder")
    told.member(told.person("0", name="Speaker 1"), firm)
    assert voices(told, "Speaker 1") == [("unnamed voice", "customer", "customer")]


def test_stand_ins_with_an_address_or_in_a_ticket_are_customers(told: Told) -> None:
    told.touch("1", told.person("1", "guest@alder.example", name="Guest"), channel="meeting")
    told.touch("2", told.person("2", name="Unknown caller"), channel="ticket")
    assert told.answered("SELECT side FROM touch") == [("customer",), ("customer",)]
    assert told.answered(PEOPLE) == [("Guest", "placeholder"), ("Unknown caller", "unnamed voice")]


def test_a_stand_in_is_nobody_else_of_that_name(told: Told) -> None:
    told.person("hire", "hire@alder.example", name="Guest User")
    assert ("unnamed voice", "unknown", "unknown") in voices(told, "x", "Guest User")


@pytest.mark.parametrize(("channel", "side"), [("call", "unknown"), ("mail", "customer")])
def test_words_without_an_author(told: Told, channel: str, side: str) -> None:
    told.touch("1", None, channel=channel)
    assert told.answered("SELECT side FROM touch") == [(side,)]


def test_who_has_no_address_at_a_firm_is_the_one_of_that_name_there(told: Told) -> None:
    firm = told.account("1", name="Alder Freight", domains=["alder.example"])
    told.person("1", "ann.lee@alder.example", name="Ann Lee")
    told.member(told.person("2", "ann@gmail.com", name="Lee Ann", source="survey"), firm)
    assert told.answered("SELECT count(*), max(len(emails)) FROM person") == [(1, 2)]


def test_two_addresses_of_one_name_at_one_firm_may_be_two_people(told: Told) -> None:
    told.account("1", name="Alder Freight", domains=["alder.example"])
    told.person("1", "ann.lee@alder.example", name="Ann Lee")
    told.person("2", "ann.lee2@alder.example", name="Ann Lee")
    assert told.answered("SELECT count(*) FROM person") == [(2,)]


def test_a_name_is_what_most_records_say(told: Told) -> None:
    for number, name in enumerate(("Rosario Navarro", "Rosariio Navarro", "Rosario Navarro", "R.")):
        told.person(str(number), "rosario@alder.example", name=name)
    assert told.answered("SELECT name FROM person") == [("Rosario Navarro",)]
