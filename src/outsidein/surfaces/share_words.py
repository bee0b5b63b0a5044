"""Saying how much a need is, and whether that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outsidein.ask.account_needs import Need
    from outsidein.ask.needs import NeedShare

TRENDS = {
    "rising": "spoken of more than in the year before",
    "falling": "spoken of less than in the year before",
    "steady": "no sure change since last year",
    "too few": "too few heard lately to say whether it changes",
}


def share_in_words(need: Need | NeedShare) -> str:
    """Say how much a need is, and what that is likely between."""
    if need.share is None or need.low is None or need.high is None:
        return "too few heard to say how much"
    return f"{_percent(need.share)}, likely between {_points(need.low)} and {_percent(need.high)}"


def _percent(share: float) -> str:
    return f"{_points(share)} %"


def _points(share: float) -> str:
    # Below one in a hundred, a figure that is told as 0 would say that nobody needs it.
    points = 100 * share
    return f"{points:.1f}" if 0.05 <= points < 0.95 else f"{points:.0f}"
