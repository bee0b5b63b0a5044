"""How much accounts differ from what is expected of them, learnt from all of them.

An account speaks of a need so many times as often as expected: its ratio. Ratios are taken for a
mixture of Gamma distributions and counts given a ratio for Poisson, as in the Gamma-Poisson
shrinker (DuMouchel 1999). How much each part of the mixture weighs is not assumed but estimated
from all accounts (nonparametric empirical Bayes: Robbins 1956; Laird 1978), with a smoothing step
each round, so that they don't pretend to be sure (EMS: Silverman, Jones, Wilson & Nychka 1990).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from outsidein.customer.shares.counts import Reals

# The means of the parts: from a two-hundredth of what is expected to a hundred times.
RATIOS = np.exp(np.linspace(np.log(0.005), np.log(100), 40))
# Each part spreads by a quarter of its mean (1 / the square root of this), as far as the next mean.
SHAPE = 16.0
RATES = SHAPE / RATIOS
ROUNDS = 20
# Without it, intervals held 2 in 100 fewer of the true shares (docs/why/shares.md).
SMOOTH = np.array([1, 2, 1]) / 4
# Before anything is known: two thirds of ratios lie between a quarter and four and a half.
AT_FIRST = np.exp(-0.5 * (np.log(RATIOS) / 1.5) ** 2)
CHUNK = 20_000


def spread_of(expected: Reals, told: Reals) -> Reals:
    """Estimate how much each part of the mixture weighs, from expected and told occasions."""
    likely = _likely(expected, told)
    spread: Reals = AT_FIRST / AT_FIRST.sum()
    for _ in range(ROUNDS):
        weighed = likely * spread
        spread = (weighed / weighed.sum(1, keepdims=True)).mean(0)
        spread = np.convolve(np.pad(spread, 1, mode="edge"), SMOOTH, mode="valid")
        spread /= spread.sum()
    return spread


def ratios_of(expected: Reals, told: Reals, spread: Reals) -> tuple[Reals, Reals]:
    """Give mean and variance of each ratio, given how ratios are spread and what was told."""
    mean, variance = np.empty(len(told)), np.empty(len(told))
    for begin in range(0, len(told), CHUNK):
        part = slice(begin, begin + CHUNK)
        weighed = _likely(expected[part], told[part]) * spread
        weighed /= weighed.sum(1, keepdims=True)
        shape, rate = SHAPE + told[part, None], RATES + expected[part, None]
        of_part = shape / rate
        mean[part] = (weighed * of_part).sum(1)
        square = (weighed * of_part * (of_part + 1 / rate)).sum(1)
        variance[part] = square - mean[part] ** 2
    return mean, variance


def _likely(expected: Reals, told: Reals) -> Reals:
    """Give, up to a factor of each row, how likely what was told is in each part of the mixture."""
    logs = SHAPE * np.log(RATES) - (SHAPE + told[:, None]) * np.log(RATES + expected[:, None])
    likely: Reals = np.exp(logs - logs.max(1, keepdims=True))
    return likely
