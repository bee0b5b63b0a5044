from __future__ import annotations

import numpy as np
import pytest

from outsidein.identity.matching.clusters import Scored, clusters, components, least_odds, scored
from outsidein.store.duckdb import connect


def pairs(*rows: tuple[int, int, float]) -> Scored:
    left, right, odds = zip(*rows, strict=True)
    return Scored(left=np.array(left), right=np.array(right), odds=np.array(odds, float))


def grouped(count: int, told: Scored, *, least: float = 2.0, **more: np.ndarray) -> list[int]:
    return [int(one) for one in clusters(count, told, told.odds >= least, **more)]


def test_two_that_are_surely_one_are_one() -> None:
    assert grouped(4, pairs((0, 1, 8.0), (2, 3, 1.0))) == [0, 0, 2, 3]


def test_a_chain_in_which_each_knows_only_the_next_doesnt_hang_together() -> None:
    chain = pairs((0, 1, 5.0), (1, 2, 4.5), (2, 3, 5.0), (0, 2, -6.0), (1, 3, -6.0), (0, 3, -6.0))
    assert components(4, chain, chain.odds >= 2).tolist() == [0, 0, 0, 0]
    assert grouped(4, chain) == [0, 0, 2, 2]


def test_what_was_not_scored_speaks_against() -> None:
    assert grouped(3, pairs((0, 1, 6.0), (1, 2, 4.0))) == [0, 0, 2]


def test_a_doubted_pair_doesnt_outweigh_two_that_are_sure() -> None:
    assert grouped(3, pairs((0, 1, 9.0), (1, 2, 9.0), (0, 2, -2.0))) == [0, 0, 0]


def test_of_each_side_one_at_most_and_the_surest() -> None:
    told = pairs((0, 2, 6.0), (0, 3, 9.0), (1, 2, 5.0), (2, 3, 9.0))
    side = np.array([0, 0, 1, 1])
    assert grouped(4, told, side=side) == [0, 1, 1, 0]


def test_the_order_of_pairs_changes_nothing() -> None:
    rows = [(0, 1, 5.0), (1, 2, 5.0), (0, 2, 5.0), (2, 3, 5.0), (3, 4, 5.0), (1, 3, -1.0)]
    assert grouped(5, pairs(*rows)) == grouped(5, pairs(*rows[::-1]))


@pytest.mark.parametrize(
    ("odds", "least"),
    [
        ([10.0] * 200 + [2.1], 2.1),  # one that is less sure among many that are
        ([10.0, 2.1], 10.0),
        ([2.1, 2.1], np.inf),
        ([], np.inf),
    ],
)
def test_joined_is_what_is_one_in_99_of_100_cases(odds: list[float], least: float) -> None:
    with connect() as connection:
        connection.execute("CREATE TABLE score (left_id BIGINT, right_id BIGINT, odds DOUBLE)")
        for number, one in enumerate(odds):
            connection.execute("INSERT INTO score VALUES (1, ?, ?)", [number + 2, one])
        assert least_odds(connection) == least
        assert len(scored(connection).odds) == len(odds)
