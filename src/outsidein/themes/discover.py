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

from outsidein.meaning.encoder import encode
from outsidein.meaning.static_vectors import static_vectors
from outsidein.record.ids import content_hash
from outsidein.themes.communities import communities
from outsidein.themes.likeness import likeness_vectors, neighbour_graph

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

FEWEST_TEXTS = 30  # below this, neighbours are near by accident only
SMALLEST_THEME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovered:
    """The theme of each text of the sample (-1: none), and how near it is to its theme's middle."""

    labels: npt.NDArray[np.int64]
    nearness: npt.NDArray[np.float32]
    count: int


def discover(texts: Sequence[str]) -> Discovered:
    """Find the themes in a sample of texts. The largest theme is number 0.

    Texts that differ in case, punctuation or digits only count once and share a theme. With fewer
    than `FEWEST_TEXTS` different ones there are no themes.

    >>> discover(["Where is my card?", "My card has not come."]).count
    0
    """
    distinct, place = _distinct(texts)
    if len(distinct) < FEWEST_TEXTS:
        none = np.full(len(texts), -1, np.int64)
        return Discovered(labels=none, nearness=np.zeros(len(texts), np.float32), count=0)
    meanings = encode(distinct)
    graph = neighbour_graph(likeness_vectors(meanings, static_vectors(distinct)))
    labels, count = _ordered(communities(graph))
    nearness = _nearness(meanings, labels, count)
    wordless = place < 0
    return Discovered(
        labels=np.where(wordless, -1, labels[place]),
        nearness=np.where(wordless, np.float32(0), nearness[place]),
        count=count,
    )


def _distinct(texts: Sequence[str]) -> tuple[list[str], npt.NDArray[np.int64]]:
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
