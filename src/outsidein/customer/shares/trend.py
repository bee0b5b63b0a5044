"""Is a need spoken of more than before? The last quarter-year against the year before it.

A person counts by what their words are worth for their account, not by how many they are; in a
segment or in all accounts an account counts likewise, so that one that is loud for a while is no
trend. The interval of the difference is Newcombe's (1998, method 10), of two of Wilson's (1927).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.shares.counts import each
from outsidein.customer.shares.tables import FEWEST_PEOPLE

if TYPE_CHECKING:
    from outsidein.customer.shares.alike import Alike
    from outsidein.customer.shares.counts import Counts, Places, Reals

RECENT_DAYS, BEFORE_DAYS = 91.0, 365.0
# 97 % intervals. Of needs that did not change, less than one in a hundred seems to; a need that is
# spoken of three times as often seldom goes unseen (docs/why/shares.md).
SURE = 2.17
RISING, FALLING, STEADY, TOO_FEW = "rising", "falling", "steady", "too few"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """By how much shares changed, what that is likely between, and what to call it."""

    change: Reals
    low: Reals
    high: Reals
    name: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """One stretch of time: what was told, by pair, and of how much; people heard, by account."""

    told: Reals
    number: Reals
    people: Reals


def windows_of(counts: Counts, alike: Alike) -> tuple[Window, Window]:
    """Give the last quarter-year and the year before it."""
    day = counts.occasions.day
    newest = np.nanmax(day) if (~np.isnan(day)).any() else 0.0
    recent = day > newest - RECENT_DAYS
    before = (day <= newest - RECENT_DAYS) & (day > newest - RECENT_DAYS - BEFORE_DAYS)
    return _window(counts, alike, recent), _window(counts, alike, before)


def account_trend(counts: Counts, windows: tuple[Window, Window]) -> Trend:
    """Compare the two stretches of time for each account and need."""
    account = counts.pair_account
    recent, before = (
        (window.told, window.number[account], window.people[account]) for window in windows
    )
    return _trend(recent, before)


def group_trend(
    counts: Counts, windows: tuple[Window, Window], group: Places, concentration: float
) -> Trend:
    """Compare them for each group of accounts and each need, as arrays of groups × themes.

    `group` is the place of each account's; concentration is that of accounts around the whole.
    """
    groups = int(group.max()) + 1
    place = group[counts.pair_account] * counts.themes + counts.pair_theme
    sides = []
    for window in windows:
        worth = (concentration + 1) / (window.number + concentration)
        told = each(place, worth[counts.pair_account] * window.told, groups * counts.themes)
        number = each(group, worth * window.number, groups)
        people = each(group, window.people, groups)
        sides.append((told, np.repeat(number, counts.themes), np.repeat(people, counts.themes)))
    return _trend(sides[0], sides[1])


def _window(counts: Counts, alike: Alike, within: np.ndarray) -> Window:
    voices, occasions = counts.voices, counts.occasions
    voice, theme = occasions.voice[within], occasions.theme[within]
    heard = each(voice, None, len(voices.account))
    worth = (alike.people + 1) / (heard + alike.people)
    keys = counts.pair_account * counts.themes + counts.pair_theme
    pair = np.searchsorted(keys, voices.account[voice] * counts.themes + theme)
    return Window(
        told=each(pair, worth[voice], len(keys)),
        number=each(voices.account, worth * heard, counts.accounts),
        people=each(voices.account, (heard > 0).astype(np.float64), counts.accounts),
    )


def _trend(recent: tuple[Reals, Reals, Reals], before: tuple[Reals, Reals, Reals]) -> Trend:
    change, low, high = difference((recent[0], recent[1]), (before[0], before[1]), sure=SURE)
    few = np.minimum(recent[2], before[2]) < FEWEST_PEOPLE
    sort = np.select([few, low > 0, high < 0], [0, 1, 2], 3)
    names = (TOO_FEW, RISING, FALLING, STEADY)
    for figure in (change, low, high):
        figure[few] = np.nan
    return Trend(change=change, low=low, high=high, name=[names[one] for one in sort])


def difference(
    now: tuple[Reals, Reals], then: tuple[Reals, Reals], *, sure: float
) -> tuple[Reals, Reals, Reals]:
    """Give the difference of two shares, each told of a number, and its interval.

    `sure` is how many standard deviations of a normal distribution the interval is to each side.

    >>> told = (np.array([56.0]), np.array([70.0])), (np.array([48.0]), np.array([80.0]))
    >>> [round(float(one[0]), 4) for one in difference(*told, sure=1.96)]  # Newcombe 1998, table II
    [0.2, 0.0524, 0.3339]
    """
    share, low, high = _wilson(*now, sure)
    other, other_low, other_high = _wilson(*then, sure)
    change = share - other
    return (
        change,
        change - np.hypot(share - low, other_high - other),
        change + np.hypot(high - share, other - other_low),
    )


def _wilson(told: Reals, number: Reals, sure: float) -> tuple[Reals, Reals, Reals]:
    size = np.maximum(number, 1e-9)
    share = told / size
    middle = (told + sure**2 / 2) / (size + sure**2)
    chance = size * share * np.maximum(1 - share, 0) + sure**2 / 4
    within = sure / (size + sure**2) * np.sqrt(chance)
    return share, np.maximum(middle - within, 0), np.minimum(middle + within, 1)
