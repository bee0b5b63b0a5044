"""Records that something surely ties to one another, but for what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from outsidein.identity.groups import grouped
from outsidein.identity.views import view

if TYPE_CHECKING:
    from outsidein.store.duckdb import Store


def tie(store: Store, sort: str) -> None:
    """Group the records of one sort by what surely ties them, but for what was decided.

    Keeps `<sort>_profile_of`. Records that a tie makes one against a decision lose their ties to
    all but those that were taken out with them.
    """
    store.keep(f"{sort}_cut", CUT.empty_table())
    _tie(store, sort)
    if store.view(f"{sort}_cut", CUTS.format(sort=sort)):
        _tie(store, sort)


def _tie(store: Store, sort: str) -> None:
    for name in (f"{sort}_tie", f"{sort}_number", f"{sort}_tie_edge"):
        view(store, name)
    store.keep(f"{sort}_tie_group", grouped(store.arrow(f"FROM {sort}_tie_edge")))
    view(store, f"{sort}_profile_of")


CUT = pa.schema([pa.field("record_id", pa.string()), pa.field("number", pa.int64())])

CUTS = """
SELECT apart.one_id AS record_id, max(apart.number) AS number
FROM decided_apart AS apart
INNER JOIN {sort}_profile_of AS goes ON goes.{sort}_id = apart.one_id
INNER JOIN {sort}_profile_of AS stays ON stays.{sort}_id = apart.other_id
WHERE apart.sort = '{sort}' AND goes.profile_id = stays.profile_id
GROUP BY apart.one_id
"""
