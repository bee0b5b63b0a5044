"""How likely two records are one, by Fellegi and Sunter's model, computed by Splink.

A model is a list of comparisons; each has levels, from alike to different. A level says how often
it is met between records that are one (m) and between others (u); m/u is what it speaks for or
against. Source: Fellegi and Sunter, "A Theory for Record Linkage", JASA 64 (1969).
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from outsidein.store.duckdb import Store

MODEL = "fellegi_sunter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One way in which two values compare.

    `when` is SQL on both records' columns, `name_l` and `name_r`; `words` is how the reason calls
    it, empty where it speaks for nothing. `rarity` names the column whose rarity takes the place
    of u: what few are called says more.
    """

    when: str
    m: float
    u: float
    words: str = ""
    rarity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One thing to compare, with its levels in order: the first that fits counts.

    Where `missing` holds, there is nothing to compare.
    """

    name: str
    missing: str
    levels: tuple[Level, ...]


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


def score_pairs(store: Store, pairs: str, records: str, comparisons: Sequence[Comparison]) -> str:
    """Score pairs of records, and name the table that holds the scores until the store closes.

    `records` is a table with the column `unique_id`; for each column whose rarity counts it has
    `<column>_share`, the share of others that have the same value. `pairs` has `join_key_l`,
    `join_key_r` and `match_key`. The scores have `unique_id_l`, `unique_id_r` and `match_weight`:
    how much the two speak for one rather than two, as log2; `mw_<name>` is how much one comparison
    does. What is known of pairs before any is looked at is not in it.
    """
    shares = {column: f"{records}_{column}_share" for column in columns_by_rarity(comparisons)}
    for column, name in shares.items():
        store.view(
            name,
            f"SELECT {column}, max({column}_share) AS tf_{column} FROM {records} "
            f"WHERE {column} IS NOT NULL GROUP BY {column}",
        )
    with quiet():
        return compare(store.connection, comparisons, records=records, pairs=pairs, shares=shares)


def compare(
    connection: DuckDBPyConnection,
    comparisons: Sequence[Comparison],
    *,
    records: str,
    pairs: str,
    shares: Mapping[str, str],
    with_levels: bool = False,
) -> str:
    """Compare pairs as `score_pairs` tells, and name the table of what Splink found.

    `shares` names, for each column whose rarity counts, the table of how rare its values are. With
    levels, the table has `gamma_<name>`, the level each pair is on, in place of what it is worth.
    """
    # Splink needs a second to load, and only this has to pay it.
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415

    api = DuckDBAPI(connection)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_splink_comparison(one) for one in comparisons],
        blocking_rules_to_generate_predictions=[block_on("unique_id")],
        probability_two_random_records_match=0.5,
        retain_matching_columns=with_levels,
        retain_intermediate_calculation_columns=not with_levels,
        linker_uid=MODEL,
    )
    linker = Linker(api.register(records), settings, log_level=None, validate_settings=False)
    for column, name in shares.items():
        linker.table_management.register_term_frequency_lookup(api.register(name), column)
    linker.table_management.register_blocked_pairs_for_predict(api.register(pairs))
    return str(linker.inference.predict(warning_mode="never").physical_name)


def columns_by_rarity(comparisons: Sequence[Comparison]) -> list[str]:
    """Give the columns whose rarity counts, each once, in the order of the levels."""
    told = (level.rarity for one in comparisons for level in one.levels)
    return list(dict.fromkeys(column for column in told if column))


def _splink_comparison(comparison: Comparison) -> dict[str, Any]:
    missing = {
        "sql_condition": comparison.missing,
        "label_for_charts": "nothing to compare",
        "is_null_level": True,
    }
    return {
        "output_column_name": comparison.name,
        "comparison_levels": [missing, *map(_splink_level, comparison.levels)],
    }


def _splink_level(level: Level) -> dict[str, Any]:
    told: dict[str, Any] = {
        "sql_condition": level.when,
        "label_for_charts": level.words or "different",
        "m_probability": level.m,
        "u_probability": level.u,
    }
    if level.rarity:
        told |= {
            "tf_adjustment_column": level.rarity,
            "tf_adjustment_weight": 1.0,
            "disable_tf_exact_match_detection": True,
        }
    return told
