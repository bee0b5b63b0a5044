"""The fast classifier of kinds: a small network over words, and over pairs and triples of them.

It learnt from the slow one, the teacher, on text that neither had labels for. Tables of numbers and
two small products are all it needs, so it reads some fifty thousand statements a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from outsidein.meaning.static_vectors import static_vectors_of
from outsidein.meaning.tokens import token_counts, token_ids

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

FILE = Path(__file__).parent / "weights" / "kinds.npz"
# Pairs and triples of words are too many for a place each: they share so many.
PAIRS, TRIPLES = 65_536, 32_768
PRIMES = (1_000_003, 8_191, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What makes kinds of what the network saw, for one side."""

    weights: npt.NDArray[np.float64]
    bias: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """A row of numbers for each word, pair and triple, what meaning adds, and the heads."""

    words: npt.NDArray[np.float32]
    meaning: npt.NDArray[np.float64]
    bias: npt.NDArray[np.float64]
    heads: Mapping[str, Head]

    def scores(self, texts: Sequence[str], *, side: str) -> npt.NDArray[np.float64]:
        """Give one row of scores per text, one column per kind of that side."""
        ids, starts = token_ids(texts, ends=True)
        seen = np.asarray(word_features(ids, starts) @ self.words, np.float64)
        meanings = static_vectors_of(*_without_ends(ids, starts)).astype(np.float64)
        hidden = seen + meanings @ self.meaning + self.bias
        head = self.heads[side]
        scores: npt.NDArray[np.float64] = np.maximum(hidden, 0) @ head.weights.T + head.bias
        return scores


def word_features(ids: npt.NDArray[np.int32], starts: npt.NDArray[np.int64]) -> sparse.csr_matrix:
    """Give one row per text: its words, pairs and triples, each over the root of its length.

    Columns are the vocabulary, then `PAIRS`, then `TRIPLES`. The two ends count as words.
    """
    words = ids.astype(np.int64)
    pairs = (words[:-1] * PRIMES[0] + words[1:] * PRIMES[1]) % PAIRS
    triples = words[:-2] * PRIMES[0] + words[1:-1] * PRIMES[1] + words[2:] * PRIMES[2]
    parts = [
        token_counts(ids, starts),
        _rows(pairs, starts, columns=PAIRS, shorter=1),
        _rows(triples % TRIPLES, starts, columns=TRIPLES, shorter=2),
    ]
    roots = 1 / np.sqrt(np.diff(starts)).astype(np.float32)
    return sparse.csr_matrix(sparse.diags_array(roots) @ sparse.hstack(parts, "csr"))


def _without_ends(
    ids: npt.NDArray[np.int32], starts: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    within = np.ones(len(ids), bool)
    within[starts[:-1]] = False
    within[starts[1:] - 1] = False
    return ids[within], starts - 2 * np.arange(len(starts))


def _rows(
    numbers: npt.NDArray[np.int64],
    starts: npt.NDArray[np.int64],
    *,
    columns: int,
    shorter: int,
) -> sparse.csr_matrix:
    """Give the features that lie within one text: of n words there are n - `shorter` of a kind."""
    within = np.ones(len(numbers), bool)
    for step in range(1, shorter + 1):
        ends = starts[1:-1] - step
        within[ends[ends >= 0]] = False
    counts = np.maximum(np.diff(starts) - shorter, 0)
    begins = np.concatenate([np.zeros(1, np.int64), counts.cumsum()])
    kept = numbers[within]
    return sparse.csr_matrix((np.ones(len(kept), np.float32), kept, begins), (len(counts), columns))


@cache
def student() -> Student:
    """Give the student that ships with the package."""
    with np.load(FILE) as kept:
        return Student(
            words=kept["words"].astype(np.float32) * kept["words_scale"],
            meaning=kept["meaning"].astype(np.float64),
            bias=kept["bias"].astype(np.float64),
            heads={
                side: Head(
                    weights=kept[f"student.{side}.weight"].astype(np.float64),
                    bias=kept[f"student.{side}.bias"].astype(np.float64),
                )
                for side in ("customer", "us")
            },
        )
