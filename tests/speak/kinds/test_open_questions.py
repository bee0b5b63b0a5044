from __future__ import annotations

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for, silences
from outsidein.speak.known import Known
from outsidein.speak.rule import shipped_rule

RULE = "unanswered-question"
FEES = [
    "What fee do you charge for foreign currency?",
    "What is the fee for foreign currency?",
    "Is there a fee for paying in foreign currency?",
]
PAGE = """# The company card

Each of your people gets a card of their own. You see on one page who bought what.

## Limits

You decide how much each card may be used for. Receipts are matched by themselves.

Lost cards are blocked in the app with one touch.
"""


def told(page: str, known: Known) -> list[tuple[str, str]]:
    audit = prepared([shipped_rule(RULE)], known)
    found = findings_in(audit, read_for(audit, page_of(page)))
    return [(one.words, one.message) for one in found]


def test_a_question_is_told_at_the_nearest_heading_with_how_many_ask() -> None:
    ((words, message),) = told(PAGE, Known(questions=FEES))
    assert words in {"The company card", "Limits"}
    assert message.startswith("3 customers ask “")
    assert any(question in message for question in FEES)


def test_an_answer_anywhere_on_the_page_is_enough() -> None:
    answered = PAGE + "\nThe fee for foreign currency is one percent.\n"
    assert told(answered, Known(questions=FEES)) == []


def test_one_person_who_asks_three_times_is_one() -> None:
    assert told(PAGE, Known(questions=FEES, askers=["Ana", "Ana", "Ana"])) == []


def test_a_page_about_something_else_is_left_alone() -> None:
    recipes = "# Bread\n\nMix flour and water. Let it rest. Bake it hot. Let it cool. Eat it soon."
    assert told(recipes, Known(questions=FEES)) == []


def test_without_questions_it_says_why_it_is_silent() -> None:
    audit = prepared([shipped_rule(RULE)], Known())
    assert silences(audit) == [(RULE, "fewer than 3 questions of customers (0)")]
    assert told(PAGE, Known()) == []
