from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.known import Known
from outsidein.speak.rule import Rule, shipped_rule

KNOWN = Known(brand=["Valvo"], page_kinds={"*": "offer"})


def found(page: str, rule: Rule | None = None, known: Known = KNOWN) -> list[str]:
    audit = prepared([rule or shipped_rule("inward-sentence")], known)
    return [one.words for one in findings_in(audit, read_for(audit, page_of(page)))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Valvo was founded in 2010 in Stuttgart.",
        "As a family firm, Valvo was started by two brothers in a shed.",
        "Our plant in Lyon was built in 1950.",
        "Valvo is a listed company with three plants.",
        "Valvo has won the golden drop award twice.",
        "We are thrilled about ten good years.",
        "It is our mission to lead the industry.",
        "Our platform is built on Kubernetes and Kafka.",
        "We spent two years on the new motor.",
        "Today, Valvo employs 1,200 people in 20 countries.",
        "At Valvo, we pride ourselves on our culture.",
        "We believe in integrity and excellence.",
    ],
)
def test_a_sentence_about_us_is_found(sentence: str) -> None:
    assert found(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Valvo lets you see each pump.",
        "We show teams where money is lost.",
        "Our nurses visit patients at home every day.",
        "Valvo protects hospitals against blackouts.",
        "Why do we do this every year?",
        "We build red pumps.",
        "Valvo is a tool that measures water.",
        "Here we import the file that was written by Ana.",
        "Our pumps are made of blue steel plates.",
        "We also share more plans on Monday.",
        "We are excited when you call.",
        "Our customers have used Valvo for ten years.",
        "The bridge was built by Romans in 32.",
        "We're looking for a nurse in Ghent.",
    ],
)
def test_a_sentence_with_the_reader_is_none(sentence: str) -> None:
    assert found(sentence) == []


def test_it_means_us_behind_our_name() -> None:
    page = (
        "Valvo was founded in 2010. It has 14 plants in Europe.\n\nIt was founded in 1212 in Ghent."
    )
    assert found(page) == ["Valvo was founded in 2010.", "It has 14 plants in Europe."]


def test_it_means_anything_behind_we() -> None:
    assert found("We were founded in a shed in Ghent. It was founded in 1212.") == [
        "We were founded in a shed in Ghent."
    ]


def test_how_to_sections_are_left_out() -> None:
    page = "# Valvo\n\n## Installation\n\n### Roof\n\nValvo was founded in 1954 by two brothers.\n"
    assert found(page) == []
    assert found(page.replace("Installation", "Steel")) == [
        "Valvo was founded in 1954 by two brothers."
    ]


def test_without_a_name_we_are_enough() -> None:
    nobody = Known(page_kinds={"*": "offer"})
    assert found("Valvo was founded in 2010. We are based in Ghent since 2012.", known=nobody) == [
        "We are based in Ghent since 2012."
    ]


def test_what_is_said_of_us_begins_right_behind_us() -> None:
    assert found("Valvo measures a stream that was founded in 1212 by monks.") == []
    assert found("Valvo reads a letter that was written by Ana in 1950.") == []


def test_code_and_quotes_are_not_ours() -> None:
    assert found("> We were founded in 2010 in Ghent.\n\n```\nwe build red pumps here\n```\n") == []
