"""Shares within groups of accounts beside the others': intervals, and what is no accident."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import false_discovery_control, norm, rankdata

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Reals = NDArray[np.float64]

# 90 % intervals, as everywhere.
WIDE = 1.6449
# Of fewer people or accounts no share is told.
FEWEST_COUNTED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Groups × features each. Not a number where fewer than `FEWEST_COUNTED` were counted."""

    figure: Reals
    low: Reals
    high: Reals
    elsewhere: Reals
    counted: NDArray[np.int64]
    chance: Reals


def shares(have: Reals, of: Reals, group: NDArray[np.int64], groups: int) -> Figures:
    """Give the share of those who have a feature in each group of accounts, beside the others'.

    `have` and `of` are accounts × features: how many of the account's people have it, of how many.
    Accounts are what was drawn, not people: what colleagues share is no evidence twice. So the
    interval is Wilson's with as many independent people as the accounts are worth (Kish 1965,
    "Survey Sampling", the design effect), and the chance is that of dealing the accounts out to
    the groups by lot, by the mean and variance of all such deals. An account of no group (-1)
    counts nowhere.
    """
    inside = group >= 0
    have, of, group = have[inside], np.broadcast_to(of, have.shape)[inside], group[inside]
    member = (group == np.arange(groups)[:, None]).astype(np.float64)
    had, counted = member @ have, member @ of
    with np.errstate(divide="ignore", invalid="ignore"):
        figure = had / counted
        elsewhere = (had.sum(axis=0) - had) / (counted.sum(axis=0) - counted)
        low, high = _wilson(figure, _independent(figure, member, have, of))
    enough = counted >= FEWEST_COUNTED
    return Figures(
        figure=np.where(enough, figure, np.nan),
        low=np.where(enough, low, np.nan),
        high=np.where(enough, high, np.nan),
        elsewhere=elsewhere,
        counted=counted.astype(np.int64),
        chance=np.where(enough, _chances(have, of, member), np.nan),
    )


def medians(values: Reals, group: NDArray[np.int64], groups: int) -> Figures:
    """Give the median of one feature in each group beside the others', with its interval.

    Not a number is a value nobody told. The interval is by order statistics; the chance is that of
    the ranks' sum when accounts are dealt out by lot (Wilcoxon's test).
    """
    inside = (group >= 0) & ~np.isnan(values)
    values, group = values[inside], group[inside]
    told = np.full((5, groups), np.nan)
    counted = np.bincount(group, minlength=groups)
    for one in np.flatnonzero(counted >= FEWEST_COUNTED):
        ordered, others = np.sort(values[group == one]), values[group != one]
        half = WIDE * np.sqrt(len(ordered)) / 2
        low = max(int(np.floor(len(ordered) / 2 - half)), 0)
        high = min(int(np.ceil(len(ordered) / 2 + half)), len(ordered) - 1)
        elsewhere = np.median(others) if len(others) else np.nan
        told[:4, one] = np.median(ordered), ordered[low], ordered[high], elsewhere
    if len(values):
        member = (group == np.arange(groups)[:, None]).astype(np.float64)
        ranks = rankdata(values)[:, None]
        chance = _chances(ranks, np.ones_like(ranks), member)[:, 0]
        told[4] = np.where(counted >= FEWEST_COUNTED, chance, np.nan)
    figure, low_, high_, elsewhere_, chance_ = (row[:, None] for row in told)
    return Figures(
        figure=figure,
        low=low_,
        high=high_,
        elsewhere=elsewhere_,
        counted=counted[:, None],
        chance=chance_,
    )


def among_many(chances: Reals) -> Reals:
    """Correct chances for how many were compared: Benjamini and Hochberg 1995.

    >>> among_many(np.array([0.01, 0.04, np.nan, 0.5])).round(3).tolist()
    [0.03, 0.06, nan, 0.5]
    """
    told = ~np.isnan(chances)
    corrected = np.full(chances.shape, np.nan)
    if told.any():
        corrected[told] = false_discovery_control(chances[told])
    return corrected


def _independent(figure: Reals, member: Reals, have: Reals, of: Reals) -> Reals:
    """Give how many independent people a group's people are worth: no fewer than its accounts."""
    accounts, people = member @ (of > 0), member @ of
    off = member @ have**2 - 2 * figure * (member @ (have * of)) + figure**2 * (member @ of**2)
    variance = off / people**2 * accounts / (accounts - 1)
    worth: Reals = np.clip(figure * (1 - figure) / variance, accounts, people)
    return np.where(np.isfinite(worth), worth, accounts)


def _wilson(share: Reals, counted: Reals) -> tuple[Reals, Reals]:
    middle = (share + WIDE**2 / (2 * counted)) / (1 + WIDE**2 / counted)
    spread = np.sqrt(share * (1 - share) / counted + WIDE**2 / (4 * counted**2))
    spread *= WIDE / (1 + WIDE**2 / counted)
    return middle - spread, middle + spread


def _chances(have: Reals, of: Reals, member: Reals) -> Reals:
    """Give how easily a group differs so much from all when accounts are dealt out by lot."""
    accounts = len(have)
    with np.errstate(divide="ignore", invalid="ignore"):
        off = have - of * (have.sum(axis=0) / of.sum(axis=0))
        mine = member.sum(axis=1)[:, None]
        variance = mine * (accounts - mine) / (accounts * (accounts - 1)) * (off**2).sum(axis=0)
        far = (member @ off) / np.sqrt(variance)
    # Sums come out a hair different with more threads, and what is alike has to rank alike.
    chance: Reals = (2 * norm.sf(np.abs(far))).round(9)
    return chance
