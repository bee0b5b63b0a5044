"""Groups of accounts that need the same: a mixture of Poisson counts, fitted by EM.

An account of group k speaks of theme t `more[k, t]` times as often as is to be expected of the
people it has and of whom of us they talk with (indirect standardisation, as in epidemiology). So
what is found is not who talks with support, nor who has many users, but what they need. The mixture
is that of Nigam and others 2000, "Text Classification from Labeled and Unlabeled Documents using
EM", with an expectation for each account.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import logsumexp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from outsidein.customer.segments.counts import Counted

# As if each group had been heard this many times on each theme, as often as was to be expected.
FAITH = 2.0
STARTS = 8
# All starts take so many steps; only the best one goes on.
FIRST_STEPS = 12
MOST_STEPS = 100
SETTLED = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """Groups: `more` is groups × themes, how many times the expected; `shares` of accounts."""

    more: NDArray[np.float64]
    shares: NDArray[np.float64]

    def likelihoods(self, counted: Counted) -> NDArray[np.float64]:
        """Give the logarithm of how likely each account's words are in each group, and the group.

        Accounts × groups; what is the same for all groups is left out.
        """
        told = counted.mentions @ np.log(self.more).T
        expected = counted.amounts @ (counted.usual @ self.more.T)
        likely: NDArray[np.float64] = told - expected + np.log(self.shares)
        return likely

    def memberships(self, counted: Counted) -> NDArray[np.float64]:
        """Give how likely each account is to be of each group: accounts × groups, rows sum to 1."""
        likely = self.likelihoods(counted)
        likely -= likely.max(axis=1, keepdims=True)
        belongs: NDArray[np.float64] = np.exp(likely, out=likely)
        belongs /= belongs.sum(axis=1, keepdims=True)
        return belongs


def fit(counted: Counted, groups: int) -> Mixture:
    """Fit so many groups to the accounts, whose order by lot decides where the search begins.

    Each start takes single accounts for the middles of its groups.
    """
    accounts = len(counted.different)
    starts = STARTS if groups > 1 else 1
    begun = []
    for start in range(starts):
        middles = (np.arange(groups) + start * groups) % accounts
        begun.append(_climbed(counted, _around(counted, middles), FIRST_STEPS))
    best = max(begun, key=lambda one: _worth(counted, one))
    return _climbed(counted, best, MOST_STEPS)


def _around(counted: Counted, middles: NDArray[np.int64]) -> Mixture:
    near = counted.chosen(middles)
    expected = near.amounts @ counted.usual
    return Mixture(
        more=(near.mentions.toarray() + FAITH) / (expected + FAITH),
        shares=np.full(len(middles), 1 / len(middles)),
    )


def _climbed(counted: Counted, mixture: Mixture, steps: int) -> Mixture:
    """Improve the groups step by step, until the accounts stay where they are."""
    by_theme = counted.mentions.T
    before = None
    for _ in range(steps):
        belongs = mixture.memberships(counted)
        if before is not None and np.abs(belongs - before).max() < SETTLED:
            break
        before = belongs
        told = (by_theme @ belongs).T
        expected = (belongs.T @ counted.amounts) @ counted.usual
        mixture = Mixture(
            more=(told + FAITH) / (expected + FAITH),
            shares=(belongs.sum(axis=0) + 1) / (len(belongs) + len(mixture.shares)),
        )
    return mixture


def _worth(counted: Counted, mixture: Mixture) -> float:
    faith = FAITH * (np.log(mixture.more) - mixture.more).sum()
    return float(logsumexp(mixture.likelihoods(counted), axis=1).sum() + faith)
