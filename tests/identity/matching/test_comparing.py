from __future__ import annotations

import logging
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from outsidein.identity.matching.aspects import aspects_of
from outsidein.identity.matching.comparing import (
    fitted,
    patterns,
    write_all_shares,
    write_scores,
)
from outsidein.identity.matching.fields import fields_of
from outsidein.identity.matching.given import given_records
from outsidein.identity.matching.model import Fit, Sort, expected
from outsidein.identity.matching.records import compared_records
from outsidein.identity.scoring import quiet
from outsidein.store.duckdb import connect

TABLE = pa.table(
    {"title": ["kettle one", "kettle two", "cup"], "url": ["a.example", "b.example", None]}
)
PAIRS = """
    SELECT one.unique_id AS left_id, other.unique_id AS right_id FROM record AS one
    INNER JOIN record AS other ON one.unique_id < other.unique_id
"""


def test_pairs_are_counted_by_the_levels_they_are_on() -> None:
    given = given_records(TABLE, link_only=False)
    aspects = aspects_of(fields_of(given.texts))
    with quiet(), connect() as connection:
        compared_records(connection, given, aspects)
        write_all_shares(connection, aspects)
        seen = patterns(connection, aspects, compared=PAIRS, scale=2.0, drawn=PAIRS)
        alone = patterns(connection, aspects, compared=PAIRS, scale=1.0, drawn=None)
    assert seen.compared.sum() == 6
    assert seen.drawn.sum() == alone.drawn.sum() == alone.compared.sum() == 3
    assert -1 in seen.levels  # of the cup, no page is known
    assert (seen.levels[:, 0] == 0).any()


def test_the_odds_are_those_of_the_formula() -> None:
    given = given_records(TABLE, link_only=False)
    (title, url) = aspects_of(fields_of(given.texts))
    plain = tuple(replace(level, rarity=None) for level in url.comparison.levels)
    aspects = [title, replace(url, comparison=replace(url.comparison, levels=plain))]
    before = expected(aspects, 3)
    home = tuple(np.full(len(levels), 1 / len(levels)) for levels in before.one.levels)
    model = Fit(
        one=Sort(share=0.5, levels=before.one.levels),
        unrelated=Sort(share=0.4, levels=before.unrelated.levels),
        relatives=Sort(share=0.1, levels=home),
    )
    with quiet(), connect() as connection:
        compared_records(connection, given, aspects)
        seen = patterns(connection, aspects, compared=PAIRS, scale=1.0, drawn=None)
        connection.execute("CREATE TABLE score (left_id BIGINT, right_id BIGINT, odds DOUBLE)")
        write_scores(connection, fitted(aspects, model), model, PAIRS)
        told = [odds for (odds,) in connection.execute("SELECT odds FROM score").fetchall()]
    wanted = []
    for levels, count in zip(seen.levels, seen.compared.astype(int), strict=True):
        likely = [
            sort.share
            * np.prod([1 if on < 0 else p[on] for on, p in zip(levels, sort.levels, strict=True)])
            for sort in (model.one, model.unrelated, *model.others)
        ]
        wanted += [np.log2(likely[0] / (likely[1] + likely[2]))] * count
    wanted = [odds for odds in wanted if odds >= np.log2(0.02)]
    assert sorted(told) == pytest.approx(sorted(wanted), abs=1e-3)


def test_nobody_hears_of_splink_and_its_logger_stays_as_it_was() -> None:
    logger = logging.getLogger("splink")
    before = logger.level
    with quiet():
        assert logger.level == logging.CRITICAL
    assert logger.level == before
