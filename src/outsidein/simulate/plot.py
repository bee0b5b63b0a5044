"""How the story of an account goes: contact, opportunity, payments, renewal, decline, the end.

How an opportunity ends depends on what the account needs and on traits of the firm, never on its
industry; the effects are kept as drivers, in log odds, for the truth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.simulate.clock import DAY, Period
from outsidein.simulate.draw import between, generator, pick
from outsidein.simulate.needs import logistic, mean_shares
from outsidein.simulate.paying import payments_of
from outsidein.simulate.story import NotNow, Opportunity, Story

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from outsidein.simulate.world import Account, World

# Shares of accounts: customers from before the period, and those of them that decline.
EARLIER_CUSTOMERS = 0.45
DECLINING = 0.18
# Of prospects that are not won, the share that only says "not now".
NOT_NOW = 0.45
# Customers who renew are more likely to say yes than firms that never were: log odds.
RENEWAL_BONUS = 1.2

# Effects on the log odds of winning an account, or of keeping it.
SEGMENT_EFFECT: Mapping[str, float] = {
    "movers": 1.4,
    "controllers": 0.5,
    "travellers": -0.5,
    "builders": -1.4,
}
STAGES = (
    "Prospecting",
    "Qualification",
    "Needs Analysis",
    "Proposal/Price Quote",
    "Negotiation/Review",
)
LOST_REASONS = ("Price", "Lost to competitor", "No decision", "Missing feature", "Timing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """How likely an account is to sign, and what makes it so, in log odds."""

    effects: tuple[tuple[str, float], ...]

    @property
    def total(self) -> float:
        """The sum of all effects."""
        return sum(effect for _, effect in self.effects)


def odds_of(world: World, account: Account) -> Odds:
    """Work out how likely the account is to sign, from needs and firm traits."""
    met = world.market.met_share(mean_shares(list(account.weights.values())))
    champions = sum(person.role == "champion" for person in account.people)
    if account.employees < 60:
        size = -0.4
    elif account.employees <= 600:
        size = 0.6
    else:
        size = -0.6
    effects = (
        ("segment", SEGMENT_EFFECT[account.segment]),
        ("needs met by what we publish", round(4 * (met - 0.6), 3)),
        ("size", size),
        ("champion", 0.5 if champions else -0.3),
        ("disagreement inside", -0.8 if account.disagreement else 0.0),
    )
    return Odds(effects=effects)


def story_of(world: World, account: Account) -> Story:
    """Tell the story of one account, the same for the same seed."""
    random = generator(world.seed, "story", account.number)
    odds = odds_of(world, account)
    if random.random() < EARLIER_CUSTOMERS:
        return _customer(world, random, account, odds)
    return _prospect(world, random, account, odds)


def _customer(world: World, random: Random, account: Account, odds: Odds) -> Story:
    period = world.period
    declines = random.random() < DECLINING
    ago = between(random, 500, 1300) if declines else between(random, 20, 1100)
    joined = period.start - ago * DAY
    declines_from = _somewhere(random, period, 0.1, 0.4) if declines else None
    probability = logistic(odds.total + RENEWAL_BONUS)
    renewals: list[Opportunity] = []
    left = None
    closes = joined + 365 * DAY
    while closes < period.end and left is None:
        if closes > period.start:
            # Who declines stays, out of habit: that is what makes them hard to let go.
            stays = declines or random.random() < probability
            renewals.append(_renewal(random, account, closes, stays=stays, number=len(renewals)))
            left = None if stays else closes
        closes += 365 * DAY
    outcome = "declining" if declines else "kept" if left is None else "churned"
    return Story(
        outcome=outcome,
        decided=left or (renewals[-1].closes if renewals else period.end - DAY),
        probability=probability,
        drivers=odds.effects,
        first_contact=period.start,
        last_contact=left + 40 * DAY if left else period.end,
        joined=joined,
        left=left,
        declines_from=declines_from,
        opportunities=tuple(renewals),
        payments=payments_of(
            random,
            account,
            since=max(joined, period.start - 365 * DAY),
            until=left or period.end,
            declines_from=declines_from,
        ),
        not_now=None,
    )


def _prospect(world: World, random: Random, account: Account, odds: Odds) -> Story:
    period = world.period
    created = _somewhere(random, period, 0.05, 0.95)
    opportunity = _new_business(random, account, created, probability=logistic(odds.total))
    is_open = opportunity.closes >= period.end
    joined = opportunity.closes if opportunity.won and not is_open else None
    not_now = None
    outcome = "won"
    if is_open:
        outcome = "open"
        opportunity = _still_open(opportunity, period)
    elif not opportunity.won:
        if random.random() < NOT_NOW:
            not_now = _not_now(world, random, account, opportunity.closes)
        outcome = "not now" if not_now else "lost"
    return Story(
        outcome=outcome,
        decided=min(opportunity.closes, period.end - DAY),
        probability=logistic(odds.total),
        drivers=odds.effects,
        first_contact=max(created - 40 * DAY, period.start),
        last_contact=period.end if joined or is_open else opportunity.closes + 30 * DAY,
        joined=joined,
        left=None,
        declines_from=None,
        opportunities=(opportunity,),
        payments=payments_of(random, account, since=joined, until=period.end) if joined else (),
        not_now=not_now,
    )


def _somewhere(random: Random, period: Period, low: float, high: float) -> int:
    part = low + (high - low) * random.random()
    return int(period.start + part * (period.end - period.start)) // DAY * DAY


def _new_business(
    random: Random,
    account: Account,
    created: int,
    *,
    probability: float,
) -> Opportunity:
    won = random.random() < probability
    reached = len(STAGES) if won else between(random, 2, len(STAGES))
    steps = []
    at = created
    for stage in STAGES[:reached]:
        steps.append((stage, at))
        at += between(random, 6, 40) * DAY
    steps.append(("Closed Won" if won else "Closed Lost", at))
    return Opportunity(
        key=f"o{account.number:06d}.0",
        kind="New Business",
        name=f"{account.name} - cards and accounts",
        amount=account.employees * 30 + between(random, 5, 60) * 100,
        created=created,
        closes=at,
        steps=tuple(steps),
        won=won,
        lost_reason="" if won else pick(random, LOST_REASONS),
    )


def _still_open(opportunity: Opportunity, period: Period) -> Opportunity:
    steps = (
        tuple(step for step in opportunity.steps[:-1] if step[1] < period.end)
        or opportunity.steps[:1]
    )
    return Opportunity(
        key=opportunity.key,
        kind=opportunity.kind,
        name=opportunity.name,
        amount=opportunity.amount,
        created=opportunity.created,
        closes=opportunity.closes,
        steps=steps,
        won=None,
        lost_reason="",
    )


def _renewal(
    random: Random,
    account: Account,
    closes: int,
    *,
    stays: bool,
    number: int,
) -> Opportunity:
    created = closes - between(random, 40, 80) * DAY
    negotiated = ("Negotiation/Review", closes - between(random, 10, 30) * DAY)
    closed = ("Closed Won" if stays else "Closed Lost", closes)
    return Opportunity(
        key=f"o{account.number:06d}.{number + 1}",
        kind="Renewal",
        name=f"{account.name} - renewal",
        amount=account.employees * 30 + 900,
        created=created,
        closes=closes,
        steps=(("Qualification", created), negotiated, closed),
        won=stays,
        lost_reason="" if stays else pick(random, LOST_REASONS),
    )


def _not_now(world: World, random: Random, account: Account, at: int) -> NotNow:
    people = account.people_at(at)
    waits_for_feature = random.random() < 0.5
    return NotNow(
        person_key=people[0].key if people else account.people[0].key,
        at=at,
        until=None if waits_for_feature else at + between(random, 30, 270) * DAY,
        feature=pick(random, world.market.missing) if waits_for_feature else None,
    )
