"""Teaching the student: what the themes of the sample are, and how far it may be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression

from outsidein.meaning.static_vectors import static_vectors
from outsidein.themes.student import Student

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

STRENGTH = 30.0  # inverse of the penalty; 10 to 100 differ by less than 0.01 NMI on Banking77
ITERATIONS = 100
TEMPERATURES = (0.1, 10.0)
MOST_SURPRISED = 20.0  # by a theme that the first four fifths did not have


def teach(texts: Sequence[str], labels: npt.NDArray[np.int64]) -> Student:
    """Teach a student the themes of a sample; texts without a theme (-1) are not shown.

    A fifth of the sample is held back first, to calibrate by: of what the student calls probable
    by 70 %, it was right in 70 % there (temperature scaling, Guo and others 2017).
    """
    shown = np.flatnonzero(labels >= 0)
    vectors = static_vectors([texts[int(row)] for row in shown])
    themes = labels[shown]
    count = int(labels.max()) + 1
    held = np.arange(len(shown)) % 5 == 4  # the sample is in the order of a hash
    model = LogisticRegression(C=STRENGTH, max_iter=ITERATIONS, tol=1e-3, warm_start=True)
    trial = _fitted(model, vectors[~held], themes[~held], count)
    temperature = _temperature(trial, vectors[held], themes[held])
    # The second fit goes on from the first, where that knew all themes: a third of the time.
    if {*themes[~held]} != {*themes}:
        model = LogisticRegression(C=STRENGTH, max_iter=ITERATIONS, tol=1e-3)
    weights, bias = _fitted(model, vectors, themes, count)
    return Student(weights=weights / temperature, bias=bias / temperature)


def _fitted(
    model: LogisticRegression,
    vectors: npt.NDArray[np.float32],
    themes: npt.NDArray[np.int64],
    count: int,
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Fit one row of weights per theme; a theme that was not shown is never chosen."""
    weights = np.zeros((count, vectors.shape[1]))
    bias = np.full(count, -1e9)
    classes = np.unique(themes)
    if len(classes) == 1:
        bias[classes[0]] = 0
        return weights, bias
    model.fit(vectors.astype(np.float64), themes)
    if len(classes) == 2:  # one row says which of two it is
        weights[classes] = np.vstack([-model.coef_[0], model.coef_[0]]) / 2
        bias[classes] = np.array([-model.intercept_[0], model.intercept_[0]]) / 2
    else:
        weights[classes], bias[classes] = model.coef_, model.intercept_
    return weights, bias


def _temperature(
    trial: tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]],
    vectors: npt.NDArray[np.float32],
    themes: npt.NDArray[np.int64],
) -> float:
    """Find what to divide scores by so that the held-back fifth is least of a surprise."""
    if not len(themes):
        return 1.0
    scores = vectors.astype(np.float64) @ trial[0].T + trial[1]
    scores -= scores.max(axis=1, keepdims=True)
    own = scores[np.arange(len(themes)), themes]

    def surprise(temperature: float) -> float:
        spread = np.log(np.exp(scores / temperature).sum(axis=1))
        return float(np.minimum(spread - own / temperature, MOST_SURPRISED).mean())

    found = minimize_scalar(surprise, bounds=TEMPERATURES, method="bounded")
    return float(round(found.x, 2))
