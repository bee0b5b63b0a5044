from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from outsidein.simulate.banking77 import LONGEST, clean_rows, kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How do I link a card", "question"),
        ("why was i charged a small amount", "question"),
        ("I need to know where I can withdraw money.", "question"),
        ("Can you tell me why my payment was declined?", "question"),
        ("I would like to track my card", "question"),
        ("My card was declined, why is that?", "question"),
        ("I was charged twice.", "pain"),
        ("My new card isn't working", "pain"),
        ("Help, someone stole my card!", "pain"),
        ("I don't recognise this payment.", "pain"),
        ("Please cancel the second card.", "want"),
        ("Hi, could you please freeze my card?", "want"),
        ("I want to close my account", "want"),
        ("I need you to cancel my last transfer.", "want"),
        ("Someone stole my card! My phone is lost too.", ""),
        # Two things at once, plain facts and requests for unclear help have no kind.
        ("I was charged an extra pound. Why is that?", ""),
        ("I want a card, which ones do you offer?", ""),
        ("A payment is pending", ""),
        ("I want a refund because the shop was closed", ""),
        ("Can you help me with my card?", ""),
    ],
)
def test_the_wording_tells_the_kind(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_noise_stories_and_repeats_are_dropped() -> None:
    texts = [
        "  Where is\n my card? ",
        "where is my card?",
        "Odd\x07 sound",
        "a" * (LONGEST + 1),
        "It\N{RIGHT SINGLE QUOTATION MARK}s lost",
    ]
    rows = [{"text": text, "category": "card_arrival"} for text in texts]
    assert list(clean_rows(rows)) == [
        ("Where is my card?", "card_arrival", "question"),
        ("It's lost", "card_arrival", "pain"),
    ]


def test_the_packaged_kinds_are_what_the_rule_says() -> None:
    file = files("outsidein.simulate") / "lines" / "banking77.csv"
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert len({row["category"] for row in rows}) == 77
    assert len(rows) == 13_048
    # Every fifth row is enough to notice that the rule changed and the file did not.
    differing = [row for row in rows[::5] if kind_of(row["text"]) != row["kind"]]
    assert differing == []
