"""Comparing and scoring pairs of records with Splink, by the numbers of a fitted model."""

from __future__ import annotations

from dataclasses import replace
from math import log2
from typing import TYPE_CHECKING

import numpy as np

from outsidein.identity.matching.comparisons import NAMES
from outsidein.identity.matching.fitting import Patterns
from outsidein.identity.matching.records import write_shares
from outsidein.identity.scoring import columns_by_rarity, compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from outsidein.identity.matching.comparisons import Aspect
    from outsidein.identity.matching.model import Fit

# What is less likely than this is not looked at again.
LEAST = 0.02


def fitted(aspects: Sequence[Aspect], fit: Fit) -> list[Aspect]:
    """Give the aspects with the numbers of the model in place of what was expected."""
    made = []
    for aspect, m, u in zip(aspects, fit.one.levels, fit.unrelated.levels, strict=True):
        levels = tuple(
            replace(level, m=float(m[-1 - place]), u=float(u[-1 - place]))
            for place, level in enumerate(aspect.comparison.levels)
        )
        made.append(replace(aspect, comparison=replace(aspect.comparison, levels=levels)))
    return made


def patterns(
    connection: duckdb.DuckDBPyConnection,
    aspects: Sequence[Aspect],
    *,
    compared: str,
    scale: float,
    drawn: str | None,
) -> Patterns:
    """Count how the pairs of two queries compare. None is drawn if all pairs are compared."""
    names = [f"gamma_{one.comparison.name}" for one in aspects]
    listed = ", ".join(names)
    counts: dict[tuple[int, ...], list[float]] = {}
    for place, query in enumerate((compared, drawn)):
        if query is None:
            continue
        table = _compared(connection, aspects, query, with_levels=True)
        rows = connection.execute(
            f"SELECT {listed}, count(*) FROM {table} GROUP BY ALL ORDER BY ALL"
        ).fetchall()
        connection.execute(f"DROP TABLE {table}")
        for *levels, count in rows:
            counts.setdefault(tuple(levels), [0.0, 0.0])[place] += count * (scale, 1.0)[place]
    if drawn is None:
        counts = {levels: [seen, seen] for levels, (seen, _) in counts.items()}
    ordered = sorted(counts)
    seen = np.array([counts[one] for one in ordered]).reshape(-1, 2)
    return Patterns(
        levels=np.array(ordered, np.int64).reshape(-1, len(aspects)),
        compared=seen[:, 0],
        drawn=seen[:, 1],
    )


def write_scores(
    connection: duckdb.DuckDBPyConnection, aspects: Sequence[Aspect], fit: Fit, query: str
) -> None:
    """Add the pairs of a query that may be one to `score`: left_id, right_id, odds (log2).

    The odds weigh one record against two, be they unrelated, relatives or namesakes.
    """
    scores = _compared(connection, aspects, query)
    alike = " + ".join(_weight(one) for one in aspects)
    terms = [f"{fit.unrelated.share / fit.one.share!r} * pow(2, -alike)"]
    columns = [f"{alike} AS alike"]
    for number, sort in enumerate(fit.others):
        weights = (
            _weight_for(one, shares.tolist())
            for one, shares in zip(aspects, sort.levels, strict=True)
        )
        columns.append(f"{' + '.join(weights)} AS other_{number}")
        terms.append(f"{sort.share / fit.one.share!r} * pow(2, other_{number} - alike)")
    connection.execute(f"""
        INSERT INTO score
        SELECT * FROM (
            SELECT unique_id_l, unique_id_r, round(-log2({" + ".join(terms)}), 4) AS odds
            FROM (SELECT unique_id_l, unique_id_r, {", ".join(columns)} FROM {scores})
        ) WHERE odds >= {np.log2(LEAST)}
    """)
    connection.execute(f"DROP TABLE {scores}")


def _weight(aspect: Aspect) -> str:
    name = aspect.comparison.name
    return f"mw_{name}" + (f" + mw_tf_adj_{name}" if _is_by_rarity(aspect) else "")


def _weight_for(aspect: Aspect, shares: Sequence[float]) -> str:
    """Give SQL for how much an aspect speaks for a sort of pairs rather than none, as log2.

    Splink tells the weight of the level that a pair is on, and by that the level is known.
    """
    name = aspect.comparison.name
    cases = [
        f"WHEN abs(mw_{name} - {log2(level.m / level.u)!r}) < 1e-9 THEN {log2(share / level.u)!r}"
        for level, share in zip(aspect.comparison.levels, reversed(shares), strict=True)
    ]
    return f"CASE {' '.join(cases)} ELSE 0.0 END"


def _is_by_rarity(aspect: Aspect) -> bool:
    return any(level.rarity for level in aspect.comparison.levels)


def write_all_shares(connection: duckdb.DuckDBPyConnection, aspects: Sequence[Aspect]) -> None:
    """Write how rare the values of each column are whose rarity counts.

    Of people, every record counts: what many are called says little. Of things, every different
    one: a product that is sold often is no less that product.
    """
    by_record = any(one.comparison.name in NAMES for one in aspects)
    for aspect in aspects:
        for level in aspect.comparison.levels:
            if level.rarity:
                write_shares(connection, level.rarity, expected=level.u, by_record=by_record)


def _compared(
    connection: duckdb.DuckDBPyConnection,
    aspects: Sequence[Aspect],
    query: str,
    *,
    with_levels: bool = False,
) -> str:
    """Compare and score the pairs of a query; name the table that holds what was found."""
    connection.execute(
        "CREATE OR REPLACE TABLE to_score AS "
        f"SELECT left_id AS join_key_l, right_id AS join_key_r, '0' AS match_key FROM ({query})"
    )
    comparisons = [one.comparison for one in aspects]
    return compare(
        connection,
        comparisons,
        records="record",
        pairs="to_score",
        shares={column: f"share_of_{column}" for column in columns_by_rarity(comparisons)},
        with_levels=with_levels,
    )
