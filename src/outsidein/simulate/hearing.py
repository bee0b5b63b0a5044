"""What each department can expect to hear, against what customers need."""

from __future__ import annotations

from outsidein.simulate.needs import EXPOSURE, SEGMENTS, Market, shares
from outsidein.simulate.population import ROLE_FREQUENCY


def heard_shares(market: Market, department: str) -> tuple[float, ...]:
    """Give the shares of what a department hears: roles by exposure, all segments alike."""
    often = zip(EXPOSURE[department], ROLE_FREQUENCY, strict=True)
    factors = market.perception[department]
    perceived = [
        tuple(weight * factor for weight, factor in zip(felt, factors, strict=True))
        for felt in market.felt.values()
    ]
    return _mixed(perceived, [exposure * people for exposure, people in often])


def needed_shares(market: Market) -> tuple[float, ...]:
    """Give the shares of what customers need: every person counts once."""
    return _mixed(list(market.felt.values()), list(ROLE_FREQUENCY))


def _mixed(felt: list[tuple[float, ...]], of_role: list[float]) -> tuple[float, ...]:
    # What is felt runs over segments, and within each over roles.
    weights = [weight for _ in SEGMENTS for weight in of_role]
    pairs = zip(map(shares, felt), weights, strict=True)
    scaled = [tuple(share * weight for share in person) for person, weight in pairs]
    return shares(tuple(sum(column) for column in zip(*scaled, strict=True)))
