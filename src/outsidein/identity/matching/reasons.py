"""What ties two records, in words: same surname and phone, first name Bob/Robert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.identity import reasons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.identity.matching.comparisons import Aspect

# The most that one reason names of what is the same.
NAMED = 4


def reasons_sql(aspects: Sequence[Aspect], *, pairs: str) -> str:
    """Give a query for the reason of each pair in a table: left_id, right_id, reason.

    Values are told in the order of the alphabet, whichever record is which.
    """
    told = reasons.reasons_sql(
        [one.comparison for one in aspects],
        pairs=f"(SELECT left_id AS unique_id_l, right_id AS unique_id_r FROM {pairs})",
        records="record",
        most=NAMED,
        sorts_values=True,
    )
    return f"SELECT unique_id_l AS left_id, unique_id_r AS right_id, reason FROM ({told})"
