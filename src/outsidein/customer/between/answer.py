"""What departments hear and why they disagree, written to its tables."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from outsidein.customer.between.findings import Gaps, Part, gaps_of
from outsidein.customer.between.minimums import ENOUGH_HEARD
from outsidein.customer.between.tables import DEPARTMENT_GAP, DEPARTMENT_NEED
from outsidein.customer.queries import query
from outsidein.customer.spoken import Spoken, read_spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from outsidein.store.duckdb import Store

# Figures are kept to a thousandth of a point, so that nothing depends on how sums were ordered.
DIGITS = 5

VIEWS = ("department_role", "department_pair", "unheard_person")

Quotes = dict[tuple[str, str], list[str]]


def write_gaps(store: Store) -> None:
    """Write what each department hears, how any two differ and why, and whom hardly anybody hears.

    Reads `spoken`, `voiced`, `statement`, `person` and `buying_group`.
    """
    for name in VIEWS:
        store.view(name, query(name), {"enough_heard": ENOUGH_HEARD})
    spoken = read_spoken(store)
    if not spoken.rows:
        store.keep("department_need", DEPARTMENT_NEED.schema.empty_table())
        store.keep("department_gap", DEPARTMENT_GAP.schema.empty_table())
        return
    quotes: Quotes = defaultdict(list)
    for row in store.arrow(query("department_quote")).to_pylist():
        quotes[row["department"], row["theme_id"]].append(row["statement_id"])
    found = gaps_of(spoken)
    store.keep("department_need", needs_table(spoken, found, quotes))
    store.keep("department_gap", gaps_table(spoken, found, quotes))


def needs_table(
    spoken: Spoken, found: Gaps, quotes: Mapping[tuple[str, str], list[str]]
) -> pa.Table:
    """Write down what each department hears: one row for each department and need."""
    departments, needs = found.share.shape
    department = [name for name in spoken.departments for _ in range(needs)]
    theme = spoken.themes * departments
    return pa.table(
        {
            "department": department,
            "theme_id": theme,
            "people": found.people.ravel(),
            "people_heard": np.repeat(found.people_heard, needs),
            "share": _figures(found.share),
            "low": _figures(found.low),
            "high": _figures(found.high),
            "expected_share": _figures(found.expected),
            "told_more": _figures(found.more),
            "statement_ids": [quotes.get(key, []) for key in zip(department, theme, strict=True)],
        },
        schema=DEPARTMENT_NEED.schema,
    )


def gaps_table(
    spoken: Spoken, found: Gaps, quotes: Mapping[tuple[str, str], list[str]]
) -> pa.Table:
    """Write down how any two departments differ: one row for each pair and need."""
    needs = len(spoken.themes)
    theme = spoken.themes * len(found.pairs)
    sides = [
        [spoken.departments[pair[side]] for pair in found.pairs for _ in range(needs)]
        for side in (0, 1)
    ]
    places = np.asarray(found.pairs, dtype=np.int64).reshape(-1, 2)
    share = [_figures(found.share[places[:, side]]) for side in (0, 1)]
    said = [[quotes.get(key, []) for key in zip(names, theme, strict=True)] for names in sides]
    return pa.table(
        {
            "department_a": sides[0],
            "department_b": sides[1],
            "theme_id": theme,
            "share_a": share[0],
            "share_b": share[1],
            **_part("difference", found.difference),
            **_part("exposure", found.exposure),
            **_part("perception", found.perception),
            "cause": found.cause.ravel().tolist(),
            "statement_ids_a": said[0],
            "statement_ids_b": said[1],
        },
        schema=DEPARTMENT_GAP.schema,
    )


def _part(name: str, part: Part) -> dict[str, pa.Array]:
    return {
        name: _figures(part.value),
        f"{name}_low": _figures(part.low),
        f"{name}_high": _figures(part.high),
        f"{name}_q_value": _figures(part.doubt),
    }


def _figures(values: NDArray[np.float64]) -> pa.Array:
    # What is not a number is not told: null.
    return pa.array(np.round(values.ravel(), DIGITS), from_pandas=True)
