from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.language.quotes import Unquoted, without_quotes

INTRODUCTIONS = {
    "gmail en": "On Mon, Jan 5, 2026 at 10:00 AM Ana Ruiz <ana@ours.example> wrote:",
    "gmail de": "Am Mo., 5. Jan. 2026 um 10:00 Uhr schrieb Ana Ruiz <ana@ours.example>:",
    "gmail fr": "Le lun. 5 janv. 2026 à 10:00, Ana Ruiz <ana@ours.example> a écrit :",
    "gmail es": "El lun, 5 ene 2026 a las 10:00, Ana Ruiz (<ana@ours.example>) escribió:",
    "gmail nl": "Op ma 5 jan 2026 om 10:00 schreef Ana Ruiz <ana@ours.example>:",
    "gmail pt": "Em seg., 5 de jan. de 2026 às 10:00, Ana Ruiz <ana@ours.example> escreveu:",
    "gmail it": "Il giorno lun 5 gen 2026 alle ore 10:00 Ana Ruiz <ana@ours.example> ha scritto:",
    "apple en": "On 5 Jan 2026, at 10:00, Ana Ruiz <ana@ours.example> wrote:",
    "apple de": "Am 05.01.2026 um 10:00 schrieb Ana Ruiz <ana@ours.example>:",
    "apple fr": "Le 5 janv. 2026 à 10:00, Ana Ruiz <ana@ours.example> a écrit :",
    "apple es": "El 5 ene 2026, a las 10:00, Ana Ruiz <ana@ours.example> escribió:",
    "apple nl": "Op 5 jan. 2026, om 10:00 heeft Ana Ruiz <ana@ours.example> "
    "het volgende geschreven:",
    "apple pt": "No dia 05/01/2026, às 10:00, Ana Ruiz <ana@ours.example> escreveu:",
    "apple it": "Il giorno 5 gen 2026, alle ore 10:00, Ana Ruiz <ana@ours.example> ha scritto:",
    "thunderbird en": "On 05/01/2026 10:00, Ana Ruiz wrote:",
    "thunderbird de": "Am 05.01.26 um 10:00 schrieb Ana Ruiz:",
    "thunderbird fr": "Le 05/01/2026 à 10:00, Ana Ruiz a écrit :",
    "thunderbird es": "El 05/01/2026 a las 10:00, Ana Ruiz escribió:",
    "thunderbird nl": "Op 05-01-2026 om 10:00 schreef Ana Ruiz:",
    "thunderbird pt": "Em 05/01/2026 10:00, Ana Ruiz escreveu:",
    "thunderbird it": "Il 05/01/2026 10:00, Ana Ruiz ha scritto:",
    "gmx": "Ana Ruiz <ana@ours.example> schrieb am Mo., 5. Jan. 2026, 10:00:",
    "zoho": "---- On Mon, 05 Jan 2026 10:00:00 +0100 Ana Ruiz <ana@ours.example> wrote ----",
    "yahoo wrapped": "On Monday, January 5, 2026 at 10:00:00 AM GMT+1, Ana Ruiz\n"
    "<ana@ours.example> wrote:",
    "wrapped twice": "Am Montag, dem 5. Januar 2026 um 10:00 Uhr schrieb\nAna Ruiz von Ours GmbH\n"
    "<ana@ours.example>:",
    "wrapped verb": "Le lundi 5 janvier 2026 à 10:00, Ana Ruiz <ana@ours.example> a\nécrit :",
}
HEADERS = {
    "outlook en": "From: Ana Ruiz <ana@ours.example>\nSent: Monday, January 5, 2026 10:00 AM\n"
    "To: Bob Miller <bob@alder.example>\nSubject: Invoice",
    "outlook de": "Von: Ana Ruiz <ana@ours.example>\nGesendet: Montag, 5. Januar 2026 10:00\n"
    "An: Bob Miller\nCc: Eva Kurz\nBetreff: Rechnung",
    "outlook fr": "De : Ana Ruiz <ana@ours.example>\nEnvoyé : lundi 5 janvier 2026 10:00\n"
    "À : Bob Miller\nObjet : Facture",
    "outlook es": "De: Ana Ruiz <ana@ours.example>\nEnviado el: lunes, 5 de enero de 2026 10:00\n"
    "Para: Bob Miller\nAsunto: Factura",
    "outlook nl": "Van: Ana Ruiz <ana@ours.example>\nVerzonden: maandag 5 januari 2026 10:00\n"
    "Aan: Bob Miller\nOnderwerp: Factuur",
    "outlook pt": "De: Ana Ruiz <ana@ours.example>\nEnviada: segunda-feira, 5 de janeiro de 2026\n"
    "Para: Bob Miller\nAssunto: Fatura",
    "outlook it": "Da: Ana Ruiz <ana@ours.example>\nInviato: lunedì 5 gennaio 2026 10:00\n"
    "A: Bob Miller\nOggetto: Fattura",
    "bold": "*From:* Ana Ruiz <ana@ours.example>\n*Sent:* Monday, January 5, 2026\n"
    "*To:* Bob Miller\n*Subject:* Invoice",
    "hotmail": "Date: Mon, 5 Jan 2026 10:00:00 +0100\nSubject: Invoice\nFrom: ana@ours.example\n"
    "To: bob@alder.example",
    "wrapped": "From: Ana Ruiz <ana@ours.example>\nSent: Monday, January 5, 2026 10:00 AM\n"
    "To: Bob Miller <bob@alder.example>; Eva Kurz\n<eva@alder.example>\nSubject: Invoice",
    "ruled": "________________________________\nFrom: Ana Ruiz <ana@ours.example>\n"
    "Sent: Monday, January 5, 2026 10:00 AM\nTo: Bob Miller\nSubject: Invoice",
    "dashed en": "-----Original Message-----\nFrom: Ana",
    "dashed de": "-----Ursprüngliche Nachricht-----\nVon: Ana",
    "dashed fr": "-----Message d'origine-----\nDe : Ana",
    "dashed es": "-----Mensaje original-----\nDe: Ana",
    "dashed nl": "-----Oorspronkelijk bericht-----\nVan: Ana",
    "dashed pt": "-----Mensagem original-----\nDe: Ana",
    "dashed it": "-----Messaggio originale-----\nDa: Ana",
    "aol": "-----Original Message-----\nFrom: Ana Ruiz <ana@ours.example>\nTo: Bob\nSent: Mon",
    "yahoo": "----- Original Message -----\nFrom: Ana\nCc: \nSent: Monday",
}
OWN = "We were charged twice.\nCan you refund us?"


