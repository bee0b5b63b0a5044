from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.rule import Rule, shipped_rule


def found(page: str, rule: Rule) -> list[str]:
    audit = prepared([rule])
    return [one.words for one in findings_in(audit, read_for(audit, page_of(page)))]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Push users to upgrade.", "Push users to"),
        ("We target buyers in the Midwest.", "We target buyers"),
        ("Get people to click the button.", "Get people to click"),
        ("How to lock your customers in.", "lock your customers in"),
        ("Drive more visitors to your shop.", "Drive more visitors to your"),
        ("Don’t miss out on it.", "Don’t miss out"),
        ("Act now.", "Act now"),
    ],
)
def test_coercion_is_found(sentence: str, words: str) -> None:
    assert found(sentence, shipped_rule("coercive")) == [words]


@pytest.mark.parametrize(
    "sentence",
    [
        "Drive growth with better data.",
        "Our software drives engagement for customers.",
        "Target users are accountants.",
        "Define your target audience first.",
        "We never push customers to upgrade.",
        "Run git push, then force quit.",
        "Get users to value in a day.",
        "Slow tools drive users away.",
        "This forces users to restart the server.",
        "Stop attacks targeting customers.",
        "Our target customers are dairies.",
        "A hook gets a last chance to answer.",
        "Old names stay valid for a limited time.",
    ],
)
def test_the_same_words_without_compulsion_are_none(sentence: str) -> None:
    assert found(sentence, shipped_rule("coercive")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "We survey our internal customers.",
        "Sales is marketing's customer.",
        "We serve internal and external clients.",
        "Treat other departments as customers.",
    ],
)
def test_internal_customers_are_found(sentence: str) -> None:
    assert len(found(sentence, shipped_rule("internal-customer"))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Our internal customer service team answers.",
        "There is no internal customer.",
        "The HTTP internal client retries.",
        "Customers see internal notes.",
    ],
)
def test_paying_customers_and_programs_are_none(sentence: str) -> None:
    assert found(sentence, shipped_rule("internal-customer")) == []


def test_what_is_quoted_or_code_was_not_said_by_us() -> None:
    rule = shipped_rule("coercive")
    assert found("They wrote “push users to upgrade before noon”, and we laughed.", rule) == []
    assert found("Call `push users to` first.", rule) == []


def test_a_phrase_of_unless_makes_it_none() -> None:
    rule = Rule(
        name="no-such-thing",
        kind="words",
        why="Why.",
        suggestion="So.",
        settings={"of": "coercive", "unless": ["us"]},
    )
    assert found("We push users to upgrade. Push users to upgrade.", rule) == ["Push users to"]
