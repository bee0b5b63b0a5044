"""`read`: from paths to one import in the record, on all cores, a part at a time."""

from __future__ import annotations

import os
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from outsidein.errors import NothingRecognised, Rejected
from outsidein.read.parts import PART_BYTES, tasks
from outsidein.read.plan import make_plan
from outsidein.read.reading import TaskReport, read_task
from outsidein.record.imports import begin_import, publish
from outsidein.record.staging import Staging
from outsidein.store.duckdb import connect, start_processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from pathlib import Path

    from outsidein.read.plan import Plan
    from outsidein.record.imports import Import
    from outsidein.record.workspace import Workspace

# Below this much, reading is over before a second process has started.
WORTH_PROCESSES = 2 * PART_BYTES
PLACES_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """Rows rejected for one reason: how many, and the first places."""

    reason: str
    rows: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """What one `read` did."""

    import_id: str | None
    files: Mapping[str, int] = field(default_factory=dict)
    already_read: int = 0
    added: Mapping[str, int] = field(default_factory=dict)
    told: Mapping[str, int] = field(default_factory=dict)
    rejected: tuple[Faults, ...] = ()
    unused_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_paths(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    forced: str | None = None,
    department: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ReadReport:
    """Read files, folders and zips into the record as one import.

    `progress` is told the bytes read and the bytes there are. Raises NothingRecognised if there is
    nothing in the paths that a reader knows; a row or file that can't be read is rejected, and
    counted in the report.
    """
    plan = make_plan(workspace, paths, forced=forced, department=department)
    if not plan.parts:
        if plan.already_read:
            return ReadReport(import_id=None, already_read=plan.already_read)
        raise _nothing(paths, plan.refused)
    with begin_import(workspace.record) as under_way:
        reports = list(_read_all(plan, under_way, progress))
        _stage_ledger(plan, under_way, reports)
        rejected = _faults(under_way)
        gained = publish(workspace.record, under_way)
        return _report(plan, under_way, reports, rejected, gained)


def _read_all(
    plan: Plan,
    under_way: Import,
    progress: Callable[[int, int], None] | None,
) -> Iterator[TaskReport]:
    total = sum(part.end - part.start for part in plan.parts)
    done = 0
    calls = (
        (number, task, plan.prepared, plan.settings, plan.department, under_way)
        for number, task in enumerate(tasks(plan.parts))
    )
    for report in _run(calls, total):
        done += report.bytes
        if progress is not None:
            progress(done, total)
        yield report


def _run(calls: Iterator[tuple[Any, ...]], total: int) -> Iterator[TaskReport]:
    """Read each task here if there is little, else in as many processes as there are cores."""
    cores = os.cpu_count() or 1
    if total < WORTH_PROCESSES or cores == 1:
        for call in calls:
            yield read_task(*call)
        return
    with start_processes(cores) as pool:
        yield from _in_order(pool, calls, 2 * cores)


def _in_order(
    pool: ProcessPoolExecutor, calls: Iterator[tuple[Any, ...]], under_way: int
) -> Iterator[TaskReport]:
    waiting: deque[Future[TaskReport]] = deque()
    for call in calls:
        waiting.append(pool.submit(read_task, *call))
        if len(waiting) > under_way:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _stage_ledger(plan: Plan, under_way: Import, reports: list[TaskReport]) -> None:
    """Write down which files were read, and which could not be."""
    unused: dict[tuple[str, str], set[str]] = {}
    for report in reports:
        for told_by, columns in report.unused_columns.items():
            unused.setdefault(told_by, set()).update(columns)
    ledger = Staging(under_way.staging, part="ledger", import_id=under_way.id)
    for file in {part.file.file: part.file for part in plan.parts}.values():
        name, how = file.file.name, plan.hashes[file.file]
        values = {
            "content_hash": how,
            "bytes": file.file.size,
            "reader": file.reader_name,
            "unused_columns": sorted(unused.get((file.reader_name, name), ())),
        }
        ledger.add_plain("import_file", f"{name} {how}", values, name)
    for name, rejected in plan.refused:
        values = {"reader": None, "reason": rejected.reason, "excerpt": rejected.excerpt}
        ledger.add_plain("rejected", f"{name} {rejected.reason}", values, name)
    ledger.close()


def _faults(under_way: Import) -> tuple[Faults, ...]:
    files = list((under_way.staging / "rejected").glob("*.parquet"))
    if not files:
        return ()
    with connect() as connection:
        connection.register("told", pq.read_table(files, columns=["reason", "place"]))
        rows = connection.execute(
            f"SELECT reason, count(*) AS rows, min(place, {PLACES_SHOWN}) AS places "
            "FROM told GROUP BY reason ORDER BY rows DESC, reason"
        ).fetchall()
    return tuple(Faults(reason=row[0], rows=row[1], places=tuple(row[2])) for row in rows)


def _report(
    plan: Plan,
    under_way: Import,
    reports: list[TaskReport],
    rejected: tuple[Faults, ...],
    gained: Mapping[str, int],
) -> ReadReport:
    told: Counter[str] = Counter()
    unused: dict[str, set[str]] = {}
    for report in reports:
        told.update(report.rows)
        for (reader, _file), columns in report.unused_columns.items():
            unused.setdefault(reader, set()).update(columns)
    readers = {part.file.file: part.file.reader_name for part in plan.parts}
    about_reading = {"import_file", "rejected"}
    return ReadReport(
        import_id=under_way.id,
        files=dict(sorted(Counter(readers.values()).items())),
        already_read=plan.already_read,
        added={name: rows for name, rows in gained.items() if name not in about_reading},
        told={name: rows for name, rows in told.items() if name not in about_reading},
        rejected=rejected,
        unused_columns={name: tuple(sorted(columns)) for name, columns in sorted(unused.items())},
    )


def _nothing(paths: Sequence[Path], refused: Sequence[tuple[str, Rejected]]) -> NothingRecognised:
    shown = [f"{name}: {one.reason}" for name, one in refused[:PLACES_SHOWN]]
    return NothingRecognised(
        "Nothing here has a format that Outside In knows.",
        where="\n".join(shown) or ", ".join(map(str, paths)) + " is empty",
        next_step="Name the format with --as NAME, or describe your table as a [[map]] in "
        "outsidein.toml. `outsidein formats` lists the formats.",
    )
