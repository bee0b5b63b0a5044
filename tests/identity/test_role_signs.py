from __future__ import annotations

import re
from pathlib import Path

import pyarrow as pa
import pytest

from outsidein.identity.role_signs import LEFT, ROLES, SIGNED, signs, signs_in


def signed(*texts: str, side: str = "customer") -> list[dict[str, object]]:
    ids = [str(number) for number in range(len(texts))]
    columns = [pa.array(one, pa.string()) for one in (ids, [side] * len(texts), texts)]
    batch = pa.record_batch(columns, ["statement_id", "side", "text"])
    found: list[dict[str, object]] = signs_in(batch).to_pylist()
    return found


def roles_in(text: str) -> set[object]:
    return {one["role"] for one in signed(text) if one["weight"] > 0}  # type: ignore[operator]


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("economic_buyer", "I sign off anything over 10k."),
        ("economic_buyer", "That comes out of my own budget."),
        ("economic_buyer", "At the end of the day it's my decision."),
        ("economic_buyer", "When would it pay for itself?"),
        ("technical_evaluator", "Does your API speak OAuth?"),
        ("technical_evaluator", "We’d want a penetration test before go-live."),
        ("technical_evaluator", "I'll try it in our staging environment first."),
        ("user", "My team uses it daily."),
        ("user", "Whenever I click on save it hangs."),
        ("champion", "I've been telling everyone here about it."),
        ("champion", "Let me get you in front of our director."),
        ("champion", "I'll make the case internally."),
        ("legal_procurement", "Our redlines to the MSA are attached."),
        ("legal_procurement", "Without a PO number we can't pay the invoice."),
        ("gatekeeper", "He's in a meeting, can I take a message?"),
        ("gatekeeper", "Please send everything to me first."),
        ("gatekeeper", "I manage her diary."),
    ],
)
def test_what_is_said_tells_the_role(role: str, text: str) -> None:
    assert roles_in(text) == {role}


@pytest.mark.parametrize(
    "text",
    [
        "Where is my parcel?",
        "Thanks, that worked.",
        "I don't approve of this.",
        "The invoice was wrong again.",
        "I left my phone in the office.",
    ],
)
def test_what_tells_no_role_gives_no_sign(text: str) -> None:
    assert signed(text) == []


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("economic_buyer", "I need to check with finance."),
        ("economic_buyer", "It's not my call."),
        ("technical_evaluator", "I'd have to ask our IT department."),
        ("legal_procurement", "Our legal team will have a look."),
    ],
)
def test_who_points_to_others_speaks_against_the_role(role: str, text: str) -> None:
    weights = {one["role"]: one["weight"] for one in signed(text)}
    assert weights[role] < 0  # type: ignore[operator]


@pytest.mark.parametrize(
    ("shows", "text"),
    [
        ("of themselves", "Friday is my last day here."),
        ("of themselves", "I'm leaving Alder Freight at the end of May."),
        ("of somebody", "Tom has left the company."),
        ("of somebody", "I'm taking over from Petra."),
        ("of somebody", "I'm Henrik's successor."),
    ],
)
def test_somebody_left(shows: str, text: str) -> None:
    assert [(one["role"], one["shows"]) for one in signed(text)] == [(LEFT, shows)]


@pytest.mark.parametrize("text", ["I'm on parental leave.", "My card no longer works."])
def test_nobody_left(text: str) -> None:
    assert signed(text) == []


def test_our_own_words_tell_who_left_and_no_role() -> None:
    told = signed("I sign off anything over 10k.", "Tom has left the company.", side="us")
    assert [(one["statement_id"], one["role"]) for one in told] == [("1", LEFT)]


def test_no_statements_have_no_signs() -> None:
    assert signed() == []


def test_every_sign_can_be_read_by_both_readers_of_patterns() -> None:
    """RE2 reads in bulk; Python's own reader knows no less, so a mistake shows in either."""
    empty = pa.array([""])
    for sign in signs():
        assert sign.role in {*ROLES, LEFT}
        for pattern in filter(None, (sign.pattern, sign.unless)):
            assert re.compile(pattern).search("") is None
            assert pa.compute.match_substring_regex(empty, pattern).to_pylist() == [False]


def test_every_sign_is_documented() -> None:
    """What shows a role is named beside it; what speaks against one, and who left, in the text."""
    text = (Path(__file__).parents[2] / "docs" / "groups.md").read_text("utf-8")
    rows = {line.split("`")[1]: line for line in text.splitlines() if line.startswith("| `")}
    for sign in signs():
        if sign.role != LEFT:
            assert sign.shows in (rows[sign.role] if sign.weight > 0 else text)


def test_no_two_signs_of_a_role_show_the_same() -> None:
    told = [(sign.role, sign.shows) for sign in signs()]
    assert len(told) == len({*told})


def test_the_schema_is_kept() -> None:
    batch = pa.record_batch({"statement_id": ["1"], "side": ["customer"], "text": ["Our SSO?"]})
    assert signs_in(batch).schema == SIGNED
