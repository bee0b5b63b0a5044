"""Rows that their own system says are gone, in whichever of its exports they still stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.read.values import yes_no

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

# The API of a CRM says so, and the connector that fills a warehouse where a row is no more.
GONE = ("archived", "is_deleted", "_fivetran_deleted")


def is_gone(told: Mapping[str, Any]) -> bool:
    """Tell whether a row is archived or deleted, by whichever of the columns for it there are.

    >>> is_gone({"is_deleted": "false", "_fivetran_deleted": "TRUE"}), is_gone({"archived": None})
    (True, False)
    """
    return any(yes_no(told[name]) for name in GONE if told.get(name))
