"""The store: views, maps in order on all cores, samples that are the same in any order."""

from __future__ import annotations

import operator
import random
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pytest

from outsidein.store.duckdb import ROWS_PER_BATCH, Store, connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NUMBERS = pa.schema([("number", pa.int64())])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "answers.duckdb", spill=tmp_path / "spill", processes=2)
    yield opened
    opened.close()


def test_a_view_is_kept_under_its_name_and_counted(store: Store) -> None:
    assert store.view("few", "SELECT * FROM range(3) AS one(number)") == 3
    assert store.count("few") == 3
    assert store.view("few", "SELECT * FROM range(2) AS one(number)") == 2, "it is answered anew"
    assert store.arrow("FROM few ORDER BY ALL").to_pydict() == {"number": [0, 1]}


def test_values_are_bound_only_if_they_are_used(store: Store) -> None:
    values = {"as": 1, "as_of": 2, "unused": 3}
    sql = "-- not $as, nor $unused\nSELECT $as_of AS number, '$as' AS text"
    store.view("one", sql, values)
    assert store.arrow("FROM one").to_pylist() == [{"number": 2, "text": "$as"}]


def test_values_are_never_read_as_sql(store: Store) -> None:
    store.view("one", "SELECT $told AS text", {"told": "'; DROP TABLE one; --"})
    assert store.arrow("FROM one").to_pylist() == [{"text": "'; DROP TABLE one; --"}]


def test_a_table_is_kept_under_a_name(store: Store) -> None:
    assert store.keep("numbers", pa.table({"number": [3, 1, 2]})) == 3
    assert store.keep("numbers", pa.table({"number": [1]})) == 1
    assert store.arrow("FROM numbers").to_pydict() == {"number": [1]}


def test_a_map_of_few_rows_needs_no_other_process(store: Store) -> None:
    rename = operator.methodcaller("rename_columns", ["number"])
    sql = "SELECT range AS n FROM range(5) ORDER BY n"
    assert store.map("few", sql, rename, schema=NUMBERS) == 5
    assert store._pool is None
    assert store.arrow("FROM few ORDER BY ALL").to_pydict() == {"number": [0, 1, 2, 3, 4]}


def test_a_map_of_nothing_is_an_empty_relation(store: Store) -> None:
    rename = operator.methodcaller("rename_columns", ["number"])
    assert store.map("none", "SELECT 1 AS n WHERE false", rename, schema=NUMBERS) == 0
    assert store.arrow("FROM none").schema.names == ["number"]


def test_a_map_of_many_rows_keeps_them_all_in_order_and_tells_how_far_it_is(store: Store) -> None:
    rows = 5 * ROWS_PER_BATCH + 7
    done: list[int] = []
    rename = operator.methodcaller("rename_columns", ["number"])
    sql = f"SELECT range AS n FROM range({rows}) ORDER BY n"
    assert store.map("many", sql, rename, schema=NUMBERS, done=done.append) == rows
    assert store._pool is not None
    assert sum(done) == rows
    assert max(done) <= ROWS_PER_BATCH
    numbers = [batch for batch, _ in store._mapped(sql, rename)]
    assert pa.Table.from_batches(numbers).column("number").to_pylist() == list(range(rows))
    ((least, most, different),) = store.connection.sql(
        "SELECT min(number), max(number), count(DISTINCT number) FROM many"
    ).fetchall()
    assert (least, most, different) == (0, rows - 1, rows)


@pytest.mark.parametrize("rows", [5, 3 * ROWS_PER_BATCH])
def test_an_error_in_a_mapped_function_comes_out(rows: int, store: Store) -> None:
    broken = operator.methodcaller("select", ["no such column"])
    with pytest.raises(KeyError, match="no such column"):
        store.map("broken", f"SELECT range AS n FROM range({rows})", broken, schema=NUMBERS)
    assert store.view("after", "SELECT 1 AS one") == 1, "the store can be used after it"


def test_a_batch_of_another_schema_is_an_error(store: Store) -> None:
    rename = operator.methodcaller("rename_columns", ["other"])
    with pytest.raises(ValueError, match="schema"):
        store.map("other", "SELECT 1::BIGINT AS n", rename, schema=NUMBERS)


def test_times_are_in_utc_in_maps_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    seen: list[pa.Schema] = []

    def look(batch: pa.RecordBatch) -> pa.RecordBatch:
        seen.append(batch.schema)
        return batch

    times = pa.schema([("moment", pa.timestamp("us", tz="UTC"))])
    store.map("times", "SELECT TIMESTAMPTZ '2026-01-05 10:00:00Z' AS moment", look, schema=times)
    assert seen == [times]
    assert store.arrow("FROM times").schema == times


@pytest.mark.parametrize("rows", [0, 1, 700, 5000])
def test_the_sample_is_the_same_in_any_order(rows: int, store: Store) -> None:
    chance = random.Random(rows)
    names = [f"name {number}" for number in range(3000)]
    drawn = []
    for _ in range(3):
        chance.shuffle(names)
        store.keep("told", pa.table({"name": names}))
        drawn.append(store.sample("FROM told", key="name", rows=rows).column("name").to_pylist())
    assert drawn[0] == drawn[1] == drawn[2]
    assert len(set(drawn[0])) == min(rows, len(names))


def test_a_sample_is_spread_over_all_rows(store: Store) -> None:
    drawn = store.sample("SELECT range AS id FROM range(10000)", key="id", rows=1000)
    mean = sum(drawn.column("id").to_pylist()) / 1000
    assert 4700 < mean < 5300  # three standard errors of a fair draw are 274


def test_a_database_can_be_opened_to_be_read_only(tmp_path: Path) -> None:
    with connect(tmp_path / "a.duckdb") as connection:
        connection.execute("CREATE TABLE one AS SELECT 1 AS number")
    with connect(tmp_path / "a.duckdb", read_only=True) as connection:
        assert connection.sql("FROM one").fetchall() == [(1,)]
        with pytest.raises(duckdb.InvalidInputException, match="read-only"):
            connection.execute("DROP TABLE one")


def test_closing_leaves_the_database_and_nothing_else(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.duckdb", spill=tmp_path / "spill")
    store.view("one", "SELECT 1 AS number")
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.duckdb"]
