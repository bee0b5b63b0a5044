from __future__ import annotations

from random import Random
from statistics import mean
from typing import TYPE_CHECKING

import pytest

from outsidein.simulate.needs import (
    PERCEPTION,
    SEGMENTS,
    deviation,
    make_market,
    mean_shares,
    shares,
)
from outsidein.simulate.wording import ROLES

if TYPE_CHECKING:
    from outsidein.simulate.world import World


def test_segments_differ_in_what_they_need(world: World) -> None:
    market = world.market
    profiles = {
        segment: mean_shares([market.felt[segment, role] for role in ROLES]) for segment in SEGMENTS
    }
    for one in SEGMENTS:
        for other in SEGMENTS:
            pairs = zip(profiles[one], profiles[other], strict=True)
            overlap = sum(min(pair) for pair in pairs)
            assert overlap == pytest.approx(1) if one == other else overlap < 0.6


def test_deviations_are_near_one_on_average_and_far_from_it_one_by_one(world: World) -> None:
    random = Random(4)
    drawn = [factor for _ in range(200) for factor in deviation(random, world.market)]
    assert mean(drawn) == pytest.approx(1, abs=0.05)
    assert max(drawn) > 5
    assert min(drawn) < 0.1


def test_planted_perception_is_one_need_of_one_department(world: World) -> None:
    market = world.market
    planted = {
        (department, need)
        for department, factors in market.perception.items()
        for need, factor in zip(market.needs, factors, strict=True)
        if factor == PERCEPTION
    }
    assert planted == set(market.perceived)


def test_missing_features_are_open_needs(world: World) -> None:
    assert world.market.missing
    assert set(world.market.missing) <= world.market.open_needs
    assert len(world.market.open_needs) < len(world.market.needs)


def test_shares_sum_to_one() -> None:
    assert sum(shares((1.0, 2.0, 5.0))) == pytest.approx(1)
    assert mean_shares([(1.0, 0.0), (0.0, 9.0)]) == (0.5, 0.5)


def test_the_market_of_a_seed_is_always_the_same() -> None:
    assert make_market(5) == make_market(5)
    assert make_market(5).perceived != make_market(6).perceived
