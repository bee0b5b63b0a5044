from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Told = Mapping[str, str | None]
    Likeness = Callable[[Told, Told], dict[str, str | None]]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("ana.silva@alder.example", "Ana.Silva+news@alder.example", "mail address"),
        ("ana.silva@alder.example", "ana.slva@alder.example", "mail address but for its spelling"),
        ("ana.silva@alder.example", "ana.silva@aldr.example", "mail address but for its spelling"),
        ("ana.silva@alder.example", "ana.santos@alder.example", "mail domain"),
        ("tiger1984@alder.example", "tiger1984@birch.example", "mail name, at another domain"),
        ("ana.silva@alder.example", "ana.silva@birch.example", ""),
        ("ana.silva@gmail.com", "ana.santos@gmail.com", ""),
        ("info@alder.example", "info@alder.example", None),
    ],
)
def test_mail_addresses_of_people(
    likeness: Likeness, one: str, other: str, words: str | None
) -> None:
    person = {"first_name": "Ana", "last_name": "Silva"}
    assert likeness({**person, "email": one}, {**person, "email": other})["mail"] == words


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("+44 20 7946 0958", "020 7946 0958", "phone"),
        ("020/7946-0958", "02079460985", "phone but for a digit"),
        ("+44 20 7946 0958", "+44 161 496 0111", ""),
    ],
)
def test_phones_are_their_last_digits(
    likeness: Likeness, one: str, other: str, words: str | None
) -> None:
    told = likeness({"phone": one, "name": "a b"}, {"phone": other, "name": "c d"})
    assert told["phone"] == words


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("1971-06-24", "24.6.1971", "date of birth"),
        ("19710624", "1971-06-24", "date of birth"),
        ("1971-06-24", "1971-05-24", "date of birth but for a digit"),
        ("1971-06-04", "1971-04-06", "date of birth but for a digit"),
        ("1971-06-24", "1985-06-24", "most of the date of birth"),
        ("1971-06-24", "1971-07-19", "month of birth, nearly"),
        ("1971-06-24", "1985-01-02", ""),
        ("1971-06-24", "unknown", None),
    ],
)
def test_birth_dates(likeness: Likeness, one: str, other: str, words: str | None) -> None:
    assert likeness({"dob": one, "name": "a b"}, {"dob": other, "name": "c d"})["date"] == words


def test_numbers_of_one_only(likeness: Likeness) -> None:
    one, other = {"vat_id": "GB 123456789", "n": "x"}, {"vat_id": "gb123456798", "n": "y"}
    assert likeness(one, one | {"vat_id": "GB123456789"})["number"] == "vat id"
    assert likeness(one, other)["number"] == "vat id but for a sign"
