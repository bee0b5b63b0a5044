"""The themes in a sample: neighbours in meaning, gathered into communities.

The sample is drawn by hash and balanced over people, so that loud ones don't own the themes. How
many themes there are is not told beforehand: the Leiden algorithm (Traag, Waltman, van Eck 2019)
finds communities in the graph of nearest neighbours, its edges weighted by the share of common
neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from sknetwork.clustering import Leiden

from outsidein.themes.encoder import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

NEIGHBOURS = 15
FEWEST_TEXTS = 30  # below this, neighbours are near by accident only
SMALLEST_THEME = 5
BLOCK = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovered:
    """The theme of each text of the sample (-1: none), and how near it is to its theme's middle."""

    labels: npt.NDArray[np.int64]
    nearness: npt.NDArray[np.float32]
    count: int


def discover(texts: Sequence[str]) -> Discovered:
    """Find the themes in a sample of texts. The largest theme is number 0."""
    if len(texts) < FEWEST_TEXTS:
        none = np.full(len(texts), -1, np.int64)
        return Discovered(labels=none, nearness=np.zeros(len(texts), np.float32), count=0)
    vectors = encode(texts)
    raw = Leiden(resolution=1.0, random_state=0).fit_predict(_neighbour_graph(vectors))
    labels, count = _ordered(np.asarray(raw, np.int64))
    return Discovered(labels=labels, nearness=_nearness(vectors, labels, count), count=count)


def _neighbour_graph(vectors: npt.NDArray[np.float32]) -> sparse.csr_matrix:
    """Join each text with its nearest ones, weighted by the share of neighbours in common."""
    count = len(vectors)
    near = np.empty((count, NEIGHBOURS), np.int64)
    for start in range(0, count, BLOCK):
        likeness = vectors[start : start + BLOCK] @ vectors.T
        likeness[np.arange(len(likeness)), np.arange(start, start + len(likeness))] = -2
        best = np.argpartition(-likeness, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]
        near[start : start + BLOCK] = best
    rows = np.repeat(np.arange(count), NEIGHBOURS)
    links = sparse.csr_matrix((np.ones(rows.size), (rows, near.ravel())), shape=(count, count))
    either = links + links.T
    either.data[:] = 1
    common = (links @ links.T).multiply(either).tocsr()
    common.data = common.data / (2 * NEIGHBOURS - common.data)
    common.setdiag(0)
    common.eliminate_zeros()
    return sparse.csr_matrix(common)


def _ordered(labels: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], int]:
    """Order the themes, the largest first, and drop the very small ones."""
    sizes = np.bincount(labels)
    first = np.full(len(sizes), len(labels))
    np.minimum.at(first, labels, np.arange(len(labels)))
    order = np.lexsort((first, -sizes))
    kept = [label for label in order if sizes[label] >= SMALLEST_THEME]
    number = np.full(len(sizes), -1, np.int64)
    number[kept] = np.arange(len(kept))
    return number[labels], len(kept)


def _nearness(
    vectors: npt.NDArray[np.float32], labels: npt.NDArray[np.int64], count: int
) -> npt.NDArray[np.float32]:
    nearness = np.zeros(len(vectors), np.float32)
    for theme in range(count):
        members = labels == theme
        middle = vectors[members].mean(axis=0)
        nearness[members] = vectors[members] @ (middle / max(float(np.linalg.norm(middle)), 1e-9))
    return nearness
