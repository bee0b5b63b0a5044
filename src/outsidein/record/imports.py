"""Imports: written aside, then made part of the record as a whole.

An import counts once its rows in `import_file` are in place, and they are put in place last. So
an import that was killed at any moment is not there, and the next one clears away what it left.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from outsidein.errors import WorkspaceError
from outsidein.record.ids import ImportId
from outsidein.record.news import write_news
from outsidein.record.tables import IMPORT_FILE, TABLES
from outsidein.store.duckdb import connect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

STAGING = ".staging"
# Finding what is news holds ids and hashes; more would only be a cache, beside the readers' own.
MEMORY = "400MB"
ID_FORM = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """An import under way: its id, and the folder its rows are written to first."""

    id: ImportId
    staging: Path


def committed(record: Path) -> list[ImportId]:
    """Give the ids of all imports that finished, oldest first."""
    folder = record / IMPORT_FILE.name
    return sorted(ImportId(file.stem) for file in folder.glob("*.parquet"))


def files_of(record: Path, table: str) -> list[Path]:
    """Give the Parquet files of one table, oldest import first."""
    files = (record / table / f"{import_id}.parquet" for import_id in committed(record))
    return [file for file in files if file.exists()]


def known_files(record: Path) -> Mapping[str, str]:
    """Give the content hash of every file read so far, with the path it had then."""
    known: dict[str, str] = {}
    for file in files_of(record, IMPORT_FILE.name):
        told = pq.read_table(file, columns=["content_hash", "place"]).to_pydict()
        known.update(zip(told["content_hash"], told["place"], strict=True))
    return known


@contextmanager
def begin_import(record: Path) -> Iterator[Import]:
    """Make room for one import, alone; what an import that was killed left behind is cleared.

    Raises WorkspaceError while another one is under way.
    """
    record.mkdir(parents=True, exist_ok=True)
    lock = FileLock(record / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise WorkspaceError(
            "Another command is reading into this workspace.",
            where=str(record),
            next_step="Wait until it has ended, then try again.",
        ) from None
    try:
        _clear(record)
        import_id = _next_id(record)
        staging = record / STAGING / import_id
        staging.mkdir(parents=True)
        yield Import(id=import_id, staging=staging)
    finally:
        shutil.rmtree(record / STAGING, ignore_errors=True)
        lock.release()


def publish(record: Path, under_way: Import) -> Mapping[str, int]:
    """Make the staged rows part of the record, and give how many each table gained.

    A row that the record holds already, to the letter, is not added again, unless it was told
    otherwise in between. Nothing is published if no file is new.
    """
    staged = {
        name: sorted((under_way.staging / name).glob("*.parquet"))
        for name in TABLES
        if (under_way.staging / name).is_dir()
    }
    aside = under_way.staging / "new"
    aside.mkdir()
    gained: dict[str, int] = {}
    with connect(spill=under_way.staging / "spill", memory=MEMORY) as connection:
        for name, files in staged.items():
            gained[name] = write_news(
                connection,
                TABLES[name],
                staged=files,
                held=files_of(record, name),
                target=aside / f"{name}.parquet",
            )
    if not gained.get(IMPORT_FILE.name):
        return dict.fromkeys(gained, 0)
    # The import counts from the moment its files are named, so their table comes last.
    for name in sorted(gained, key=lambda name: name == IMPORT_FILE.name):
        if gained[name]:
            _put_in_place(aside / f"{name}.parquet", record / name / f"{under_way.id}.parquet")
    return gained


def _put_in_place(aside: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    with aside.open("rb+") as file:
        os.fsync(file.fileno())  # so that it is whole even if the power fails
    aside.rename(target)


def _clear(record: Path) -> None:
    """Take away what killed imports left: staged rows, and tables without their import_file."""
    shutil.rmtree(record / STAGING, ignore_errors=True)
    finished = set(committed(record))
    for name in TABLES:
        for file in (record / name).glob("*.parquet"):
            if file.stem not in finished:
                file.unlink()


def _next_id(record: Path) -> ImportId:
    """Name an import by its time; later than all before it, whatever the clock says."""
    proposed = dt.datetime.now(dt.UTC).strftime(ID_FORM)
    newest = max(committed(record), default=ImportId(""))
    if proposed <= newest:
        after = dt.datetime.strptime(newest, ID_FORM).replace(tzinfo=dt.UTC)
        proposed = (after + dt.timedelta(microseconds=1)).strftime(ID_FORM)
    return ImportId(proposed)
