"""Buying roles as systems tell them: a hint and no more, for few fields are filled so seldom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Half of a sign of middle weight.
TOLD_WEIGHT = 0.7

# A part of what CRMs call a role, and the role it means. What is not here ("influencer", "blocker",
# "other") means none.
TOLD_ROLES: Mapping[str, str] = {
    "budget": "economic_buyer",
    "decision": "economic_buyer",
    "economic": "economic_buyer",
    "executive sponsor": "economic_buyer",
    "technical": "technical_evaluator",
    "evaluator": "technical_evaluator",
    "champion": "champion",
    "coach": "champion",
    "legal": "legal_procurement",
    "procurement": "legal_procurement",
    "purchas": "legal_procurement",
    "gatekeeper": "gatekeeper",
    "user": "user",
}


def told_role(told: str | None) -> str | None:
    """Give the role that a system's word means, if it means one.

    >>> told_role("Economic Decision Maker"), told_role("END_USER"), told_role("Influencer")
    ('economic_buyer', 'user', None)
    """
    words = (told or "").casefold().replace("_", " ")
    return next((role for part, role in TOLD_ROLES.items() if part in words), None)
