"""The share of each need among all people heard of a segment, or of all accounts.

Every person heard counts as one. What is unsure about the mean of their shares: a person told us of
a few occasions only; some of the people were not heard; and our departments may hear the same
people differently (each department one cluster of a sample, Cochran 1977, chapters 9 to 11).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.shares.accounts import Shares
from outsidein.customer.shares.counts import each
from outsidein.customer.shares.interval import likely_between

if TYPE_CHECKING:
    from outsidein.customer.shares.alike import Alike
    from outsidein.customer.shares.counts import Counts, Places, Reals
    from outsidein.customer.shares.expected import Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Which group each voice belongs to, how many groups there are and people known of each.

    A voice that belongs to none has the number of groups as its place.
    """

    group: Places
    groups: int
    known: Reals


def group_shares(
    counts: Counts, alike: Alike, expected: Expected, grouping: Grouping, segment: Places
) -> Shares:
    """Give the share of each need in each group, as arrays of groups × themes."""
    people = np.maximum(each(grouping.group, None, grouping.groups + 1)[:-1], 1)[:, None]
    share = _summed(counts, grouping, counts.cells.share) / people
    squares = _summed(counts, grouping, counts.cells.share**2) / people
    spread = np.maximum(squares - share**2, 0) * people / np.maximum(people - 1, 1)
    unheard = np.maximum(1 - people / np.maximum(grouping.known[:, None], people), 0)
    variance = _of_few_words(counts, alike, grouping, share) + unheard * spread / people
    variance += _of_departments(counts, expected, grouping, segment) / people**2
    low, high = likely_between(share, variance)
    return Shares(share=share, low=low, high=high)


def drawn_to(shares: Shares, whole: Shares, concentration: float) -> Shares:
    """Draw groups' shares to that of all, as far as the groups were heard too little.

    The share of all is unsure too: the more so, the less the groups are drawn to it.
    """
    number = _number(shares.share, _variance(shares)) + 1e-9
    around = whole.share * (1 - whole.share) / (concentration + 1) + _variance(whole)
    pull = np.maximum(_number(whole.share, around) - 1, 0)
    share = (pull * whole.share + number * shares.share) / (pull + number)
    low, high = likely_between(share, share * (1 - share) / (pull + number + 1))
    return Shares(share=share, low=low, high=high)


def _variance(shares: Shares) -> Reals:
    # A 90 % interval is about 3.29 standard deviations wide.
    variance: Reals = np.maximum((shares.high - shares.low) / 3.29, 1e-6) ** 2
    return variance


def _number(share: Reals, variance: Reals) -> Reals:
    """Give how many independent occasions would leave a share as unsure."""
    number: Reals = np.maximum(share * (1 - share) / variance, 0)
    return number


def _of_few_words(counts: Counts, alike: Alike, grouping: Grouping, share: Reals) -> Reals:
    """Give the variance that comes of hearing each person on a few occasions only."""
    voices, cells = counts.voices, counts.cells
    groups = grouping.groups
    people = np.maximum(each(grouping.group, None, groups + 1)[:-1], 1)
    # How often two different occasions of one person are both about the theme.
    drawn = each(grouping.group, alike.drawn / voices.heard**2, groups + 1)[:-1]
    twice = _summed(counts, grouping, alike.repeated / voices.heard[cells.voice] ** 2)
    twice /= np.maximum(drawn, 1e-12)[:, None]
    most = share * (1 - share)
    by_chance = np.clip(share - twice, 0.3 * most, most)
    fewness = each(grouping.group, 1 / voices.number, groups + 1)[:-1] / people
    variance: Reals = by_chance * (fewness / people)[:, None]
    return variance


def _of_departments(
    counts: Counts, expected: Expected, grouping: Grouping, segment: Places
) -> Reals:
    """Give the variance of a sum of shares that comes of departments that hear differently.

    Each department's sum is compared with what the roles it meets lead one to expect.
    """
    voices, occasions = counts.voices, counts.occasions
    groups, ours, themes, roles = (
        grouping.groups, counts.departments, counts.themes, counts.roles
    )  # fmt: skip
    part = occasions.weight / voices.heard[occasions.voice]
    heard_by = grouping.group[occasions.voice] * ours + occasions.department
    heard = each(heard_by * themes + occasions.theme, part, (groups + 1) * ours * themes)
    alone = each(heard_by * themes + occasions.theme, part**2, (groups + 1) * ours * themes)
    met = each(heard_by * roles + voices.role[occasions.voice], part, (groups + 1) * ours * roles)
    segments = len(expected.of_role)
    mixed = each(
        grouping.group * segments + segment[voices.account], None, (groups + 1) * segments
    ).reshape(-1, segments)
    mixed /= np.maximum(mixed.sum(1, keepdims=True), 1)
    of_role = np.einsum("gs,srt->grt", mixed, expected.of_role)
    awaited = met.reshape(-1, ours, roles) @ of_role
    told = heard.reshape(awaited.shape)
    awaited *= told.sum(1, keepdims=True) / np.maximum(awaited.sum(1, keepdims=True), 1e-12)
    listening = (met.reshape(-1, ours, roles).sum(2) > 0).sum(1)
    factor = np.where(listening > 1, listening / np.maximum(listening - 1, 1), 0)[:, None]
    apart = factor * ((told - awaited) ** 2).sum(1) - alone.reshape(awaited.shape).sum(1)
    variance: Reals = np.maximum(apart, 0)[:-1] * (factor[:-1] > 0)
    return variance


def _summed(counts: Counts, grouping: Grouping, values: Reals) -> Reals:
    """Sum a value of cells by group and theme."""
    place = grouping.group[counts.cells.voice] * counts.themes + counts.cells.theme
    size = (grouping.groups + 1) * counts.themes
    return each(place, values, size).reshape(-1, counts.themes)[:-1]
