from __future__ import annotations

import numpy as np

from outsidein.themes.likeness import LENGTH, likeness_vectors, nearest, neighbour_graph

RANDOM = np.random.default_rng(0)
ENCODED = RANDOM.normal(size=(600, 24)).astype(np.float32)
STATIC = RANDOM.normal(size=(600, 16)).astype(np.float32)


def test_vectors_are_whole_numbers_of_one_length() -> None:
    vectors = likeness_vectors(ENCODED, STATIC)
    assert np.array_equal(vectors, np.rint(vectors))
    lengths = np.sqrt((vectors.astype(np.float64) ** 2).sum(axis=1))
    assert np.abs(lengths - LENGTH).max() < 5


def test_the_nearest_are_those_with_the_largest_products() -> None:
    vectors = likeness_vectors(ENCODED, STATIC)
    found = nearest(vectors[:50], vectors, 4)
    products = (vectors[:50] @ vectors.T).astype(np.float64)
    expected = np.sort(np.argsort(-products, axis=1, kind="stable")[:, :4], axis=1)
    assert np.array_equal(np.sort(found, axis=1), expected)


def test_of_two_that_are_equally_near_the_earlier_is_nearer() -> None:
    vectors = np.array([[3, 0], [0, 3], [0, 3], [0, 3]], np.float32)
    assert sorted(nearest(vectors[3:], vectors, 2)[0].tolist()) == [1, 2]


def test_the_graph_is_symmetric_and_nobody_is_his_own_neighbour() -> None:
    graph = neighbour_graph(likeness_vectors(ENCODED, STATIC))
    assert np.array_equal(graph.toarray(), graph.toarray().T)
    assert not graph.diagonal().any()
    assert 0 < graph.data.min() <= graph.data.max() <= 1


def test_texts_that_are_all_alike_still_have_neighbours() -> None:
    alike = np.tile(np.array([[5, 1]], np.float32), (40, 1))
    graph = neighbour_graph(alike)
    assert not graph.diagonal().any()
    assert graph.getnnz(axis=1).min() > 0
