"""Belief and evidence in words: what a department names, and how many customers speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outsidein.ask.beliefs import NeedBelieved, Within

# From where on alpha is called agreement: Krippendorff, Content Analysis (2018), chapter 12.
GOOD, FAIR, BY_CHANCE = 0.8, 0.667, 0.2


def named(need: NeedBelieved, name: str) -> str:
    """Say what a list has or lacks: Support never names “X”, which 31 of 214 people speak of."""
    if need.verdict == "phantom":
        return f"{name} puts “{need.need}” first, which only {spoken(need)}: {place(need)}."
    return (
        f"{name} never names “{need.need}”, which {spoken(need)}: "
        f"{place(need)}. {_heard(need, name)}"
    )


def ranked(need: NeedBelieved, name: str) -> str:
    """Say where a ballot and customers put a need."""
    only = "only " if need.verdict == "phantom" else ""
    return (
        f"{name} puts “{need.need}” at number {need.believed_rank} of {need.needs}; by those who "
        f"speak of it, it is number {need.needed_rank}: {only}{spoken(need, of=' it')}. "
        f"{_heard(need, name)}"
    )


def place(need: NeedBelieved) -> str:
    """Say which place a need has by those who speak of it."""
    return f"number {need.needed_rank} of {need.needs} needs"


def spoken(need: NeedBelieved, *, of: str = "") -> str:
    """Give the count, and how large the share likely is."""
    counted = f"{need.people:,} of {need.people_heard:,} people speak of{of}"
    if need.low is None or need.high is None:
        return counted
    return f"{counted} (likely {need.low:.0%} to {need.high:.0%} of all)"


def _heard(need: NeedBelieved, name: str) -> str:
    if not need.department_people_heard:
        return f"{name} hears no customers itself."
    return (
        f"{need.department_people:,} of the {need.department_people_heard:,} people whom {name} "
        "hears say so to it."
    )


def in_brief(need: NeedBelieved, *, is_poll: bool) -> str:
    """Say in a few words where a department and customers put a need."""
    at = f"its number {need.believed_rank}"
    if need.believed_rank is None:
        at = "left empty" if is_poll else "never named"
    counted = f"{need.people:,} of {need.people_heard:,} people"
    return f"“{need.need}” ({at}, customers' number {need.needed_rank}: {counted})"


def agree(within: Within, whom: str) -> str:
    """Say how far those asked agree, in words and as a number between chance and all."""
    if within.alpha is None or within.alpha_low is None or within.alpha_high is None:
        return f"name too few of the same needs to say how far they agree {whom}."
    if within.alpha >= GOOD:
        how = f"agree {whom}"
    elif within.alpha >= FAIR:
        how = f"roughly agree {whom}"
    elif within.alpha >= BY_CHANCE:
        how = f"agree little {whom}"
    else:
        how = f"agree {whom} no more than by chance"
    return (
        f"{how}: {within.alpha:.2f}, likely between {within.alpha_low:.2f} and "
        f"{within.alpha_high:.2f}, where 1 is wholly and 0 as by chance ({within.needs} needs)."
    )


def nearness(within: Within) -> str:
    """Say how near the order of those asked comes to the customers'."""
    if within.evidence is None or within.evidence_low is None or within.evidence_high is None:
        return "Too few people or needs to say how near their order comes to the customers'."
    if within.evidence_low > 0:
        how = "Their order goes with the customers'"
    elif within.evidence_high < 0:
        how = "Their order runs against the customers'"
    else:
        how = "Their order has nothing to do with the customers', as far as can be told"
    return (
        f"{how}: {within.evidence:.2f}, likely between {within.evidence_low:.2f} and "
        f"{within.evidence_high:.2f}, where 1 is the same and -1 the reverse."
    )
