from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Told = Mapping[str, str | None]
    Likeness = Callable[[Told, Told], dict[str, str | None]]


@pytest.mark.parametrize(
    ("one", "other", "first", "last"),
    [
        (("Ana", "Silva"), ("ana", "SILVA"), "first name", "surname"),
        (("Иван", "Петров"), ("Ivan", "Petrov"), "first name", "surname"),
        (("Zoë", "Müller"), ("Zoe", "Muller"), "first name", "surname"),
        (("Bob", "Miller"), ("Robert", "Miller"), "first name {first_l}/{first_r}", "surname"),
        (
            ("Hendrik", "Kuiper"),
            ("Hendirk", "Kuiper"),
            "first name but for its spelling",
            "surname",
        ),
        (("H.", "Kuiper"), ("Hendrik", "Kuipers"), "initial", "surname but for its spelling"),
        (("Kuiper", "Hendrik"), ("Hendrik", "Kuiper"), "name, in the other order", None),
        (("Kuiper", None), ("Hendrik", "Kuiper"), "one name, in the other place", None),
        (("Ann", "Lee"), ("Carl", "Fox"), "", ""),
        ((None, "Lee"), ("Carl", "Lee"), None, "surname"),
    ],
)
def test_names_compare_as_people_write_them(
    likeness: Likeness,
    one: tuple[str | None, str | None],
    other: tuple[str, str],
    first: str | None,
    last: str | None,
) -> None:
    heads = ("first_name", "last_name")
    told = likeness(dict(zip(heads, one, strict=True)), dict(zip(heads, other, strict=True)))
    assert told == {"first": first, "last": last}


@pytest.mark.parametrize(
    "other", ["Miller, Bob", "Dr. Bob Miller", "Bob James Miller", "bob  miller", "Bob van Miller"]
)
def test_a_full_name_is_taken_apart(likeness: Likeness, other: str) -> None:
    told = likeness({"full_name": "Bob Miller"}, {"full_name": other})
    assert told == {"first": "first name", "last": "surname"}
