"""Linking profiles: compare those that share a key, weigh them, and join the sure ones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from outsidein.identity.joining import Pairs, join
from outsidein.identity.reasons import reasons_sql
from outsidein.identity.views import view
from outsidein.identity.weighing import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from outsidein.identity.joining import Joined
    from outsidein.identity.scoring import Comparison
    from outsidein.store.duckdb import Store

# Joined is what is one in at least 99 of 100 cases: a wrong join puts one customer's words into
# another's mouth, a missed one only counts two people where there is one.
SURE = 0.99
# Worth a look is what is rather one than two.
UNSURE = 0.5
# Two of so few profiles are one by chance no more often than two of this many.
FEWEST = 64


def prior(count: int) -> int:
    """Give the odds, as log2, that two of so many profiles are one before any is looked at.

    Every profile has about two others that are the same: most have none, a voice that no system
    knows has one in each conversation. Whole, so that a few more don't change it.
    """
    return 1 - round(math.log2(max(count, FEWEST)))


def link(store: Store, sort: str, comparisons: Sequence[Comparison]) -> None:
    """Link the profiles of one sort, person or account, by the pairs in `<sort>_pair`.

    Keeps `<sort>_joined`, who each profile is, and `<sort>_unsure`, the pairs that may be one, both
    with the reason in words.
    """
    for name in ("profile", "pair", "profile_of"):
        source = f"{sort}_{name}" if name != "profile_of" else PROFILE_OF.format(sort=sort)
        store.connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS FROM {source}")
    weigh(store, sort, comparisons)
    view(store, "profile_number")
    count = store.count("profile")
    weighed = _numbered_pairs(store, count)
    view(store, "told_apart")
    apart = store.arrow("FROM told_apart")
    joined = join(
        count,
        weighed,
        least=SURE,
        told_apart=zip(apart["one"].to_pylist(), apart["other"].to_pylist(), strict=True),
    )
    store.keep("profile_grouped", _groups(weighed, joined))
    store.keep("pair_doubted", _doubts(weighed, joined))
    for name, kept in (("profile_joined", "joined"), ("pair_unsure", "unsure")):
        view(store, name)
        store.view("pair_reason", reasons_sql(comparisons, pairs=name, records="profile"))
        store.view(f"{sort}_{kept}", WITH_REASON.format(name=name))


def _numbered_pairs(store: Store, count: int) -> Pairs:
    view(store, "pair_numbered")
    numbered = store.arrow("FROM pair_numbered ORDER BY ALL")
    left, right, weight, against = (one.to_numpy() for one in numbered.columns)
    return Pairs(left=left, right=right, weight=weight + prior(count), against=against)


def _groups(pairs: Pairs, joined: Joined) -> pa.Table:
    """Give who each profile is, and the pair that holds it in its group."""
    tied = joined.tie >= 0
    tie = np.where(tied, joined.tie, 0)

    def of_tie(values: npt.NDArray[Any]) -> pa.Array:
        told = values[tie] if len(values) else np.zeros(len(tie), values.dtype)
        return pa.array(told, mask=~tied)

    return pa.table(
        {
            "number": np.arange(len(tied), dtype=np.int64),
            "first": joined.group,
            "left": of_tie(pairs.left),
            "right": of_tie(pairs.right),
            "probability": of_tie(joined.probability),
        }
    )


def _doubts(pairs: Pairs, joined: Joined) -> pa.Table:
    """Give the pairs that are rather one than two, and not surely."""
    apart = joined.group[pairs.left] != joined.group[pairs.right]
    doubted = apart & (joined.probability >= UNSURE) & (joined.probability < SURE)
    return pa.table(
        {
            "left": pairs.left[doubted],
            "right": pairs.right[doubted],
            "probability": joined.probability[doubted],
        }
    )


PROFILE_OF = "(SELECT {sort}_id AS record_id, profile_id FROM {sort}_profile_of)"

WITH_REASON = """
SELECT told.*, pair_reason.reason
FROM {name} AS told
LEFT JOIN (SELECT DISTINCT unique_id_l, unique_id_r, reason FROM pair_reason) AS pair_reason
    USING (unique_id_l, unique_id_r)
"""
