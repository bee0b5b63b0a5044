"""What customers ask: questions that ask the same, by how many people, with their vectors."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from outsidein.meaning.encoder import encode
from outsidein.meaning.static_vectors import static_vectors
from outsidein.speak.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Vectors = npt.NDArray[np.float32]

# Shorter questions ("How much is it?") lean on what was said before them.
FEWEST_WORDS = 5
# Encoding is what takes time: so many wordings of so many groups, those of most people.
WORDINGS = 6
GROUPS = 200


class Asked(NamedTuple):
    """One question as several people ask it: its most typical wording first."""

    wordings: Sequence[str]
    people: int
    vectors: Vectors


@lru_cache(maxsize=2)
def asked_of(
    questions: tuple[str, ...], askers: tuple[str, ...], fewest: int, alike: float
) -> tuple[Asked, ...]:
    """Give what at least so many people ask, what most ask first.

    Questions go together that are `alike` to the first one of their group, by the static vectors;
    without `askers` each is another's.
    """
    names = askers or tuple(str(at) for at in range(len(questions)))
    whole = [at for at, text in enumerate(questions) if len(words_of(text)[0]) >= FEWEST_WORDS]
    if not whole:
        return ()
    vectors = static_vectors([questions[at] for at in whole])
    groups = [[whole[row] for row in rows] for rows in _groups(vectors, alike)]
    counted = [(len({names[at] for at in rows}), rows) for rows in groups]
    most = sorted((one for one in counted if one[0] >= fewest), key=lambda one: -one[0])[:GROUPS]
    found = []
    for people, rows in most:
        wordings = list(dict.fromkeys(questions[at] for at in rows))[:WORDINGS]
        encoded = encode(wordings)
        order = np.argsort(-(encoded @ encoded.mean(axis=0)), kind="stable")
        found.append(Asked([wordings[at] for at in order], people, encoded[order]))
    return tuple(found)


def left_open(wordings: Vectors, sentences: Vectors, *, near: float, answered: float) -> int:
    """Tell which sentence of a page comes nearest to a question that it leaves open; -1 for none.

    The page has to be as `near` to the question as a whole, and no sentence so near to any of its
    wordings that it may well have `answered` it.
    """
    topic = sentences.mean(axis=0)
    topic /= max(float(np.linalg.norm(topic)), 1e-9)
    scores = (wordings @ sentences.T).max(axis=0)
    if float((wordings @ topic).mean()) < near or scores.max() >= answered:
        return -1
    return int(scores.argmax())


def _groups(vectors: Vectors, alike: float) -> list[list[int]]:
    """Put each row to the nearest of the groups before it, or make a group of it."""
    leaders = np.zeros((0, vectors.shape[1]), np.float32)
    groups: list[list[int]] = []
    for row, vector in enumerate(vectors):
        scores = leaders @ vector
        nearest = int(scores.argmax()) if groups else -1
        if nearest >= 0 and scores[nearest] >= alike:
            groups[nearest].append(row)
        else:
            leaders = np.vstack([leaders, vector])
            groups.append([row])
    return groups
