from __future__ import annotations

import pytest

from outsidein.identity.mail_natures import mail_nature

PEOPLE = """
mikke.svard andrej.svard paris berlin mueller-l anna-support support-anna jan-bot o2bob 10203040 na
rene.test replinger responda.m julian.dl alle.koch ann.all hope.service li-na kai.billing
bob+noreply anna.smith+support prvs=0123456789=bob.miller mark.sales helpman contessa teamer alister
"""
SHARED = """
servicio.clientes customer-service einkauf-nord service.fr office.berlin sales-atlanta a-team
platform-support supportuk infode recursos.humanos ressources-humaines trust-and-safety front.desk
biuro.obslugi.klienta inkoop.nl user.support member.services postmottak hilfe
feedback+2024
"""
BOTS = """
acmenoreply no_reply noreply+abc jira-notifications x-bounces auto-confirm order-update ikke-svar
nie.odpowiadaj niet-beantwoorden bittenichtantworten release-bot system reply+ab12cd34
550e8400-e29b-41d4-a716-446655440000
"""
LISTS = "all all-berlin sales-all dl.finance everyone-uk staff-uk x-owner dev-request tutti"
STAND_INS = """
noemail123 no.email unknown-contact deleted_user_77 anonymous.user test1 user12345 visitor-8f3a
firstname.lastname sin-correo
"""


@pytest.mark.parametrize(
    ("nature", "boxes"),
    [
        ("person", PEOPLE),
        ("shared mailbox", SHARED),
        ("bot", BOTS),
        ("list", LISTS),
        ("placeholder", STAND_INS),
    ],
)
def test_what_stands_before_the_at_tells(nature: str, boxes: str) -> None:
    mails = [f"{box.partition('@')[0]}@oak.example" for box in boxes.split()]
    assert {mail: mail_nature(mail) for mail in mails} == dict.fromkeys(mails, nature)


def test_case_and_space_around_say_nothing() -> None:
    assert mail_nature(" Support-EMEA@Oak.Example ") == "shared mailbox"


def test_letters_with_marks_are_read_as_plain_ones() -> None:
    assert mail_nature("büro@oak.example") == "shared mailbox"


def test_the_firms_own_name_beside_a_word_says_nothing() -> None:
    assert mail_nature("oak.info@oak.example") == "shared mailbox"
    assert mail_nature("oak.info@elm.example") == "person"


def test_numbers_are_people_where_anybody_gets_a_mailbox() -> None:
    assert mail_nature("9a8b7c6d5e4f3a2b1c0d@oak.example") == "bot"
    assert mail_nature("9a8b7c6d5e4f3a2b1c0d@gmail.com") == "person"


@pytest.mark.parametrize("mail", ["xx@xx.com", "abc@abc.com", "email@email.com", "zzzz@zzzz.net"])
def test_both_sides_alike_fill_a_field(mail: str) -> None:
    assert mail_nature(mail) == "placeholder"


@pytest.mark.parametrize("mail", ["bob@bob.example", "xy@xx.com", "noel@noel.example"])
def test_a_name_on_both_sides_is_a_person(mail: str) -> None:
    assert mail_nature(mail) == "person"
