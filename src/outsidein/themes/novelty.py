"""What is unlike anything that has a theme: a student who knows only themes can't tell.

It gives every text some theme, and the fewer there are the surer it is. So texts are compared with
those that have one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from outsidein.meaning.static_vectors import static_vectors
from outsidein.themes.likeness import BLOCK, LENGTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

# So few texts that have a theme are as far from the others: chance news that never makes a theme.
LONELY = 0.02


def novel(texts: Sequence[str], among: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Tell of each text whether it is unlike all texts that have a theme, those `among`.

    It is if its nearest one is further away than nearly all of them are from theirs. The same on
    any machine: the vectors are of whole numbers, whose products are exact.
    """
    if not texts or len(among) < 2:
        return np.zeros(len(texts), np.bool_)
    themed = _whole(static_vectors(among))
    usual = np.sort(_nearest(themed, themed, own=True))
    lonely = usual[int(LONELY * len(usual))]
    return np.asarray(_nearest(_whole(static_vectors(texts)), themed) < lonely, np.bool_)


def stands_apart(texts: Sequence[str], among: Sequence[str]) -> bool:
    """Tell whether half or more of a few texts are nearer to one another than to all `among`.

    Texts that a student doubts are alike too, but each is near some theme: with a few intents of
    Banking77 held back until later, of 20 groups of other texts none had more than a third apart.
    """
    if not among or len(texts) < 2:
        return len(texts) > 1
    own, themed = _whole(static_vectors(texts)), _whole(static_vectors(among))
    nearer = _nearest(own, own, own=True) > _nearest(own, themed)
    return bool(2 * nearer.sum() >= len(texts))


def _whole(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    exact = vectors.astype(np.float64)
    lengths = np.sqrt((exact * exact).sum(axis=1, keepdims=True))
    return np.asarray(np.rint(LENGTH * exact / np.maximum(lengths, 1e-9)), np.float32)


def _nearest(
    vectors: npt.NDArray[np.float32], among: npt.NDArray[np.float32], *, own: bool = False
) -> npt.NDArray[np.float32]:
    """Give how like the most alike of the others is; with `own`, a row is not its own other."""
    best = np.empty(len(vectors), np.float32)
    for start in range(0, len(vectors), BLOCK):
        alike = vectors[start : start + BLOCK] @ among.T
        if own:
            places = np.arange(len(alike))
            alike[places, start + places] = -np.inf
        best[start : start + BLOCK] = alike.max(axis=1)
    return best
