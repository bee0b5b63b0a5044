"""Communities in a graph of neighbours, without being told how many.

The Louvain algorithm (Blondel and others 2008) finds groups that hold together more than the
average of the graph, `resolution` times over. A single run hangs on accidents: it is repeated on
graphs that lack half of their edges, and those who keep finding themselves together belong
together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from sknetwork.clustering import Louvain

if TYPE_CHECKING:
    import numpy.typing as npt

ROUNDS = 20
KEPT_EDGES = 0.5
RESOLUTIONS = (1.0, 2.0, 4.0)  # from broad to narrow, so that no single scale decides
FINAL_RESOLUTION = 3.0  # docs/why/themes.md: what it trades


def communities(graph: sparse.csr_matrix) -> npt.NDArray[np.int64]:
    """Give the community of each node of a symmetric graph."""
    edges = sparse.triu(graph, 1).tocoo()
    random = np.random.default_rng(0)
    together = np.zeros(edges.nnz)
    for _ in range(ROUNDS):
        kept = random.random(edges.nnz) < KEPT_EDGES
        thinned = _graph(edges, np.where(kept, edges.data, 0.0))
        for resolution in RESOLUTIONS:
            found = _louvain(thinned, resolution)
            together += found[edges.row] == found[edges.col]
    return _louvain(_graph(edges, together), FINAL_RESOLUTION)


def _graph(edges: sparse.coo_matrix, weights: npt.NDArray[np.float64]) -> sparse.csr_matrix:
    half = sparse.csr_matrix((weights, (edges.row, edges.col)), shape=edges.shape)
    whole = sparse.csr_matrix(half + half.T)
    whole.eliminate_zeros()
    return whole


def _louvain(graph: sparse.csr_matrix, resolution: float) -> npt.NDArray[np.int64]:
    """Run Louvain with the constant Potts model, in which every node weighs the same.

    Not the library's Leiden: whatever its `random_state`, it draws from the C library's `rand()`,
    so a second call in the same process gives another answer.
    """
    model = Louvain(resolution=resolution, modularity="Potts", random_state=0)
    return np.asarray(model.fit_predict(graph), np.int64)
