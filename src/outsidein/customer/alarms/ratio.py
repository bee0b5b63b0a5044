"""How many times as often something is complained of, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from outsidein.customer.alarms.scan import Series

# Standard deviations. Only what looks like a large rise becomes an alarm, so alarms look larger
# than they are: intervals that hold the truth 19 times in 20 do so 9 times in 10 among alarms.
SURE = 1.96
# Dates whose logarithm of the likelihood is lower than the best one's by no more are as good as
# that for an interval that holds 9 times in 10: half of 1.645².
AS_GOOD = 1.645**2 / 2
STEPS = 60


class Ratio(NamedTuple):
    """How many times as often as before, with an interval that holds 9 times in 10."""

    ratio: float
    low: float
    high: float


def ratio_since(series: Series, date: int) -> Ratio:
    """Estimate the ratio of the rates since a date and before it, within groups.

    Of a group's complaints those since the date are binomial, with odds of the ratio times what
    could be expected since and before: a conditional logistic regression (Farrington, Relative
    incidence estimation from case series for vaccine safety evaluation, 1995). The interval is
    widened by how much more groups differ than such counts do (McCullagh and Nelder, Generalized
    linear models, 1989, 9.2), and half a complaint is added to either side, so that there is a
    ratio where nobody complained before.
    """
    size = np.bincount(series.group, minlength=len(series.clock)).astype(np.float64)
    late = series.place >= series.clock[series.group, date]
    since = np.bincount(series.group[late], minlength=len(size)).astype(np.float64)
    part = 1 - series.clock[:, date].astype(np.float64)
    told = (part > 0) & (part < 1)
    size, since, part = size[told], since[told], part[told]
    mean = float(size @ part / max(size.sum(), 1)) if len(size) else 0.5
    size = np.append(size, 1.0)
    since = np.append(since, 0.5)
    part = np.append(part, mean)
    log_ratio = _solved(size, since, part)
    odds = np.exp(log_ratio) * part / (1 - part)
    likely = odds / (1 + odds)
    spread = float(size @ (likely * (1 - likely)))
    apart = float(((since - size * likely) ** 2).sum())
    error = SURE * np.sqrt(max(1.0, apart / spread) / spread)
    return Ratio(*(float(np.exp(log_ratio + side * error)) for side in (0, -1, 1)))


def ratio_of_all(series: Series, ratios: NDArray[np.float64]) -> Ratio:
    """Give the ratio since the likeliest date, and an interval over all dates that are as good."""
    best = int(ratios.argmax())
    every = [ratio_since(series, int(date)) for date in as_good_dates(ratios)]
    return Ratio(
        ratio=ratio_since(series, best).ratio,
        low=min(one.low for one in every),
        high=max(one.high for one in every),
    )


def as_good_dates(ratios: NDArray[np.float64]) -> NDArray[np.int64]:
    """Give the places of the dates that are about as likely as the likeliest one, in order.

    >>> as_good_dates(np.array([0.5, 4.0, 5.0, 3.9, 0.0]))
    array([1, 2, 3])
    """
    return np.flatnonzero(ratios >= ratios.max() - AS_GOOD)


def _solved(
    size: NDArray[np.float64], since: NDArray[np.float64], part: NDArray[np.float64]
) -> float:
    """Find the logarithm of the ratio that expects as many as there are, by halving."""
    low, high = -12.0, 12.0
    odds = part / (1 - part)
    for _ in range(STEPS):
        middle = (low + high) / 2
        expected = float(size @ (np.exp(middle) * odds / (1 + np.exp(middle) * odds)))
        low, high = (middle, high) if expected < since.sum() else (low, middle)
    return (low + high) / 2
