"""What surely ties records, and which of these ties a decision cuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.identity.decisions import Decision

if TYPE_CHECKING:
    from tests.identity.conftest import Ask, Told

MAIL = "miller@home.example"


@pytest.fixture(scope="module")
def ask(told_once: Told) -> Ask:
    told = told_once
    bob, joe = (told.person(one, MAIL, name=f"{one} Miller") for one in ("Bob", "Joe"))
    told.person("Bob again", MAIL, "bob@gmail.com")
    told.person("Bob's own", "bob@gmail.com")
    # Joe has an address of his own as well: what was taken out of Bob loses that tie, too.
    firm = told.account("Alder", name="Alder Works", domains=["alder.example"])
    jim = told.person("Jim", "jim@alder.example", name="Jim Roth")
    jane = told.person("Jane", "jim@alder.example", name="Jane Roth")
    told.member(told.person("Jane's survey", name="Jane Roth", source="survey"), firm)
    told.person("Jane's desk", name="Janet Roth", merged_into=jane)
    elm = told.account("Elm", name="Elm", domains=["elm.example"])
    told.account("Elm too", name="Elm", domains=["elm.example"])
    fir = told.account("Fir", name="Fir", domains=["elm.example", "fir.example"])
    told.account("Fir too", name="Fir Trees", domains=["fir.example"])
    return told.resolved(
        decisions=[
            Decision(what="differ", sort="person", records=(bob, joe)),
            Decision(what="split", sort="person", records=(jim,), apart=(jane,)),
            Decision(what="differ", sort="account", records=(elm, fir)),
        ]
    )


def groups(ask: Ask, sort: str, *records: str) -> list[str]:
    """Give who these records are, each group of one as one text."""
    told: dict[str, str] = dict(
        ask(f"SELECT source_id, entity_id FROM same_as WHERE sort = '{sort}'")
    )
    found: dict[str, list[str]] = {}
    for record in records:
        found.setdefault(told[f"{sort}:{record}"], []).append(record)
    return [" = ".join(one) for one in found.values()]


def test_who_is_taken_out_loses_the_ties_and_all_others_keep_theirs(ask: Ask) -> None:
    records = ("Bob", "Bob again", "Bob's own", "Joe")
    assert groups(ask, "person", *records) == ["Bob = Bob again = Bob's own", "Joe"]


def test_who_is_taken_out_is_still_compared(ask: Ask) -> None:
    """Jane is who answers a survey under her name, but no more who writes as Jim."""
    told = groups(ask, "person", "Jim", "Jane", "Jane's survey")
    assert told == ["Jim", "Jane = Jane's survey"]


def test_a_firm_that_is_taken_out_of_another_keeps_none_of_its_domains_in_common(ask: Ask) -> None:
    told = groups(ask, "account", "Elm", "Elm too", "Fir")
    assert told == ["Elm = Elm too", "Fir"]


def test_no_decision_is_broken(ask: Ask) -> None:
    assert ask("SELECT DISTINCT outcome FROM who_decision") == [("in force",)]
    assert ask("SELECT count(*) FROM person_cut") == [(2,)]
    assert ask("SELECT count(*) FROM account_cut") == [(1,)]
