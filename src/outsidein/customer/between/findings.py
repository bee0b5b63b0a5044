"""What departments hear, and why any two of them hear different things."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.between.counts import heard_of, people_heard, people_saying, summed
from outsidein.customer.between.ears import Ears, ears_of, wrong_about_ears
from outsidein.customer.between.fit import cell_rates, fitted
from outsidein.customer.between.knowledge import clustered, lost_knowledge, people_doubt
from outsidein.customer.between.minimums import (
    ENOUGH_EXPECTED,
    ENOUGH_PEOPLE,
    SURE,
    UNKNOWN,
    WORTH_TELLING,
)
from outsidein.customer.between.split import (
    Shares,
    cell_shares,
    drawn_shares,
    expected_occasions,
    expected_of_people,
    expected_people,
    shares_of,
    split,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from outsidein.customer.spoken import Spoken

LOW, HIGH = 0.05, 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A difference or one of its two parts, pairs × needs, with a 90 % interval.

    `doubt` is the share of wrong ones to be expected among those that are at least as sure; it is
    not a number where too little was heard.
    """

    value: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    doubt: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What departments hear (departments × needs) and how any two differ (pairs × needs).

    `pairs` are the two departments of each, in order of the alphabet. A share is not a number where
    a department heard too few people. `more` is the ear: how many times as readily people tell it
    to this department as is usual.
    """

    people: NDArray[np.int64]
    people_heard: NDArray[np.int64]
    expected: NDArray[np.float64]
    share: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    more: NDArray[np.float64]
    pairs: list[tuple[int, int]]
    difference: Part
    exposure: Part
    perception: Part

    @property
    def cause(self) -> NDArray[np.str_]:
        """Why they differ: exposure, perception, both, unclear; or too few."""
        exposed = self.exposure.doubt <= SURE
        perceived = self.perception.doubt <= SURE
        return np.select(
            [np.isnan(self.difference.doubt), exposed & perceived, exposed, perceived],
            ["too few", "both", "exposure", "perception"],
            "unclear",
        )


def gaps_of(spoken: Spoken) -> Gaps:
    """Tell what departments hear and why any two differ."""
    heard = heard_of(spoken)
    fit = fitted(heard)
    rates = cell_rates(heard, fit)
    told = summed(heard.said, heard.department, heard.departments)
    lost = lost_knowledge(heard, fit) * clustered(heard, rates, fit.told)
    ears = ears_of(told, expected_occasions(heard, rates), lost)
    shares = shares_of(expected_of_people(heard, rates) * ears.usual, ears.mean)
    drawn = drawn_shares(heard, rates, ears, people_doubt(heard, fit, cell_shares(heard)))
    low, high = np.quantile(drawn.share, (LOW, HIGH), axis=0)
    enough = (people_heard(heard) >= ENOUGH_PEOPLE)[:, None]
    judged = enough & (expected_people(heard, rates, ears.usual) >= ENOUGH_EXPECTED)
    known = [place for place, name in enumerate(spoken.departments) if name != UNKNOWN]
    pairs = list(combinations(known, 2))
    difference, exposure, perception = _parts(shares, drawn, ears, judged, pairs)
    return Gaps(
        people=people_saying(heard),
        people_heard=people_heard(heard),
        expected=np.where(enough, shares.expected, np.nan),
        share=np.where(enough, shares.share, np.nan),
        low=np.where(enough, low, np.nan),
        high=np.where(enough, high, np.nan),
        more=np.where(judged, ears.mean, np.nan),
        pairs=pairs,
        difference=difference,
        exposure=exposure,
        perception=perception,
    )


def _parts(
    shares: Shares,
    drawn: Shares,
    ears: Ears,
    judged: NDArray[np.bool_],
    pairs: list[tuple[int, int]],
) -> tuple[Part, Part, Part]:
    size = (3, len(pairs), judged.shape[1])
    value, low, high, wrong = (np.full(size, np.nan) for _ in range(4))
    for place, (one, other) in enumerate(pairs):
        both = judged[one] & judged[other]
        pieces = split(shares, one, other)
        played = split(drawn, one, other)
        for part, piece, plays in zip(
            range(3),
            (pieces[0] + pieces[1], *pieces),
            (played[0] + played[1], *played),
            strict=True,
        ):
            value[part, place] = np.where(both, piece, np.nan)
            low[part, place], high[part, place] = np.where(
                both, np.quantile(plays, (LOW, HIGH), axis=0), np.nan
            )
            wrong[part, place] = np.where(both, _wrong(plays), np.nan)
        unlike, _ = wrong_about_ears(ears.likely[one], ears.likely[other])
        wrong[2, place] = np.where(both, unlike, np.nan)
    difference, exposure, perception = (
        Part(value=value[part], low=low[part], high=high[part], doubt=expected_wrong(wrong[part]))
        for part in range(3)
    )
    return difference, exposure, perception


def _wrong(plays: NDArray[np.float64]) -> NDArray[np.float64]:
    more, less = (plays >= WORTH_TELLING).mean(0), (plays <= -WORTH_TELLING).mean(0)
    return np.asarray(1 - np.maximum(more, less), dtype=np.float64)


def expected_wrong(wrong: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give for each claim the share of wrong ones among all that are at least as sure.

    `wrong` is how likely each is wrong; what is not a number is not judged and stays so (Newton and
    others 2004, "Detecting differential gene expression with a semiparametric hierarchical mixture
    method", Biostatistics 5).

    >>> expected_wrong(np.array([0.3, 0.0, np.nan, 0.1])).round(3).tolist()
    [0.133, 0.0, nan, 0.05]
    """
    flat = wrong.ravel()
    order = np.argsort(flat, kind="stable")[: int((~np.isnan(flat)).sum())]
    told = np.full(flat.shape, np.nan)
    known, first = np.unique(flat[order], return_inverse=True)
    total = np.cumsum(np.bincount(first, flat[order], minlength=len(known)))
    count = np.cumsum(np.bincount(first, minlength=len(known)))
    told[order] = (total / np.maximum(count, 1))[first]
    return told.reshape(wrong.shape)
