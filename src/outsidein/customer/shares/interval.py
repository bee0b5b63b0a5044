"""Intervals of shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betaincinv

if TYPE_CHECKING:
    from outsidein.customer.shares.counts import Reals

# A share is likely between these quantiles: 90 % lie between.
LOW, HIGH = 0.05, 0.95


def likely_between(share: Reals, variance: Reals) -> tuple[Reals, Reals]:
    """Give the 90 % interval of the Beta distribution with this mean and variance.

    >>> low, high = likely_between(np.array([0.5]), np.array([1 / 12]))  # all shares alike likely
    >>> round(float(low[0]), 3), round(float(high[0]), 3)
    (0.05, 0.95)
    """
    mean = np.clip(share, 1e-9, 1 - 1e-9)
    # No distribution of shares varies more than one that is 0 or 1 and nothing between.
    number = np.maximum(mean * (1 - mean) / np.maximum(variance, 1e-15) - 1, 0.05)
    with_it, without = mean * number, (1 - mean) * number
    low = betaincinv(with_it, without, LOW).astype(np.float64)
    high = betaincinv(with_it, without, HIGH).astype(np.float64)
    return low, high
