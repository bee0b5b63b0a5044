from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from outsidein.record.facts import (
    append_facts,
    fact_files,
    facts_hash,
    newest_import_at,
    read_facts,
)
from outsidein.record.imports import begin_import, files_of
from outsidein.record.tables import FACTS, TABLES, THEME_SEEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def fact(name: str) -> dict[str, Any]:
    return {"theme_seen_id": name, "finding": 1, "name": name, "statement_ids": ["s1", "s2"]}


def names(record: Path) -> list[str]:
    told: list[str] = read_facts(record, THEME_SEEN)["name"].to_pylist()
    return told


def test_facts_are_appended_and_read_in_order(record: Path) -> None:
    assert names(record) == []
    append_facts(record, THEME_SEEN, [fact("one"), fact("two")])
    append_facts(record, THEME_SEEN, [fact("three")])
    assert names(record) == ["one", "two", "three"]
    assert [file.name for file in fact_files(record, "theme_seen")] == [
        "000001.parquet",
        "000002.parquet",
    ]
    assert read_facts(record, THEME_SEEN).schema == THEME_SEEN.schema


def test_what_was_written_aside_by_a_killed_refresh_does_not_count(record: Path) -> None:
    append_facts(record, THEME_SEEN, [fact("one")])
    before = facts_hash(record, ["theme_seen"])
    (record / "theme_seen" / "000002.parquet.new").write_bytes(b"half of a file")
    assert names(record) == ["one"]
    assert facts_hash(record, ["theme_seen"]) == before
    append_facts(record, THEME_SEEN, [fact("two")])
    assert names(record) == ["one", "two"]
    assert len([*(record / "theme_seen").iterdir()]) == 2


def test_columns_that_an_earlier_version_did_not_know_are_null(record: Path) -> None:
    (record / "theme_seen").mkdir(parents=True)
    pq.write_table(
        pa.table({"theme_seen_id": ["old"], "name": ["old"], "no_more": [1]}),
        record / "theme_seen" / "000001.parquet",
    )
    (row,) = read_facts(record, THEME_SEEN).to_pylist()
    assert (row["name"], row["theme_id"]) == ("old", None)
    assert "no_more" not in row


def test_the_hash_tells_facts_that_were_changed_added_or_taken_away(record: Path) -> None:
    hashes = [facts_hash(record, FACTS)]
    append_facts(record, THEME_SEEN, [fact("one")])
    hashes.append(facts_hash(record, FACTS))
    append_facts(record, THEME_SEEN, [fact("one")])
    hashes.append(facts_hash(record, FACTS))
    assert len({*hashes}) == 3
    (record / "theme_seen" / "000002.parquet").unlink()
    assert facts_hash(record, FACTS) == hashes[1]


def test_imports_neither_see_nor_touch_facts(
    record: Path, tell: Callable[..., dict[str, int]]
) -> None:
    append_facts(record, THEME_SEEN, [fact("one")])
    tell("account", [("1", {"name": "Alder"})])
    with begin_import(record):
        pass
    assert names(record) == ["one"]
    assert all(files_of(record, table) == [] for table in FACTS)
    assert not FACTS.keys() & TABLES.keys()


def test_the_time_of_the_newest_import(record: Path) -> None:
    assert newest_import_at(record) is None
    (record / "import_file").mkdir(parents=True)
    for name in ("20260301T090000000001", "20260105T090000000000"):
        (record / "import_file" / f"{name}.parquet").touch()
    assert newest_import_at(record) == dt.datetime(2026, 3, 1, 9, 0, 0, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize("table", FACTS.values(), ids=list(FACTS))
def test_each_table_of_facts_says_what_it_holds(table: Any) -> None:
    assert table.id == f"{table.name}_id"
    for comment in (table.comment, *(column.comment for column in table.columns)):
        assert comment.endswith(".")
