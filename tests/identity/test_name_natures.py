from __future__ import annotations

import pytest

from outsidein.identity.name_natures import name_nature

PEOPLE = """
Bob's iPhone; Maria Post; Peter de Bot; Van der Bot; Marieke Bot; Lucie Bot; Jack London
Anna | Support; A. Office; Ng; Marco Polo (Zoom); Bob at Alder; Smith, Room; Jean Service Dupont
Anonymous Bosch; Miller, Bob (Support Team); Guest, Christopher; Press, Bill; Ольга Сервис
הראל כהן; Roomi Khan; John Doe
"""
BOTS = """
Otter.ai; OtterPilot; Anna's OtterPilot; Zoom Cloud Recording; Salesforce Integration
Site Guest User; Alder Chatbot; Microsoft Outlook; System User; notifications; Do Not Reply
Alder Integration User
"""
SHARED = """
AP Team; Sales; Info Alder; Support Alder GmbH; Rechnungseingang; Ufficio Acquisti; Kundtjänst
Økonomi; Biuro Obsługi Klienta; Customer Success Team; HR Alder; Alder Freight Customer Care
Support | Alder; Debian HA Maintainers
"""
STAND_INS = """
Anonymous User; NULL; (unknown); ...; unbekannt; Sin nombre; Prénom Nom; Test Contact; n/a
guest user; Utilisateur; [deleted]; Max Mustermann; Kein Name
"""
VOICES = """
SPEAKER 1; Spk_1; Unknown speaker 3; Caller 2; Boardroom; Conference Room; 12345; Customer 1
Unknown 2; Anonymous caller; Galaxy S9; Dial-in; +1 (555) 12; Teilnehmer 3; iPad (2)
External Participant
"""


@pytest.mark.parametrize(
    ("nature", "names"),
    [
        ("person", PEOPLE),
        ("bot", BOTS),
        ("shared mailbox", SHARED),
        ("placeholder", STAND_INS),
        ("unnamed voice", VOICES),
        ("list", "Everyone; All Staff; Alle Mitarbeiter"),
    ],
)
def test_a_name_tells_whose_it_is(nature: str, names: str) -> None:
    told = [name.strip() for line in names.strip().splitlines() for name in line.split(";")]
    assert {name: name_nature(name) for name in told} == dict.fromkeys(told, nature)


def test_an_address_for_a_name_is_what_the_address_is() -> None:
    assert name_nature("bob@alder.example") == "person"
    assert name_nature("noreply@alder.example") == "bot"
