from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.language.sentences import LONGEST, sentences, trimmed

PIECES = [
    "It broke. ",
    "Why?\n",
    "- one thing\n",
    "ok",
    "\n\n",
    "Dr. Who. ",
    "z. B. ",
    "1. ",
    "2) ",
]


def cut(text: str) -> list[str]:
    return [sentence.strip() for sentence in sentences(text)]


@given(st.text())
def test_joined_again_they_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text


@given(st.lists(st.sampled_from([*PIECES, "x" * 70, " and then " * 60, "art. 5.º ", "\r\n"])))
def test_joined_again_they_are_the_text_as_people_write(parts: list[str]) -> None:
    text = "".join(parts)
    assert "".join(sentences(text)) == text


def test_sentences_lines_and_list_items_stand_alone() -> None:
    text = "It broke. Can you help?\n- one thing\n• another\n1) a third\nok then"
    assert [trimmed(one) for one in sentences(text)] == [
        "It broke.",
        "Can you help?",
        "one thing",
        "another",
        "a third",
        "ok then",
    ]


def test_a_chat_is_cut_by_its_lines() -> None:
    assert cut("hi\ncan you help\nit broke again") == ["hi", "can you help", "it broke again"]


def test_a_list_within_a_line_is_cut_before_its_numbers() -> None:
    assert cut("1. Cards 2. Limits 3. Users") == ["1. Cards", "2. Limits", "3. Users"]
    assert cut("We need: 1) cards 2) limits") == ["We need:", "1) cards", "2) limits"]
    assert len(cut("We need 1) cards and 2) limits.")) == 1
    assert cut("It rose by 3. Then by 7.") == ["It rose by 3.", "Then by 7."]


def test_lines_that_a_mail_program_wrapped_are_one() -> None:
    wrapped = (
        "Wir haben gestern zum zweiten Mal eine falsche Rechnung von Ihrer\n"
        "Buchhaltung bekommen. Bitte prüfen Sie das.\nDanke"
    )
    assert cut(wrapped) == [
        "Wir haben gestern zum zweiten Mal eine falsche Rechnung von Ihrer\nBuchhaltung bekommen.",
        "Bitte prüfen Sie das.",
        "Danke",
    ]
    listed = "We need all of the following things before the audit in September\n- cards\n- limits"
    assert len(cut(listed)) == 3


def test_speech_without_full_stops_is_whole_as_long_as_it_can_be_quoted() -> None:
    said = "so we tried that and then it broke and nobody picked up and I thought okay maybe later"
    assert cut(said) == [said]
    long = " ".join([said] * 30)
    pieces = sentences(long)
    assert max(map(len, pieces)) <= LONGEST
    assert all(piece.startswith(("so ", "and then ")) for piece in pieces)


@pytest.mark.parametrize(
    "sentence",
    [
        "Please ask Dr. Brandt about the 2.5 percent fee.",
        "It costs approx. 5 EUR, i.e. more than e.g. Beech Ltd. asks, see p. 4.",
        "Wir brauchen z. B. zwei Karten bzw. Limits, vgl. Abs. 3 Nr. 4.",
        "Am 5. Januar kam Fr. Dr. Kurz, und das 3. Quartal war ggf. besser.",
        "M. Dupont et Mme. Martin ont, p. ex. pour la facture n. 12, payé env. 20 EUR.",
        "El Sr. López y la Sra. Ruiz pagan aprox. 20 EUR, p. ej. con tarjeta.",
        "Dhr. Jansen en mevr. de Vries betalen ca. 20 EUR, bijv. per kaart.",
        "O Sr. Silva e a Sra. Dra. Costa pagam aprox. 20 EUR, cf. art. 5.º.",
        "Il Dott. Rossi, la Sig.ra Bianchi e l'ing. Verdi della Alder S.r.l. pagano, ecc. ecc.",
    ],
)
def test_abbreviations_do_not_end_a_sentence(sentence: str) -> None:
    assert cut(f"{sentence} Why?") == [sentence, "Why?"]


def test_short_answers_are_no_abbreviations() -> None:
    assert cut("Is it ok? No. We need 5. Then 7.") == [
        "Is it ok?",
        "No.",
        "We need 5.",
        "Then 7.",
    ]
