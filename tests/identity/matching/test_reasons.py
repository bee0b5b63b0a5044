from __future__ import annotations

import pyarrow as pa

from outsidein.identity.matching.aspects import aspects_of
from outsidein.identity.matching.fields import fields_of
from outsidein.identity.matching.given import given_records
from outsidein.identity.matching.reasons import reasons_sql
from outsidein.identity.matching.records import compared_records
from outsidein.store.duckdb import connect

HEADS = ("first_name", "last_name", "email", "phone", "street", "city", "the boss's name")


def reason(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> str:
    rows = [dict(zip(HEADS, values, strict=True)) for values in (one, other)]
    given = given_records(pa.Table.from_pylist(rows), link_only=False)
    aspects = aspects_of(fields_of(given.texts))
    with connect() as connection:
        compared_records(connection, given, aspects)
        connection.execute("CREATE TABLE tie AS SELECT 1 AS left_id, 2 AS right_id")
        ((_, _, told),) = connection.execute(reasons_sql(aspects, pairs="tie")).fetchall()
    return str(told)


ONE = ("Bob", "Miller", "bob@alder.example", "020 7946 0958", "12 Main St", "Hull", "Al Fox")


def test_what_is_the_same_is_listed_and_what_is_alike_follows() -> None:
    other = ("Robert", "Miller", None, "+44 20 7946 0958", None, None, None)
    assert reason(ONE, other) == "same surname and phone, first name Bob/Robert"
    assert reason(other, ONE) == reason(ONE, other)


def test_four_things_are_enough() -> None:
    other = (*ONE[:5], "Oslo", None)
    assert reason(ONE, other) == "same first name, surname, mail address and phone"


def test_what_speaks_for_nothing_is_not_said() -> None:
    other = ("Ann", "Lee", "ann@birch.example", "0161 496 0111", "3 Oak Rd", "Oslo", None)
    assert reason(ONE, other) == ""
