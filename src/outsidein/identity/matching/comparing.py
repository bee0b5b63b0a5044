"""Comparing and scoring pairs of records with Splink, by the numbers of a fitted model."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import replace
from math import log2
from typing import TYPE_CHECKING, Any

import numpy as np

from outsidein.identity.matching.comparisons import NAMES
from outsidein.identity.matching.fitting import Patterns
from outsidein.identity.matching.records import write_shares

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import duckdb

    from outsidein.identity.matching.comparisons import Aspect
    from outsidein.identity.matching.model import Fit
    from outsidein.identity.scoring import Comparison

# What is less likely than this is not looked at again.
LEAST = 0.02


@contextmanager
def quiet() -> Iterator[None]:
    """Keep Splink from logging for one block, and leave its logger as it was."""
    logger = logging.getLogger("splink")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


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
        table = _splink(connection, aspects, query, with_levels=True)
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
    scores = _splink(connection, aspects, query)
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


def _splink(
    connection: duckdb.DuckDBPyConnection,
    aspects: Sequence[Aspect],
    query: str,
    *,
    with_levels: bool = False,
) -> str:
    """Compare and score the pairs of a query; name the table that holds what Splink found."""
    # Splink needs a second to load, and only this has to pay it.
    from splink import DuckDBAPI, Linker, SettingsCreator  # noqa: PLC0415

    api = DuckDBAPI(connection)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_comparison(one.comparison) for one in aspects],
        blocking_rules_to_generate_predictions=[{"blocking_rule": "l.unique_id = r.unique_id"}],
        probability_two_random_records_match=0.5,
        retain_matching_columns=with_levels,
        retain_intermediate_calculation_columns=not with_levels,
        linker_uid="match",
    )
    linker = Linker(api.register("record"), settings, log_level=None, validate_settings=False)
    for column in {level.rarity for one in aspects for level in one.comparison.levels}:
        if column:
            shares = api.register(f"share_of_{column}")
            linker.table_management.register_term_frequency_lookup(shares, column)
    connection.execute(
        "CREATE OR REPLACE TABLE to_score AS "
        f"SELECT left_id AS join_key_l, right_id AS join_key_r, '0' AS match_key FROM ({query})"
    )
    linker.table_management.register_blocked_pairs_for_predict(api.register("to_score"))
    return str(linker.inference.predict(warning_mode="never").physical_name)


def _comparison(comparison: Comparison) -> dict[str, Any]:
    missing = {
        "sql_condition": comparison.missing,
        "label_for_charts": "nothing to compare",
        "is_null_level": True,
    }
    levels = []
    for level in comparison.levels:
        told: dict[str, Any] = {
            "sql_condition": level.when,
            "label_for_charts": level.words or "different",
            "m_probability": level.m,
            "u_probability": level.u,
        }
        if level.rarity:
            told |= {"tf_adjustment_column": level.rarity, "disable_tf_exact_match_detection": True}
        levels.append(told)
    return {"output_column_name": comparison.name, "comparison_levels": [missing, *levels]}
