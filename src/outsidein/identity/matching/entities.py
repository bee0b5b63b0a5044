"""Who is one, of the rows that were given: groups of contents, and the surest tie of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from outsidein.identity.matching.clusters import clusters, least_odds, scored
from outsidein.identity.matching.reasons import reasons_sql

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb
    import numpy.typing as npt

    from outsidein.identity.matching.clusters import Reals, Scored, Truths, Wholes
    from outsidein.identity.matching.comparisons import Aspect

# Two tables of which so few pairs within one are one, beside those across, hold nobody twice.
TWICE_IN_ONE = 0.03
ALONE = "the only record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """For each row: a number that those have in common that are one, how sure it is, and why."""

    entity: Wholes
    probability: Reals
    reason: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """For each content: its group, and the surest tie in it: with which, and the odds (log2).

    A content may be tied to itself, if rows that hold the same are one; `partner` is -1 for none.
    `is_once` tells that of each group a table has one row at most.
    """

    group: Wholes
    partner: Wholes
    odds: Reals
    is_once: bool


def entities(
    connection: duckdb.DuckDBPyConnection, aspects: Sequence[Aspect], count: int, *, link_only: bool
) -> Entities:
    """Join what is surely one, and tell it of each row that was given."""
    groups = _groups(connection, count, link_only=link_only)
    rows = connection.sql("SELECT unique_id - 1 AS content FROM row_record ORDER BY row")
    content = rows.to_arrow_table()["content"].to_numpy()
    numbered = np.arange(len(content))
    _, first = np.unique(content, return_index=True)
    is_copy = np.ones(len(content), np.bool_)
    is_copy[first] = False
    # Rows that hold the same and are not one, if nothing ties them to another either.
    apart = is_copy & ((groups.partner[content] < 0) | groups.is_once)
    alone = apart | (groups.partner[content] < 0)
    said = _reasons(connection, aspects, groups)
    sure = 1 / (1 + np.exp2(-np.minimum(groups.odds, 60)))
    return Entities(
        entity=np.where(apart, count + numbered, groups.group[content]),
        probability=np.where(alone, 1.0, np.round(sure[content], 4)),
        reason=[
            ALONE if is_alone else said[one]
            for is_alone, one in zip(alone.tolist(), content.tolist(), strict=True)
        ],
    )


def _groups(connection: duckdb.DuckDBPyConnection, count: int, *, link_only: bool) -> Groups:
    pairs = scored(connection)
    least = least_odds(connection)
    sure = pairs.odds >= least
    side = None
    if link_only:
        told = connection.sql("SELECT source FROM record ORDER BY unique_id").to_arrow_table()
        side_of = told["source"].to_numpy().astype(np.int64)
        across = side_of[pairs.left] != side_of[pairs.right]
        side = side_of if _is_once(sure, across) else None
        sure &= across
    group = clusters(count, pairs, sure, side=side)
    within = group[pairs.left] == group[pairs.right]
    partner, odds = _surest(count, pairs, within & across if link_only else within)
    if not link_only:
        _tie_copies(connection, partner, odds, least)
    return Groups(group=group, partner=partner, odds=odds, is_once=side is not None)


def _is_once(sure: Truths, across: Truths) -> bool:
    """Tell whether no table holds anybody twice, by how few of its own pairs are one."""
    return bool((sure & ~across).sum() <= TWICE_IN_ONE * (sure & across).sum())


def _surest(count: int, pairs: Scored, chosen: Truths) -> tuple[Wholes, Reals]:
    """Give each record's surest tie among the chosen pairs: of equals, with the first record."""
    partner, odds = np.full(count, -1, np.int64), np.full(count, -np.inf)
    ones = np.concatenate([pairs.left[chosen], pairs.right[chosen]])
    others = np.concatenate([pairs.right[chosen], pairs.left[chosen]])
    weight = np.concatenate([pairs.odds[chosen]] * 2)
    order = np.lexsort((others, -weight, ones))
    first = order[np.unique(ones[order], return_index=True)[1]]
    partner[ones[first]], odds[ones[first]] = others[first], weight[first]
    return partner, odds


def _tie_copies(
    connection: duckdb.DuckDBPyConnection, partner: Wholes, odds: Reals, least: float
) -> None:
    """Tie contents to themselves where rows that hold them are one more surely than any other."""
    table = connection.sql(
        "SELECT left_id - 1 AS content, odds FROM score WHERE left_id = right_id ORDER BY left_id"
    ).to_arrow_table()
    content, sure = table["content"].to_numpy(), table["odds"].to_numpy()
    takes = (sure >= least) & (sure >= odds[content])
    partner[content[takes]], odds[content[takes]] = content[takes], sure[takes]


def _reasons(
    connection: duckdb.DuckDBPyConnection, aspects: Sequence[Aspect], groups: Groups
) -> npt.NDArray[np.object_]:
    tied = np.flatnonzero(groups.partner >= 0)
    other = groups.partner[tied]
    ends = {"left_id": np.minimum(tied, other) + 1, "right_id": np.maximum(tied, other) + 1}
    connection.register("tied", pa.table({"content": tied, **ends}))
    connection.execute("CREATE TABLE tie AS SELECT DISTINCT left_id, right_id FROM tied")
    told = connection.sql(f"""
        SELECT content, reason FROM tied
        INNER JOIN ({reasons_sql(aspects, pairs="tie")}) USING (left_id, right_id)
    """).to_arrow_table()
    connection.unregister("tied")
    said = np.full(len(groups.group), "", object)
    said[told["content"].to_numpy()] = told["reason"].to_pylist()
    return said
