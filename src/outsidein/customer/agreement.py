"""The library call `outsidein.agreement`: how far those who judge the same things agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import stdtrit

from outsidein.customer.agreement_ratings import given_ratings

if TYPE_CHECKING:
    import numpy.typing as npt

    from outsidein.customer.agreement_ratings import Ratings

    Numbers = npt.NDArray[np.float64]

# Of fewer things, judged by two or more, an interval covers the truth too seldom to be believed:
# docs/why/beliefs.md has how often.
FEWEST_ITEMS = 8
# The interval holds nine times in ten.
SURE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far raters agree: 1 is wholly, 0 as by chance, below 0 less than by chance.

    The truth lies between low and high nine times in ten. `items` are those that two or more
    raters judged, `ratings` what was said of them. Where there are too few, or nothing to agree
    about, alpha, low and high are None and `note` says why.
    """

    alpha: float | None
    low: float | None
    high: float | None
    level: str
    raters: int
    items: int
    ratings: int
    too_few: bool
    note: str


def agreement(ratings: object, level: str = "ordinal") -> Agreement:
    """Measure agreement by Krippendorff's alpha; values may be missing.

    `ratings` is a table (pandas, Polars, PyArrow, DuckDB) with the columns rater, item and value;
    what nobody said may be null or have no row. `level` says what values are: nominal, ordinal,
    interval or ratio. The same ratings give the same answer in any order.

    >>> import pyarrow as pa
    >>> table = pa.table({
    ...     "rater": ["sales"] * 8 + ["support"] * 8,
    ...     "item": ["cards", "fees", "login", "rates", "PIN", "limits", "receipts", "cash"] * 2,
    ...     "value": [1, 2, 3, 4, 5, 6, 7, 8, 2, 1, 3, 4, 5, 7, 6, 8],
    ... })
    >>> round(agreement(table).alpha, 2)
    0.96
    """
    return agreement_of(given_ratings(ratings, level), level)


def agreement_of(ratings: Ratings, level: str) -> Agreement:
    """Measure agreement of ratings that were read already.

    Alpha is one less observed by expected disagreement, as in Krippendorff, Computing
    Krippendorff's Alpha-Reliability (2011). The interval is of Student's t with the jackknife's
    standard error over items: how much alpha would change with any one of them gone.
    """
    kept = ratings.judged_twice()
    alpha, low, high = None, None, None
    if kept.items >= FEWEST_ITEMS:
        own, counts, apart = _disagreement(kept, level)
        found = _alpha(own.sum(), counts.sum(axis=0), apart)
        without = _alpha(own.sum() - own, counts.sum(axis=0) - counts, apart)
        if np.isfinite(found):
            alpha = float(found)
            low, high = _interval(alpha, without[np.isfinite(without)])
    return Agreement(
        alpha=alpha,
        low=low,
        high=high,
        level=level,
        raters=len(np.unique(kept.rater)),
        items=kept.items,
        ratings=len(kept.value),
        too_few=kept.items < FEWEST_ITEMS,
        note=_note(kept, is_told=alpha is not None),
    )


def _interval(alpha: float, without: Numbers) -> tuple[float, float]:
    """Give the interval by alphas that each leave one item out.

    Where nobody disagreed about anything, they say nothing: then the low end is where so many items
    in agreement would come about one time in ten, if the others were judged as by chance.
    """
    items = len(without)
    if alpha == 1:
        return (1 - SURE) ** (1 / items), 1.0
    spread = np.sqrt(((without - without.mean()) ** 2).sum() * (items - 1) / items)
    half = float(stdtrit(items - 1, (1 + SURE) / 2) * spread)
    return max(alpha - half, -1.0), min(alpha + half, 1.0)


def _note(kept: Ratings, *, is_told: bool) -> str:
    if is_told:
        return ""
    if kept.items >= FEWEST_ITEMS:
        return "there is nothing to agree about: all values are the same"
    return f"too few to say: {kept.items} judged by two or more, at least {FEWEST_ITEMS} are needed"


def _disagreement(kept: Ratings, level: str) -> tuple[Numbers, Numbers, Numbers]:
    """Give each item's own disagreement, how often each value was given to it, and the distances.

    Distances are squared, and between the different values, one row and column each.
    """
    values, place = np.unique(kept.value, return_inverse=True)
    counts = np.zeros((kept.items, len(values)))
    np.add.at(counts, (kept.item, place), 1.0)
    apart = squared_distances(values, counts.sum(axis=0), level)
    told = counts.sum(axis=1)
    own = np.einsum("ic,ic->i", counts @ apart, counts) / (told - 1)
    return own, counts, apart


def squared_distances(values: Numbers, counts: Numbers, level: str) -> Numbers:
    """Give how far each two different values are apart, squared, as section E of the source does.

    Values come in their order, with how often each was given: ranks are apart by all that were
    given between them.

    >>> squared_distances(np.array([1.0, 2.0, 4.0]), np.ones(3), "interval")[0].tolist()
    [0.0, 1.0, 9.0]
    """
    if level == "nominal":
        return 1.0 - np.eye(len(values))
    if level == "ordinal":
        values = counts.cumsum() - counts / 2
    apart: Numbers = values[:, None] - values[None, :]
    if level == "ratio":
        both = np.abs(values[:, None] + values[None, :])
        apart = np.divide(apart, both, out=np.zeros_like(apart), where=both > 0)
    return apart**2


def _alpha(own: Numbers, drawn: Numbers, apart: Numbers) -> Numbers:
    """Give alpha by the items' own disagreement in all, and how often each value was given."""
    total = drawn.sum(axis=-1)
    expected = ((drawn @ apart) * drawn).sum(axis=-1) / (total - 1)
    alpha: Numbers = 1 - np.divide(
        own, expected, out=np.full(np.shape(own), np.nan), where=expected > 0
    )
    return alpha
