"""The slow classifier of kinds: a sentence encoder of its own that was trained for nothing else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from outsidein.language.kind_student import FILE
from outsidein.meaning.encoder import open_session, vectors_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    import onnxruntime

NETWORK = FILE.with_name("kinds.onnx")


def teacher_scores(texts: Sequence[str], *, side: str) -> npt.NDArray[np.float64]:
    """Give one row of scores per text, one column per kind of that side."""
    weights, bias = _head(side)
    scores: npt.NDArray[np.float64] = teacher_vectors(texts).astype(np.float64) @ weights.T + bias
    return scores


@cache
def _head(side: str) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    with np.load(FILE) as kept:
        weights, bias = kept[f"teacher.{side}.weight"], kept[f"teacher.{side}.bias"]
    return weights.astype(np.float64), bias.astype(np.float64)


@cache
def _session() -> onnxruntime.InferenceSession:
    return open_session(NETWORK)


def teacher_vectors(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Give what the network sees of each text, before it is told which kinds there are."""
    return vectors_by(_session(), texts)
