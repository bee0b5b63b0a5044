from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.known import Known
from outsidein.speak.rule import shipped_rule


def found(page: str, rule: str = "objective-about-us", kind: str = "objectives") -> list[str]:
    audit = prepared([shipped_rule(rule)], Known(page_kinds={"*": kind}))
    return [one.words for one in findings_in(audit, read_for(audit, page_of(page)))]


@pytest.mark.parametrize(
    "objective",
    ["Grow revenue by 20 percent", "Become the market leader in valves", "Hire 12 engineers"],
)
def test_an_end_for_us_is_found_wherever_objectives_stand(objective: str) -> None:
    assert found(f"# Goals of Q1\n\n- {objective}\n") == [objective]
    assert found(f"# Plan\n\n## Objective 1: {objective}\n") == [f"Objective 1: {objective}"]
    assert found(f"# Plan\n\n1. **Goal: {objective}**\n") == [f"Goal: {objective}"]
    assert found(f"# OKRs\n\n### {objective}\n\nText follows here.\n") == [objective]


@pytest.mark.parametrize(
    "objective",
    [
        "Grow revenue with customers who stay",
        "Halve the waiting at the launch of the new till",
        "Make setup easy for every team",
    ],
)
def test_an_objective_with_the_customer_in_it_is_none(objective: str) -> None:
    assert found(f"# Goals of Q1\n\n- {objective}\n") == []


def test_a_measure_is_no_objective() -> None:
    page = "# OKRs\n\n- Objective: Parts come the next day\n- KR: revenue up by 10 percent\n"
    assert found(page) == []
    assert found("# OKRs\n\nPart one\n\nKey results:\n\n- Revenue up by a tenth\n") == []


def test_fragments_and_what_is_listed_below_an_aim_are_no_objectives() -> None:
    assert found("# Goals of Q1\n\n- Revenue reports\n- Pipeline (Ana)\n") == []
    assert found("# Goals\n\n## Parts come the next day\n\n- Grow revenue by a tenth\n") == []


def test_other_sections_hold_no_objectives() -> None:
    assert found("# Goals\n\n- Happy users\n\n# Notes\n\n- Revenue was up\n") == []


@pytest.mark.parametrize(
    "measure", ["Generate 500 leads", "10,000 website visits", "KR: 300 webinar attendees"]
)
def test_a_count_of_leads_is_found_among_objectives(measure: str) -> None:
    assert found(f"# Goals\n\n- {measure}\n", "lead-count-as-goal") == [measure]


@pytest.mark.parametrize(
    "measure", ["50 customers renew", "30 percent of leads buy", "Ann leads the team"]
)
def test_customers_who_buy_are_no_count_of_leads(measure: str) -> None:
    assert found(f"# Goals\n\n- {measure}\n", "lead-count-as-goal") == []


def test_elsewhere_a_goal_has_to_be_set() -> None:
    told = "Set a goal of 500 sign-ups per month."
    assert found(told, "lead-count-as-goal", "article") == [told]
    assert found("You get leads at trade fairs.", "lead-count-as-goal", "article") == []
    for text in (
        "Our target audience reads newsletters.",
        "Track your goals for page views and events.",
        "Usage is measured by counting page views.",
        "Look at key metrics such as visitors and views.",
    ):
        assert found(text, "lead-count-as-goal", "article") == []