def kept(unquoted: Unquoted) -> str:
    return "\n".join("\n".join(part).strip() for part in unquoted.parts).strip()


@pytest.mark.parametrize("name", INTRODUCTIONS)
@pytest.mark.parametrize(
    "quote", ["> What can I do for you?\n>\n> Ana", "What can I do for you?\n\nAna"]
)
def test_an_introduced_quote_goes_marked_or_not(name: str, quote: str) -> None:
    unquoted = without_quotes(f"{OWN}\n\n{INTRODUCTIONS[name]}\n\n{quote}\n")
    assert kept(unquoted) == OWN
    assert unquoted.stripped == {"quote"}
    assert not unquoted.doubtful


@pytest.mark.parametrize("name", HEADERS)
def test_all_below_a_block_of_headers_goes(name: str) -> None:
    unquoted = without_quotes(f"{OWN}\n\n{HEADERS[name]}\n\nWhat can I do for you?\n\nAna")
    assert kept(unquoted) == OWN
    assert unquoted.stripped == {"quote"}


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
        "-------- Weitergeleitete Nachricht --------",
        "Anfang der weitergeleiteten Nachricht:",
        "---------- Message transféré ----------",
        "---------- Mensaje reenviado ----------",
        "---------- Doorgestuurd bericht ----------",
        "---------- Mensagem encaminhada ----------",
        "Inizio messaggio inoltrato:",
    ],
)
def test_a_forwarded_mail_is_not_the_senders(mark: str) -> None:
    unquoted = without_quotes(f"See below.\n\n{mark}\nFrom: Eva <eva@alder.example>\n\nIt broke.")
    assert kept(unquoted) == "See below."
    assert unquoted.stripped == {"forward"}


