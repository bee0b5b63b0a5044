from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.evidence import evidence_in
from outsidein.speak.kinds.missing import Missing
from outsidein.speak.known import Known
from outsidein.speak.names import names_in
from outsidein.speak.rule import Rule

KNOWN = Known(brand=["Rota"])
LOOKED_FOR = {
    "queue": Missing(of=("queue",)),
    "wait": Missing(of=("wait",)),
    "step": Missing(of=("step",), natures=("button",)),
}
PHRASES = {
    "queue": ("queue~", "never queue~"),
    "wait": ("wait~", "never queue~ again", "queue~"),
    "step": ("book",),
    "hype": ("synergy",),
    "us": ("we", "our"),
}


def found(text: str, rule: str = "empty-phrase") -> dict[str, str]:
    """Give the words by which a page tells each thing; "synergy" is a fault of the rule."""
    fault = Rule(
        name=rule,
        kind="words",
        why="Why.",
        suggestion="So.",
        settings={"of": "hype"},
        phrases=PHRASES,
    )
    audit = prepared([fault], KNOWN, more_groups=PHRASES)
    reading = read_for(audit, page_of(text))
    told = evidence_in(
        reading,
        LOOKED_FOR,
        names=names_in(reading, KNOWN),
        findings=findings_in(audit, reading),
    )
    blocks = reading.page.blocks
    return {name: blocks[one.block].text[one.start : one.end] for name, one in told.items()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Guests wait at the door.", {"wait": "wait"}),
        ("We wait for the funding round.", {}),
        ("Rota was built to wait for nobody.", {}),
        ("Our system was new. It is made to wait.", {}),
        ("Guests wait for synergy.", {}),
        ("Guests wait for synergy. They wait still.", {"wait": "wait"}),
        ("“We wait for hours,” a guest says.", {"wait": "wait"}),
        ("> We wait for hours, says a guest.", {"wait": "wait"}),
        ("We are glad if you [book](https://x.example) a table.", {"step": "book"}),
        ("We are glad if you book a table.", {}),
        ("[Come and see](https://x.example)", {"step": "Come and see"}),
    ],
)
def test_what_is_said_of_us_or_at_fault_is_no_evidence(text: str, told: dict[str, str]) -> None:
    assert found(f"# Doors\n\n{text}\n") == told


def test_a_fault_of_wording_leaves_what_is_told() -> None:
    text = "# Doors\n\nGuests wait for synergy.\n"
    assert found(text) == {}
    assert found(text, "unexplained-acronym") == {"wait": "wait"}


def test_words_are_evidence_of_one_thing_of_the_longer_phrase_or_the_first() -> None:
    assert found("# Doors\n\nGuests never queue again.\n") == {"wait": "never queue again"}
    assert found("# Doors\n\nGuests queue.\n") == {"queue": "queue"}
    assert found("# Doors\n\nGuests queue. Lorries queue.\n") == {"queue": "queue", "wait": "queue"}
