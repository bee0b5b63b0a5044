"""Communities in a graph of neighbours, without being told how many.

The Louvain algorithm (Blondel and others 2008) finds groups that hold together more than the
average of the graph, `resolution` times over. A single run hangs on accidents: it is repeated on
graphs that lack half of their edges, and those who keep finding themselves together belong
together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from scipy import sparse
from sknetwork.clustering import Louvain

if TYPE_CHECKING:
    import numpy.typing as npt

ROUNDS = 10
KEPT_EDGES = 0.5
SCALES = (1.0, 2.0, 4.0)  # from broad to narrow, so that no single scale decides


def bonds(graph: sparse.csr_matrix, *, seed: int, rounds: int = ROUNDS) -> sparse.csr_matrix:
    """Give how often the two ends of each edge find themselves in one community."""
    edges = sparse.triu(graph, 1).tocoo()
    random = np.random.default_rng(seed)
    together = np.zeros(edges.nnz)
    for _ in range(rounds):
        kept = random.random(edges.nnz) < KEPT_EDGES
        thinned = _graph(edges, np.where(kept, edges.data, 0.0))
        for scale in SCALES:
            found = communities(thinned, scale)
            together += found[edges.row] == found[edges.col]
    return _graph(edges, together)


def communities(
    graph: sparse.csr_matrix,
    resolution: float,
    *,
    model: Literal["Potts", "Newman"] = "Potts",
) -> npt.NDArray[np.int64]:
    """Give the community of each node of a symmetric graph: the higher `resolution`, the smaller.

    In the constant Potts model every node weighs the same; in Newman's it weighs as much as its
    edges. Not the library's Leiden: whatever its `random_state`, it draws from the C library's
    `rand()`, so a second call in the same process gives another answer.
    """
    louvain = Louvain(resolution=resolution, modularity=model, random_state=0)
    return np.asarray(louvain.fit_predict(graph), np.int64)


def _graph(edges: sparse.coo_matrix, weights: npt.NDArray[np.float64]) -> sparse.csr_matrix:
    half = sparse.csr_matrix((weights, (edges.row, edges.col)), shape=edges.shape)
    whole = sparse.csr_matrix(half + half.T)
    whole.eliminate_zeros()
    return whole
