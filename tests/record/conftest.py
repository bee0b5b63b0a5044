"""Small imports into a record of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from outsidein.record.current import attach_record
from outsidein.record.imports import begin_import, publish
from outsidein.record.staging import Staging
from outsidein.store.duckdb import connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    Told = Iterable[tuple[str, Mapping[str, Any]]]
    Import = Callable[..., Mapping[str, int]]
    Current = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "record"


@pytest.fixture
def tell(record: Path) -> Import:
    """Import rows of one table, each a native id with its values; give what was gained."""
    names = iter(range(1000))

    def tell_rows(table: str, rows: Told, *, file: str = "") -> Mapping[str, int]:
        name = file or f"file {next(names)}"
        with begin_import(record) as under_way:
            staging = Staging(under_way.staging, part="000000", import_id=under_way.id)
            for line, (source_id, values) in enumerate(rows, start=1):
                staging.add(table, source_id, values, source="test", place=f"{name}:{line}")
            staging.add_plain("import_file", name, {"content_hash": name}, name)
            staging.close()
            return publish(record, under_way)

    return tell_rows


@pytest.fixture
def current(record: Path) -> Current:
    """Give the current rows of a table, by native id."""

    def rows_of(table: str) -> list[dict[str, Any]]:
        with connect() as connection:
            attach_record(connection, record)
            rows = connection.sql(f"FROM record.{table}").to_arrow_table().to_pylist()
        return sorted(rows, key=lambda row: str(row["source_id"]))

    return rows_of
