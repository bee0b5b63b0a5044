from __future__ import annotations

import numpy as np
from scipy import sparse

from outsidein.themes.communities import bonds, communities


def two_cliques(size: int = 12) -> sparse.csr_matrix:
    """Join two groups in which everybody knows everybody by a single edge."""
    graph = np.zeros((2 * size, 2 * size))
    graph[:size, :size] = graph[size:, size:] = 1
    graph[0, size] = graph[size, 0] = 1
    np.fill_diagonal(graph, 0)
    return sparse.csr_matrix(graph)


def test_groups_that_hold_together_are_found() -> None:
    found = communities(two_cliques(), 1.0)
    assert len({*found[:12]}) == len({*found[12:]}) == 1
    assert found[0] != found[12]


def test_who_is_always_together_is_bound_more_than_who_is_not() -> None:
    bound = bonds(two_cliques(), seed=0)
    assert bound[1, 2] > bound[0, 12]


def test_the_same_graph_gives_the_same_communities_again() -> None:
    graph = two_cliques()
    first, second = bonds(graph, seed=0), bonds(graph, seed=0)
    assert np.array_equal(first.toarray(), second.toarray())
    assert np.array_equal(communities(first, 2.0), communities(second, 2.0))


def test_another_seed_draws_other_edges() -> None:
    random = np.random.default_rng(0).random((40, 40))
    graph = sparse.csr_matrix(np.triu(random > 0.7, 1) * random)
    graph = sparse.csr_matrix(graph + graph.T)
    first, second = bonds(graph, seed=0), bonds(graph, seed=1)
    assert not np.array_equal(first.toarray(), second.toarray())
