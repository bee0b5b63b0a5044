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
        ("12 Main Street", "12 main st.", "street and number"),
        ("Hauptstr. 12", "12, Hauptstr", "street and number"),
        ("3799 las vegas blvd. s", "3799 S. Las Vegas Boulevard", "street and number"),
        ("12 Glastonbury Road", "12 Glastonbry Rd", "street and number but for the spelling"),
        ("12 Main Street", "14 Main Street", "street"),
        ("12 Main Street", "12 Oak Avenue", "house number"),
        ("12 Main Street", "14 Oak Avenue", ""),
        ("12 Main Street", None, None),
    ],
)
def test_streets(likeness: Likeness, one: str, other: str | None, words: str | None) -> None:
    told = likeness({"address": one, "name": "a b"}, {"address": other, "name": "c d"})
    assert told["street"] == words


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (("2601", "Bittern", "VIC"), "town and postcode"),
        (("2601", "Bitern", "VIC"), "town and postcode"),
        (("2601", "Hull", "VIC"), "postcode"),
        (("4814", "Bittern", "VIC"), "town"),
        (("2610", "Hull", "VIC"), "place, nearly"),
        (("9999", "Hull", "VIC"), "region"),
        (("9999", "Hull", "NSW"), ""),
        ((None, None, None), None),
    ],
)
def test_what_tells_a_place_is_counted_once(
    likeness: Likeness, other: tuple[str | None, ...], words: str | None
) -> None:
    heads = ("postcode", "suburb", "state")
    one = dict(zip(heads, ("2601", "Bittern", "VIC"), strict=True)) | {"name": "a b"}
    told = likeness(one, dict(zip(heads, other, strict=True)) | {"name": "c d"})
    assert told["place"] == words


def test_a_town_alone_is_as_telling_as_it_is_rare(likeness: Likeness) -> None:
    told = likeness({"city": "London", "name": "a b"}, {"city": "Lonon", "name": "c d"})
    assert told["place"] == "town but for its spelling"
