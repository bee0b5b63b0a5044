"""Where the people of one account differ: what some want and others object to or never mention."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from outsidein.customer.inside.broader import by_broader_need
from outsidein.customer.inside.members import members_of, pairs_of
from outsidein.customer.inside.rows import judged_rows, named, of_sides, of_stances
from outsidein.customer.inside.sides import sides
from outsidein.customer.inside.stances import opposites
from outsidein.customer.inside.tables import DISAGREEMENT, DISAGREEMENT_JUDGED
from outsidein.customer.spoken import read_spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from outsidein.customer.spoken import Spoken
    from outsidein.store.duckdb import Store

# What is found in numbers; the words that show it are added to it from the statements.
_FOUND = pa.schema(
    [field for field in DISAGREEMENT.schema if not field.name.endswith(("_ids", "_at"))]
)


def write_disagreements(store: Store) -> None:
    """Write `disagreement` and `disagreement_judged`; reads `spoken`, `voiced` and `theme`."""
    parents = store.arrow("SELECT theme_id, parent_id FROM theme WHERE parent_id IS NOT NULL")
    broader = dict(zip(*(column.to_pylist() for column in parents.columns), strict=True))
    found, judged = disagreements(read_spoken(store), broader)
    store.keep("disagreement_found", found)
    sql = files("outsidein.customer").joinpath("sql", "disagreement.sql").read_text("utf-8")
    store.view("disagreement", sql)
    store.connection.execute("DROP TABLE disagreement_found")
    store.keep("disagreement_judged", judged)


def disagreements(
    spoken: Spoken, broader: Mapping[str, str] | None = None
) -> tuple[pa.Table, pa.Table]:
    """Give what was found, without words, and of how many needs of each account one can tell.

    Of a need only one thing is said: opposite stances before two sides, roles before people.
    `broader` has the broader need of each theme that has one.
    """
    if not spoken.rows:
        return _FOUND.empty_table(), DISAGREEMENT_JUDGED.schema.empty_table()
    members, pairs = members_of(spoken), pairs_of(spoken)
    stances, seen = opposites(spoken, members, pairs)
    by_role, by_person = sides(spoken, members, pairs)
    told = of_sides(by_person) | of_sides(by_role) | of_stances(stances, seen)
    rows = [named(spoken, members, pairs, told[pair]) for pair in sorted(told)]
    rows += _broadly(spoken, broader or {}, rows)
    enough = [one.pair[one.strength > 0] for one in (by_role, by_person)]
    judged = np.unique(np.concatenate([seen.pair, *enough]))
    return (
        pa.Table.from_pylist(rows, schema=_FOUND),
        pa.Table.from_pylist(
            judged_rows(spoken, members, pairs, judged), schema=DISAGREEMENT_JUDGED.schema
        ),
    )


def _broadly(
    spoken: Spoken, broader: Mapping[str, str], rows: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Give opposite stances on broader needs, where none on a theme of theirs was found.

    Those who object to a thing often do so in other words than those who want it, and so two
    themes are made of them.
    """
    told = by_broader_need(spoken, broader)
    if not told.rows:
        return []
    members, pairs = members_of(told), pairs_of(told)
    found = of_stances(*opposites(told, members, pairs))
    known = {
        (row["account_id"], broader.get(row["theme_id"]))
        for row in rows
        if row["form"] == "opposite"
    }
    named_rows = [named(told, members, pairs, found[pair]) for pair in sorted(found)]
    return [row for row in named_rows if (row["account_id"], row["theme_id"]) not in known]
