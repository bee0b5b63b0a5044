from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import prepared, read_for
from outsidein.speak.known import NOTHING, Known
from outsidein.speak.names import names_in, places_of
from outsidein.speak.rule import shipped_rule

OFFER = "<!-- outsidein: page offer -->\n"
PUMPS = "# Valvo: pumps for dairies\n\nValvo is a pump. A dairy runs Valvo. Valvo comes in steel.\n"


def names(page: str, known: Known = NOTHING, name: str = "text.md") -> list[tuple[str, ...]]:
    audit = prepared([shipped_rule("inward-sentence")], known)
    return list(names_in(read_for(audit, page_of(page, name)), known))


def test_the_settings_come_first() -> None:
    assert names(OFFER + PUMPS, Known(brand=["Blue Door", "Door"])) == [("blue", "door"), ("door",)]


def test_a_site_tells_its_name() -> None:
    head = '<html><head><meta property="og:site_name" content="Blue Door"></head>'
    assert names(f"{head}<body><p>Valvo is a pump.</p></body></html>", name="a.html") == [
        ("blue", "door")
    ]


def test_at_our_firm_we_tells_our_name() -> None:
    article = "<!-- outsidein: page article -->\n"
    assert names(f"{article}At Valvo, we build pumps of steel.") == [("valvo",)]
    assert names(f"{article}At least we build pumps of steel.") == []


def test_an_offer_tells_it_by_its_headings_and_sentences() -> None:
    assert names(OFFER + PUMPS) == [("valvo",)]
    assert names("<!-- outsidein: page article -->\n" + PUMPS) == []


def test_of_two_names_the_first_in_the_title_is_ours() -> None:
    page = (
        "# Valvo vs Pumpo\n\nPumpo is old. Rivals sell Pumpo. Pumpo has rust. Pumpo comes late.\n\n"
        "Valvo is steel and new. A dairy runs Valvo. Valvo comes on time.\n"
    )
    assert names(OFFER + page) == [("valvo",)]


def test_a_common_word_is_no_name() -> None:
    page = (
        "# Pumps\n\nPumps are made of steel. Old pumps rust. Pumps have a motor. Pumps are red.\n"
    )
    assert names(OFFER + page) == []


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("blue door opens", {0: 2}),
        ("why blue door's hinges", {1: 3}),
        ("blue doors open", {}),
        ("a blue door and blue door", {1: 3, 4: 6}),
    ],
)
def test_names_are_found_with_all_their_words(words: str, places: dict[int, int]) -> None:
    assert places_of([("blue", "door")], words.split()) == places
