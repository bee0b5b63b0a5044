"""Drawing: the few ways in which the simulation takes something at random.

Each account has its own generators, seeded by text. Text seeds are hashed by `random` itself in
the same way on every machine, so an account is the same whatever was made before it.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T")


def generator(seed: int, *parts: str | int) -> Random:
    """Make a generator of its own for whatever the parts name."""
    return Random(":".join(str(part) for part in (seed, *parts)))


def pick(random: Random, items: Sequence[T]) -> T:
    """Draw one of the items, each as likely as the other."""
    return items[int(random.random() * len(items))]


def between(random: Random, low: int, high: int) -> int:
    """Draw a whole number from low to high, both included."""
    return low + int(random.random() * (high - low + 1))


@dataclass(frozen=True, slots=True)
class Weighted(Generic[T]):
    """Items that are drawn by weight; make one with `weighted`."""

    items: Sequence[T]
    cumulative: Sequence[float]

    def draw(self, random: Random) -> T:
        """Draw one of the items, by its weight."""
        cumulative = self.cumulative
        # The last place needs no look: rounding must not lead behind it.
        last = len(cumulative) - 1
        return self.items[bisect(cumulative, random.random() * cumulative[last], 0, last)]


def weighted(items: Sequence[T], weights: Sequence[float]) -> Weighted[T]:
    """Make items with their weights ready to draw from."""
    return Weighted(items, tuple(accumulate(weights)))


def weighted_keys(weights: Mapping[T, float]) -> Weighted[T]:
    """Make the keys of a mapping ready to draw from by their values."""
    return weighted(tuple(weights), tuple(weights.values()))
