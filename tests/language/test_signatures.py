from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.language.signatures import without_signature

OWN = "We were charged twice.\nCan you refund us?"

CLOSED = {
    "en": "Best regards,\nBob Miller\nCFO, Alder Freight",
    "en one line": "All the best, Bob",
    "en short": "Cheers,\nBob",
    "en thanks": "Thank you,\nBob",
    "en thanks and regards": "Thanks & regards\nBob Miller",
    "en two": "Kind regards,\nBob\n\nBob Miller | CFO | Alder Freight\n+44 20 7946 0100",
    "de": "Mit freundlichen Grüßen\n\ni. A. Eva Kurz\nLeiterin Einkauf\nErle Fracht GmbH",
    "de typed": "Mit freundlichen Gruessen\nEva Kurz",
    "de one line": "Viele Grüße aus Hamburg",
    "de name": "Beste Grüße Eva",
    "de short": "LG Eva",
    "de thanks": "Vielen Dank und viele Grüße\nEva",
    "de and en": "Mit freundlichen Grüßen / Best regards\nEva Kurz",
    "fr": "Bien cordialement,\n\nÉlodie Martin\nResponsable des achats\nTél. : 01 99 00 12 34",
    "fr formula": "Je vous prie d'agréer, Madame, l'expression de mes salutations distinguées.\n"
    "Élodie Martin",
    "fr short": "Cdt,\nÉlodie",
    "fr thanks": "Merci d'avance,\nÉlodie",
    "es": "Un cordial saludo,\nPilar Delgado\nDirectora financiera",
    "es thanks": "Muchas gracias y un saludo,\nPilar",
    "es formal": "Atentamente,\nPilar Delgado\nMóvil: +34 600 000 000",
    "nl": "Met vriendelijke groet,\n\nSanne van den Berg\nHoofd inkoop",
    "nl short": "Mvg,\nSanne",
    "nl thanks": "Alvast bedankt,\nSanne",
    "pt": "Com os melhores cumprimentos,\nRui Pereira\nDiretor financeiro\nTlm. 912 345 678",
    "pt short": "Att,\nRui",
    "pt thanks": "Obrigado,\nRui",
    "it": "Cordiali saluti\nPaola Villa\nUfficio acquisti\nP.IVA 01234567890",
    "it short": "Un caro saluto, Paola",
    "it thanks": "Grazie e cordiali saluti\nPaola",
}
UNCLOSED = {
    "delimiter": "-- \nBob Miller\nCFO",
    "bare delimiter": "--\nBob Miller | CFO | Alder Freight\nbob@alder.example",
    "drawn": "________________\nBob Miller\nTel. +44 20 7946 0100",
    "contacts": "Bob Miller\nbob@alder.example\n(555) 346-9947\nwww.alder.example",
    "job and phone": "Duarte Costa\nPayroll Officer\nWaverley Data\nT +44 20 7946 4965",
    "marked": "*Rui Pereira*\n_Directrice financière_\nAlder · +44 20 7946 7716 · r@alder.example",
    "one line": "Bob Miller | CFO | Alder Freight | +44 20 7946 0100",
    "firm": "Eva Kurz\nErle Fracht GmbH\nKai 5, 20457 Hamburg\nAmtsgericht Hamburg, HRB 4711",
    "below a phone": "Bob Miller\nvia mobile",
    "above a phone": "Margaux Mercier\nQuai Nord, Alder\n\nSent from my phone",
    "dash": "– Bob",
}
DEVICES = [
    "Sent from my iPhone",
    "Get Outlook for iOS",
    "Sent from Yahoo Mail on Android",
    "Sent from Mail for Windows",
    "Von meinem iPhone gesendet",
    "Gesendet von Outlook für Android",
    "Envoyé de mon iPhone",
    "Envoyé depuis mon Galaxy",
    "Obtenir Outlook pour iOS",
    "Enviado desde mi iPhone",
    "Obtener Outlook para Android",
    "Verstuurd vanaf mijn iPhone",
    "Verzonden vanaf mijn Samsung",
    "Enviado do meu iPhone",
    "Obter o Outlook para iOS",
    "Inviato da iPhone",
    "Inviato dal mio telefono",
    "Ottieni Outlook per iOS",
]
DISCLAIMERS = {
    "en": "This message and any attachment are confidential. If you are not the intended\n"
    "recipient, please notify the sender and delete it.",
    "en heading": "CONFIDENTIALITY NOTICE\nNobody but Bob may read this.",
    "en liability": "The content of this mail does not bind Alder Ltd unless it is confirmed in "
    "writing. We accept no liability for damage.",
    "de": "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat\n"
    "sind, informieren Sie bitte den Absender und löschen Sie diese Mail.",
    "fr": "Ce message est confidentiel et destiné exclusivement à son destinataire. Si vous l'avez "
    "reçu par erreur, merci d'en informer l'expéditeur et de le détruire.",
    "es": "Este mensaje es confidencial y va dirigido a su destinatario. Si lo ha recibido por "
    "error, le rogamos que lo comunique al remitente y lo elimine.",
    "nl": "Dit bericht is vertrouwelijk en uitsluitend bestemd voor de geadresseerde. Hebt u het "
    "ten onrechte ontvangen, verwittig dan de afzender en verwijder het.",
    "pt": "Esta mensagem é confidencial e destina-se apenas ao seu destinatário. Se a recebeu por "
    "engano, avise o remetente e elimine-a.",
    "it": "Questo messaggio è riservato ed è destinato al solo destinatario. Se lo avete ricevuto "
    "per errore, avvisate il mittente e cancellatelo.",
    "printing": "Please consider the environment before printing this mail.",
    "list": "You received this message because you are subscribed to the group.\n"
    "To unsubscribe from this group, write to it.",
}


