"""How much of what was found chance alone would have brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

# All draws together work through about so many counts: some seconds for the largest workspaces,
# and enough draws for the smallest.
WORK = 3_000_000
FEWEST_DRAWS = 40
MOST_DRAWS = 400


def draws_for(cells: int) -> int:
    """Tell how often to draw so many counts: the more there are, the less often is enough.

    >>> draws_for(100), draws_for(60_000), draws_for(10_000_000)
    (400, 50, 40)
    """
    return int(np.clip(WORK // max(cells, 1), FEWEST_DRAWS, MOST_DRAWS))


def held_against_chance(
    told: NDArray[np.float64], drawn: Iterable[NDArray[np.float64]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the p-value and the q-value of each strength told, from strengths drawn by chance.

    `told` has one strength a test, 0 where there is nothing to see; each draw has a strength for
    the same tests under chance alone. The p-value is the share of its own draws that a test does
    not surpass. The q-value is how many tests would reach this strength by chance, by the draws of
    all tests, divided by how many did: the false discovery rate of Benjamini and Hochberg (1995),
    estimated from draws as Storey and Tibshirani (2003) do. Tests in which little can be seen
    seldom reach a strength by chance, and so count for little, unlike in a step over p-values.
    """
    times = 0
    reached = np.zeros(len(told))
    strengths = []
    for draw in drawn:
        times += 1
        reached += draw >= told - 1e-9
        strengths.append(draw[draw > 0])
    by_chance = np.sort(np.concatenate(strengths)) if strengths else np.zeros(0)
    order = np.argsort(-told, kind="stable")
    in_order = told[order]
    above = len(by_chance) - np.searchsorted(by_chance, in_order - 1e-9)
    # Of equal strengths none comes before the other.
    found = len(told) - np.searchsorted(np.sort(told), in_order - 1e-9)
    # One more than was drawn, as with p-values: what was never drawn is not impossible.
    share = np.where(in_order > 0, (1 + above) / (1 + times) / np.maximum(found, 1), 1.0)
    q_value = np.ones(len(told))
    q_value[order] = np.minimum(np.minimum.accumulate(share[::-1])[::-1], 1.0)
    q_value[told <= 0] = 1.0
    return (1 + reached) / (1 + times), q_value


def worth_a_look(q_value: NDArray[np.float64], *, found: float, chance: float) -> NDArray[np.bool_]:
    """Tell which tests, beside those found, are chance no more often than told.

    Those with a q-value up to `found` are found. Of the next ones, strongest first, as many are
    taken as keep the share of chance among them alone at `chance`: a q-value is that share among
    all that are as strong or stronger, and those found would hide how weak the others are.

    >>> worth_a_look(np.array([0.01, 0.2, 0.4, 0.9]), found=0.1, chance=0.6).tolist()
    [False, True, True, False]
    """
    levels = np.unique(q_value)
    reached = np.searchsorted(np.sort(q_value), levels, side="right")
    by_chance = levels * reached
    is_found = levels <= found
    known = (reached[is_found].max(initial=0), by_chance[is_found].max(initial=0.0))
    more = np.maximum(reached - known[0], 1)
    fits = ~is_found & ((by_chance - known[1]) / more <= chance)
    last = levels[fits].max(initial=found)
    result: NDArray[np.bool_] = (q_value > found) & (q_value <= last)
    return result
