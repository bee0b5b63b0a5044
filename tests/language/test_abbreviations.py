from __future__ import annotations

import pytest

from outsidein.language.abbreviations import goes_on


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("z. B. ", "Herr Kurz"),
        ("p. ex. ", "la facture"),
        ("Sra. ", "Ruiz"),
        ("mevr. ", "de Vries"),
        ("art. ", "5"),
        ("am 5. ", "Januar"),
        ("1. ", "Cards"),
        ("cards, ecc. ", "ma non"),
    ],
)
def test_a_sentence_goes_on(before: str, after: str) -> None:
    assert goes_on(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [("No. ", "We pay."), ("by 3. ", "Then"), ("etc. ", "Then"), ("Why? ", "it broke")],
)
def test_a_sentence_ends(before: str, after: str) -> None:
    assert not goes_on(before, after)
