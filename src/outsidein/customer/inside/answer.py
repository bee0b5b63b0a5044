"""Where the people of one account differ: what some want and others object to or never mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from outsidein.customer.inside.members import members_of, pairs_of
from outsidein.customer.inside.rows import judged_rows, named, of_sides, of_stances
from outsidein.customer.inside.sides import sides
from outsidein.customer.inside.stances import FOUND, opposites
from outsidein.customer.inside.tables import DISAGREEMENT, DISAGREEMENT_JUDGED
from outsidein.customer.queries import query
from outsidein.customer.spoken import read_spoken

if TYPE_CHECKING:
    from outsidein.customer.spoken import Spoken
    from outsidein.store.duckdb import Store

# What is found in numbers; the words that show it are added to it from the statements.
_FOUND = pa.schema(
    [field for field in DISAGREEMENT.schema if not field.name.endswith(("_ids", "_at"))]
)


def write_disagreements(store: Store) -> None:
    """Write `disagreement` and `disagreement_judged`; reads `spoken` and `voiced`."""
    found, judged = disagreements(read_spoken(store))
    store.keep("disagreement_found", found)
    store.view("disagreement", query("disagreement"))
    store.connection.execute("DROP TABLE disagreement_found")
    store.keep("disagreement_judged", judged)


def disagreements(spoken: Spoken) -> tuple[pa.Table, pa.Table]:
    """Give what was found, without words, and of how many needs of each account one can tell.

    Of a need only one thing is said: opposite stances before two sides, roles before people, and
    stances that are only worth a look last.
    """
    if not spoken.rows:
        return _FOUND.empty_table(), DISAGREEMENT_JUDGED.schema.empty_table()
    members, pairs = members_of(spoken), pairs_of(spoken)
    stances, seen = opposites(spoken, members, pairs)
    by_role, by_person = sides(spoken, members, pairs)
    opposed = of_stances(stances, seen)
    sure = {pair: one for pair, one in opposed.items() if one.q_value <= FOUND}
    told = opposed | of_sides(by_person) | of_sides(by_role) | sure
    rows = [named(spoken, members, pairs, told[pair]) for pair in sorted(told)]
    enough = [one.pair[one.strength > 0] for one in (by_role, by_person)]
    judged = np.unique(np.concatenate([seen.pair, *enough]))
    return (
        pa.Table.from_pylist(rows, schema=_FOUND),
        pa.Table.from_pylist(
            judged_rows(spoken, members, pairs, judged), schema=DISAGREEMENT_JUDGED.schema
        ),
    )
