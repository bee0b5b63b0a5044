"""What came of examining complaints: what rises, since when, how sure, and whether it alarms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# What is examined at all: with less, hardly any rise could be told from chance. It is asked of all
# the time looked at, so that whether something is examined says nothing of when it was said.
FEWEST_PEOPLE = 10
FEWEST_GROUPS = 5
# What an alarm needs besides, since the rise began.
FEWEST_PEOPLE_SINCE = 5
FEWEST_GROUPS_SINCE = 3
LEAST_RATIO = 1.25  # a rise that may well be less than a quarter is none to run for
# How many of the firms in which nothing rises may hear an alarm: 4 in 100 one about all customers,
# 1 in 100 one about a single account.
CHANCE_OF_ALL = 0.04
CHANCE_OF_ACCOUNTS = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Rise:
    """The likeliest rise of one series of complaints, be it one or not.

    Weeks count as in `Complaints`: it began with week `week`, 9 times in 10 with one from
    `earliest` to `latest`. So sure is also that the ratio is between `low` and `high`. Rates are
    per person heard in four weeks; `rate_before` is what it would be now, had nothing changed.
    """

    week: int
    earliest: int
    latest: int
    ratio: float
    low: float
    high: float
    rate_before: float
    rate_now: float
    people: int
    groups: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """The complaints of one theme, by all customers or in one account, as examined.

    `groups` are accounts, or in one account what several people say in one conversation. There is
    no p-value where there are too few to say, and no rise where chance does the same all the time.
    """

    theme: int
    account: int | None
    people: int
    groups: int
    p_value: float | None = None
    q_value: float | None = None
    rise: Rise | None = None

    @property
    def is_enough(self) -> bool:
        """Tell whether there are enough complaints to examine."""
        return self.people >= FEWEST_PEOPLE and self.groups >= FEWEST_GROUPS

    @property
    def is_alarm(self) -> bool:
        """Tell whether it is no accident, large enough, and said by enough people."""
        if self.rise is None or self.q_value is None:
            return False
        accidents = CHANCE_OF_ALL if self.account is None else CHANCE_OF_ACCOUNTS
        return (
            self.q_value <= accidents
            and self.rise.low >= LEAST_RATIO
            and self.rise.people >= FEWEST_PEOPLE_SINCE
            and self.rise.groups >= FEWEST_GROUPS_SINCE
        )


def held_against_chance(family: Sequence[Examined]) -> list[Examined]:
    """Give q-values to all that were examined together (Benjamini and Hochberg, 1995)."""
    told = [one.p_value for one in family if one.p_value is not None]
    q_values = iter(adjusted(np.array(told, np.float64)).tolist())
    return [one if one.p_value is None else replace(one, q_value=next(q_values)) for one in family]


def adjusted(p_values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give for each p-value which share of those no larger is accidents, at the most likely.

    >>> adjusted(np.array([0.01, 0.04, 0.03, 0.5])).round(4)
    array([0.04  , 0.0533, 0.0533, 0.5   ])
    """
    order = np.argsort(p_values, kind="stable")
    raw = p_values[order] * len(p_values) / np.arange(1, len(p_values) + 1)
    q_values = np.empty(len(p_values))
    q_values[order] = np.minimum(np.minimum.accumulate(raw[::-1])[::-1], 1)
    return q_values
