"""How much more readily people tell a need to one department than to the others: its ear for it.

Most departments hear most needs as readily as the others do, and a few do not. How many, and by how
much, is learnt from all of them together (Stephens 2017, "False discovery rates: a new deal",
Biostatistics 18), so that what little one department heard of one need is weighed against how rare
such differences are, and a claim comes with the probability that it is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Ears from a sixteenth to sixteen times, on a scale of logarithms; the middle is none.
STEPS = np.linspace(-4, 4, 65) * np.log(2)
NONE = len(STEPS) // 2
# To be told something nearly as readily is to be told it as readily: a difference counts from three
# steps on, 1.3 times. However much was heard, a smaller one may be the account of chance or of how
# people of one role differ.
WORTH_TELLING = 3
# No two ears are quite the same. Without this the 90 % intervals of what perception does held the
# truth in 51 of 100 made-up cases, with it in 88 (docs/why/between.md).
NEARLY = 0.035
# Ears that are not none are evenly likely from none up, or down, to some of these (half-uniform
# mixtures, as Stephens has them): the data say how far they go, and whether rather up or down.
WIDTHS = (0.25, 0.5, 1.0, 1.5, 2.0, 2.75)
ROUNDS = 30
MOSTLY_NONE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Ears:
    """How likely each ear is: departments × needs × steps. `usual` is the need's common level."""

    likely: NDArray[np.float64]
    usual: NDArray[np.float64]

    @property
    def mean(self) -> NDArray[np.float64]:
        """The expected ear: departments × needs; 1 is that of the others."""
        return np.asarray(self.likely @ np.exp(STEPS), dtype=np.float64)


def ears_of(
    told: NDArray[np.float64], expected: NDArray[np.float64], lost: NDArray[np.float64]
) -> Ears:
    """Weigh how often a need was told to a department against how often was to be expected.

    All are departments × needs. `expected` may be on any scale, another for each need. `lost` is by
    what factor the counts say less than they would if they were independent.
    """
    shapes = _shapes()
    weights = np.full(len(shapes), (1 - MOSTLY_NONE) / (len(shapes) - 1))
    weights[0] = MOSTLY_NONE
    usual = told.sum(0) / np.maximum(expected.sum(0), 1e-12)
    room = np.ones((len(told), 1))
    counted = (told / lost)[:, :, None]
    for _ in range(ROUNDS):
        mean = (expected * usual * room / lost)[:, :, None]
        fits = counted * (np.log(np.maximum(mean, 1e-12)) + STEPS) - mean * np.exp(STEPS)
        fits = np.exp(fits - fits.max(2, keepdims=True))
        parts = (fits @ shapes.T) * weights
        weights = (parts / parts.sum(2, keepdims=True)).mean((0, 1))
        likely = fits * (weights @ shapes)
        likely /= likely.sum(2, keepdims=True)
        ear = likely @ np.exp(STEPS)
        usual = (told / lost).sum(0) / np.maximum((expected * room * ear / lost).sum(0), 1e-12)
        # Who is told more of one need has less room for the rest: shares add up to 1.
        within = (expected * usual * ear).sum(1, keepdims=True)
        room = told.sum(1, keepdims=True) / np.maximum(within, 1e-12)
    return Ears(likely=likely, usual=usual)


def wrong_about_ears(
    one: NDArray[np.float64], other: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.int8]]:
    """Say who of two has the better ear for each need, and how likely that is wrong.

    Both are needs × steps. 1 is the one, -1 the other. Being nearly equal counts as wrong.
    """
    more, less = _well_above(one, other), _well_above(other, one)
    return 1 - np.maximum(more, less), np.where(more >= less, 1, -1).astype(np.int8)


def drawn_ears(ears: Ears, rng: np.random.Generator, draws: int) -> NDArray[np.float64]:
    """Draw ears as likely as they are: draws × departments × needs."""
    departments, needs, steps = ears.likely.shape
    heights = ears.likely.cumsum(2).reshape(-1, steps)
    heights /= heights[:, -1:]
    width = STEPS[1] - STEPS[0]
    drawn = np.empty((draws, departments * needs))
    chances = rng.random((draws, departments * needs))
    within = (rng.random((draws, departments * needs)) - 0.5) * width
    nearly = rng.standard_normal((draws, departments * needs)) * NEARLY
    for place, height in enumerate(heights):
        step = np.searchsorted(height, chances[:, place])
        aside = np.where(step == NONE, nearly[:, place], within[:, place])
        drawn[:, place] = STEPS[step] + aside
    return np.asarray(np.exp(drawn), dtype=np.float64).reshape(draws, departments, needs)


def _well_above(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    below = np.zeros_like(other)
    below[:, WORTH_TELLING:] = np.cumsum(other, axis=1)[:, :-WORTH_TELLING]
    return np.asarray((one * below).sum(1), dtype=np.float64)


def _shapes() -> NDArray[np.float64]:
    shapes = np.zeros((1 + 2 * len(WIDTHS), len(STEPS)))
    shapes[0, NONE] = 1.0
    for place, width in enumerate(WIDTHS):
        shapes[1 + 2 * place] = (STEPS >= 0) & (width >= STEPS)
        shapes[2 + 2 * place] = (STEPS <= 0) & (-width <= STEPS)
    return np.asarray(shapes / shapes.sum(1, keepdims=True), dtype=np.float64)
