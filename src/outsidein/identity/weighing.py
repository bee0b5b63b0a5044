"""What pairs of profiles weigh. What was weighed at the last refresh is not scored again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.identity.scoring import score_pairs
from outsidein.identity.tables import COMPARED_PAIR
from outsidein.identity.views import view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.identity.scoring import Comparison
    from outsidein.store.duckdb import Store


def remember(store: Store, *, has_before: bool) -> None:
    """Keep what was compared at the last refresh, and begin with nothing compared at this one."""
    nothing = COMPARED_PAIR.schema.empty_table()
    if has_before:
        store.view("compared_before", "FROM before.compared_pair")
    else:
        store.keep("compared_before", nothing)
    store.keep("compared_pair", nothing)


def weigh(store: Store, sort: str, comparisons: Sequence[Comparison]) -> None:
    """Give each row of `pair` its weight, in `pair_weight`, and add them to `compared_pair`.

    A pair of profiles that are as they were when they were compared weighs what it did.
    """
    for name in ("profile_print", "pair_known", "pair_to_weigh"):
        view(store, name, {"sort": sort})
    if store.count("pair_to_weigh"):
        view(store, "profile_to_weigh")
        scores = score_pairs(store, "pair_to_weigh", "profile_to_weigh", comparisons)
        against = ", ".join(f"score.mw_{one.name}" for one in comparisons)
        store.view("pair_scored", SCORED.format(scores=scores, against=against))
        store.connection.execute(f"DROP TABLE {scores}")
    else:
        store.view("pair_scored", "FROM pair_known WHERE false")
    store.view("pair_weight", "FROM pair_known UNION ALL FROM pair_scored")
    view(store, "compared_now", {"sort": sort})
    store.view("compared_pair", "FROM compared_pair UNION ALL FROM compared_now")


SCORED = """
SELECT score.unique_id_l AS left_id, score.unique_id_r AS right_id, one.print AS left_print,
    other.print AS right_print, score.match_weight AS weight, least({against}) AS against
FROM {scores} AS score
INNER JOIN profile_print AS one ON one.unique_id = score.unique_id_l
INNER JOIN profile_print AS other ON other.unique_id = score.unique_id_r
"""
