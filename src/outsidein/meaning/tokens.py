"""Tokens: the pieces of words that encoder and static vectors know."""

from __future__ import annotations

from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence

WEIGHTS = Path(__file__).parent / "weights"


@cache
def tokenizer() -> Tokenizer:
    """Give the tokenizer that encoder and static vectors share."""
    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


def vocabulary() -> list[str]:
    """Give every token, at the place of its number."""
    numbers = tokenizer().get_vocab()
    return sorted(numbers, key=numbers.__getitem__)


def token_counts(texts: Sequence[str]) -> sparse.csr_matrix:
    """Give one row per text and one column per token: how often the token stands in the text.

    Times a table of one row per token, it is the sum of the tokens' rows, added in the order in
    which they stand: the same to the last bit in whatever batch a text comes.
    """
    found = [
        encoded.ids
        for encoded in tokenizer().encode_batch_fast(list(texts), add_special_tokens=False)
    ]
    lengths = np.fromiter(map(len, found), np.int64, len(found))
    ends = np.concatenate([[0], lengths.cumsum()])
    ids = np.fromiter(chain.from_iterable(found), np.int32, ends[-1])
    ones = np.ones(len(ids), np.float32)
    return sparse.csr_matrix((ones, ids, ends), shape=(len(found), tokenizer().get_vocab_size()))
