from __future__ import annotations

import pyarrow as pa
import pytest

from outsidein.identity.matching.aspects import aspects_of
from outsidein.identity.matching.fields import fields_of
from outsidein.identity.matching.given import given_records
from outsidein.identity.matching.records import compared_records, write_shares
from outsidein.store.duckdb import connect

NAMES = ["Bob Miller", "Ann Lee", "bob  MILLER", "Rob Miller", "Ann Fox"]


def test_what_holds_the_same_is_kept_once_whatever_the_order() -> None:
    kept = []
    for names in (NAMES, NAMES[::-1]):
        given = given_records(pa.table({"name": names}), link_only=False)
        with connect() as connection:
            assert compared_records(connection, given, aspects_of(fields_of(given.texts))) == 4
            rows = connection.execute(
                "SELECT unique_id, first, last, times FROM record ORDER BY unique_id"
            ).fetchall()
            told = connection.execute("SELECT unique_id FROM row_record ORDER BY row").fetchall()
        kept.append((rows, told if names is NAMES else told[::-1]))
    assert kept[0] == kept[1]
    assert [times for *_, times in sorted(kept[0][0], key=lambda row: row[1:3])] == [1, 1, 2, 1]


def test_first_names_come_with_what_they_are_short_for() -> None:
    given = given_records(pa.table({"name": NAMES}), link_only=False)
    with connect() as connection:
        compared_records(connection, given, aspects_of(fields_of(given.texts)))
        formal = connection.execute("SELECT formals FROM record WHERE first = 'rob'").fetchall()
    assert {"rob", "robert"} <= {*formal[0][0]}


def test_rare_words_weigh_more() -> None:
    titles = ["moonlight kettle", "plain kettle", "plain cups", "tall kettle", "wide kettle"]
    given = given_records(pa.table({"title": titles, "price": [*"12345"]}), link_only=False)
    with connect() as connection:
        compared_records(connection, given, aspects_of(fields_of(given.texts)))
        weights = dict(connection.execute("SELECT title, title_bag_weight FROM record").fetchall())
        rare = dict(connection.execute("SELECT title, len(title_bag_rare) FROM record").fetchall())
    assert weights["moonlightkettle"] > weights["plainkettle"]
    assert rare == {"moonlightkettle": 1, "plainkettle": 2, "plaincups": 1} | {
        "tallkettle": 1,
        "widekettle": 1,
    }


@pytest.mark.parametrize(("by_record", "share"), [(True, (3 - 2 + 2) / 206), (False, 2 / 205)])
def test_a_share_doesnt_count_the_two_that_are_compared(*, by_record: bool, share: float) -> None:
    mails = ["a@x.example"] * 3 + ["b@x.example", "c@x.example", "d@x.example"]
    names = ["x y", "x y", "x z", "u v", "w v", "r s"]
    given = given_records(pa.table({"email": mails, "name": names}), link_only=False)
    with connect() as connection:
        compared_records(connection, given, aspects_of(fields_of(given.texts)))
        table = write_shares(connection, "mail", expected=0.01, by_record=by_record)
        told = dict(connection.execute(f"FROM {table}").fetchall())
    assert told["a@x.example"] == pytest.approx(share)
