"""The current rows: what the newest import says."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any

from outsidein.record.current import attach_record
from outsidein.record.imports import begin_import, publish
from outsidein.record.staging import Staging
from outsidein.record.tables import TABLES
from outsidein.store.duckdb import connect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Current = Callable[[str], list[dict[str, Any]]]


def test_every_table_can_be_asked_before_anything_was_read(record: Path) -> None:
    with connect() as connection:
        attach_record(connection, record)
        for name, table in TABLES.items():
            told = connection.sql(f"FROM record.{name}").to_arrow_table()
            assert told.num_rows == 0
            assert told.schema.names == table.schema.names


def test_the_newest_import_that_has_a_thing_counts(
    tell: Callable[..., Any], current: Current
) -> None:
    tell("deal", [("deal:1", {"stage": "open"}), ("deal:2", {"stage": "open"})])
    tell("deal", [("deal:1", {"stage": "won"}), ("deal:3", {"stage": "new"})])
    tell("deal", [("deal:3", {"stage": "lost"})])
    assert [row["stage"] for row in current("deal")] == ["won", "open", "lost"]


def test_one_row_counts_where_an_import_tells_a_thing_in_several_ways(
    tell: Callable[..., Any], current: Current, record: Path
) -> None:
    ways = [("user:7", {"name": name}) for name in ("Ana", "Ana Ruiz", "A. Ruiz", "Ruiz, Ana")]
    tell("person", ways)
    (row,) = current("person")
    # The choice is by content alone, so the order of what was read does not matter.
    hashes = []
    with connect() as connection:
        files = [str(path) for path in (record / "person").iterdir()]
        for (row_hash,) in connection.read_parquet(files).project("row_hash").fetchall():
            hashes.append(row_hash)
    assert row["row_hash"] == max(hashes)


def test_a_larger_history_gives_one_row_for_each_thing(
    tell: Callable[..., Any], current: Current
) -> None:
    chance = random.Random(5)
    last: dict[str, str] = {}
    for _ in range(6):
        told = {f"deal:{chance.randrange(40):02d}": str(chance.randrange(3)) for _ in range(30)}
        tell("deal", [(name, {"stage": stage}) for name, stage in told.items()])
        last |= told
    assert {row["source_id"]: row["stage"] for row in current("deal")} == last


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    record = tmp_path / "it's [old] *?" / "record"
    for stage in ("open", "won"):
        with begin_import(record) as under_way:
            staging = Staging(under_way.staging, part="0", import_id=under_way.id)
            staging.add("deal", "deal:1", {"stage": stage}, source="test", place="a:1")
            staging.add_plain("import_file", stage, {"content_hash": stage}, "a")
            staging.close()
            assert publish(record, under_way)["deal"] == 1
    with connect() as connection:
        attach_record(connection, record)
        assert connection.sql("SELECT stage FROM record.deal").fetchall() == [("won",)]


def test_what_the_source_changed_last_counts_whatever_was_read_first(
    tell: Callable[..., Any], current: Current
) -> None:
    won = {"stage": "won", "updated_at": dt.datetime(2026, 3, 1, tzinfo=dt.UTC)}
    opened = {"stage": "open", "updated_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)}
    tell("deal", [("deal:1", won), ("deal:1", opened), ("deal:2", won)])
    tell("deal", [("deal:2", opened)])
    assert [row["stage"] for row in current("deal")] == ["won", "won"]


def test_a_person_named_in_passing_keeps_what_an_export_told(
    tell: Callable[..., Any], current: Current
) -> None:
    tell("person", [("user:7", {"name": "Ana Ruiz", "title": "CFO", "emails": ["ana@a.example"]})])
    tell("person", [("user:7", {"name": "Ana", "emails": []})])
    (row,) = current("person")
    assert (row["name"], row["title"], row["emails"]) == ("Ana", "CFO", ["ana@a.example"])
