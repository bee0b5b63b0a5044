"""Who is who among people: what ties them, whom a call holds, and who moves on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.identity.conftest import Ask, Told


LETTERS = "abcdefghijklmnopqrstuvwxyz"


def works_at(told: Told, firm: str, name: str, *, system: str = "crm", phone: str = "") -> str:
    """Tell of somebody with an address of their own at a firm, both by name."""
    host = f"{firm.lower()}.example"
    account = told.account(firm, name=f"{firm} Works", domains=[host])
    mail = f"{name.lower().replace(' ', '.')}@{host}"
    phones = [phone] if phone else []
    person = told.person(f"{name} at {firm}", mail, name=name, source=system, phones=phones)
    told.member(person, account, source=system)
    return person


def heard_in_a_call(told: Told, call: str, name: str, *others: str) -> str:
    """Tell of a voice in a call, which only has a name, beside others."""
    voice = told.person(f"{name} in {call}", name=name, source="calls")
    told.touch(call, voice, others, channel="call", thread_id=call)
    return voice


@pytest.fixture(scope="module")
def ask(told_once: Told) -> Ask:
    told = told_once
    tell_of_ties(told)
    tell_of_moves(told)
    tell_of_calls(told)
    return told.resolved()


def tell_of_ties(told: Told) -> None:
    told.person("tagged", "Eva.Moss+news@ELM.example", name="Newsletter reader", source="news")
    works_at(told, "Elm", "Eva Moss")
    # A browser that two people wrote from, and one that nobody else did.
    shared, own = ["cookie-1"], ["cookie-2"]
    told.person("shares 1", "liv.dahl@larch.example", name="Liv Dahl", external_ids=shared)
    told.person("shares 2", "per.holm@larch.example", name="Per Holm", external_ids=shared)
    told.person("shares 3", external_ids=shared)
    told.person("owns 1", "mia.falk@maple.example", name="Mia Falk", external_ids=own)
    told.person("owns 2", external_ids=own)
    # The same number in another system is another person's.
    told.person("owns 3", external_ids=own, source="other")
    # Many of one name, each with an address of their own that no firm gave them.
    for letter in LETTERS:
        told.person(f"Maria {letter}", f"{letter * 3}@gmail.com", name="Maria Garcia")
    survivor = told.person("merged 1", "nia.ward@nutmeg.example", name="Nia Ward")
    told.person("merged 2", "nia@old.example", name="Somebody Else", merged_into=survivor)
    told.person("merged 3", name="Of Nobody", merged_into="there is no such record")


def tell_of_moves(told: Told) -> None:
    old = works_at(told, "Fir", "Finn Hale", phone="+49 (0)170 123-45 67")
    new = works_at(told, "Ginkgo", "Finn Hale", system="desk", phone="0049 170 1234567")
    told.touch("as of old", old, thread_id="old")
    told.touch("since then", new, thread_id="new")
    ours = told.person(
        "was ours", "jan.kern@ours.example", name="Jan Kern", phones=["0170 7654321"]
    )
    theirs = works_at(told, "Juniper", "Jan Kern", system="desk", phone="+49 170 7654321")
    told.touch("as one of us", ours, [works_at(told, "Juniper", "Tea Roth")], thread_id="ours")
    told.touch("as a customer", theirs, [ours], thread_id="theirs")


def tell_of_calls(told: Told) -> None:
    works_at(told, "Ilex", "Ines Ruiz")
    ivo = works_at(told, "Ilex", "Ivo Lang")
    heard_in_a_call(told, "call 1", "Ines Ruiz", ivo)
    # Two of one name at one firm, and voices of that name beside a colleague of theirs.
    tell_of_namesakes(told, "Kapok", "Kim Park", "call 2")
    tell_of_namesakes(told, "Linden", "Sam Noor", "call 3", "call 4")


def tell_of_namesakes(told: Told, firm: str, name: str, *calls: str) -> None:
    works_at(told, firm, name)
    mail = f"{name.lower().replace(' ', '.')}2@{firm.lower()}.example"
    told.person(f"{name} the second", mail, name=name)
    colleague = works_at(told, firm, f"Colleague {firm}")
    for call in calls:
        heard_in_a_call(told, call, name, colleague)


def groups(ask: Ask, *records: str) -> list[str]:
    """Give who these records are, each group of one person as one text."""
    told: dict[str, str] = dict(
        ask("SELECT source_id, entity_id FROM same_as WHERE sort = 'person'")
    )
    found: dict[str, list[str]] = {}
    for record in records:
        found.setdefault(told[f"person:{record}"], []).append(record)
    return sorted(" = ".join(one) for one in found.values())


def why(ask: Ask, record: str) -> str:
    ((reason,),) = ask(f"SELECT reason FROM same_as WHERE source_id = 'person:{record}'")
    return str(reason)


def test_an_address_counts_without_its_tag_and_in_any_letters(ask: Ask) -> None:
    assert groups(ask, "tagged", "Eva Moss at Elm") == ["tagged = Eva Moss at Elm"]
    assert why(ask, "tagged") == "same mail address eva.moss@elm.example"


def test_a_browser_that_two_share_is_neithers(ask: Ask) -> None:
    assert groups(ask, "shares 1", "shares 2", "shares 3") == ["shares 1", "shares 2", "shares 3"]


def test_a_number_that_one_has_is_theirs_within_its_system(ask: Ask) -> None:
    assert groups(ask, "owns 1", "owns 2", "owns 3") == ["owns 1 = owns 2", "owns 3"]
    assert why(ask, "owns 2") == "same number cookie-2 in crm"


def test_many_of_one_name_at_a_mailbox_provider_stay_many(ask: Ask) -> None:
    records = [f"Maria {letter}" for letter in LETTERS]
    assert groups(ask, *records) == records


def test_a_record_merged_away_is_its_survivor(ask: Ask) -> None:
    told = groups(ask, "merged 1", "merged 2", "merged 3")
    assert told == ["merged 1 = merged 2", "merged 3"]
    assert why(ask, "merged 2") == "merged in crm"
    assert ask("SELECT name, len(emails) FROM person WHERE emails[1] LIKE 'nia%'") == [
        ("Somebody Else", 2)
    ]


def test_who_changes_employer_is_one_with_two_memberships(ask: Ask) -> None:
    """The number is written another way; what was said before stays with the firm of then."""
    assert groups(ask, "Finn Hale at Fir", "Finn Hale at Ginkgo") == [
        "Finn Hale at Fir = Finn Hale at Ginkgo"
    ]
    assert why(ask, "Finn Hale at Fir") == "same surname, first name and phone"
    assert ask("""
        SELECT account.name FROM membership
        INNER JOIN person USING (person_id) INNER JOIN account USING (account_id)
        WHERE person.name = 'Finn Hale' ORDER BY account.name
    """) == [("Fir Works",), ("Ginkgo Works",)]
    assert accounts(ask, "as of old", "since then") == ["Fir Works", "Ginkgo Works"]


def accounts(ask: Ask, *touches: str) -> list[str]:
    """Give the firm of each touch."""
    told: dict[str, str] = dict(
        ask("SELECT source_id, name FROM touch INNER JOIN account USING (account_id)")
    )
    return [told[f"touch:{touch}"] for touch in touches]


def test_who_was_ours_and_is_a_customers_speaks_for_either_in_their_time(ask: Ask) -> None:
    assert groups(ask, "was ours", "Jan Kern at Juniper") == ["was ours = Jan Kern at Juniper"]
    sides: dict[str, str] = dict(ask("SELECT source_id, side FROM touch"))
    assert sides["touch:as one of us"] == "us"
    assert sides["touch:as a customer"] == "customer"
    assert accounts(ask, "as one of us", "as a customer") == ["Juniper Works"] * 2


def test_a_voice_is_the_one_of_that_name_where_the_others_are_from(ask: Ask) -> None:
    assert groups(ask, "Ines Ruiz in call 1", "Ines Ruiz at Ilex", "Ivo Lang at Ilex") == [
        "Ines Ruiz in call 1 = Ines Ruiz at Ilex",
        "Ivo Lang at Ilex",
    ]
    assert why(ask, "Ines Ruiz in call 1") == "same surname, first name and firm"


def test_namesakes_of_one_firm_stay_two_and_a_voice_joins_neither(ask: Ask) -> None:
    records = ("Kim Park at Kapok", "Kim Park in call 2", "Kim Park the second")
    assert groups(ask, *records) == [*records]


def test_nor_do_several_voices_that_are_one(ask: Ask) -> None:
    namesakes = ("Sam Noor at Linden", "Sam Noor the second")
    voices = ("Sam Noor in call 3", "Sam Noor in call 4")
    assert groups(ask, *namesakes, *voices) == [
        "Sam Noor at Linden",
        "Sam Noor in call 3 = Sam Noor in call 4",
        "Sam Noor the second",
    ]
