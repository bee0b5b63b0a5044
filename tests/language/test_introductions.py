from __future__ import annotations

import pytest

from outsidein.language.introductions import (
    header_block,
    is_rule,
    older_mark,
    quote_introduction,
    wrote_line,
)


@pytest.mark.parametrize(
    ("line", "announced"),
    [
        ("-----Original Message-----", "quote"),
        ("___ Ursprungliche Nachricht ___", "quote"),
        ("---------- Forwarded message ---------", "forward"),
        ("Anfang der weitergeleiteten Nachricht:", "forward"),
        ("The original message said no.", ""),
        ("-----", ""),
    ],
)
def test_a_line_announces_an_older_mail(line: str, announced: str) -> None:
    assert older_mark(line) == announced


def test_a_block_of_headers_ends_after_its_last_one() -> None:
    lines = ["De : Ana", "Envoyé : lundi", "À : Bob", "Objet : Facture", "", "Bonjour"]
    assert header_block(lines, 0) == 4
    assert header_block(lines, 1) == 1  # who wrote is missing
    assert header_block(["From: Berlin", "To: Paris", "Date: 5 May"], 0) == 0


def test_somebody_wrote_surely_with_day_and_hour_or_address() -> None:
    assert wrote_line(["", "On 5 Jan 2026 at 10:00, Ana wrote:"]) == (1, True)
    assert wrote_line(["", "On Monday Ana", "<ana@ours.example> wrote:"]) == (2, True)
    assert wrote_line(["", "On Monday Ana wrote:"]) == (1, False)
    assert wrote_line(["", "We wrote to Ana."]) == (0, False)


def test_an_introduction_is_found_in_any_language_above_a_quote() -> None:
    assert quote_introduction(["Hej", "", "5.1.2026 10:00 Ana <ana@ours.example>:", ""]) == 2
    assert quote_introduction(["Hej", "", "Her er to ting:"]) == 0


def test_drawn_lines_are_told_from_empty_ones() -> None:
    assert is_rule("________")
    assert is_rule("- - - -")
    assert not is_rule("  ")
    assert not is_rule("--")
