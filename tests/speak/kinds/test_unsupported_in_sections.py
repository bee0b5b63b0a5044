from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.rule import shipped_rule

OFFER = "<!-- outsidein: page offer -->\n# Pumps for dairies\n\n"
FEATURES = (
    "The housing is made of stainless steel. It comes with a colour display. "
    "The control supports six protocols."
)
PROMISE = "Increase your margins, and grow with every litre that you fill in this hall."


def found(rule: str, page: str) -> list[str]:
    audit = prepared([shipped_rule(rule)])
    return [one.words for one in findings_in(audit, read_for(audit, page_of(OFFER + page)))]


def test_features_alone_are_told_once_by_the_first_sentence() -> None:
    page = f"## Features of the pump\n\n{FEATURES}\n\n- It has a sensor\n- It has an app\n"
    assert found("feature-without-benefit", page) == ["The housing is made of stainless steel."]


@pytest.mark.parametrize(
    "more",
    [
        "So nobody has to stop the line.",
        "It runs without oil.",
        "You clean it in place.",
        "Cleaning takes minutes.",
        "> It never stopped.\n",
    ],
)
def test_one_benefit_in_the_section_is_enough(more: str) -> None:
    assert (
        found("feature-without-benefit", f"## Features of the pump\n\n{FEATURES}\n\n{more}") == []
    )


def test_a_benefit_in_another_section_is_none_of_this_one() -> None:
    page = f"## Features of the pump\n\n{FEATURES}\n\n## Cleaning\n\nYou clean it in place."
    assert len(found("feature-without-benefit", page)) == 1


@pytest.mark.parametrize("heading", ["The pump", "For dairies"])
def test_only_what_calls_itself_a_list_of_features_is_taken_for_one(heading: str) -> None:
    assert found("feature-without-benefit", f"## {heading}\n\n{FEATURES}") == []


def test_two_sentences_about_features_are_no_list_of_them() -> None:
    page = "## Features of the pump\n\nThe housing is made of steel. It comes with a display."
    assert found("feature-without-benefit", page) == []


@pytest.mark.parametrize("heading", ["Installation", "How to mount it", "Licence", "Our values"])
def test_sections_that_sell_nothing_owe_nothing(heading: str) -> None:
    page = f"## {heading}\n\n### In the hall\n\n{{}}\n"
    assert found("feature-without-benefit", page.format(FEATURES)) == []
    assert found("benefit-without-proof", page.format(PROMISE)) == []


def test_promises_alone_are_told_once() -> None:
    page = f"## For your dairy\n\n{PROMISE}\n\n{PROMISE}"
    assert found("benefit-without-proof", page) == ["Increase your margins"]


def test_what_we_say_that_we_help_with_is_a_promise() -> None:
    page = "## For your dairy\n\nWe help dairies.\n\n## For you\n\nWe help you grow."
    assert found("benefit-without-proof", page) == ["help you grow"]


@pytest.mark.parametrize(
    "promise",
    [
        "The display shows the level, so you can save time.",
        "It collects what you need to increase revenue.",
        "Rinsing helps you reduce waste.",
        "It helps dairies grow.",
    ],
)
def test_what_something_is_good_for_is_no_bare_promise(promise: str) -> None:
    assert found("benefit-without-proof", f"## For your dairy\n\n{promise}") == []


@pytest.mark.parametrize(
    "more",
    [
        "At 40 dairies the filling is 12 % faster.",
        "It comes about because the valve opens before the bottle stands.",
        "> We fill an hour less. (A dairy in Ghent)\n",
        "Read [what they say](/customers/ghent).",
        "```\npump --fill\n```\n",
        "The control supports six protocols.",
    ],
)
def test_one_proof_in_the_section_is_enough(more: str) -> None:
    assert found("benefit-without-proof", f"## For your dairy\n\n{PROMISE}\n\n{more}") == []
