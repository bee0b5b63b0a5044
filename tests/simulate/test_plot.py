from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from outsidein.simulate.plot import story_of
from outsidein.simulate.population import accounts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from outsidein.simulate.story import Story
    from outsidein.simulate.world import Account, World

GOOD = {"won", "kept"}
BAD = {"lost", "churned", "not now"}


@pytest.fixture(scope="module")
def told(world: World) -> list[tuple[Account, Story]]:
    accounts = accounts_of(replace(world, accounts=1_500))
    return [(account, story_of(world, account)) for account in accounts]


def _explained(told: list[tuple[Account, Story]], by: Callable[[Account], str]) -> float:
    """Give how far the share of good ends lies apart between groups: its variance over groups."""
    groups: defaultdict[str, list[bool]] = defaultdict(list)
    for account, story in told:
        if story.outcome in GOOD | BAD:
            groups[by(account)].append(story.outcome in GOOD)
    ends = [end for group in groups.values() for end in group]
    overall = sum(ends) / len(ends)
    apart = sum(len(group) * (sum(group) / len(group) - overall) ** 2 for group in groups.values())
    # Without any effect each group adds about overall * (1 - overall).
    return (apart - (len(groups) - 1) * overall * (1 - overall)) / len(ends)


def test_needs_decide_how_it_ends_and_industry_does_not(told: list[tuple[Account, Story]]) -> None:
    assert _explained(told, lambda account: account.segment) > 0.02
    assert abs(_explained(told, lambda account: account.industry)) < 0.004


def test_every_end_occurs(told: list[tuple[Account, Story]]) -> None:
    ends = Counter(story.outcome for _, story in told)
    assert set(ends) == GOOD | BAD | {"open", "declining"}
    assert min(ends.values()) > 50


def test_stages_follow_one_another_and_agree_with_the_end(
    told: list[tuple[Account, Story]],
) -> None:
    for _, story in told:
        for opportunity in story.opportunities:
            times = [at for _, at in opportunity.steps]
            assert times == sorted(times)
            last = {True: "Closed Won", False: "Closed Lost"}.get(bool(opportunity.won))
            if opportunity.won is not None:
                assert opportunity.steps[-1] == (last, opportunity.closes)


def test_payments_stop_when_a_customer_leaves(told: list[tuple[Account, Story]]) -> None:
    left = [story for _, story in told if story.left]
    assert left
    for story in left:
        assert all(payment.at < (story.left or 0) for payment in story.payments)
    assert not any(story.payments for _, story in told if story.joined is None)


def test_accounts_in_decline_were_great_and_pay_less_and_less(
    world: World,
    told: list[tuple[Account, Story]],
) -> None:
    declining = [story for _, story in told if story.declines_from]
    assert declining
    for story in declining:
        amounts = [payment.amount for payment in story.payments if payment.kind == "payment"]
        assert max(amounts[-3:]) < 0.6 * max(amounts)
        assert story.phase_at(world.period.end - 1) == "declining"


def test_a_not_now_waits_for_a_date_or_a_missing_feature(
    world: World,
    told: list[tuple[Account, Story]],
) -> None:
    waiting = [story.not_now for _, story in told if story.not_now]
    assert len(waiting) > 50
    for not_now in waiting:
        assert (not_now.until is None) != (not_now.feature is None)
        assert not_now.feature is None or not_now.feature in world.market.missing
        assert not_now.until is None or not_now.until > not_now.at
