from __future__ import annotations

import pickle

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_of_site, prepared, promises_in, read_for, site_findings
from outsidein.speak.known import Known
from outsidein.speak.rule import shipped_rule

OFFER = "<!-- outsidein: page offer -->\n\n"
AUDIT = prepared([shipped_rule("contradicts-promise")], Known(brand=["Ledger", "Till"]))


def told(*pages: str) -> list[tuple[str, str]]:
    readings = [
        read_for(AUDIT, page_of(OFFER + text, f"{name}.md"))
        for name, text in zip("abcdef", pages, strict=False)
    ]
    return [(one.path, one.words) for one in findings_of_site(AUDIT, readings)]


@pytest.mark.parametrize(
    ("one", "two", "words"),
    [
        ("Try it in a 14-day free trial.", "Try it free for 30 days.", "free for 30 days"),
        ("A 30-day money-back guarantee.", "A 14-day money-back guarantee.", "14-day money-back"),
        ("You can cancel any time.", "A 12-month minimum contract.", "12-month minimum contract"),
        ("No credit card required.", "A credit card is required.", "credit card is required"),
        ("We answer within 4 hours.", "We reply within 24 hours.", "reply within 24 hours"),
        ("With 99.9% uptime.", "With 99.99% uptime.", "99.99% uptime"),
        ("We keep your data for 6 months.", "Data retention of 1 year.", "retention of 1 year"),
        ("Free for up to 3 users.", "Free for up to five users.", "Free for up to five users"),
        ("Set up in 5 minutes.", "Set up in 2 days.", "Set up in 2 days"),
        ("No setup fee.", "There is a setup fee of $90.", "a setup fee"),
        ("We ship to 50 countries.", "We ship to 40 countries.", "ship to 40 countries"),
        ("It supports 12 languages.", "It supports 20 languages.", "supports 20 languages"),
        ("Trusted by 500 firms.", "Trusted by 900 firms.", "Trusted by 900 firms"),
        ("Support around the clock.", "Support during office hours.", "Support during office"),
        ("# Pro plan\n\n$19 a month.", "# Pro plan\n\n$29 a month.", "$29 a month"),
        (
            "The Pro plan has unlimited users.",
            "The Pro plan holds up to 10 users.",
            "up to 10 users",
        ),
    ],
)
def test_each_subject_is_compared(one: str, two: str, words: str) -> None:
    ((path, found),) = told(one, two)
    assert path == "b.md"
    assert words in found
    assert told(one, one) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Try it in a 14-day free trial.", "A two-week trial. Prices rise with 30 days notice."),
        ("A 14-day free trial.", "Unlike other tools with a 7-day free trial, we help."),
        ("A 14-day free trial.", "Is there a 30-day free trial?"),
        ("A 14-day free trial.", "We used to have a 30-day free trial."),
        ("A 14-day free trial.", "A free trial of 7 to 30 days."),
        ("A 14-day free trial of Ledger.", "A 30-day free trial of Till."),
        ("Up to 10 users.", "Unlimited users."),
        ("The Pro plan holds up to 10 users.", "The Team plan holds up to 50 users."),
        ("The Pro plan holds up to 10 users.", "The Pro plan holds up to 50 projects."),
        ("We answer within 24 hours.", "We answer within 2 business days."),
        ("The Pro plan is $19 per month.", "The Pro plan is $190 per month billed annually."),
        ("Trusted by over 10,000 firms.", "Trusted by 12,500 firms."),
        ("We keep your data for one year.", "We keep your data for 12 months."),
        ("Code used by more than one layer.", "Code used by more than 2 layers."),
        ("No credit card required.", "Without a credit card reader, or with one."),
    ],
)
def test_what_can_both_be_true_is_no_contradiction(one: str, two: str) -> None:
    assert told(one, two) == []


def test_what_most_pages_say_stands_first() -> None:
    trial = "A 14-day free trial."
    assert told("A 30-day free trial.", trial, trial) == [("a.md", "30-day free trial")]


def test_a_page_that_says_two_things_itself_is_left_out() -> None:
    assert told("A 14-day free trial. Or a 30-day free trial.", "A 7-day free trial.") == []


def test_other_kinds_of_pages_are_not_read() -> None:
    article = page_of("<!-- outsidein: page article -->\n\nA 30-day free trial.", "a.md")
    assert promises_in(AUDIT, read_for(AUDIT, article)) == []


def test_the_finding_names_the_other_place_and_survives_a_process() -> None:
    pages = [
        page_of(OFFER + "A 14-day free trial.", "a.md"),
        page_of("A 30-day free trial.", "b.md"),
    ]
    known = Known(page_kinds={"*": "offer"})
    audit = prepared([shipped_rule("contradicts-promise")], known)
    promises = [one for page in pages for one in promises_in(audit, read_for(audit, page))]
    (finding,) = site_findings(audit, pickle.loads(pickle.dumps(promises)))
    assert (finding.path, finding.line, finding.column) == ("b.md", 1, 3)
    assert "“14-day free trial” in a.md:3" in finding.message
