from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from outsidein.identity.matching import blocking
from outsidein.identity.matching.aspects import aspects_of
from outsidein.identity.matching.fields import fields_of
from outsidein.identity.matching.given import given_records
from outsidein.identity.matching.records import compared_records
from outsidein.store.duckdb import connect

if TYPE_CHECKING:
    import pytest

    from outsidein.identity.matching.blocking import Blocked

PEOPLE = [
    ("Hendrik", "Kuiper", "Hull"),
    ("Hendirk", "Kuyper", "Hull"),
    ("Ann", "Lee", "Hull"),
    ("Lee", "Ann", "Oslo"),
    ("Carl", "Fox", "Rome"),
    ("Dora", "Quinn", "Bern"),
]


def pairs(people: list[tuple[str, str, str]]) -> tuple[set[frozenset[str]], Blocked]:
    heads = ("first_name", "last_name", "city")
    table = pa.Table.from_pylist([dict(zip(heads, one, strict=True)) for one in people])
    given = given_records(table, link_only=False)
    aspects = aspects_of(fields_of(given.texts))
    with connect() as connection:
        count = compared_records(connection, given, aspects)
        blocked = blocking.write_pairs(connection, count, aspects)
        rows = connection.execute("""
            SELECT one.full_name, other.full_name FROM pair
            INNER JOIN record AS one ON one.unique_id = left_id
            INNER JOIN record AS other ON other.unique_id = right_id
        """).fetchall()
    assert len(rows) == len({frozenset(row) for row in rows}) == blocked.pairs
    return {frozenset(row) for row in rows}, blocked


def test_of_few_records_each_is_compared_with_each() -> None:
    found, blocked = pairs(PEOPLE)
    assert len(found) == 15
    assert blocked.skipped_keys == 0


def test_of_many_those_are_compared_that_share_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "ALL_PAIRS", 2)
    found, _ = pairs(PEOPLE)
    assert frozenset({"hendrik kuiper", "hendirk kuyper"}) in found  # they sound alike
    assert frozenset({"ann lee", "lee ann"}) in found  # in the other order
    assert frozenset({"carl fox", "dora quinn"}) not in found


def test_a_key_that_too_many_share_is_refined_by_another_and_counted_if_that_is_no_help(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(blocking, "ALL_PAIRS", 2)
    monkeypatch.setattr(blocking, "MOST", 2)
    monkeypatch.setattr(blocking, "FEWEST", 2)
    found, blocked = pairs(PEOPLE)
    assert frozenset({"hendrik kuiper", "ann lee"}) not in found  # only the town, of three
    same = [(first, f"Lee{vowel}", "Hull") for vowel in "aeiou" for first in ("Ann", "Bea")]
    _, blocked = pairs(same)
    assert blocked.skipped_keys > 0
    assert blocked.skipped_records == len(same)