def left(text: str, author: str = "") -> str:
    return "\n".join(without_signature(text.split("\n"), author=author).lines)


@pytest.mark.parametrize("name", CLOSED)
def test_a_closing_and_what_follows_it_goes(name: str) -> None:
    assert left(f"{OWN}\n\n{CLOSED[name]}") == OWN
    assert left(f"{OWN}\n{CLOSED[name]}\n") == OWN


@pytest.mark.parametrize("name", UNCLOSED)
def test_a_signature_goes_without_a_closing(name: str) -> None:
    assert left(f"{OWN}\n\n{UNCLOSED[name]}") == OWN


@pytest.mark.parametrize("line", DEVICES)
def test_a_line_that_a_phone_added_goes_alone(line: str) -> None:
    assert left(f"{OWN}\n\n{line}") == OWN
    assert left(f"Hello\n{line}") == "Hello"


@pytest.mark.parametrize("name", DISCLAIMERS)
def test_a_disclaimer_goes_and_the_signature_above_it(name: str) -> None:
    found = without_signature(f"{OWN}\n\nBest,\nBob\n\n{DISCLAIMERS[name]}".split("\n"))
    assert "\n".join(found.lines) == OWN
    assert found.stripped == {"signature", "boilerplate"}
    assert left(f"{OWN}\n\n-- \nBob Miller\n{DISCLAIMERS[name]}") == OWN


def test_what_is_said_below_a_signature_is_kept() -> None:
    postscript = "P.S. We also need a second card."
    assert left(f"{OWN}\n\nBest,\nBob\n\n{postscript}") == f"{OWN}\n\n{postscript}"
    unpunctuated = "the second card is broken too\nplease send one by monday"
    assert left(f"{OWN}\n\nCheers\nBob\n\n{unpunctuated}") == f"{OWN}\n\n{unpunctuated}"
    after = "By the way, we also need a second card. Is that possible?"
    assert left(f"{OWN}\n\nBest regards,\nBob\n\n{after}") == f"{OWN}\n\n{after}"


@pytest.mark.parametrize(
    "text",
    [
        "Thanks, that worked.\nNow we need a second card.",
        "It broke.\n\nThanks!",
        "Thank you for the quick refund.",
        "Best would be a card for each driver.",
        "Please send it to:\nAlder Freight\n5 Quay Road\nLeeds\n+44 20 7946 0100",
        "You can call me on +44 20 7946 0100 after noon.",
        "We need two things.\n- Refunds\n- Limits",
        "We received this invoice in error. Please delete it.",
        "How do I unsubscribe from the monthly report?",
        "Our plan:\n\n1. Cards\n2. Limits",
        "The portal is at https://portal.alder.example and it is down.",
        "Regards the invoice, it is wrong again.",
        "Wie kann ich mich abmelden?",
    ],
)
def test_what_only_looks_like_an_ending_is_left_alone(text: str) -> None:
    found = without_signature(text.split("\n"))
    assert ("\n".join(found.lines), found.stripped) == (text, frozenset())


def test_a_name_alone_is_kept_in_doubt_unless_it_is_the_authors() -> None:
    text = f"{OWN}\n\nBob Miller"
    found = without_signature(text.split("\n"))
    assert ("\n".join(found.lines), found.doubtful) == (text, True)
    assert left(text, author="Bob Miller <bob@alder.example>") == OWN
    assert left(f"{OWN}\n\nBob", author="Bob Miller") == OWN
    assert left(f"{OWN}\n\nNavy Blue", author="Bob Miller") == f"{OWN}\n\nNavy Blue"


PARTS = [OWN, "", "Best,", "Bob", "-- ", "P.S. One more.", "Sent from my iPhone", "T +49 40 123456"]


ENDINGS = [*PARTS, *CLOSED.values(), *DISCLAIMERS.values()]


@given(st.lists(st.sampled_from(ENDINGS), max_size=5))
def test_lines_are_only_taken_away_and_taking_again_changes_nothing(parts: list[str]) -> None:
    lines = "\n".join(parts).split("\n")
    once = without_signature(lines).lines
    remaining = iter(["", *lines])
    assert all(line in remaining for line in once if line.strip())
    assert without_signature(once).lines == once
