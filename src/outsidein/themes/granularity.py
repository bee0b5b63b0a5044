"""How narrow themes are: as narrow as half of the texts would tell the other half.

Both halves are clustered on their own. Each text of one half is then placed by its nearest texts
in the other, and the two opinions are compared, at several resolutions: the one at which they agree
most is the one that the texts themselves bear out (Lange and others 2004, "Stability-Based
Validation of Clustering Solutions"). Themes that are too broad join by accident, those that are too
narrow are cut by accident, and either shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn.metrics import adjusted_mutual_info_score

from outsidein.themes.communities import bonds, communities
from outsidein.themes.likeness import nearest, neighbour_graph

if TYPE_CHECKING:
    import numpy.typing as npt

RESOLUTIONS = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
USUAL = 2.0  # where there are too few texts for halves
FEWEST_FOR_HALVES = 200
SPLITS = 3
ROUNDS = 5
VOTERS = 5


def steadiest_resolution(vectors: npt.NDArray[np.float32], *, seed: int) -> float:
    """Give the resolution at which two halves of the texts agree most."""
    if len(vectors) < FEWEST_FOR_HALVES:
        return USUAL
    random = np.random.default_rng(seed)
    agreements = np.zeros(len(RESOLUTIONS))
    for _ in range(SPLITS):
        order = random.permutation(len(vectors))
        middle = len(order) // 2
        one, other = vectors[np.sort(order[:middle])], vectors[np.sort(order[middle:])]
        agreements += _agreements(one, other, seed=seed)
    return RESOLUTIONS[int(agreements.argmax())]


def _agreements(
    one: npt.NDArray[np.float32], other: npt.NDArray[np.float32], *, seed: int
) -> npt.NDArray[np.float64]:
    """Give how well one half foretells the communities of the other, at each resolution."""
    bonds_of_one = bonds(neighbour_graph(one), seed=seed, rounds=ROUNDS)
    bonds_of_other = bonds(neighbour_graph(other), seed=seed, rounds=ROUNDS)
    voters = nearest(other, one, VOTERS)
    found = []
    for resolution in RESOLUTIONS:
        told = _voted(communities(bonds_of_one, resolution)[voters])
        own = communities(bonds_of_other, resolution)
        found.append(adjusted_mutual_info_score(own, told))
    return np.array(found)


def _voted(votes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Give what most of each row say; of equals, the smallest."""
    counts = (votes[:, :, None] == votes[:, None, :]).sum(axis=2)
    best = counts == counts.max(axis=1, keepdims=True)
    most: npt.NDArray[np.int64] = np.where(best, votes, np.iinfo(np.int64).max).min(axis=1)
    return most
