from __future__ import annotations

import numpy as np

from outsidein.meaning.encoder import encode
from outsidein.speak.asked import asked_of, left_open

FEES = (
    "What fee do you charge for foreign currency?",
    "What is the fee for foreign currency?",
    "Is there a fee for paying in foreign currency?",
)
OTHER = "Can I export all bookings to our accounting system?"


def test_questions_that_ask_the_same_go_together_and_people_are_counted() -> None:
    (one,) = asked_of((*FEES, OTHER), ("Ana", "Bo", "Ana", "Cy"), 2, 0.8)
    assert one.people == 2
    assert set(one.wordings) == set(FEES)
    assert one.vectors.shape[0] == len(FEES)


def test_short_questions_and_those_of_few_are_left_out() -> None:
    assert asked_of(("How much is it?",) * 5, (), 3, 0.8) == ()
    assert asked_of(FEES, (), 4, 0.8) == ()


def test_a_question_is_open_where_the_page_is_near_and_no_sentence_answers() -> None:
    page = ["You pay abroad with the card.", "It takes any currency.", "Each card has a limit."]
    wordings = encode(FEES)
    vectors = encode(page)
    assert left_open(wordings, vectors, near=0.2, answered=0.99) == 0
    assert left_open(wordings, vectors, near=0.99, answered=0.99) == -1
    answer = encode([*page, "The fee for foreign currency is one percent."])
    assert left_open(wordings, answer, near=0.2, answered=0.75) == -1
    assert left_open(wordings, np.zeros_like(vectors), near=0.2, answered=0.75) == -1
