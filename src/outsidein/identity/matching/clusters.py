"""From scored pairs to groups: the surest first, and only while the whole speaks for it."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log2
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

if TYPE_CHECKING:
    import duckdb
    import numpy.typing as npt

    Wholes = npt.NDArray[np.int64]
    Reals = npt.NDArray[np.float64]
    Truths = npt.NDArray[np.bool_]

# Of all pairs that are joined, so many have to be one by the model's own account; and each for
# itself has to be so sure.
PRECISION, SURE = 0.99, 0.8
# A single pair counts at most so much for two groups being one, and so much against (log2 of odds).
FOR, AGAINST = 10.0, 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Pairs of records by number from 0, and the odds that they are one, as log2."""

    left: Wholes
    right: Wholes
    odds: Reals


def scored(connection: duckdb.DuckDBPyConnection) -> Scored:
    """Read the pairs of two in `score`, in an order of their own."""
    table = connection.sql("""
        SELECT left_id - 1 AS "left", right_id - 1 AS "right", odds FROM score
        WHERE left_id <> right_id ORDER BY left_id, right_id
    """).to_arrow_table()
    return Scored(**{name: table[name].to_numpy() for name in ("left", "right", "odds")})


def least_odds(connection: duckdb.DuckDBPyConnection) -> float:
    """Give the odds (log2) from which pairs in `score` are joined: as low as precision allows."""
    likely = log2(SURE / (1 - SURE))
    table = connection.sql(
        "SELECT odds FROM score WHERE odds >= $likely ORDER BY odds DESC", params={"likely": likely}
    ).to_arrow_table()
    odds = table["odds"].to_numpy()
    precision = np.cumsum(1 / (1 + np.exp2(-odds))) / np.arange(1, len(odds) + 1)
    kept = int((np.round(precision, 6) >= PRECISION).sum())
    return float(odds[kept - 1]) if kept else inf


def components(count: int, pairs: Scored, sure: Truths) -> Wholes:
    """Give the group of each record by the pairs that are sure, named by its first record."""
    ends = (pairs.left[sure], pairs.right[sure])
    graph = coo_array((np.ones(int(sure.sum()), np.int8), ends), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    first = np.full(int(labels.max(initial=-1)) + 1, count, np.int64)
    np.minimum.at(first, labels, np.arange(count, dtype=np.int64))
    return np.asarray(first[labels])


def clusters(count: int, pairs: Scored, sure: Truths, *, side: Wholes | None = None) -> Wholes:
    """Group records by the pairs that are sure; each group is named by its first record.

    Pairs are taken from the surest on. Two groups become one if all pairs between them together
    speak for it; what was not scored speaks against it. So a chain in which each knows only the
    next doesn't hang together. With `side`, no group gets two records of one side.
    """
    group = components(count, pairs, sure)
    size = np.bincount(group, minlength=count)[group]
    undecided = size > (2 if side is None else 1)
    inside = undecided[pairs.left] & (group[pairs.left] == group[pairs.right])
    growing = _Growing(np.flatnonzero(undecided).tolist(), side)
    left, right = pairs.left[inside], pairs.right[inside]
    odds, believed = pairs.odds[inside], sure[inside]
    for one, other, weight in zip(left.tolist(), right.tolist(), odds.tolist(), strict=True):
        growing.weigh(one, other, min(max(weight, -AGAINST), FOR))
    for place in np.lexsort((right, left, -odds)).tolist():
        if believed[place]:
            growing.join(int(left[place]), int(right[place]))
    for one, home in growing.home.items():
        group[one] = home
    return group


class _Growing:
    """Groups that grow, and what speaks for each two of them being one."""

    def __init__(self, records: list[int], side: Wholes | None) -> None:
        self.home = {one: one for one in records}
        self._members = {one: [one] for one in records}
        self._between: dict[int, dict[int, float]] = {one: {} for one in records}
        self._side = side

    def weigh(self, one: int, other: int, weight: float) -> None:
        # What is never weighed counts as the most against, so each is counted from there.
        self._between[one][other] = self._between[other][one] = weight + AGAINST

    def join(self, one: int, other: int) -> None:
        kept, lost = sorted((self.home[one], self.home[other]))
        if kept == lost or not self._belong(kept, lost):
            return
        for record in self._members[lost]:
            self.home[record] = kept
        self._members[kept] += self._members.pop(lost)
        for third, weight in self._between.pop(lost).items():
            del self._between[third][lost]
            if third != kept:
                weight += self._between[kept].get(third, 0.0)  # noqa: PLW2901
                self._between[kept][third] = self._between[third][kept] = weight

    def _belong(self, one: int, other: int) -> bool:
        ones, others = self._members[one], self._members[other]
        if self._side is not None:
            sides = [self._side[record] for record in (*ones, *others)]
            if len({*sides}) < len(sides):
                return False
        return self._between[one].get(other, 0.0) > AGAINST * len(ones) * len(others)
