"""How alike two texts are, and the graph of the nearest ones.

Likeness is a weighted sum of two cosines. The encoder knows what is meant, however it is worded;
the static vectors, which add up words, keep apart what differs in one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    import numpy.typing as npt

STATIC_WEIGHT = 0.5  # beside the encoder's 1; docs/why/themes.md
# Vectors of this length are rounded to whole numbers. Products of two stay below 2 ** 24, so that
# float32 adds them without rounding, in whatever order the threads of a processor do.
LENGTH = 4000
BLOCK = 512


def likeness_vectors(
    encoded: npt.NDArray[np.float32], static: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Give one row of whole numbers per text, whose products say how alike two texts are."""
    parts = [_centred(encoded), np.sqrt(STATIC_WEIGHT) * _centred(static)]
    return np.rint(LENGTH * _of_length_one(np.hstack(parts))).astype(np.float32)


def neighbour_graph(vectors: npt.NDArray[np.float32]) -> sparse.csr_matrix:
    """Join each text with its nearest ones, weighted by the share of neighbours in common.

    A text has about as many neighbours as keep a random graph of that size in one piece: the
    logarithm of the number of texts.
    """
    count = len(vectors)
    neighbours = round(np.log2(count))
    near = nearest(vectors, vectors, neighbours + 1)
    # A text is not its own neighbour. Where many are alike it may not even be among its nearest.
    own = near == np.arange(count)[:, None]
    own[~own.any(axis=1), 0] = True
    rows = np.repeat(np.arange(count), neighbours)
    links = sparse.csr_matrix((np.ones(rows.size), (rows, near[~own])), shape=(count, count))
    either = links + links.T
    either.data[:] = 1
    circles = links + sparse.identity(count, format="csr")  # a text and its neighbours
    common = (circles @ circles.T).multiply(either).tocsr()
    common.data = common.data / (2 * (neighbours + 1) - common.data)
    return sparse.csr_matrix(common)


def nearest(
    vectors: npt.NDArray[np.float32], among: npt.NDArray[np.float32], count: int
) -> npt.NDArray[np.int64]:
    """Give the places of those `among` which are nearest to each vector, `count` of them a row.

    Of two that are equally near, the earlier one counts as nearer.
    """
    found = np.empty((len(vectors), count), np.int64)
    earlier_first = np.arange(len(among))
    for start in range(0, len(vectors), BLOCK):
        alike = (vectors[start : start + BLOCK] @ among.T).astype(np.float64)
        keys = alike * len(among) - earlier_first
        found[start : start + BLOCK] = np.argpartition(keys, -count, axis=1)[:, -count:]
    return found


def _centred(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """Take away what all texts share."""
    return _of_length_one(vectors - vectors.mean(axis=0))


def _of_length_one(vectors: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    lengths = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
    return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float64)
