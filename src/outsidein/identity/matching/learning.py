"""Learning the model from a sample of pairs, and scoring all of them with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from outsidein.identity.matching.blocking import ALL_PAIRS
from outsidein.identity.matching.clusters import components, least_odds, scored
from outsidein.identity.matching.comparing import fitted, patterns, write_scores
from outsidein.identity.matching.fitting import fit
from outsidein.identity.matching.model import expected

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from outsidein.identity.matching.blocking import Blocked
    from outsidein.identity.matching.comparisons import Aspect
    from outsidein.identity.matching.model import Fit

# Learnt is from about so many pairs that share a key, and from all pairs of so many records.
LEARNT_FROM, DRAWN = 250_000, 750
PAIRS_AT_ONCE = 2_000_000
# Of groups up to this size, every pair is looked at before they are believed.
LARGEST_CHECKED = 60


def learnt(
    connection: duckdb.DuckDBPyConnection, aspects: Sequence[Aspect], count: int, blocked: Blocked
) -> Fit:
    """Fit the model to a sample of pairs that a hash of the records' contents draws."""
    if count < 2 or len(aspects) == 1:
        return expected(aspects, count)
    compared, scale, drawn = "SELECT left_id, right_id FROM pair", 1.0, None
    if count > ALL_PAIRS:
        upto = min(count, max(1, count * LEARNT_FROM // max(blocked.pairs, 1)))
        # Records are numbered by the hash of their contents, so this is no choice by order.
        compared += f" WHERE (left_id * 7919) % {count} < {upto}"
        scale = count / upto
        drawn = (
            "SELECT one.unique_id AS left_id, other.unique_id AS right_id FROM record AS one, "
            f"record AS other WHERE one.unique_id < other.unique_id AND other.unique_id <= {DRAWN}"
        )
    seen = patterns(connection, aspects, compared=compared, scale=scale, drawn=drawn)
    return fit(aspects, seen, records=count, pairs=count * (count - 1) / 2)


def write_score(
    connection: duckdb.DuckDBPyConnection,
    aspects: Sequence[Aspect],
    model: Fit,
    count: int,
    blocked: Blocked,
) -> list[Aspect]:
    """Write `score`: left_id, right_id, and the odds of pairs that may be one.

    What is held several times over is there as a pair with itself. Gives the fitted aspects.
    """
    ready = fitted(aspects, model)
    connection.execute("CREATE TABLE score (left_id BIGINT, right_id BIGINT, odds DOUBLE)")
    parts = max(1, round(blocked.pairs / PAIRS_AT_ONCE))
    for part in range(parts):
        query = f"SELECT left_id, right_id FROM pair WHERE left_id % {parts} = {part}"
        write_scores(connection, ready, model, query)
    query = "SELECT unique_id AS left_id, unique_id AS right_id FROM record WHERE times > 1"
    write_scores(connection, ready, model, query)
    if count > ALL_PAIRS:
        _write_the_rest(connection, ready, model, count)
    return ready


def _write_the_rest(
    connection: duckdb.DuckDBPyConnection, ready: Sequence[Aspect], model: Fit, count: int
) -> None:
    """Score the pairs that share no key but are in one group by others."""
    pairs = scored(connection)
    group = components(count, pairs, pairs.odds >= least_odds(connection))
    size = np.bincount(group, minlength=count)[group]
    members = np.flatnonzero((size > 2) & (size <= LARGEST_CHECKED))
    grouped = pa.table({"unique_id": members + 1, "group_number": group[members]})
    connection.register("grouped", grouped)
    query = """
        SELECT one.unique_id AS left_id, other.unique_id AS right_id
        FROM grouped AS one INNER JOIN grouped AS other
        ON one.group_number = other.group_number AND one.unique_id < other.unique_id
        ANTI JOIN pair ON pair.left_id = one.unique_id AND pair.right_id = other.unique_id
    """
    write_scores(connection, ready, model, query)
    connection.unregister("grouped")
