"""Names for rows that come without an id of their own: a hash of what they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.record.ids import content_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def content_ids() -> Callable[[Mapping[str, Any]], str]:
    """Give a function that names rows by their content; equal ones are told apart by a count.

    Neither the order of columns nor empty ones matter, so an export that was made again with one
    column more or less that nobody filled in names its rows as before.

    >>> name = content_ids()
    >>> first, again = name({"url": "/a", "at": ""}), name({"url": "/a"})
    >>> again == first + "#2"
    True
    """
    seen: dict[str, int] = {}

    def name(told: Mapping[str, Any]) -> str:
        filled = {key: value for key, value in told.items() if value not in (None, "", [], {})}
        digest = content_hash(filled)
        seen[digest] = seen.get(digest, 0) + 1
        return digest if seen[digest] == 1 else f"{digest}#{seen[digest]}"

    return name
