"""The student: it assigns to everything the themes that were found in the sample.

It sees static vectors and weighs them linearly, so it reads tens of thousands of statements a
second. What it is not sure of gets no theme.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from outsidein.meaning.likely import likely

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """A linear model over static vectors, and the probability from which it is believed.

    Its probabilities are calibrated: from one half on it is more likely right than wrong.
    """

    weights: npt.NDArray[np.float64]
    bias: npt.NDArray[np.float64]
    sure_from: float = 0.5

    def probabilities(self, vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Give the probability of each theme, one row per static vector."""
        return likely(vectors.astype(np.float64) @ self.weights.T + self.bias)

    def save(self, folder: Path) -> Path:
        """Keep it in a file that is called by its content, for the processes that use it."""
        content = self.weights.tobytes() + self.bias.tobytes() + str(self.sure_from).encode()
        path = folder / f"student-{hashlib.blake2b(content, digest_size=8).hexdigest()}.npz"
        with path.open("wb") as file:
            np.savez(file, weights=self.weights, bias=self.bias, sure_from=self.sure_from)
        return path


@lru_cache(maxsize=2)
def load_student(path: Path) -> Student:
    """Read a student from its file, once a process."""
    with np.load(path) as kept:
        return Student(
            weights=kept["weights"], bias=kept["bias"], sure_from=float(kept["sure_from"])
        )
