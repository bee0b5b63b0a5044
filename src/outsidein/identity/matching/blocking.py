"""Which records are worth comparing: those that share a key, where few enough do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from outsidein.identity.matching.comparisons import Aspect

# Up to so many records, each is compared with each.
ALL_PAIRS = 1000
# The most records that may share a key, by how many records there are: pairs grow with both.
MOST, FEWEST, PAIRS = 150, 20, 6_000_000
# The keys of a record that too many share are taken in pairs, the rarer ones first.
REFINED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """What was found to compare, and what was left out because too many share it."""

    pairs: int
    most: int
    skipped_keys: int = 0
    skipped_records: int = 0


def write_pairs(
    connection: duckdb.DuckDBPyConnection, count: int, aspects: Sequence[Aspect]
) -> Blocked:
    """Write `pair`: left and right, by the numbers of records, the smaller on the left."""
    most = max(FEWEST, min(MOST, PAIRS // max(count, 1)))
    if count <= ALL_PAIRS:
        connection.execute("""
            CREATE TABLE pair AS
            SELECT one.unique_id AS left_id, other.unique_id AS right_id
            FROM record AS one INNER JOIN record AS other ON one.unique_id < other.unique_id
        """)
        return Blocked(pairs=count * (count - 1) // 2, most=most)
    _write_keys(connection, aspects)
    connection.execute(f"""
        CREATE TABLE size AS SELECT key, count(*) AS size FROM key GROUP BY key HAVING size > 1;
        CREATE TABLE common AS
        SELECT id, key FROM key INNER JOIN size USING (key) WHERE size > {most}
        QUALIFY row_number() OVER (PARTITION BY id ORDER BY size, key) <= {REFINED};
        CREATE TABLE refined AS
        SELECT one.id, hash(one.key, other.key) AS key
        FROM common AS one INNER JOIN common AS other ON one.id = other.id AND one.key < other.key;
        CREATE TABLE refined_size AS
        SELECT key, count(*) AS size FROM refined GROUP BY key HAVING size > 1;
        CREATE TABLE pair AS
        SELECT DISTINCT left_id, right_id FROM (
            {_sharing("key", "size", most)}
            UNION ALL
            {_sharing("refined", "refined_size", most)}
        )
    """)
    skipped = connection.execute(f"""
        SELECT count(DISTINCT key), count(DISTINCT id)
        FROM refined INNER JOIN refined_size USING (key) WHERE size > {most}
    """).fetchall()[0]
    pairs = connection.execute("SELECT count(*) FROM pair").fetchall()[0][0]
    for name in ("key", "size", "common", "refined", "refined_size"):
        connection.execute(f"DROP TABLE {name}")
    return Blocked(pairs=pairs, most=most, skipped_keys=skipped[0], skipped_records=skipped[1])


def _write_keys(connection: duckdb.DuckDBPyConnection, aspects: Sequence[Aspect]) -> None:
    """Write `key`: the keys of each record. Keys of different aspects never fall together."""
    parts = [
        f"SELECT unique_id AS id, hash('{place}', {key}) AS key FROM record WHERE ({key}) <> ''"
        for place, key in enumerate(key for one in aspects for key in one.keys)
    ]
    parts += [
        f"SELECT unique_id AS id, hash('{bag}', unnest({bag}_rare)) AS key FROM record"
        for one in aspects
        for bag in one.bags
    ]
    connection.execute(
        f"CREATE TABLE key AS SELECT DISTINCT id, key FROM ({' UNION ALL '.join(parts)})"
    )


def _sharing(keys: str, sizes: str, most: int) -> str:
    return f"""
        SELECT one.id AS left_id, other.id AS right_id
        FROM (SELECT id, key FROM {keys} INNER JOIN {sizes} USING (key) WHERE size <= {most}) AS one
        INNER JOIN {keys} AS other ON one.key = other.key AND one.id < other.id
    """
