"""Names as plain letters, whatever the script and the keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from outsidein.identity.letters import folded, plain_letters


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("Иван Петров", "ivan petrov"),
        ("Straße", "strasse"),
        ("  BOB  ", "bob"),
        ("O’Brien", "o'brien"),
        ("", ""),
    ],
)
def test_texts_in_plain_letters(text: str, plain: str) -> None:
    assert plain_letters(text) == plain


@pytest.mark.parametrize(
    "spellings",
    [
        ("Müller", "Mueller", "Muller", "MÜLLER", "Mu\u0308ller"),
        ("Søren", "Soeren", "Soren"),
        ("Håkan", "Hakan"),
        ("Jäger", "Jaeger", "Jager"),
        ("O’Brien", "O'Brien", "OBrien", "o-brien"),
        ("Jörg", "Joerg", "Jorg"),
    ],
)
def test_ways_to_write_one_name_are_one(spellings: tuple[str, ...]) -> None:
    assert len({folded(one) for one in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Maier", "Meier"), ("Leon", "Lon"), ("Neumann", "Numann"), ("Miller", "Müller")],
)
def test_other_names_stay_other_names(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(some.text())
def test_what_is_folded_is_plain(text: str) -> None:
    plain = folded(text)
    assert plain == "" or (plain.isascii() and plain.isalnum() and plain == plain.lower())
