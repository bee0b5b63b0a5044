"""The records as they are compared: plain forms of what they hold, each different one once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from outsidein.identity.nicknames import formal_names, known_first_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from outsidein.identity.matching.comparisons import Aspect
    from outsidein.identity.matching.given import Given

# So many records stand for what we know of how rare values are before we look at the data.
KNOWN_BEFORE = 200
# No name is rarer than so: a slip of the pen makes a new name of a common one.
RAREST = {"full_name": 0.0001, "last": 0.00002}
# How many turn first and last name round.
TURNED = 0.05
# With so many of one surname, what first names they have counts as much as what all have.
NAMESAKES = 20
# A word is held by few if by so many, or by such a share of all.
FEW, FEW_OF = 5, 0.002


def compared_records(
    connection: duckdb.DuckDBPyConnection, given: Given, aspects: Sequence[Aspect]
) -> int:
    """Write `record`, one row for each different content, and `row_record`; count the contents.

    `record` is numbered by a hash of its content (`unique_id`, from 1), so that the first so many
    are the same sample in whatever order rows come. `row_record` says which one each row holds.
    """
    columns = {name: sql for one in aspects for name, sql in one.columns.items()}
    bags = {name: sql for one in aspects for name, sql in one.bags.items()}
    # Two aspects that kept a column under one name would compare each other's values.
    assert len(columns) + len(bags) == sum(len(one.columns) + len(one.bags) for one in aspects)
    _told(connection, given, columns | bags)
    names = ", ".join(["source", *columns, *bags])
    connection.execute(f"""
        CREATE TABLE content AS
        SELECT row_number() OVER (ORDER BY md5(CAST(({names}) AS VARCHAR)), {names}) AS unique_id,
            {names}, count(*) AS times, list(row) AS rows
        FROM told GROUP BY {names};
        DROP TABLE told;
        CREATE TABLE row_record AS
        SELECT unnest(rows) AS row, unique_id FROM content;
        ALTER TABLE content DROP rows;
    """)
    for bag in bags:
        _weigh(connection, bag)
    _write_record(connection, [*bags], with_names="first" in columns)
    return int(connection.execute("SELECT count(*) FROM record").fetchall()[0][0])


def _write_record(
    connection: duckdb.DuckDBPyConnection, bags: Sequence[str], *, with_names: bool
) -> None:
    """Write `record` from `content`, the weighed bags and what first names are short for."""
    exclude = f"EXCLUDE ({', '.join(bags)})" if bags else ""
    joins = [f"LEFT JOIN weighed_{bag} USING (unique_id)" for bag in bags]
    added = [f"{bag}_codes AS {bag}, {bag}_weight, {bag}_rare, {bag}_few" for bag in bags]
    if with_names:
        _add_formal_names(connection)
        joins.append("LEFT JOIN formal ON formal.first = content.first")
        added.append("coalesce(formal.formals, [content.first]) AS formals")
    connection.execute(f"""
        CREATE TABLE record AS
        SELECT {", ".join([f"content.* {exclude}", *added])} FROM content {" ".join(joins)}
        ORDER BY unique_id;
        DROP TABLE content
    """)


def _told(connection: duckdb.DuckDBPyConnection, given: Given, columns: dict[str, str]) -> None:
    total = given.texts.num_rows
    plain = given.texts.rename_columns([f"c{place}" for place in range(given.texts.num_columns)])
    plain = plain.append_column("source", given.sources)
    plain = plain.append_column("row", pa.array(range(total), pa.int64()))
    connection.register("plain", plain)
    made = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
    connection.execute(f"CREATE TABLE told AS SELECT row, source, {made} FROM plain")
    connection.unregister("plain")


def _weigh(connection: duckdb.DuckDBPyConnection, bag: str) -> None:
    """Write `weighed_<bag>`: words as numbers that end in their weight.

    Beside them are the sum of weights, the rarest words and those that few hold. The weight is that
    of tf-idf: the logarithm of how rare a word is among different contents.
    """
    total = connection.execute("SELECT count(*) FROM content").fetchall()[0][0]
    connection.execute(f"""
        CREATE TABLE word AS
        SELECT DISTINCT unique_id, unnest({bag}) AS word FROM content;
        CREATE TABLE weight AS
        SELECT word, count(*) AS held,
            ((hash(word) >> 11) << 10)::BIGINT
            + least(round(64 * ln(1 + {total} / count(*))), 1023)::BIGINT AS code
        FROM word WHERE word <> '' GROUP BY word;
        CREATE TABLE weighed_{bag} AS
        SELECT unique_id, list(code ORDER BY code) AS {bag}_codes,
            sum(code & 1023)::DOUBLE AS {bag}_weight,
            list(code ORDER BY held, code) FILTER (held > 1)[:4] AS {bag}_rare,
            list(code ORDER BY code)
                FILTER (held <= {max(FEW, FEW_OF * total)})
                AS {bag}_few
        FROM word INNER JOIN weight USING (word) GROUP BY unique_id;
        DROP TABLE word;
        DROP TABLE weight
    """)


def _add_formal_names(connection: duckdb.DuckDBPyConnection) -> None:
    names = sorted(known_first_names())
    table = pa.table(
        {"first": names, "formals": [sorted({name, *formal_names(name)}) for name in names]}
    )
    connection.register("formal_names", table)
    connection.execute("CREATE TABLE formal AS FROM formal_names")
    connection.unregister("formal_names")


def write_shares(
    connection: duckdb.DuckDBPyConnection, column: str, *, expected: float, by_record: bool
) -> str:
    """Write which share of other records has the same value of a column; name the table.

    Two that share a value may be one record told twice, so they don't count themselves.
    `by_record` counts each row that was given, not each different content.
    """
    name = f"share_of_{column}"
    each = "sum(times)" if by_record else "count(*)"
    if column == "full_name":
        _write_share_of_first_names(connection, name, each, expected)
        return name
    turned = TURNED if column == "both_names" else 1.0
    connection.execute(f"""
        CREATE OR REPLACE TABLE {name} AS
        SELECT {column}, greatest({RAREST.get(column, 0)},
            (greatest({each} - 2, 0) * {turned} + {expected * KNOWN_BEFORE})
            / ((SELECT {each} FROM record) + {KNOWN_BEFORE})) AS tf_{column}
        FROM record WHERE {column} IS NOT NULL GROUP BY {column}
    """)
    return name


def _write_share_of_first_names(
    connection: duckdb.DuckDBPyConnection, name: str, each: str, expected: float
) -> None:
    """Write how many of one surname have a first name: names of one language go together.

    Where few have the surname, it is how many have the first name among all.
    """
    rarest = RAREST["full_name"]
    last = "last" if "last" in _columns(connection) else "NULL::VARCHAR AS last"
    connection.execute(f"""
        CREATE OR REPLACE TABLE {name} AS
        WITH held AS (SELECT full_name, first, {last}, {each} AS held FROM record
            WHERE first IS NOT NULL GROUP BY ALL),
        by_first AS (
            SELECT first, (greatest(sum(held) - 2, 0) + {expected * KNOWN_BEFORE})
                / ((SELECT sum(held) FROM held) + {KNOWN_BEFORE}) AS share
            FROM held GROUP BY first),
        by_last AS (SELECT last, sum(held) AS held FROM held WHERE last IS NOT NULL GROUP BY last)
        SELECT full_name, greatest({rarest}, max(
                (CASE WHEN last IS NULL THEN 0 ELSE greatest(held.held - 2, 0) END
                    + {NAMESAKES} * share)
                / (greatest(coalesce(by_last.held, 0) - 2, 0) + {NAMESAKES})
            )) AS tf_full_name
        FROM held INNER JOIN by_first USING (first) LEFT JOIN by_last USING (last)
        GROUP BY full_name
    """)


def _columns(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [row[0] for row in connection.execute("DESCRIBE record").fetchall()]
