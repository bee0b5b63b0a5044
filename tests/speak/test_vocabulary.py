from __future__ import annotations

from outsidein.speak.known import Known
from outsidein.speak.vocabulary import Vocabulary, vocabulary_of


def test_people_are_counted_and_not_texts() -> None:
    texts = ["The bill came.", "Which bill? The bill of May.", "No bill yet"]
    told = vocabulary_of(texts, ["Ana", "Ana", "Bo"])
    assert (told.people["bill"], told.voices, told.texts) == (2, 2, 3)


def test_a_word_is_theirs_in_any_of_its_forms() -> None:
    told = vocabulary_of(["We commenced in May."])
    assert told.has("commence")
    assert told.has("commencing")
    assert not told.has("comment")


def test_the_commonest_form_is_given() -> None:
    told = Vocabulary(people={"start": 2, "started": 7, "card": 9})
    assert told.commonest("start") == ("started", 7)
    assert told.commonest("car")[1] == 0  # a card is no form of a car


def test_what_was_counted_elsewhere_goes_before_the_texts() -> None:
    assert Known(customer_words=["One bill."]).vocabulary.people["bill"] == 1
    counted = Vocabulary(people={"bill": 40}, voices=90, texts=300)
    assert Known(customer_words=["One bill."], counted=counted).vocabulary.people["bill"] == 40
