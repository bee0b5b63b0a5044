from __future__ import annotations

import pytest

from outsidein.speak.customer_language import CustomerLanguage, Place
from outsidein.speak.lexicon import words_of
from outsidein.speak.same_meaning import Bar, is_term, same_meanings
from outsidein.speak.vocabulary import akin, vocabulary_of

SAID = [
    "I want to pay for my car with the card.",
    "Can I insure my car with you?",
    "My car was stolen last night.",
    "Is the car mine before I have paid for it?",
    "I usually pay at the end of the month.",
    "We usually hear from you within a day.",
    "How do I submit the form for a new card?",
]
BAR = Bar(fewest_people=2, alike=0.72, exchanged=0.53)


@pytest.fixture(scope="module")
def language() -> CustomerLanguage:
    return CustomerLanguage(vocabulary=vocabulary_of(SAID), texts=SAID)


def places(sentence: str, *terms: str) -> dict[str, list[Place]]:
    words, starts = words_of(sentence)
    return {term: [Place(sentence, words, starts, words.index(term))] for term in terms}


def test_a_word_that_means_the_same_is_found_and_others_are_not(language: CustomerLanguage) -> None:
    terms = places("You can insure your vehicle in the harbour.", "vehicle", "harbour")
    assert same_meanings(terms, language, BAR) == {"vehicle": "car"}


def test_enough_people_have_to_say_it(language: CustomerLanguage) -> None:
    terms = places("You can insure your vehicle here.", "vehicle")
    assert same_meanings(terms, language, BAR._replace(fewest_people=5)) == {}
    assert same_meanings(terms, language, BAR._replace(exchanged=0.99)) == {}
    assert same_meanings(terms, language, BAR._replace(alike=0.99)) == {}


def test_a_word_of_another_sort_is_no_word_for_it(language: CustomerLanguage) -> None:
    # As alike as before, but nobody says "to car".
    terms = places("We want to vehicle.", "vehicle")
    assert same_meanings(terms, language, BAR) == {}


def test_no_terms_and_no_words_give_nothing(language: CustomerLanguage) -> None:
    silent = CustomerLanguage(vocabulary=vocabulary_of([]), texts=[])
    terms = places("Your vehicle is here.", "vehicle")
    assert same_meanings({}, language, BAR) == same_meanings(terms, silent, BAR) == {}


def test_terms_are_words_of_meaning_that_nobody_says(language: CustomerLanguage) -> None:
    assert is_term("vehicle", language)
    assert not is_term("cars", language)
    assert not is_term("whereas", language)
    assert not is_term("vehcile", language)  # written wrongly, so known in pieces only


def test_words_of_one_family_are_akin() -> None:
    assert akin("families", "family")
    assert akin("repayment", "pay")
    assert not akin("generally", "usually")


def test_places_say_what_stands_beside_a_word(language: CustomerLanguage) -> None:
    (first, *_) = language.places("car")
    assert first.beside() == ("determiner", "place")
    assert first.exchanged("van") == [
        "to pay for my car with the card",
        "to pay for my van with the card",
        "to pay for my  with the card",
    ]
