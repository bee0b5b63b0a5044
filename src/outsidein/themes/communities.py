"""Communities in a graph of neighbours, without being told how many.

The Leiden algorithm (Traag, Waltman, van Eck 2019) finds groups that hold together more than the
average of the graph, `resolution` times over. A single run hangs on accidents: it is repeated on
graphs that lack a part of their edges, and those who keep finding themselves together belong
together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from sknetwork.clustering import Leiden

if TYPE_CHECKING:
    import numpy.typing as npt

ROUNDS = 10
KEPT_EDGES = 0.7
RESOLUTIONS = (1.0, 2.0, 4.0)  # from broad to narrow, so that no single scale decides
FINAL_RESOLUTION = 3.0


def communities(graph: sparse.csr_matrix) -> npt.NDArray[np.int64]:
    """Give the community of each node of a symmetric graph."""
    edges = sparse.triu(graph, 1).tocoo()
    random = np.random.default_rng(0)
    together = np.zeros(edges.nnz)
    for _ in range(ROUNDS):
        kept = random.random(edges.nnz) < KEPT_EDGES
        thinned = _graph(edges, np.where(kept, edges.data, 0.0))
        for resolution in RESOLUTIONS:
            found = _leiden(thinned, resolution)
            together += found[edges.row] == found[edges.col]
    return _leiden(_graph(edges, together), FINAL_RESOLUTION)


def _graph(edges: sparse.coo_matrix, weights: npt.NDArray[np.float64]) -> sparse.csr_matrix:
    half = sparse.csr_matrix((weights, (edges.row, edges.col)), shape=edges.shape)
    whole = sparse.csr_matrix(half + half.T)
    whole.eliminate_zeros()
    return whole


def _leiden(graph: sparse.csr_matrix, resolution: float) -> npt.NDArray[np.int64]:
    """Run Leiden with the constant Potts model, in which every node weighs the same.

    Modularity weighs nodes by their edges and merged what stands in crowded places.
    """
    model = Leiden(resolution=resolution, modularity="Potts", random_state=0)
    return np.asarray(model.fit_predict(graph), np.int64)
