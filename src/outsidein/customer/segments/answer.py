"""Segments by need: accounts that need the same, what they are like, and what that is good for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from outsidein.customer.queries import query
from outsidein.customer.segments.accounts import read_described, read_outcomes
from outsidein.customer.segments.finding import find_segments
from outsidein.customer.segments.judging import judged_ways
from outsidein.customer.segments.tables import (
    SEGMENT,
    SEGMENT_ACCOUNT,
    SEGMENT_SUMMARY,
    SEGMENT_TRAIT,
    SEGMENT_WORTH,
)
from outsidein.customer.segments.traits import traits_of
from outsidein.customer.spoken import read_spoken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.customer.segments.finding import Segments
    from outsidein.customer.spoken import Spoken
    from outsidein.store.duckdb import Store

# So many needs are in a segment's name.
NAMED_BY = 2


def write_segments(store: Store) -> None:
    """Write the segments, their accounts and traits, and how well they foretell outcomes."""
    spoken = read_spoken(store)
    found = find_segments(spoken)
    described = read_described(store, spoken.accounts)
    outcomes = read_outcomes(store)
    store.keep(SEGMENT_SUMMARY.name, _table([_summary(found)], SEGMENT_SUMMARY.schema))
    store.keep(SEGMENT_ACCOUNT.name, _accounts(spoken, found))
    traits = traits_of(spoken, found, described, outcomes)
    _quote(store, traits)
    store.keep(SEGMENT_TRAIT.name, _table(traits, SEGMENT_TRAIT.schema))
    names = {
        one["theme_id"]: one["name"] for one in _rows(store, "SELECT theme_id, name FROM theme")
    }
    store.keep(SEGMENT.name, _table(_segments(spoken, found, traits, names), SEGMENT.schema))
    worth = judged_ways(spoken, found, described, outcomes)
    store.keep(SEGMENT_WORTH.name, _table(worth, SEGMENT_WORTH.schema))


def _summary(found: Segments) -> dict[str, Any]:
    return {
        "verdict": found.verdict,
        "segments": len(found.ids),
        "accounts": len(found.group),
        "known": int(found.counted.known.sum()),
        "placed": int((found.group >= 0).sum()),
        "alike": found.alike,
    }


def _accounts(spoken: Spoken, found: Segments) -> pa.Table:
    ids = [*found.ids, None]
    return pa.table(
        {
            "account_id": spoken.accounts,
            "segment_id": [ids[one] for one in found.group.tolist()],
            "probability": pa.array(found.probability.round(6), from_pandas=True),
            "reason": found.reason,
            "mentions": found.counted.different,
        },
        schema=SEGMENT_ACCOUNT.schema,
    )


def _segments(
    spoken: Spoken,
    found: Segments,
    traits: Sequence[Mapping[str, Any]],
    names: Mapping[str, str],
) -> list[dict[str, Any]]:
    group = found.group[spoken.account]
    people = spoken.account.astype(np.int64) * len(spoken.people) + spoken.person
    placed = max(int((found.group >= 0).sum()), 1)
    called: dict[str, str] = {}
    for segment_id in found.ids:
        called[segment_id] = _called(segment_id, traits, names, set(called.values()))
    return [
        {
            "segment_id": segment_id,
            "name": called[segment_id],
            "accounts": int((found.group == number).sum()),
            "people": len(np.unique(people[group == number])),
            "statements": int(spoken.statements[group == number].sum()),
            "share": float((found.group == number).sum() / placed),
        }
        for number, segment_id in enumerate(found.ids)
    ]


def _called(
    segment_id: str,
    traits: Sequence[Mapping[str, Any]],
    names: Mapping[str, str],
    taken: set[str],
) -> str:
    """Name a segment by what sets it apart most: two needs, or more where two are not enough."""
    own = sorted(
        (trait["rank"], names[trait["what"]])
        for trait in traits
        if trait["segment_id"] == segment_id and trait["sort"] == "need" and trait["rank"]
    )
    needs = list(dict.fromkeys(name for _, name in own))
    for number in range(NAMED_BY, len(needs) + 1):
        name = " + ".join(needs[:number])
        if name not in taken:
            return name
    # Needs of one name are rare, and a segment without any of its own rarer still.
    return " + ".join([*needs, segment_id[:4]])


def _quote(store: Store, traits: Sequence[dict[str, Any]]) -> None:
    """Give each need and challenge that sets a segment apart the statements that tell of it."""
    picked = [one for one in traits if one["sort"] in {"need", "challenge"} and one["rank"]]
    keys = [(one["segment_id"], one["sort"], one["what"]) for one in picked]
    columns = zip(*keys, strict=True) if keys else ((), (), ())
    names = ("segment_id", "sort", "theme_id")
    store.keep(
        "segment_pick",
        pa.table(
            {name: pa.array(one, pa.string()) for name, one in zip(names, columns, strict=True)}
        ),
    )
    sql = query("segment_quote")
    quotes = {
        (row["segment_id"], row["sort"], row["theme_id"]): row["statement_ids"]
        for row in _rows(store, sql)
    }
    store.connection.execute("DROP TABLE segment_pick")
    for key, one in zip(keys, picked, strict=True):
        one["statement_ids"] = quotes.get(key, [])


def _rows(store: Store, sql: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = store.arrow(sql).to_pylist()
    return found


def _table(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist([*rows], schema=schema)
