"""Ids: deterministic hashes of a source and its native id."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import Any, NewType

RowId = NewType("RowId", str)
RowHash = NewType("RowHash", str)
ImportId = NewType("ImportId", str)


@lru_cache(maxsize=65536)
def row_id(source: str, source_id: str) -> RowId:
    """Name a row by its source and native id: 16 hexadecimal digits.

    >>> row_id("zendesk", "user:7")
    '9ae9654092090a7b'
    """
    text = f"{source}\x1f{source_id}".encode("utf-8", "surrogatepass")
    return RowId(hashlib.blake2b(text, digest_size=8).hexdigest())


def content_hash(*parts: object) -> RowHash:
    """Hash any plain values, so that equal content gives an equal hash: 16 hexadecimal digits."""
    text = json.dumps(parts, sort_keys=True, default=str, separators=(",", ":"))
    return RowHash(hashlib.blake2b(text.encode(), digest_size=8).hexdigest())


def json_text(fields: dict[str, Any]) -> str | None:
    """Write the fields that hold something as one JSON object, or nothing if none does."""
    told = {key: value for key, value in fields.items() if value not in (None, "", [], {})}
    if not told:
        return None
    return json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)
