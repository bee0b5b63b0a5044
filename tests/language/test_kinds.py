from __future__ import annotations

import pytest

from outsidein.language.kinds import kind_of

# The examples of docs/kinds.md, its near misses included.
CUSTOMERS = [
    ("It would help if exports kept the filters.", "want"),
    ("Can you add SSO?", "want"),
    ("Please cancel the second card.", "want"),
    ("Can I use SSO with Okta?", "question"),
    ("The export drops half of my filters.", "pain"),
    ("I was charged twice.", "pain"),
    ("Why was I charged twice?", "question"),
    ("We have to be audit-ready by June.", "goal"),
    ("We're looking to cut simulation time.", "goal"),
    ("Does the Pro plan include two entities?", "question"),
    ("How do I order a spare card?", "question"),
    ("How are you?", "other"),
    ("Could you send me the deck?", "want"),
    ("That is above our budget.", "objection"),
    ("I'd have to ask finance first.", "objection"),
    ("Let's talk again next year.", "objection"),
    ("Your rival does this out of the box.", "objection"),
    ("The new dashboard saves us a day.", "praise"),
    ("Thanks!", "other"),
    ("Sounds good.", "other"),
    ("Tuesday at ten works.", "other"),
    ("I'm calling from Alder Freight.", "other"),
]
OURS = [
    ("Yes, Pro includes two entities.", "answer"),
    ("I'll send the proposal by tonight.", "promise"),
    ("It ships in Q3.", "promise"),
    ("Who else would have to agree?", "question"),
    ("PulseSim is our top product for precision.", "pitch"),
    ("Great to hear from you.", "other"),
]


@pytest.mark.parametrize(("text", "kind"), CUSTOMERS)
def test_the_kind_of_a_customers_statement(text: str, kind: str) -> None:
    assert kind_of(text, side="customer")[0] == kind


@pytest.mark.parametrize(("text", "kind"), OURS)
def test_the_kind_of_a_statement_of_ours(text: str, kind: str) -> None:
    assert kind_of(text, side="us")[0] == kind


@pytest.mark.parametrize("text", ["", "ok", "Thanks!", "?", "🙂"])
def test_scraps_are_no_more_than_other_or_a_question(text: str) -> None:
    kind, confidence = kind_of(text, side="customer")
    assert kind in {"other", "question"}
    assert 0 <= confidence <= 1
