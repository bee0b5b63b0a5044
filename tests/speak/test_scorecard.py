from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.known import Known
from outsidein.speak.rule import shipped_rule
from outsidein.speak.scorecard import TRAITS, Scorecard, groups_of_scorecards, scorecard

RULES = ("no-pain", "no-next-step", "benefit-without-proof")
KNOWN = Known(brand=["Rota"])
GOOD = """<!-- outsidein: page offer -->
# Plan the week in an hour

You know the mess: someone is on holiday, someone can only work nights. Homes lose two days of a
manager's time every month. Unlike a spreadsheet, the plan knows how long everybody has to rest.

1. Enter who is there.
2. Look at the week it proposes.
3. Send it to the phones of your carers.

Homes with 30 carers save 11 hours a month. It is not for homes with fewer than five people.
Sign up and plan the next week with it.
"""
BAD = """<!-- outsidein: page offer -->
# Rota

Rota was founded in the year 2010. Rota is the result of many years of dedicated development. We
are proud of our people. Our mission is the continuous advancement of organizational excellence.
Our values are commitment, quality and responsibility. We improve operational performance.
"""


def card(source: str) -> Scorecard:
    audit = prepared(
        [shipped_rule(rule) for rule in RULES], KNOWN, more_groups=groups_of_scorecards()
    )
    reading = read_for(audit, page_of(source, "page.md"))
    return scorecard(reading, findings_in(audit, reading), KNOWN)


def test_a_page_that_tells_everything_with_the_words_that_do() -> None:
    told = {trait.name: trait for trait in card(GOOD).traits}
    assert list(told) == list(TRAITS)
    assert all(trait.is_told for trait in told.values())
    assert told["who it is not for"].words == "than five people"
    assert told["who it is not for"].sentence.startswith("It is not for homes")
    assert told["who it is not for"].line == 11
    assert told["next step"].words == "Sign up"


def test_a_page_about_us_tells_nothing_of_it() -> None:
    one = card(BAD)
    assert not [trait.name for trait in one.traits if trait.is_told]
    assert one.about_us >= 5
    assert one.about_reader == 0
    assert one.findings["benefit-without-proof"] == 1


def test_the_score_is_the_mean_of_its_parts_less_the_findings() -> None:
    one = card(BAD)
    mean = sum(part.value for part in one.parts) / len(one.parts)
    assert one.found_per_hundred == pytest.approx(100 / one.sentences)
    assert one.score == pytest.approx(100 * mean / (1 + 1 / one.sentences))
    assert [part.name for part in one.parts][:2] == ["easy to read", "speaks of the reader"]


def test_who_does_more_for_the_reader_scores_higher() -> None:
    good, bad = card(GOOD).score, card(BAD).score
    assert good is not None
    assert bad is not None
    assert good > bad + 50


def test_only_offers_are_scored_for_what_an_offer_should_tell() -> None:
    one = card(BAD.replace("page offer", "page article"))
    assert [part.name for part in one.parts] == ["easy to read", "speaks of the reader"]


def test_plain_words_score_higher_than_the_same_in_long_ones() -> None:
    before = """The applicant is required to furnish documentation establishing residency within the
    municipality no later than thirty days subsequent to the date of the application."""
    after = "Send us a paper that shows where you live. You have 30 days from when you apply."
    scores = [card(text).score or 0 for text in (before, after)]
    assert scores[1] > scores[0] + 20


def test_two_bad_texts_still_differ() -> None:
    long = "The implementation of organizational administrative responsibilities necessitates " * 3
    longer = long + "the continuous utilization of extraordinarily comprehensive documentation "
    scores = [card(f"{text}.").score or 0 for text in (longer, long)]
    assert 0 < scores[0] < scores[1] < 50


def test_very_short_words_ask_for_no_schooling() -> None:
    one = card("You see it. You do it. You go.")
    assert one.grade == 0
    assert one.parts[0].because == "reading grade 0.0"


def test_a_page_that_speaks_of_itself_tells_less_than_it_has_words_for() -> None:
    page = """<!-- outsidein: page offer -->
# Rota

We raised 40 million dollars and lost no time. Rota is hosted on AWS and has over 200 employees.
Unlike others we push drivers to upgrade.
"""
    assert not [trait.name for trait in card(page).traits if trait.is_told]
    of_reader = page.replace("We raised", "You raised").replace("Rota is", "Yours is")
    assert len([trait for trait in card(of_reader).traits if trait.is_told]) > 2


def test_a_page_without_sentences_has_no_score() -> None:
    assert card("").score is None
