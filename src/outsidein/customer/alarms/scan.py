"""The dates since which complaints may be more frequent, and how often chance looks like that.

A scan over the dates from which on complaints may have become more frequent, each by its
likelihood ratio (Kulldorff, A spatial scan statistic, 1997). Whoever looks at many dates finds some
rise in any noise, so the best one of all is compared with the best one of all in series without
any change: each group's complaints (an account's) are turned together by a random part of what was
heard of that group, over the end into the beginning. So what is heard more of expects more, a loud
group is as loud before as after, and a burst of one group stays the one event it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# So many series without a change that look at least as much like one settle that it may be chance
# (Besag and Clifford, Sequential Monte Carlo p-values, 1991).
SETTLED = 20
BATCHES = (99, 400, 1_500, 2_000, 2_000, 2_000, 2_000)  # 9,999 in all
SHORTEST = 2  # weeks that a rise has to last
LONGEST = 39  # weeks: what began longer ago is how things are, and no news
CLOSE = 13  # weeks back to which every week is looked at, before that every other one
TOGETHER = 255  # complaints that are counted at once: as many as a byte can count
PROMISING = 2.0  # a likelihood ratio below this, of all dates the best, is common without a change


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The complaints of one theme: of which group each is, and where on the group's own clock.

    A group's clock runs from 0 to 1 with the complaints that could be expected of it: `clock` is
    where it stands, by group and date looked at, and `place` where it stood at each complaint.
    """

    group: NDArray[np.int64]
    place: NDArray[np.float32]
    clock: NDArray[np.float32]

    @property
    def expected(self) -> NDArray[np.float64]:
        """Complaints since each date, had nothing changed."""
        size = np.bincount(self.group, minlength=len(self.clock))
        told: NDArray[np.float64] = size @ (1 - self.clock.astype(np.float64))
        return told

    @property
    def since(self) -> NDArray[np.int64]:
        """Complaints since each date."""
        told: NDArray[np.int64] = (self.place[:, None] >= self.clock[self.group]).sum(axis=0)
        return told


def dates_looked_at(weeks: int) -> NDArray[np.int64]:
    """Give the weeks with which a rise may have begun, the oldest first.

    >>> dates_looked_at(9)
    array([3, 4, 5, 6, 7])
    """
    back = np.concatenate([np.arange(SHORTEST, CLOSE + 1), np.arange(CLOSE + 2, LONGEST + 1, 2)])
    # As much has to be known of before as a rise has to last, and a week more.
    back = back[back <= min(LONGEST, weeks * 2 // 3)]
    return (weeks - back)[::-1]


def series_of(
    group: NDArray[np.int64],
    week: NDArray[np.int32],
    usual: NDArray[np.float32],
    dates: NDArray[np.int64],
) -> Series:
    """Make the series of one theme from what could be expected of each group in each week."""
    total = np.cumsum(usual, axis=1, dtype=np.float64)
    whole = total[:, -1:]
    begins = np.concatenate([np.zeros((len(total), 1)), total[:, :-1]], axis=1) / whole
    # Where in its week it stands does not matter: all of a week is before a date or after it.
    place = begins[group, week] + usual[group, week] / whole[group, 0] / 2
    return Series(
        group=group,
        place=place.astype(np.float32),
        clock=begins[:, dates].astype(np.float32),
    )


def likelihood_ratios(
    since: NDArray[np.int64] | NDArray[np.float64], expected: NDArray[np.float64], total: int
) -> NDArray[np.float64]:
    """Give the logarithm of the likelihood ratio of a rise at each date, 0 where there is none.

    By Kulldorff (1997), for counts that could be anywhere in proportion to what is expected.

    >>> likelihood_ratios(np.array([8, 2]), np.array([4.0, 4.0]), 10).round(3)
    array([3.348, 0.   ])
    """
    before = total - since
    early = total - expected
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = since * np.log(since / expected) + np.where(
            before > 0, before * np.log(before / early), 0.0
        )
    return np.where((since > expected) & (expected > 0), ratio, 0.0)


def chance(series: Series, best: float) -> float:
    """Give how likely a series without any change looks at least as much like a rise.

    Counted over up to 9,999 turned series; 1 where the best of all dates is not worth counting.
    """
    if best < PROMISING:
        return 1.0
    random = np.random.default_rng(0)
    expected = series.expected
    turned = beyond = 0
    for size in BATCHES:
        most = _best_of_turned(
            series, expected, random.random((len(series.clock), size), np.float32)
        )
        # Rounding makes equal series differ in the last digits.
        beyond += int((most >= best - 1e-9).sum())
        turned += size
        if beyond >= SETTLED:
            break
    return (beyond + 1) / (turned + 1)


def _best_of_turned(
    series: Series, expected: NDArray[np.float64], turns: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Turn each group by its part of its clock, and give the best likelihood ratio of all dates.

    `turns` has a row for each group, and a column for each series to be made.
    """
    total = len(series.group)
    since = np.zeros((len(expected), turns.shape[1]), np.int64)
    for begin in range(0, total, TOGETHER):
        group = series.group[begin : begin + TOGETHER]
        place = series.place[begin : begin + TOGETHER, None] + turns[group]
        place -= place >= 1
        for date in range(len(expected)):
            late = place >= series.clock[group, date][:, None]
            since[date] += np.add.reduce(late.view(np.uint8), axis=0, dtype=np.uint8)
    best: NDArray[np.float64] = likelihood_ratios(since, expected[:, None], total).max(axis=0)
    return best
