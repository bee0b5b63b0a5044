"""A set of ids that stays small: what a preparation keeps of millions of rows."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, repr=False)
class KnownIds:
    """The ids that were seen, eight bytes each, in order; ask with `in`."""

    hashes: array[int]

    def __contains__(self, value: object) -> bool:
        """Tell whether the id was seen, written as text or as a number."""
        sought = _hash(value)
        at = bisect_left(self.hashes, sought)
        return at < len(self.hashes) and self.hashes[at] == sought

    def __repr__(self) -> str:
        """Name the content, so that what was prepared of equal files looks equal."""
        digest = hashlib.blake2b(self.hashes.tobytes(), digest_size=8).hexdigest()
        return f"KnownIds({len(self.hashes)} ids, {digest})"


def known_ids(values: Iterable[object]) -> KnownIds:
    """Give the ids as a set that is small, equal for equal ids and quick to hand to a process.

    >>> seen = known_ids(["7", 12, "7", None, ""])
    >>> 7 in seen, "12" in seen, None in seen
    (True, True, False)
    """
    told = {_hash(value) for value in values if value not in (None, "")}
    return KnownIds(array("Q", sorted(told)))


def _hash(value: object) -> int:
    text = str(value).strip().encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest())
