"""The ways in which Ledgerline and its customers talk: which export keeps them, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.simulate.draw import Weighted, weighted_keys

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way of talking.

    `form` is exchange (one person and one of us in turn), call (several of both), note (one of us
    alone), answers (one customer alone) or aside (some of us among ourselves). `turns` is how many
    at least and at most. `often` weighs it against the others by phase of the account. Only the
    first `accounts` accounts use it, if that is given: its export has one file each.
    """

    name: str
    export: str
    form: str
    departments: Weighted[str]
    turns: tuple[int, int]
    often: Mapping[str, float]
    accounts: int | None = None


PHASES = ("prospect", "customer", "declining", "former")


def _channel(
    name: str,
    form: str,
    departments: str,
    turns: tuple[int, int],
    often: tuple[float, float, float, float],
    accounts: int | None = None,
) -> Channel:
    # "sales:3 product:1" is the shortest way to write who takes part how often.
    shares = (share.split(":") for share in departments.split())
    return Channel(
        name=name,
        export=name.split("/", maxsplit=1)[0],
        form=form,
        departments=weighted_keys({department: float(weight) for department, weight in shares}),
        turns=turns,
        often=dict(zip(PHASES, often, strict=True)),
        accounts=accounts,
    )


# How often is per conversation: prospect, customer, declining, former.
CHANNELS: tuple[Channel, ...] = (
    _channel("salesforce/mail", "exchange", "sales:1", (1, 4), (22, 4, 2, 6)),
    _channel("salesforce/task", "note", "sales:1", (1, 1), (10, 2, 1, 2)),
    _channel("salesforce/event", "note", "sales:1", (1, 1), (6, 2, 0.5, 0)),
    _channel("salesforce/case", "exchange", "sales:1", (2, 4), (1, 1.5, 1.5, 0)),
    _channel("gong/call", "call", "sales:7 success:2 product:1", (8, 20), (9, 2, 0.5, 1)),
    _channel("hubspot/engagement", "exchange", "marketing:1", (1, 2), (12, 2, 0.5, 5)),
    _channel("typeform/response", "answers", "marketing:1", (1, 3), (6, 0.6, 0, 0)),
    _channel("zendesk/ticket", "exchange", "support:1", (2, 6), (3, 17, 34, 8)),
    _channel("success/mail", "exchange", "success:1", (1, 5), (2, 9, 7, 3)),
    _channel("transcript/meeting", "call", "success:1", (10, 24), (0.3, 2.2, 1.5, 0), 100),
    _channel("delighted/response", "answers", "success:1", (1, 1), (0, 4, 3, 1)),
    _channel("surveymonkey/response", "answers", "product:1", (1, 3), (0.3, 2.2, 1, 0)),
    _channel("slack/shared", "exchange", "product:3 success:2", (2, 5), (0, 7, 5, 0), 100),
    _channel("slack/internal", "aside", "product:1", (1, 3), (1, 1.5, 1.5, 0), 200),
    _channel("billing/mail", "exchange", "finance:1", (1, 4), (0.5, 4, 6, 2)),
    _channel("g2/review", "answers", "marketing:1", (2, 3), (0, 0.7, 0.4, 0.5), 400),
    _channel("trustpilot/review", "answers", "marketing:1", (1, 1), (0, 0.8, 0.8, 1), 400),
)

# What a survey asks, in order of its columns, and what kind of statement that brings.
QUESTIONS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "typeform/response": (
        ("What are you hoping to get done?", "goal"),
        ("What would you like to know?", "question"),
        ("What would make this a yes for you, and why?", "want"),
    ),
    "surveymonkey/response": (
        ("If you could change one thing, what would we build next?", "want"),
        ("What slows you down, costs you time\nor gets in your way?", "pain"),
        ("What works well for you?", "praise"),
    ),
    "g2/review": (
        ("What do you like best about Ledgerline?", "praise"),
        ("What do you dislike about Ledgerline?", "pain"),
        ("What problems is Ledgerline solving and how is that benefiting you?", "goal"),
    ),
    "delighted/response": (("Comment", "praise"),),
    "trustpilot/review": (("Review", "praise"),),
}

# What customers do with their sentences when they talk to a department.
CUSTOMER_KINDS: Mapping[str, Weighted[str]] = {
    department: weighted_keys(kinds)
    for department, kinds in {
        "sales": {
            "want": 25,
            "goal": 25,
            "question": 20,
            "objection": 15,
            "pain": 10,
            "praise": 5,
        },
        "marketing": {"question": 40, "goal": 25, "want": 20, "praise": 15},
        "support": {"question": 45, "pain": 40, "want": 12, "praise": 3},
        "success": {
            "want": 20,
            "pain": 20,
            "praise": 20,
            "goal": 15,
            "question": 20,
            "objection": 5,
        },
        "product": {"want": 40, "pain": 25, "goal": 15, "question": 10, "praise": 10},
        "finance": {"question": 40, "pain": 35, "want": 15, "objection": 10},
    }.items()
}

# What we do with ours when we answer.
OUR_KINDS: Mapping[str, Weighted[str]] = {
    department: weighted_keys(kinds)
    for department, kinds in {
        "sales": {"answer": 40, "promise": 14, "question": 22, "pitch": 24},
        "marketing": {"answer": 35, "promise": 5, "question": 10, "pitch": 50},
        "support": {"answer": 80, "promise": 14, "question": 4, "pitch": 2},
        "success": {"answer": 50, "promise": 20, "question": 22, "pitch": 8},
        "product": {"answer": 55, "promise": 10, "question": 30, "pitch": 5},
        "finance": {"answer": 78, "promise": 20, "question": 2},
    }.items()
}
