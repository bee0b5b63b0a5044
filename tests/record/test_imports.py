"""Imports: all of one or nothing of it, one at a time, in the order of their ids."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.errors import WorkspaceError
from outsidein.record.imports import (
    STAGING,
    Import,
    begin_import,
    committed,
    files_of,
    known_files,
    publish,
)
from outsidein.record.staging import Staging

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _stage(under_way: Import, *, file: str) -> None:
    staging = Staging(under_way.staging, part="000000", import_id=under_way.id)
    staging.add("deal", f"deal of {file}", {"stage": "open"}, source="test", place=file)
    staging.add_plain("import_file", file, {"content_hash": f"hash of {file}"}, file)
    staging.close()


def test_an_import_is_there_after_it_was_published(record: Path) -> None:
    with begin_import(record) as under_way:
        _stage(under_way, file="a.csv")
        assert committed(record) == []
        assert publish(record, under_way) == {"deal": 1, "import_file": 1}
        assert committed(record) == [under_way.id]
    assert [path.stem for path in files_of(record, "deal")] == [under_way.id]
    assert known_files(record) == {"hash of a.csv": "a.csv"}
    assert not (record / STAGING).exists()


def test_an_import_that_fails_leaves_nothing(record: Path) -> None:
    def fail() -> None:
        with begin_import(record) as under_way:
            _stage(under_way, file="a.csv")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert [path.name for path in record.iterdir()] in ([], [".lock"])


def test_tables_without_their_import_file_are_not_there_and_are_cleared(
    record: Path, tell: Callable[..., Any], current: Callable[[str], list[dict[str, Any]]]
) -> None:
    tell("deal", [("deal:1", {"stage": "open"})])
    (finished,) = files_of(record, "deal")
    # What an import leaves that was killed after its first table: a file, and a staging folder.
    orphan = finished.with_stem("99990101T000000000000")
    shutil.copy(finished, orphan)
    left = record / STAGING / "99990101T000000000000" / "touch" / "000000.parquet"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"PAR1 and no more")
    assert files_of(record, "deal") == [finished]
    assert [row["import_id"] for row in current("deal")] == [finished.stem]
    tell("deal", [("deal:2", {"stage": "open"})])
    assert not orphan.exists()
    assert not left.exists()
    assert len(files_of(record, "deal")) == 2


def test_a_second_import_at_the_same_time_is_refused(record: Path) -> None:
    with begin_import(record) as first:
        _stage(first, file="a.csv")
        with (
            pytest.raises(WorkspaceError, match="Another command is reading") as raised,
            begin_import(record),
        ):
            pass
        assert raised.value.where == str(record)
        assert publish(record, first)["deal"] == 1, "the first one is not disturbed"
    with begin_import(record) as second:
        assert second.id > first.id


def test_ids_increase_even_if_the_clock_is_behind(record: Path) -> None:
    ahead = "99981231T235959999999"
    (record / "import_file").mkdir(parents=True)
    (record / "import_file" / f"{ahead}.parquet").touch()
    with begin_import(record) as under_way:
        assert under_way.id == "99990101T000000000000"


def test_ids_increase_from_import_to_import(tell: Callable[..., Any], record: Path) -> None:
    for number in range(4):
        tell("deal", [(f"deal:{number}", {})])
    ids = committed(record)
    assert len(set(ids)) == 4
    assert [path.stem for path in files_of(record, "deal")] == ids == sorted(ids)


def test_a_table_that_gained_nothing_gets_no_file(tell: Callable[..., Any], record: Path) -> None:
    for _ in range(2):
        tell("deal", [("deal:1", {})])
    assert len(committed(record)) == 2
    assert len(files_of(record, "deal")) == 1


def test_without_a_new_file_nothing_is_published(tell: Callable[..., Any], record: Path) -> None:
    tell("deal", [("deal:1", {})], file="a.csv")
    assert tell("deal", [("deal:2", {})], file="a.csv") == {"deal": 0, "import_file": 0}
    assert len(committed(record)) == 1
    assert len(files_of(record, "deal")) == 1
