from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.known import Known
from outsidein.speak.rule import shipped_rule

KNOWN = Known(brand=["Valvo"], page_kinds={"*": "offer"})


def found(page: str) -> list[str]:
    audit = prepared([shipped_rule("unproved-superlative")], KNOWN)
    return [one.words for one in findings_in(audit, read_for(audit, page_of(page)))]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Valvo is the leading provider of pumps.", "the leading provider"),
        ("Valvo makes a world-class pump, built in.", "world-class"),
        ("Our cutting-edge motor changes everything.", "cutting-edge"),
        ("It runs on our unmatched motor.", "unmatched"),
        ("# The world’s fastest pump", "The world’s fastest"),
        ("We build the best pumps.", "build the best pumps"),
    ],
)
def test_a_superlative_without_proof_is_found(sentence: str, words: str) -> None:
    assert found(sentence) == [words]


@pytest.mark.parametrize(
    "sentence",
    [
        "The best way to start is a trial.",
        "We follow best practices.",
        "Find your best batch with Valvo.",
        "Pumpo is the leading provider of pumps.",
        "Your world-class dairy needs steel.",
        "We found 12 unmatched rows.",
        "A world-class pump, built in.",
        "Valvo helps dairies to build world-class plants.",
        "We use state-of-the-art models from Ghent.",
        "They said “the world-class pump of our dreams” in May.",
    ],
)
def test_what_is_not_said_of_us_is_none(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    "proof",
    [
        "It pumps 40 percent more than the old one.",
        "According to the trade survey it is.",
        "Read [why](https://valvo.example/benchmarks/may).",
        "“It never once failed us,” says Ana.",
    ],
)
def test_proof_in_the_paragraph_supports_it(proof: str) -> None:
    assert found(f"We build the best pumps. {proof}") == []
    assert found(f"We build the best pumps.\n\n{proof}") == ["build the best pumps"]


def test_a_heading_is_supported_by_what_stands_below() -> None:
    assert found("## World-class pumps\n\nThey pump 40 percent more.\n") == []
    assert found("## World-class pumps\n\nThey are red.\n\n## More\n\nUp by 40 percent.\n") == [
        "World-class"
    ]
