from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.kinds.missing import Missing
from outsidein.speak.rule import Rule

OFFER = "<!-- outsidein: page offer -->\n"
FILLER = " ".join(["The hall stands by the port, and twelve doors lead to the water."] * 8)
PAGE = f"# Cold storage\n\n{FILLER}\n"


def found(page: str, of: str = "pain", **settings: object) -> list[str]:
    rule = Rule(
        name="no-such-thing",
        kind="missing",
        why="Why.",
        suggestion="So.",
        settings={"of": [of], **settings},
        pages=("offer",),
    )
    audit = prepared([rule])
    return [one.words for one in findings_in(audit, read_for(audit, page_of(OFFER + page)))]


def test_it_is_told_once_at_the_title() -> None:
    assert found(PAGE) == ["Cold storage"]


def test_a_page_without_headings_is_told_where_it_begins() -> None:
    assert found(FILLER) == ["The hall stands by the port, and twelve doors lead to the water."]


@pytest.mark.parametrize(
    "more",
    ["Goods spoil while lorries wait.", "- No more queues", "> Tired of queues, we moved.\n"],
)
def test_one_phrase_anywhere_is_enough(more: str) -> None:
    assert found(f"{PAGE}\n{more}") == []


def test_what_may_tell_it_is_enough_not_to_be_blamed() -> None:
    page = f"{PAGE}\n## Installation\n\nIt is faster than before.\n"
    assert found(page) == ["Cold storage"]
    assert found(page, perhaps=["perhaps-pain"], under=["aside-heading"]) == []


def test_what_may_tell_it_is_no_evidence() -> None:
    reading = read_for(
        prepared([], more_groups=["pain", "perhaps-pain"]), page_of("It is faster than before.")
    )
    told = Missing(of=("pain",), perhaps=("perhaps-pain",))
    assert told.is_told(reading)
    assert told.evidence(reading) == []


def test_a_fragment_is_not_blamed() -> None:
    assert found("# Cold storage\n\nThe hall stands by the port.") == []
    assert found("# Cold storage\n\nThe hall stands by the port.", least=5) == ["Cold storage"]


def test_sections_beside_the_offer_do_not_count() -> None:
    page = f"{PAGE}\n## Installation\n\n### On the roof\n\nLorries wait.\n"
    assert found(page) == []
    assert found(page, under=["aside-heading"]) == ["Cold storage"]
    assert found(f"{page}\n## Docks\n\nThere are twelve.", under=["aside-heading"]) == [
        "Cold storage"
    ]
    assert found(f"{page}\n## Docks\n\nNo more queues.", under=["aside-heading"]) == []


def test_a_block_of_a_nature_can_be_enough() -> None:
    page = f"{PAGE}\n```\ndock --open\n```\n"
    assert found(page, "not-for") == ["Cold storage"]
    assert found(page, "not-for", natures=["code"]) == []


def test_evidence_begins_with_the_longest_phrase() -> None:
    audit = prepared([], more_groups=["pain"])
    page = page_of(f"{PAGE}\nLorries wait. You spend too much time on it.")
    evidence = Missing(of=("pain",)).evidence(read_for(audit, page))
    told = [(page.blocks[one.block].text[one.start : one.end], one.words) for one in evidence]
    assert told[0] == ("spend too much time", 4)
    assert ("wait", 1) in told


@pytest.mark.parametrize(
    ("group", "sentence"),
    [
        ("pain", "Waiting for spare parts stops whole plants."),
        ("pain", "Month-end closing without the overtime."),
        ("pain", "Say goodbye to paper."),
        ("inaction", "A wrong batch costs you a day."),
        ("inaction", "Banks that wait risk fines of millions."),
        ("inaction", "Teams waste eleven hours on it each week."),
        ("difference", "Unlike a broker we are paid by you."),
        ("difference", "It is 30 % lighter than steel."),
        ("difference", "No contract needed."),
        ("workflow", "Nurses open it at the start of each shift."),
        ("workflow", "It works with your ERP."),
        ("workflow", "You are ready in ten minutes."),
        ("not-for", "It is not for shops with one till."),
        ("not-for", "Firms over 500 people need the Enterprise edition."),
        ("not-for", "If you want a loan for a car, your bank is better suited."),
        ("next-step", "Book a visit to the plant."),
        ("next-step", "Talk to us."),
        ("next-step", "Get started today."),
    ],
)
def test_what_counts_as_told_in_any_field(group: str, sentence: str) -> None:
    assert found(f"{PAGE}\n{sentence}", group) == []


@pytest.mark.parametrize(
    "group", ["pain", "inaction", "difference", "workflow", "not-for", "next-step"]
)
def test_a_page_that_only_describes_tells_none_of_it(group: str) -> None:
    assert found(PAGE, group) == ["Cold storage"]
