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
    with np.load(FILE) as kept:
        weights = kept[f"teacher.{side}.weight"].astype(np.float64)
        bias = kept[f"teacher.{side}.bias"].astype(np.float64)
    vectors = vectors_by(_session(), texts).astype(np.float64)
    scores: npt.NDArray[np.float64] = vectors @ weights.T + bias
    return scores


@cache
def _session() -> onnxruntime.InferenceSession:
    return open_session(NETWORK)


def teacher_vectors(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Give what the network sees of each text, before it is told which kinds there are."""
    return vectors_by(_session(), texts)
