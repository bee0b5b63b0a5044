"""Tokens: the pieces of words that encoder and static vectors know."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parent / "weights"


@cache
def tokenizer() -> Tokenizer:
    """Give the tokenizer that encoder and static vectors share."""
    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


def vocabulary() -> list[str]:
    """Give every token, at the place of its number."""
    numbers = tokenizer().get_vocab()
    return sorted(numbers, key=numbers.__getitem__)
