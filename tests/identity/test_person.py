"""Which records are one human, what they say of them, and who is no human at all."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.identity.conftest import Ask, Told

OLD, NEW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC), dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

# Whose address and name are no human's: by what an account is called, by what the domain is
# called, and by what is done there.
NO_HUMANS = [
    ("account", "info@linden.example", "Linden Freight"),
    ("domain", "info@oldoak.example", "Old Oak"),
    ("task", "orders@linden.example", "Purchase Orders"),
]


@pytest.fixture(scope="module")
def ask(told_once: Told) -> Ask:
    """Tell of all people at once: none of them has to do with those of another test."""
    tell_of_mailboxes(told_once)
    tell_of_addresses(told_once)
    tell_of_names_at_firms(told_once)
    tell_of_voices(told_once)
    return told_once.resolved()


def tell_of_mailboxes(told: Told) -> None:
    told.person("two 1", "info@alder.example", name="Bob Miller")
    told.person("two 2", "info@alder.example", name="Ann Alder")
    told.person("two 3", "info+crm@alder.example", name="BOB MILLER", source="desk")
    told.person("two 4", "info@alder.example", name="Alder Reception")
    told.person("two 5", "info@alder.example", source="mail")
    told.person("first 1", "office@birch.example", name="Bo")
    told.person("first 2", "office@birch.example", name="Ana")
    told.account("1", name="Linden Freight Ltd")
    for case, mail, name in NO_HUMANS:
        told.person(f"{case} 1", mail, name=name)
    told.person("machine 1", "no-reply@cedar.example", name="Billing Robot")


def tell_of_addresses(told: Told) -> None:
    told.person("own 1", "rob@dogwood.example", name="Rob Stone")
    told.person("own 2", "rob@dogwood.example", "info@dogwood.example", name="Robert Stone")
    mail = "vera@elm.example"
    told.person("newest 1", mail, title="Chief Financial Officer", department="Z", updated_at=OLD)
    told.person("newest 2", mail, title="CEO", department="A", updated_at=NEW)
    told.person("newest 3", mail, buying_role="user", title="Trainee")
    for number, name in enumerate(("Rosario Navarro", "Rosariio Navarro", "Rosario Navarro", "R.")):
        told.person(f"most {number}", "rosario@fir.example", name=name)


def tell_of_names_at_firms(told: Told) -> None:
    firm = told.account("2", name="Ginkgo Rail", domains=["ginkgo.example"])
    told.person("there 1", "ann.lee@ginkgo.example", name="Ann Lee")
    told.member(told.person("there 2", "ann@gmail.com", name="Lee Ann", source="survey"), firm)
    told.account("3", name="Hazel Foods", domains=["hazel.example"])
    told.person("number 1", "una.kerr@hazel.example", name="Una Kerr")
    told.person("number 2", "una.kerr2@hazel.example", name="Una Kerr")


def tell_of_voices(told: Told) -> None:
    speak(told, "none", "Speaker 2", "speaker_1", "Guest", "Room 4.12", "+49 170 1234567")
    speak(told, "none either", "12", None)
    speak(told, "named", "Tom Falk", "Roomi Khan", "Ida")
    speak(told, "told", None, "Speaker 1", side="us")
    speak(told, "placed", "Speaker 1")
    told.member(told.person("placed 0", name="Speaker 1"), told.account("4", name="Juniper"))
    guest = told.person("stand-in 1", "guest@ivy.example", name="Guest")
    told.touch("stand-in 1", guest, channel="meeting", thread_id="stand-in 1")
    caller = told.person("stand-in 2", name="Unknown caller")
    told.touch("stand-in 2", caller, channel="ticket", thread_id="stand-in 2")
    told.person("hired", "hire@larch.example", name="Guest User")
    speak(told, "hire", "x", "Guest User")
    told.touch("nobody call", None, channel="call", thread_id="nobody call")
    told.touch("nobody mail", None, channel="mail", thread_id="nobody mail")


def speak(told: Told, case: str, *labels: str | None, **values: str) -> None:
    """Let each of them speak in one meeting."""
    for number, label in enumerate(labels):
        speaker = told.person(f"{case} {number}", name=label, **values)
        told.touch(f"{case} {number}", speaker, channel="meeting", thread_id=case)


def people(ask: Ask, case: str, columns: str = "name, nature") -> list[tuple[object, ...]]:
    """Give these columns of the people that a case tells of."""
    return ask(f"""
        SELECT {columns} FROM person
        WHERE person_id IN (SELECT entity_id FROM same_as WHERE source_id LIKE 'person:{case} %')
        ORDER BY ALL
    """)


def voices(ask: Ask, case: str) -> list[tuple[object, ...]]:
    """Give nature and side of each who speaks in a case, and the side of their words."""
    return ask(f"""
        SELECT DISTINCT person.nature, person.side, touch.side
        FROM touch INNER JOIN person USING (person_id)
        WHERE touch.source_id LIKE 'touch:{case} %' ORDER BY ALL
    """)


def sides(ask: Ask, case: str) -> list[tuple[object, ...]]:
    """Give the side of each touch of a case."""
    return ask(f"SELECT side FROM touch WHERE source_id LIKE 'touch:{case}%' ORDER BY source_id")


def test_two_who_share_a_mailbox_stay_two(ask: Ask) -> None:
    assert people(ask, "two") == [
        ("Alder Reception", "shared mailbox"),
        ("Ann Alder", "person"),
        ("Bob Miller", "person"),
    ]


def test_a_shared_mailbox_that_only_has_a_first_name_stays_one(ask: Ask) -> None:
    assert people(ask, "first") == [("Ana", "shared mailbox"), ("Bo", "shared mailbox")]


@pytest.mark.parametrize(("case", "mail", "name"), NO_HUMANS)
def test_a_firm_or_machine_is_no_human(ask: Ask, case: str, mail: str, name: str) -> None:
    assert people(ask, case, "name, nature, emails") == [(name, "shared mailbox", [mail])]


def test_whatever_stands_beside_a_machines_address_is_one(ask: Ask) -> None:
    assert people(ask, "machine") == [("Billing Robot", "bot")]


def test_an_address_of_ones_own_joins_whatever_the_names_are(ask: Ask) -> None:
    assert people(ask, "own") == [("Robert Stone", "person")]


def test_each_column_is_what_the_newest_record_that_tells_it_says(ask: Ask) -> None:
    assert people(ask, "newest", "title, department, buying_role") == [("CEO", "A", "user")]


def test_a_voice_without_a_name_is_nobodys(ask: Ask) -> None:
    assert voices(ask, "none") == [("unnamed voice", "unknown", "unknown")]
    assert voices(ask, "none either") == [("unnamed voice", "unknown", "unknown")]


def test_a_named_voice_is_a_customers(ask: Ask) -> None:
    assert voices(ask, "named") == [("person", "customer", "customer")]


def test_an_unnamed_voice_keeps_the_side_that_was_told(ask: Ask) -> None:
    assert voices(ask, "told") == [("unnamed voice", "us", "us")]


def test_an_unnamed_voice_with_a_firm_is_a_customers(ask: Ask) -> None:
    assert voices(ask, "placed") == [("unnamed voice", "customer", "customer")]


def test_stand_ins_with_an_address_or_in_a_ticket_are_customers(ask: Ask) -> None:
    assert sides(ask, "stand-in") == [("customer",), ("customer",)]
    assert people(ask, "stand-in") == [
        ("Guest", "placeholder"),
        ("Unknown caller", "unnamed voice"),
    ]


def test_a_stand_in_is_nobody_else_of_that_name(ask: Ask) -> None:
    assert ("unnamed voice", "unknown", "unknown") in voices(ask, "hire")


@pytest.mark.parametrize(("channel", "side"), [("call", "unknown"), ("mail", "customer")])
def test_words_without_an_author(ask: Ask, channel: str, side: str) -> None:
    assert sides(ask, f"nobody {channel}") == [(side,)]


def test_who_has_no_address_at_a_firm_is_the_one_of_that_name_there(ask: Ask) -> None:
    assert people(ask, "there", "len(emails)") == [(2,)]


def test_two_addresses_of_one_name_at_one_firm_may_be_two_people(ask: Ask) -> None:
    assert len(people(ask, "number")) == 2


def test_a_name_is_what_most_records_say(ask: Ask) -> None:
    assert people(ask, "most", "name") == [("Rosario Navarro",)]
