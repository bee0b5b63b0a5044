from __future__ import annotations

import datetime as dt

import duckdb
import pyarrow as pa
import pytest

from outsidein.errors import UserError
from outsidein.identity.matching.given import given_records


def test_values_of_all_kinds_become_plain_texts() -> None:
    table = pa.table(
        {
            "name": ["  Łukasz MÜLLER ", None, "n/a"],
            "zip": [2601.0, float("nan"), 4814.0],
            "born": [dt.date(1971, 6, 24), None, None],
            "city": pa.array(["Hull", "Hull", None]).dictionary_encode(),
        }
    )
    assert given_records(table, link_only=False).texts.to_pydict() == {
        "name": ["lukasz muller", None, None],
        "zip": ["2601", None, "4814"],
        "born": ["1971-06-24", None, None],
        "city": ["hull", "hull", None],
    }


@pytest.mark.parametrize(
    ("columns", "ids"),
    [
        ({"record_id": ["a", "b"], "name": ["x", "y"]}, ["a", "b"]),
        ({"ID": [7, 5], "name": ["x", "y"]}, [7, 5]),
        ({"name": ["x", "y"]}, [0, 1]),
        ({"id": [7, 7], "name": ["x", "y"]}, [0, 1]),  # this one tells something else
    ],
)
def test_ids_keep_their_type(columns: dict[str, list[object]], ids: list[object]) -> None:
    given = given_records(pa.table(columns), link_only=False)
    assert given.ids.to_pylist() == ids
    assert given.texts.column_names == ["name"]


def test_ids_that_two_tables_share_begin_with_the_number_of_the_table() -> None:
    one, other = pa.table({"id": [1, 2], "name": ["x", "y"]}), pa.table({"id": [2], "name": ["z"]})
    given = given_records([one, other], link_only=True)
    assert given.ids.to_pylist() == ["1:1", "1:2", "2:2"]
    assert given.sources.to_pylist() == [0, 0, 1]
    assert given.ids_repeat


def test_a_column_may_say_which_table_each_record_is_from() -> None:
    table = pa.table({"source_dataset": ["b", "a", "b"], "id": [1, 1, 2], "name": ["x", "y", "z"]})
    given = given_records(table, link_only=True)
    assert given.sources.to_pylist() == [1, 0, 1]
    assert given.ids.to_pylist() == ["2:1", "1:1", "2:2"]


def test_columns_that_only_one_table_has_are_empty_in_the_other() -> None:
    tables = [pa.table({"name": ["x"], "phone": ["1"]}), pa.table({"name": ["y"]})]
    texts = given_records(tables, link_only=True).texts
    assert texts.to_pydict() == {"name": ["x", "y"], "phone": ["1", None]}


def test_a_relation_of_duckdb_is_a_table() -> None:
    relation = duckdb.sql("SELECT 'Bob' AS name")
    assert given_records(relation, link_only=False).texts.to_pydict() == {"name": ["bob"]}


@pytest.mark.parametrize(
    ("records", "link_only", "what", "where"),
    [
        ("abc", False, "There are no records in a str.", "Table 1"),
        ([], False, "These are no tables: the list is empty.", ""),
        ([pa.table({"a": [1]}), 5], True, "There are no records in a int.", "Table 2"),
        (pa.table({"record_id": [1, 1]}), False, "An id is there twice.", "Column record_id: 1"),
        (
            pa.table({"unique_id": [1, None]}),
            False,
            "A record has no id.",
            "Column unique_id, row 1",
        ),
        (
            pa.table({"x": [[1]]}),
            False,
            "There is nothing to compare records by: no column holds texts, numbers or dates.",
            "Columns: x",
        ),
        (
            pa.table({"name": ["x"]}),
            True,
            "With link_only, records of one table are never one, and this is only one table.",
            "Columns: name",
        ),
    ],
)
def test_what_cannot_be_used_is_told(
    records: object, what: str, where: str, *, link_only: bool
) -> None:
    with pytest.raises(UserError) as caught:
        given_records(records, link_only=link_only)
    assert (caught.value.what, caught.value.where) == (what, where)
    assert caught.value.next_step
