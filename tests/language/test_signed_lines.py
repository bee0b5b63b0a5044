from __future__ import annotations

import pytest

from outsidein.language.signed_lines import (
    author_words,
    closing_of,
    fits_signature,
    has_contact,
    is_name,
    is_sentence,
    may_sign,
    names_author,
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Best regards,", "closing"),
        ("*Kind Regards*", "closing"),
        ("Mit freundlichen Gruessen / Best regards", "closing"),
        ("Viele Grüße aus Köln", "closing"),
        ("LG Eva", "closing"),
        ("Best, Bob", "closing"),
        ("Merci", "thanks"),
        ("Thanks, Bob", "thanks"),
        ("Best Western", ""),
        ("Best in class", ""),
        ("Thanks for the card", ""),
        ("Regards the invoice", ""),
    ],
)
def test_closings_stand_alone_or_with_a_name(line: str, kind: str) -> None:
    assert closing_of(line) == kind


@pytest.mark.parametrize("line", ["Ana Ruiz", "*Eva van der Meer*", "i. A. Jörg Fuß", "J. R. Hill"])
def test_names_begin_with_capitals(line: str) -> None:
    assert is_name(line)
    assert not is_name(f"{line} called")
    assert not is_name(f"{line}?")


@pytest.mark.parametrize(
    "line",
    [
        "Tel.: +49 40 123456",
        "bob@alder.example",
        "www.alder.example",
        "Skype: bob",
        "(555) 346-9947",
        "Bob | CFO | +44 20 7946 0100",
        "Amtsgericht Hamburg, HRB 4711",
    ],
)
def test_lines_that_say_how_to_reach_somebody(line: str) -> None:
    assert has_contact(line)
    assert fits_signature(line)
    assert not has_contact("Please call me on Monday about the second card.")
    assert not has_contact("You can reach our driver on +44 20 7946 0100 after noon.")


def test_sentences_and_items_do_not_sign() -> None:
    assert is_sentence("Have a good day.")
    assert not is_sentence("John E. Doe, Ph.D.")
    assert not may_sign("It broke again.")
    assert not may_sign("- two cards")
    assert may_sign("Alder Freight Inc.")
    assert not fits_signature("please send two cards by monday")


def test_an_author_is_known_by_any_part_of_the_name() -> None:
    author = author_words("Miller, Bob J. <bob@alder.example>")
    assert names_author("Bob", author)
    assert names_author("Bob J. Miller", author)
    assert not names_author("Bob Ruiz", author)
    assert not names_author("Bob", author_words(""))
