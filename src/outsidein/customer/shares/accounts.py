"""The share of each need in each account, every person counting as one.

Three levels, each drawn to the one above as far as it was heard too little: a person is drawn to
their account (a Dirichlet distribution around it, Minka 2000), the account to what is expected of
its roles and segment. The account's share is the mean of its people's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.shares.counts import each
from outsidein.customer.shares.interval import likely_between
from outsidein.customer.shares.prior import ratios_of, spread_of

if TYPE_CHECKING:
    from outsidein.customer.shares.alike import Alike
    from outsidein.customer.shares.counts import Counts, Places, Reals
    from outsidein.customer.shares.expected import Expected

# How accounts differ is learnt from so many pairs of account and need at most.
LEARNT_FROM = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Shares by pair of `Counts` (or by group and theme), and what they are likely between."""

    share: Reals
    low: Reals
    high: Reals


def account_shares(counts: Counts, alike: Alike, expected: Expected, segment: Places) -> Shares:
    """Give the share of each need that somebody in the account speaks of."""
    voices, cells = counts.voices, counts.cells
    account, pairs = counts.pair_account, len(counts.pair_account)
    people = each(voices.account, None, counts.accounts)
    told = each(cells.pair, expected.informs[cells.voice] * cells.share, pairs)
    awaited = expected.others * _by_pair(counts, expected, segment, expected.informs)
    spread = _learnt(counts, expected, segment, told)
    ratio, unsure = ratios_of(awaited, told, spread)
    # A person's own share lies between what they said and what their account is like.
    drawn = alike.people / (alike.people + voices.number)
    inner = 1 / (voices.number + alike.people + 1)
    slope = expected.others * _by_pair(counts, expected, segment, drawn) / people[account]
    own = (1 - drawn)[cells.voice] * cells.share
    share = slope * ratio + each(cells.pair, own, pairs) / people[account]
    within = expected.others * ratio * _by_pair(counts, expected, segment, drawn * inner)
    within += each(cells.pair, inner[cells.voice] * own, pairs)
    variance = slope**2 * unsure + within * (1 - np.minimum(share, 1)) / people[account] ** 2
    low, high = likely_between(share, variance)
    return Shares(share=np.minimum(share, 1), low=low, high=high)


def _by_pair(counts: Counts, expected: Expected, segment: Places, weight: Reals) -> Reals:
    """Sum, over an account's people, their weight times what is expected of their role."""
    by_role = _by_role(counts, weight)
    total = np.zeros(len(counts.pair_account))
    for role in range(counts.roles):
        of_role = expected.of_role[segment[counts.pair_account], role, counts.pair_theme]
        total += by_role[counts.pair_account, role] * of_role
    return total


def _by_role(counts: Counts, weight: Reals) -> Reals:
    place = counts.voices.account * counts.roles + counts.voices.role
    return each(place, weight, counts.accounts * counts.roles).reshape(-1, counts.roles)


def _learnt(counts: Counts, expected: Expected, segment: Places, told: Reals) -> Reals:
    """Learn how ratios are spread from some accounts, with the needs that nobody there tells."""
    some = max(1, min(counts.accounts, LEARNT_FROM // counts.themes))
    # Accounts are in the order of their ids, which are hashes: evenly spaced ones are any ones.
    chosen = np.unique(np.linspace(0, counts.accounts - 1, some).round().astype(np.int64))
    row = np.full(counts.accounts, -1)
    row[chosen] = np.arange(len(chosen))
    by_role = _by_role(counts, expected.informs)[chosen]
    awaited = np.einsum("ar,art->at", by_role, expected.of_role[segment[chosen]])
    awaited *= expected.silent[chosen, None]
    heard = np.zeros_like(awaited)
    place = row[counts.pair_account]
    is_chosen = place >= 0
    where = (place[is_chosen], counts.pair_theme[is_chosen])
    heard[where] = told[is_chosen]
    awaited[where] *= (expected.others / expected.silent[counts.pair_account])[is_chosen]
    return spread_of(awaited.ravel(), heard.ravel())
