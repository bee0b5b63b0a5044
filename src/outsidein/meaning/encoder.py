"""Texts as vectors, by the sentence encoder that ships with the package.

The vector of a text is the same to the last bit whatever it is encoded with, in any order, in
batches of any size and on any number of threads: texts share a batch only with texts of their own
length in tokens, so there is no padding, and the network treats each row by itself.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime

from outsidein.meaning.tokens import WEIGHTS, tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy.typing as npt

DIMENSIONS = 384
BATCH_TOKENS = 256  # little memory, and work for every thread; docs/why/encoder.md
NO_WORDS = 2  # tokens of a text without words: its two ends


def encode(
    texts: Sequence[str], *, batch_tokens: int = BATCH_TOKENS, threads: int | None = None
) -> npt.NDArray[np.float32]:
    """Give one row per text, `DIMENSIONS` wide and of length one; zeros where there are no words.

    What follows the 128th token of a text is not read. `threads` is the number of cores unless
    given; neither it nor `batch_tokens` changes the answer.

    >>> encode(["Where is my card?", "My card has not come."]).shape
    (2, 384)
    """
    return vectors_by(_session(), texts, batch_tokens=batch_tokens, threads=threads)


def vectors_by(
    session: onnxruntime.InferenceSession,
    texts: Sequence[str],
    *,
    batch_tokens: int = BATCH_TOKENS,
    threads: int | None = None,
) -> npt.NDArray[np.float32]:
    """Give what `encode` gives, by another network than the shipped one."""
    vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
    # One at a time: encode_batch is hardly faster, and its threads would not survive a fork.
    tokens = [tokenizer().encode(text).ids for text in texts]

    def fill(rows: list[int]) -> None:
        ids = np.array([tokens[row] for row in rows], np.int64)
        vectors[rows] = session.run(None, {"ids": ids})[0]

    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        # Consuming the results raises what was raised in a thread.
        list(pool.map(fill, _batches([len(ids) for ids in tokens], batch_tokens)))
    return vectors


def open_session(model: Path, *, threads: int = 1) -> onnxruntime.InferenceSession:
    """Give a session that runs `model` as its graph is written, each batch on `threads` threads."""
    options = onnxruntime.SessionOptions()
    # One, unless to show that it makes no difference: it is faster when threads take whole batches.
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Higher levels would fuse layer norms into an operator that takes five times as long.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@cache
def _session() -> onnxruntime.InferenceSession:
    return open_session(WEIGHTS / "encoder.onnx")


def _batches(lengths: Sequence[int], batch_tokens: int) -> Iterator[list[int]]:
    """Yield rows of one length at a time, the longest first so that no thread ends up waiting."""
    rows_of: dict[int, list[int]] = {}
    for row, length in enumerate(lengths):
        if length > NO_WORDS:
            rows_of.setdefault(length, []).append(row)
    for length in sorted(rows_of, reverse=True):
        rows, size = rows_of[length], max(1, batch_tokens // length)
        for start in range(0, len(rows), size):
            yield rows[start : start + size]
