from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from outsidein.identity.matching import blocking, learning
from outsidein.identity.matching.aspects import aspects_of
from outsidein.identity.matching.comparing import write_all_shares
from outsidein.identity.matching.fields import fields_of
from outsidein.identity.matching.given import given_records
from outsidein.identity.matching.records import compared_records
from outsidein.store.duckdb import connect

if TYPE_CHECKING:
    import duckdb

NAMES = ["Hendrik Kuiper", "Hendirk Kuiper", "Ann Lee", "Bea Lee", "Carl Fox", "Dora Quinn"]
MAILS = ["hk@a.example", "hk@a.example", "al@b.example", None, "cf@c.example", "cf@c.example"]


def scores(connection: duckdb.DuckDBPyConnection) -> dict[frozenset[str], float]:
    given = given_records(pa.table({"name": NAMES, "email": MAILS}), link_only=False)
    aspects = aspects_of(fields_of(given.texts))
    count = compared_records(connection, given, aspects)
    write_all_shares(connection, aspects)
    blocked = blocking.write_pairs(connection, count, aspects)
    model = learning.learnt(connection, aspects, count, blocked)
    ready = learning.write_score(connection, aspects, model, count, blocked)
    assert [one.comparison.name for one in ready] == ["first", "last", "mail"]
    rows = connection.execute("""
        SELECT one.full_name, other.full_name, odds FROM score
        INNER JOIN record AS one ON one.unique_id = left_id
        INNER JOIN record AS other ON other.unique_id = right_id
    """).fetchall()
    return {frozenset(names): odds for *names, odds in rows}


@pytest.fixture(scope="module")
def every() -> dict[frozenset[str], float]:
    """Give the scores that are learnt from all pairs."""
    with connect() as connection:
        return scores(connection)


def test_the_same_person_scores_high_and_strangers_are_not_kept(
    every: dict[frozenset[str], float],
) -> None:
    assert every[frozenset({"hendrik kuiper", "hendirk kuiper"})] > 8
    assert every[frozenset({"ann lee", "bea lee"})] < 2  # not so sure that they would be joined
    assert frozenset({"ann lee", "carl fox"}) not in every


def test_a_sample_of_all_pairs_gives_the_same_as_all_pairs(
    every: dict[frozenset[str], float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "ALL_PAIRS", 2)  # drawn are still all pairs of so few
    with connect() as connection:
        drawn = scores(connection)
    assert {pair: pytest.approx(odds, abs=0.01) for pair, odds in every.items()} == drawn
