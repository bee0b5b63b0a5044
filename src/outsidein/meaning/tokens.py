"""Tokens: the pieces of words that encoder and static vectors know."""

from __future__ import annotations

from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from scipy import sparse

WEIGHTS = Path(__file__).parent / "weights"


@cache
def tokenizer() -> Tokenizer:
    """Give the tokenizer that encoder and static vectors share."""
    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


def vocabulary() -> list[str]:
    """Give every token, at the place of its number."""
    numbers = tokenizer().get_vocab()
    return sorted(numbers, key=numbers.__getitem__)


def token_ids(
    texts: Sequence[str], *, ends: bool = False
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    """Give the tokens of all texts in one row, and where each text begins; last, where all end.

    With `ends`, a token of its own stands before and after each text.
    """
    found = [
        encoded.ids
        for encoded in tokenizer().encode_batch_fast(list(texts), add_special_tokens=ends)
    ]
    lengths = np.fromiter(map(len, found), np.int64, len(found))
    starts = np.concatenate([np.zeros(1, np.int64), lengths.cumsum()])
    return np.fromiter(chain.from_iterable(found), np.int32, starts[-1]), starts


def token_counts(ids: npt.NDArray[np.int32], starts: npt.NDArray[np.int64]) -> sparse.csr_matrix:
    """Give one row per text and one column per token: how often the token stands in the text.

    Times a table of one row per token, it is the sum of the tokens' rows, added in the order in
    which they stand: the same to the last bit in whatever batch a text comes.
    """
    from scipy import sparse  # noqa: PLC0415 - slow to load, and not every command counts tokens

    ones = np.ones(len(ids), np.float32)
    shape = (len(starts) - 1, tokenizer().get_vocab_size())
    return sparse.csr_matrix((ones, ids, starts), shape=shape)
