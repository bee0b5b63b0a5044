from __future__ import annotations

import numpy as np
import pytest

from outsidein.language.kinds import kinds_of, probabilities
from outsidein.language.tables import KINDS

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
    ("Who else would have to agree?", "question"),
    ("PulseSim is our top product for precision.", "pitch"),
    ("Great to hear from you.", "other"),
]


@pytest.mark.parametrize(("text", "kind"), CUSTOMERS)
def test_the_kind_of_a_customers_statement(text: str, kind: str) -> None:
    assert kinds_of([text], [""], side="customer")[0] == [kind]


@pytest.mark.parametrize(("text", "kind"), OURS)
def test_the_kind_of_a_statement_of_ours(text: str, kind: str) -> None:
    assert kinds_of([text], [""], side="us")[0] == [kind]


def test_what_was_asked_before_makes_an_answer_of_a_pitch() -> None:
    text = "It exports to every format your auditors accept."
    likely = probabilities([text, text], ["Can it export for our auditors?", ""], side="us")
    answer, pitch = KINDS["us"].index("answer"), KINDS["us"].index("pitch")
    assert likely[0, answer] > likely[1, answer]
    assert likely[0, pitch] < likely[1, pitch]


@pytest.mark.parametrize("text", ["", "ok", "Thanks!", "?", "\N{SLIGHTLY SMILING FACE}"])
def test_scraps_are_no_more_than_other_or_a_question(text: str) -> None:
    kinds, confidences = kinds_of([text], [""], side="customer")
    assert kinds[0] in {"other", "question"}
    assert 0 <= confidences[0] <= 1


@pytest.mark.parametrize("side", ["customer", "us"])
def test_many_at_once_are_of_the_kinds_they_are_of_alone(side: str) -> None:
    texts = [text for text, _ in (*CUSTOMERS, *OURS)]
    together = probabilities(texts, [""] * len(texts), side=side)
    alone = np.vstack([probabilities([text], [""], side=side) for text in texts])
    assert np.array_equal(together, alone)


def test_probabilities_add_up_to_one() -> None:
    likely = probabilities(["It broke.", "ok"], ["", ""], side="customer")
    assert likely.sum(axis=1) == pytest.approx([1, 1], abs=0.001)


def test_no_statements_are_of_no_kind() -> None:
    kinds, confidences = kinds_of([], [], side="us")
    assert (kinds, confidences.tolist()) == ([], [])
