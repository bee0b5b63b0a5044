from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import prepared, read_for
from outsidein.speak.lexicon import phrases_of
from outsidein.speak.long_forms import Explanations, long_forms_of, names_of

SMALL = ("of", "and", "the", "as", "a")


def explains(page: str, short: str) -> bool:
    reading = read_for(prepared([]), page_of(page))
    phrases = phrases_of("explains-acronym")
    return Explanations(reading, phrases, SMALL, long_forms_of("acronyms")).has(short)


@pytest.mark.parametrize(
    "page",
    [
        "Our customer data platform (CDP) is here.",
        "Our customer data platform (a CDP, for short) is here.",
        "A CDP (customer data platform) is what you want.",
        "CDP stands for what you think.",
        "A CDP is a place for what you know of each customer.",
        "What is a CDP?",
        "In short: CDP. A place that is called a CDP.",
        "# The customer-data platform\n\nYou want a CDP.",
        "> You want a customer data platform.\n\nThe CDP you want.",
        'A <abbr title="customer data platform">CDP</abbr> is here.',
        "You want a CDP.\n\n*[CDP]: customer data platform",
    ],
)
def test_a_page_explains_it(page: str) -> None:
    assert explains(page, "CDP")


@pytest.mark.parametrize(
    "page",
    [
        "You want a CDP.",
        "Your CDP is here (and it costs little).",
        "Every team (sales, support, CDP) wants it.",
        "Consider data privacy: customers do pay for a CDP.",
        "You customise. Data and platform come with the CDP.",
        "What is a CRM, if not a CDP of old?",
    ],
)
def test_a_page_does_not_explain_it(page: str) -> None:
    assert not explains(page, "CDP")


def test_first_letters_tell_what_we_have_never_heard_of() -> None:
    assert explains("Each Quarterly Report of Teams is a QRT.", "QRT")
    assert not explains("Each report is a QRT.", "QRT")


def test_two_letters_need_the_long_form_that_we_know() -> None:
    assert explains("The account executives are new, and so is each AE.", "AE")
    assert not explains("All of us ended it. The AE is new.", "AE")


def test_british_and_american_spelling_are_one() -> None:
    assert explains("Search engine optimisation: we do your SEO.", "SEO")


def test_files_of_words() -> None:
    assert long_forms_of("acronyms")["PII"] == (
        "personally identifiable information",
        "personal information",
    )
    assert {"IBM", "PDF", "EUR"} <= names_of("known-acronyms")


def test_a_long_form_has_the_letters_of_its_abbreviation() -> None:
    others = {"UTM", "PCI", "LGPD", "GXP", "ASR", "XSS"}
    for short, longs in long_forms_of("acronyms").items():
        first = next(letter for letter in short if letter.isalnum())
        assert short in others or longs[0][0].upper() in {first, "W", "E"}, short
        assert short == short.upper()


def test_no_abbreviation_is_known_and_explained_by_us_at_once() -> None:
    assert not set(long_forms_of("acronyms")) & names_of("known-acronyms")
    assert not set(long_forms_of("acronyms")) & names_of("capital-words")
