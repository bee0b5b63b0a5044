"""The fit: from a sample of statements to themes and broader needs with names and members."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from outsidein.meaning.encoder import encode
from outsidein.meaning.static_vectors import static_vectors
from outsidein.themes.communities import bonds, communities
from outsidein.themes.discover import SMALLEST_THEME, discover
from outsidein.themes.granularity import RESOLUTIONS
from outsidein.themes.likeness import likeness_vectors, neighbour_graph
from outsidein.themes.names import WORDS_KEPT, distinctive_words, theme_name
from outsidein.themes.phrases import best_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One theme, or one broader need of several, as it was found in a sample.

    `members` are the numbers of its texts, the most central first; a need's are those of its
    themes. `parent` is the number of a theme's need.
    """

    name: str
    words: list[str]
    members: list[int]
    parent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What was found in a sample: its themes, the largest first, and the needs they belong to."""

    themes: list[Found]
    needs: list[Found]


def fit_themes(texts: Sequence[str], *, among: Sequence[str] = ()) -> Fitted:
    """Find the themes in a sample of texts and name them; none in too few texts.

    Names tell them apart from each other, and from the other texts that they are `among`.
    """
    found = discover(texts)
    parents = _parents(found.parents)
    themes = _named([*texts, *among], found.labels, found.nearness, found.count)
    # A number after the last one is for texts without a theme, which have no need either.
    need_of = np.append(parents, -1)[found.labels]
    needs = _named(
        [*texts, *among],
        need_of,
        found.nearness,
        int(parents.max(initial=-1)) + 1,
        with_phrases=False,
    )
    return Fitted(
        themes=[
            Found(
                name=one.name,
                words=one.words,
                members=one.members,
                parent=int(parents[number]) if parents[number] >= 0 else None,
            )
            for number, one in enumerate(themes)
        ],
        needs=needs,
    )


def fit_parts(texts: Sequence[str]) -> list[Found]:
    """Find the parts of a theme: communities at the broadest grain at which there are several.

    None if even the finest finds no two that are large enough for themes of their own.
    """
    if len({*texts}) < 2 * SMALLEST_THEME:
        return []
    vectors = likeness_vectors(encode(texts), static_vectors(texts))
    tied = bonds(neighbour_graph(vectors), seed=0)
    for resolution in RESOLUTIONS:
        labels = communities(tied, resolution)
        sizes = np.bincount(labels)
        # Of two of one size, the one whose first text comes first.
        order = sorted(
            np.flatnonzero(sizes >= SMALLEST_THEME),
            key=lambda label: (-sizes[label], int((labels == label).argmax())),
        )
        if len(order) > 1:
            number = np.full(len(sizes), -1, np.int64)
            number[order] = np.arange(len(order))
            return _named(texts, number[labels], _centrality(vectors, labels), len(order))
    return []


def _centrality(
    vectors: npt.NDArray[np.float32], labels: npt.NDArray[np.int64]
) -> npt.NDArray[np.float32]:
    """Give how near each text is to the middle of its group, all of whole numbers: exact."""
    whole = vectors.astype(np.float64)
    middles = np.zeros((int(labels.max()) + 1, whole.shape[1]))
    np.add.at(middles, labels, whole)
    return np.asarray(
        (whole * middles[labels]).sum(axis=1) / np.bincount(labels)[labels], np.float32
    )


def _parents(parents: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Give needs new numbers without those of a single theme, which say nothing more than it.

    >>> _parents(np.array([0, 1, 2, 2, 0])).tolist()
    [0, -1, 1, 1, 0]
    """
    several = [need for need, themes in enumerate(np.bincount(parents)) if themes > 1]
    number = np.full(parents.max(initial=0) + 1, -1, np.int64)
    number[several] = np.arange(len(several))
    return number[parents]


def _named(
    texts: Sequence[str],
    labels: npt.NDArray[np.int64],
    nearness: npt.NDArray[np.float32],
    count: int,
    *,
    with_phrases: bool = True,
) -> list[Found]:
    found = []
    among = np.append(labels, np.full(len(texts) - len(labels), -1, np.int64))
    words = distinctive_words(texts, among, count)
    # Several themes have no phrase in common that would say what all of them are about.
    phrases = best_phrases(texts, among, count) if with_phrases else [""] * count
    for number, (said, phrase) in enumerate(zip(words, phrases, strict=True)):
        members = np.flatnonzero(labels == number)
        nearest = members[np.lexsort((members, -nearness[members]))]
        found.append(
            Found(name=theme_name(said, phrase), words=said[:WORDS_KEPT], members=nearest.tolist())
        )
    return found
