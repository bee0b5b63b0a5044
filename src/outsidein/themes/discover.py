"""The themes in a sample: neighbours in meaning, gathered into communities.

The sample is drawn by hash and balanced over people, so that loud ones don't own the themes. How
many themes there are is not told beforehand. The answer is the same to the last bit for any order
of the texts and any number of threads; docs/why/themes.md says what each step is worth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from outsidein.meaning.encoder import encode
from outsidein.meaning.static_vectors import static_vectors
from outsidein.record.ids import content_hash
from outsidein.themes.communities import bonds, communities
from outsidein.themes.granularity import steadiest_resolution
from outsidein.themes.likeness import likeness_vectors, neighbour_graph

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

FEWEST_TEXTS = 30  # below this, neighbours are near by accident only
SMALLEST_THEME = 5
# So many different texts are all looked at; of more, a sample in which one in five hundred is seen.
WHOLE, SAMPLE = 24_000, 6_000
LEAST_WITHIN = 0.4  # of what ties a text to its neighbours; docs/why/themes.md


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovered:
    """The theme of each text of the sample (-1: none), and how near it is to its theme's middle.

    `parents` holds the number of the broader need that each theme belongs to.
    """

    labels: npt.NDArray[np.int64]
    nearness: npt.NDArray[np.float32]
    count: int
    parents: npt.NDArray[np.int64]


def discover(texts: Sequence[str], *, seed: int = 0) -> Discovered:
    """Find the themes in a sample of texts, and the broader needs. The largest is number 0.

    Texts that differ in case, punctuation or digits only count once and share a theme. With fewer
    than `FEWEST_TEXTS` different ones there are no themes.

    >>> discover(["Where is my card?", "My card has not come."]).count
    0
    """
    different, place = distinct(texts)
    if len(different) < FEWEST_TEXTS:
        return _nothing(len(texts))
    meanings = encode(different)
    vectors = likeness_vectors(meanings, static_vectors(different))
    graph = neighbour_graph(vectors)
    resolution = steadiest_resolution(vectors, seed=seed)
    found = communities(bonds(graph, seed=seed), resolution)
    found[_astray(graph, found)] = -1
    labels, count = _largest_first(found, np.ones(len(found)), fewest=SMALLEST_THEME)
    nearness = _nearness(meanings, labels, count)
    wordless = place < 0
    return Discovered(
        labels=np.where(wordless, -1, labels[place]),
        nearness=np.where(wordless, np.float32(0), nearness[place]),
        count=count,
        parents=broader_needs(graph, labels, count),
    )


def broader_needs(
    graph: sparse.csr_matrix, labels: npt.NDArray[np.int64], count: int
) -> npt.NDArray[np.int64]:
    """Give the broader need of each theme: communities of themes that have near texts."""
    if count == 0:
        return np.zeros(0, np.int64)
    within = np.flatnonzero(labels >= 0)
    shape = (len(within), count)
    members = sparse.csr_matrix(
        (np.ones(len(within)), (np.arange(len(within)), labels[within])), shape
    )
    sizes = np.asarray(members.sum(axis=0)).ravel()
    ties = (members.T @ graph[within][:, within] @ members).toarray()
    ties /= np.sqrt(np.outer(sizes, sizes))
    np.fill_diagonal(ties, 0)
    # Rounded, so that no last bit of a sum decides between two needs.
    ties = ties.round(9)
    alone = np.arange(count)  # themes that touch no other are needs of their own
    found = communities(sparse.csr_matrix(ties), 1.0, model="Newman") if ties.any() else alone
    return _largest_first(found, sizes, fewest=1)[0]


def _astray(
    graph: sparse.csr_matrix, communities_found: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    """Find the texts most of whose neighbours speak of something else: they have no theme."""
    ties = graph.tocoo()
    same = communities_found[ties.row] == communities_found[ties.col]
    within = np.bincount(ties.row, ties.data * same, len(communities_found))
    return within < LEAST_WITHIN * np.bincount(ties.row, ties.data, len(communities_found))


def _nothing(count: int) -> Discovered:
    return Discovered(
        labels=np.full(count, -1, np.int64),
        nearness=np.zeros(count, np.float32),
        count=0,
        parents=np.zeros(0, np.int64),
    )


def distinct(texts: Sequence[str]) -> tuple[list[str], npt.NDArray[np.int64]]:
    """Give each different text once, in the order of a hash, and the place of each text in it.

    The place of a text without words is -1.
    """
    keys = [" ".join(re.findall(r"\w+", re.sub(r"\d", "0", text.casefold()))) for text in texts]
    chosen: dict[str, str] = {}
    for key, text in zip(keys, texts, strict=True):
        if key:
            chosen[key] = min(text, chosen.get(key, text))
    order = sorted(chosen, key=lambda key: (content_hash(key), key))
    place = {key: number for number, key in enumerate(order)}
    return [chosen[key] for key in order], np.array([place.get(key, -1) for key in keys], np.int64)


def _largest_first(
    labels: npt.NDArray[np.int64], weights: npt.NDArray[np.float64], *, fewest: float
) -> tuple[npt.NDArray[np.int64], int]:
    """Give groups numbers by what they weigh, the heaviest first; very light ones get -1."""
    some = np.flatnonzero(labels >= 0)
    sizes = np.bincount(labels[some], weights[some])
    first = np.full(len(sizes), len(labels))
    np.minimum.at(first, labels[some], some)
    order = np.lexsort((first, -sizes))
    kept = [label for label in order if sizes[label] >= fewest]
    number = np.full(len(sizes) + 1, -1, np.int64)  # the last one is for those without a group
    number[kept] = np.arange(len(kept))
    return number[labels], len(kept)


def _nearness(
    meanings: npt.NDArray[np.float32], labels: npt.NDArray[np.int64], count: int
) -> npt.NDArray[np.float32]:
    nearness = np.zeros(len(meanings), np.float32)
    for theme in range(count):
        members = labels == theme
        middle = meanings[members].mean(axis=0)
        middle /= max(float(np.sqrt((middle * middle).sum())), 1e-9)
        # Not a product of matrices: that may round differently on another number of threads.
        nearness[members] = (meanings[members] * middle).sum(axis=1)
    return nearness
