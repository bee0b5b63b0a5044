"""The split of an account's people into one side that speaks of a need and one that hardly does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What either side would say of the need if all cared alike: with less, silence tells nothing.
LEAST_EXPECTED = 4.0
FITTING_ROUNDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """The best split of each row: how strong it is, and which of the row are on the first side."""

    strength: NDArray[np.float64]
    first_side: NDArray[np.bool_]


def fitted(
    words: NDArray[np.float64], weight: NDArray[np.float64], total: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give how often each speaks of a need if all care alike, so that a row sums to its total.

    `words` (rows, members) are the occasions each spoke on, `weight` those times what is usual
    for role and department. Nobody can speak of it more often than they speak: odds are scaled,
    not counts.
    """
    odds = weight / np.maximum(words, 1.0)
    scale = total / np.maximum(weight.sum(-1), 1e-9)
    for _ in range(FITTING_ROUNDS):
        scaled = odds * scale[:, None]
        expected = words * scaled / (1.0 + scaled)
        scale = scale * total / np.maximum(expected.sum(-1), 1e-9)
    scaled = odds * scale[:, None]
    result: NDArray[np.float64] = words * scaled / (1.0 + scaled)
    return result


def best_split(
    counts: NDArray[np.float64], expected: NDArray[np.float64], words: NDArray[np.float64]
) -> Split:
    """Find the split of each row that is likelier than no split by most (likelihood ratio).

    Columns are people or roles, ordered by how much more they speak of it than expected; the
    best split of such a row is a cut in that order. The strength is ln of the ratio of both
    binomial likelihoods, 0 where no cut leaves LEAST_EXPECTED on both sides.
    """
    total, size = counts.sum(-1, keepdims=True), words.sum(-1, keepdims=True)
    expected = _rescaled(expected, words, total, size)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(words > 0, counts / np.maximum(expected, 1e-9), -1.0)
    order = np.argsort(-ratio, axis=-1, kind="stable")
    said, hoped, spoken = (
        np.cumsum(np.take_along_axis(one, order, -1), -1) for one in (counts, expected, words)
    )
    strength = _surprise(said, spoken, hoped) + _surprise(
        total - said, size - spoken, total - hoped
    )
    is_open = (hoped >= LEAST_EXPECTED) & (total - hoped >= LEAST_EXPECTED)
    strength = np.where(is_open, strength, 0.0)
    cut = strength.argmax(-1)[..., None]
    place = np.argsort(order, axis=-1, kind="stable")
    return Split(
        strength=np.take_along_axis(strength, cut, -1)[..., 0],
        first_side=(place <= cut) & (words > 0),
    )


def _rescaled(
    expected: NDArray[np.float64],
    words: NDArray[np.float64],
    total: NDArray[np.float64],
    size: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Scale what is expected to another total, by odds and then exactly."""
    whole = expected.sum(-1, keepdims=True)
    by = (total / np.maximum(size - total, 1e-9)) / np.maximum(
        whole / np.maximum(size - whole, 1e-9), 1e-9
    )
    odds = expected / np.maximum(words - expected, 1e-9) * by
    scaled = words * odds / (1.0 + odds)
    scaled = scaled * total / np.maximum(scaled.sum(-1, keepdims=True), 1e-9)
    result: NDArray[np.float64] = np.minimum(scaled, words * 0.999)
    return result


def _surprise(
    said: NDArray[np.float64], words: NDArray[np.float64], expected: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give ln of how much likelier what was said is by its own share than by what is expected."""
    expected = np.maximum(expected, 1e-9)
    unsaid, left = np.maximum(words - said, 0.0), np.maximum(words - expected, 1e-9)
    with np.errstate(divide="ignore", invalid="ignore"):
        spoken = np.where(said > 0, said * np.log(said / expected), 0.0)
        silent = np.where(unsaid > 0, unsaid * np.log(unsaid / left), 0.0)
    result: NDArray[np.float64] = spoken + silent
    return result
