"""Who needs what: hidden segments, buying roles, and what each department gets to hear of it.

A person's need is the product of three weights: of the account's segment, of the account's own
deviation and of the person's buying role. A department hears a person's needs through two more:
how often it meets that role (exposure) and, for a few planted needs, how much more readily the
same people tell it to this department (perception).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import exp
from typing import TYPE_CHECKING

from outsidein.simulate.draw import generator
from outsidein.simulate.script import load_script
from outsidein.simulate.wording import DEPARTMENTS, ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

SEGMENTS = ("movers", "controllers", "travellers", "builders")

# A segment's own themes weigh this much more than the others.
OWN_THEME = 12.0
# A role that the script doesn't list for a need still feels it a little.
FAINT_ROLE = 0.25
# How much more readily people tell a planted need to one department than to the others.
PERCEPTION = 5.0
PERCEIVED_NEEDS = 6
# This many of the needs that the product doesn't cover at all.
MISSING_FEATURES = 4

# How often each department meets each role, in the order of ROLES: economic buyer, technical
# evaluator, user, champion, legal or procurement, gatekeeper.
EXPOSURE: Mapping[str, tuple[float, ...]] = {
    "sales": (5.0, 1.5, 0.6, 4.0, 1.5, 1.5),
    "marketing": (1.0, 1.5, 2.0, 2.0, 0.5, 4.0),
    "support": (0.4, 1.5, 7.0, 1.0, 0.4, 1.5),
    "success": (2.0, 1.0, 3.0, 5.0, 0.6, 0.8),
    "product": (0.5, 5.0, 3.0, 2.0, 0.5, 0.4),
    "finance": (2.5, 0.4, 0.8, 0.6, 4.0, 3.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """What all customers together need. Weights are in the order of `needs`.

    `felt` is a segment's profile times a role's weights, by segment and role. `perception` is by
    department. `open_needs` are answered by no page; `missing` are features the product lacks.
    """

    needs: tuple[str, ...]
    felt: Mapping[tuple[str, str], tuple[float, ...]]
    perception: Mapping[str, tuple[float, ...]]
    perceived: tuple[tuple[str, str], ...]
    open_needs: frozenset[str]
    missing: tuple[str, ...]

    def met_share(self, weights: tuple[float, ...]) -> float:
        """Measure the share of these weights that falls on needs some page of ours answers."""
        pairs = zip(self.needs, weights, strict=True)
        met = sum(weight for need, weight in pairs if need not in self.open_needs)
        return met / sum(weights)


def make_market(seed: int) -> Market:
    """Make the market of this seed."""
    script = load_script()
    needs = tuple(script.needs)
    answered = {need for page in script.pages for need in page.answers}
    beyond = [need.id for need in script.needs.values() if need.beyond_banking77]
    unanswered = [need for need in beyond if need not in answered] or beyond
    random = generator(seed, "market")
    missing = tuple(sorted(random.sample(unanswered, min(MISSING_FEATURES, len(unanswered)))))
    felt = _felt(random, needs)
    perceived = _perceived(random, needs, felt)
    return Market(
        needs=needs,
        felt=felt,
        perception={
            department: tuple(
                PERCEPTION if (department, need) in perceived else 1.0 for need in needs
            )
            for department in DEPARTMENTS
        },
        perceived=perceived,
        open_needs=frozenset(needs) - answered | frozenset(missing),
        missing=missing,
    )


def _perceived(
    random: Random,
    needs: tuple[str, ...],
    felt: Mapping[tuple[str, str], tuple[float, ...]],
) -> tuple[tuple[str, str], ...]:
    # Among the needs that are felt most, or nobody would ever see the difference.
    overall = mean_shares(list(felt.values()))
    ranked = sorted(range(len(needs)), key=lambda place: (-overall[place], place))
    chosen = [needs[place] for place in random.sample(ranked[:24], PERCEIVED_NEEDS)]
    return tuple((DEPARTMENTS[place % len(DEPARTMENTS)], need) for place, need in enumerate(chosen))


def _felt(
    random: Random,
    needs: tuple[str, ...],
) -> dict[tuple[str, str], tuple[float, ...]]:
    script = load_script()
    themes = list(dict.fromkeys(need.theme for need in script.needs.values()))
    random.shuffle(themes)
    profiles = {}
    for place, segment in enumerate(SEGMENTS):
        own = set(themes[place :: len(SEGMENTS)])
        profiles[segment] = [
            (OWN_THEME if script.needs[need].theme in own else 1.0) * random.gammavariate(2, 0.5)
            for need in needs
        ]
    return {
        (segment, role): tuple(
            weight * script.needs[need].roles.get(role, FAINT_ROLE)
            for need, weight in zip(needs, profiles[segment], strict=True)
        )
        for segment, role in product(SEGMENTS, ROLES)
    }


def deviation(random: Random, market: Market) -> tuple[float, ...]:
    """Draw how much more or less than its segment one account needs each thing: 1 on average.

    Skewed factors make the account's profile much like a draw from a Dirichlet distribution.
    """
    draw = random.expovariate
    return tuple(0.05 + 0.7 * draw(1.0) ** 1.5 for _ in market.needs)


def weights_of(
    market: Market,
    segment: str,
    role: str,
    own: tuple[float, ...],
) -> tuple[float, ...]:
    """Combine what one person needs from segment, role and the account's deviation."""
    felt = market.felt[segment, role]
    return tuple(weight * factor for weight, factor in zip(felt, own, strict=True))


def shares(weights: tuple[float, ...]) -> tuple[float, ...]:
    """Scale the weights to a sum of 1."""
    total = sum(weights)
    return tuple(weight / total for weight in weights)


def mean_shares(many: list[tuple[float, ...]]) -> tuple[float, ...]:
    """Take the mean of several people's shares: each person counts once."""
    return tuple(sum(column) / len(many) for column in zip(*map(shares, many), strict=True))


def logistic(value: float) -> float:
    """Give the probability that belongs to a sum of effects in log odds."""
    return 1 / (1 + exp(-value))
