"""Segments: which accounts need the same, whether that holds, and who belongs to none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.segments.counts import Counted, by_lot, count
from outsidein.customer.segments.mixture import Mixture, fit
from outsidein.customer.segments.number import (
    FEWEST_ACCOUNTS,
    FEWEST_IN_GROUP,
    alike_in_halves,
    is_firm,
    number_of_groups,
    placed_by_halves,
)
from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from outsidein.customer.spoken import Spoken

# By lot so many accounts decide how many groups there are, and so many what they are; all others
# are put into them.
CHOSEN_BY = 1_000
FITTED_BY = 4_000
# An account that is less likely to be of its likeliest segment is between segments.
LIKELY = 0.7
# The account that a segment is named by has to be as likely to be of it.
SURE = 0.9

TOO_FEW, BETWEEN = "too few words", "between segments"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segments:
    """Groups of accounts, the largest first, and the group of each account; -1 is none.

    `reason` says why an account belongs to none. `mixture` is nothing where there are no groups.
    """

    verdict: str
    ids: list[str]
    group: NDArray[np.int64]
    probability: NDArray[np.float64]
    reason: list[str | None]
    mixture: Mixture | None
    counted: Counted
    alike: float | None


def find_segments(spoken: Spoken) -> Segments:
    """Find the segments, if there are any: groups that foretell unseen accounts, and hold firm."""
    counted = count(spoken)
    lot = by_lot(spoken.accounts)
    lot = lot[counted.known[lot]]
    if len(lot) < FEWEST_ACCOUNTS:
        return _none(counted, "too few to say", None)
    few = counted.chosen(lot[:CHOSEN_BY])
    groups = number_of_groups(few)
    placed = placed_by_halves(few, groups) if groups > 1 else None
    alike = alike_in_halves(placed) if placed is not None else None
    if placed is None or not is_firm(placed):
        return _none(counted, "no groups", alike)
    for wanted in range(groups, 1, -1):
        mixture = fit(counted.chosen(lot[:FITTED_BY]), wanted)
        found = _placed(spoken, counted, mixture, alike)
        if np.bincount(found.group[found.group >= 0], minlength=wanted).min() >= FEWEST_IN_GROUP:
            return found
    return _none(counted, "no groups", alike)


def _placed(spoken: Spoken, counted: Counted, mixture: Mixture, alike: float | None) -> Segments:
    belongs = mixture.memberships(counted)
    likeliest, probability = belongs.argmax(axis=1), belongs.max(axis=1)
    reason = _reasons(counted, probability)
    group = np.where([one is None for one in reason], likeliest, -1)
    ids = [_name_giver(spoken, group == one, probability) for one in range(len(mixture.shares))]
    sizes = np.bincount(group[group >= 0], minlength=len(ids))
    order = sorted(range(len(ids)), key=lambda one: (-sizes[one], ids[one]))
    place = np.full(len(ids) + 1, -1)
    place[order] = np.arange(len(ids))
    return Segments(
        verdict="groups",
        ids=[ids[one] for one in order],
        group=place[group],
        probability=probability,
        reason=reason,
        mixture=Mixture(more=mixture.more[order], shares=mixture.shares[order]),
        counted=counted,
        alike=alike,
    )


def _reasons(counted: Counted, probability: NDArray[np.float64]) -> list[str | None]:
    known = zip(counted.known.tolist(), probability.tolist(), strict=True)
    return [
        TOO_FEW if not enough else BETWEEN if likely < LIKELY else None for enough, likely in known
    ]


def _name_giver(
    spoken: Spoken, members: NDArray[np.bool_], probability: NDArray[np.float64]
) -> str:
    """Give the id of a segment, by the one of its sure accounts that was heard first.

    Words that come later don't change who was first, so the id stays while that account does.
    """
    first = np.full(len(spoken.accounts), np.inf)
    np.fmin.at(first, spoken.account, spoken.day)
    sure = members & (probability >= SURE)
    eligible = np.flatnonzero(sure if sure.any() else members)
    if not len(eligible):
        return ""
    oldest = min(eligible.tolist(), key=lambda one: (first[one], spoken.accounts[one]))
    return row_id("segment", spoken.accounts[oldest])


def _none(counted: Counted, verdict: str, alike: float | None) -> Segments:
    size = len(counted.different)
    return Segments(
        verdict=verdict,
        ids=[],
        group=np.full(size, -1),
        probability=np.full(size, np.nan),
        reason=[None if enough else TOO_FEW for enough in counted.known.tolist()],
        mixture=None,
        counted=counted,
        alike=alike,
    )
