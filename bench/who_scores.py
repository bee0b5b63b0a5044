"""How well groups of records agree with who they really are, counted in pairs of records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    import numpy.typing as npt

# From all but nothing to all but certain; the steps are finer where answers lie.
THRESHOLDS = (
    *(share / 100 for share in range(1, 100)),
    *(1 - 10**-power for power in (2.3, 2.7, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 8.0)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """How many pairs of records are one, how many were joined, and how many are both."""

    one: int
    joined: int
    both: int

    @property
    def precision(self) -> float:
        """The share of joined pairs that are one; 1 if nothing was joined."""
        return self.both / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        """The share of pairs that are one that were joined; 1 if there are none."""
        return self.both / self.one if self.one else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 1 if there was nothing to join and nothing was."""
        return 2 * self.both / (self.one + self.joined) if self.one + self.joined else 1.0


def pairs(
    truth: Sequence[Hashable], found: Sequence[Hashable], sides: Sequence[int] | None = None
) -> Pairs:
    """Count pairs by the sizes of groups; with `sides`, only pairs of two different sides.

    >>> pairs("aaab", [1, 1, 2, 2])
    Pairs(one=3, joined=2, both=1)
    >>> pairs("aaab", [1, 1, 2, 2], sides=[0, 0, 1, 1])
    Pairs(one=2, joined=0, both=0)
    """
    return Pairs(
        one=_within(truth, sides=sides),
        joined=_within(found, sides=sides),
        both=_within(truth, found, sides=sides),
    )


def _within(*keys: Sequence[Hashable], sides: Sequence[int] | None) -> int:
    """Count the pairs that agree in all keys, less those on one side."""
    every = _in_groups(zip(*keys, strict=True))
    return every if sides is None else every - _in_groups(zip(*keys, sides, strict=True))


def _in_groups(keys: Iterable[Hashable]) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(keys).values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Pairs of records, by their rows among so many, and how likely each is one."""

    records: int
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    probability: npt.NDArray[np.float64]

    def joined(self, threshold: float) -> list[int]:
        """Give the group of each record: those that links at least as likely as that connect."""
        kept = self.probability >= threshold
        ends = self.left[kept], self.right[kept]
        graph = coo_array((np.ones(kept.sum()), ends), shape=(self.records, self.records))
        _, groups = connected_components(graph, directed=False)
        return [int(group) for group in groups]

    def best(self, truth: Sequence[Hashable], sides: Sequence[int] | None) -> tuple[float, Pairs]:
        """Give the threshold that judges these links best, and the pairs that are joined by it."""
        tried = ((step, pairs(truth, self.joined(step), sides)) for step in THRESHOLDS)
        return max(tried, key=lambda one: one[1].f1)
