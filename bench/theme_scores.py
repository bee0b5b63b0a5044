"""How well themes agree with intents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import normalized_mutual_info_score
from sklearn.metrics.cluster import contingency_matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt


def nmi(intents: Sequence[str], labels: npt.NDArray[np.int64]) -> float:
    """Give the normalised mutual information; what has no theme (-1) is one more group."""
    return float(normalized_mutual_info_score(intents, labels))


def accuracy(intents: Sequence[str], labels: npt.NDArray[np.int64]) -> float:
    """Give the share that is right if each theme stands for at most one intent, at best.

    The pairs are those that are right most often (Kuhn 1955, "The Hungarian method"). What has no
    theme (-1) counts as wrong.

    >>> accuracy(["card", "card", "fee", "fee"], np.array([1, 1, 0, -1]))
    0.75
    """
    themed = np.flatnonzero(labels >= 0)
    if not themed.size:
        return 0.0
    table = contingency_matrix(np.asarray(intents)[themed], labels[themed])
    return float(table[linear_sum_assignment(-table)].sum() / len(labels))