def test_answers_between_and_below_quotes_are_kept() -> None:
    text = (
        "Hi Ana,\n\nOn 5 Jan 2026, at 10:00, Ana Ruiz <ana@ours.example> wrote:\n"
        "> Which plan do you use?\nThe small one.\n> Since when?\n\nMay.\n\n> Ana\n\nThat is all."
    )
    unquoted = without_quotes(text)
    assert [" ".join(part).strip() for part in unquoted.parts] == [
        "Hi Ana,",
        "The small one.",
        "May.",
        "That is all.",
    ]


def test_an_answer_below_the_quote_is_kept() -> None:
    text = "On 05/01/2026 10:00, Ana Ruiz wrote:\n> Which plan do you use?\nThe small one."
    assert kept(without_quotes(text)) == "The small one."


def test_a_quote_of_the_authors_own_is_kept_in_doubt() -> None:
    text = "Your page says\n> this is a quote!\nand that is not so."
    unquoted = without_quotes(text)
    assert (kept(unquoted), unquoted.stripped, unquoted.doubtful) == (text, frozenset(), True)


def test_a_quote_that_ends_a_mail_or_follows_a_greeting_is_none_of_the_authors() -> None:
    assert (
        kept(without_quotes("It broke.\n\n> What can I do?\n\n-- \nBob")) == "It broke.\n-- \nBob"
    )
    assert kept(without_quotes("Hi Ana,\n> What can I do?\nRefund us.")) == "Hi Ana,\nRefund us."


def test_what_a_mail_program_wrapped_is_still_quoted() -> None:
    long = "> We would like to know which of the plans that we offer your firm uses\ntoday.\n> Ana"
    assert kept(without_quotes(f"The small one.\n\n{long}")) == "The small one."


def test_an_export_that_folded_a_mail_into_one_line_is_cut_too() -> None:
    folded = (
        "We were charged twice. On Mon, Jan 5, 2026 at 10:00 AM Ana Ruiz <ana@ours.example> wrote: "
        "What can I do for you?"
    )
    assert kept(without_quotes(folded)) == "We were charged twice."
    folded = (
        "We were charged twice. From: Ana Ruiz <ana@ours.example> Sent: Monday, January 5, 2026 "
        "To: Bob Miller Subject: Invoice What can I do for you?"
    )
    assert kept(without_quotes(folded)) == "We were charged twice."


@pytest.mark.parametrize(
    "text",
    [
        "Your driver called on Monday and wrote:\nwe come at noon. He did not.",
        "On 5 May 2026 we wrote:\nplease refund us. Nothing came.",
        "> What can I do for you?",
        "From: Ana <ana@ours.example>\nSent: today\nSubject: Invoice\nIt broke.",
    ],
)
def test_what_cannot_be_told_apart_is_kept_in_doubt(text: str) -> None:
    unquoted = without_quotes(text)
    assert unquoted.doubtful
    assert text.splitlines()[-1] in kept(unquoted)


@pytest.mark.parametrize(
    "text",
    [
        "From: Berlin\nTo: Paris\nDate: 5 May\nPlease quote.",
        "De momento nada: seguimos igual.\nPara mañana: dos tarjetas.",
        "We need:\n- cards\n- limits\nFrom May on: more.",
        "The flow is a -> b -> c, and 3 > 2.",
    ],
)
def test_what_only_looks_like_a_header_is_left_alone(text: str) -> None:
    unquoted = without_quotes(text)
    assert (kept(unquoted), unquoted.stripped, unquoted.doubtful) == (text, frozenset(), False)


LINES = ["It broke.", "> old", ">> older", "", "Ana wrote:", "From: a@b.example", "To: c", "---"]


@given(st.lists(st.sampled_from([*LINES, *INTRODUCTIONS.values(), *HEADERS.values()])))
def test_every_line_that_is_left_was_there_in_this_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    left = iter(text.split("\n"))
    assert all(line in left for part in without_quotes(text).parts for line in part)
