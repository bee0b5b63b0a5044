"""One task of an import, in a process of its own: parts in, staged rows out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.assigned import unique
from outsidein.read.contract import Context, Document, Raw, Row, Shape
from outsidein.read.date_order import in_order
from outsidein.read.parts import open_part
from outsidein.read.rows import read_rows
from outsidein.record.staging import Staging

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Mapping

    from outsidein.read.parts import Part
    from outsidein.record.imports import Import
    from outsidein.record.settings import Settings

# What a reader raises that met another form than it expects: the fault of the row, not of the file.
UNEXPECTED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(slots=True, kw_only=True)
class TaskReport:
    """What one task read: rows by table, bytes, and the columns nobody used by reader and file."""

    rows: Counter[str]
    bytes: int = 0
    unused_columns: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


def read_task(
    number: int,
    task: list[Part],
    prepared: Mapping[str, Mapping[str, Any]],
    settings: Settings,
    department: str | None,
    under_way: Import,
) -> TaskReport:
    """Read the parts of one task into staged files of its own."""
    staging = Staging(under_way.staging, part=f"{number:06d}", import_id=under_way.id)
    report = TaskReport(rows=staging.counts)
    for part in task:
        source = part.file.reader.source
        context = Context(
            source=source,
            file=part.file.file.name,
            settings=in_order(settings, part.file.date_order),
            department=department,
            prepared=prepared.get(source, {}),
        )
        unused = _read_part(part, context, staging).keys() - context.used
        if unused:
            told_by = (part.file.reader_name, context.file)
            before = report.unused_columns.get(told_by, ())
            report.unused_columns[told_by] = tuple(sorted(unused.union(before)))
        report.bytes += part.end - part.start
    staging.close()
    return report


def _read_part(part: Part, context: Context, staging: Staging) -> dict[str, None]:
    """Read one part, and give the columns that its reader had no use for."""
    reader = part.file.reader
    unused: dict[str, None] = {}
    rows = (
        _shape_rows(part, reader, context, unused)
        if isinstance(reader, Shape)
        else _document_rows(part, reader, context)
    )
    for row in _to_its_end(rows):
        _stage(row, context, staging, part)
    return unused


def _to_its_end(rows: Iterator[Row | Rejected]) -> Iterator[Row | Rejected]:
    """Give the rows of a part; what is raised ends the part, never the import."""
    try:
        yield from rows
    except Rejected as rejected:
        yield rejected
    except (OSError, EOFError, *UNEXPECTED) as error:
        yield Rejected("file can't be read to its end", str(error))


def _document_rows(part: Part, document: Document, context: Context) -> Iterator[Row | Rejected]:
    with open_part(part) as stream:
        yield from document.read(stream, part.first_line, context)


def _shape_rows(
    part: Part, shape: Shape, context: Context, unused: dict[str, None]
) -> Iterator[Row | Rejected]:
    sample, place = part.file.sample, part.file.rows_at
    rows_of = shape.open(unique(sample.columns.get(place, ())), context)
    with open_part(part) as stream:
        raws = read_rows(stream, sample, shape, place=place, first_line=part.first_line)
        for raw in raws:
            if isinstance(raw, Rejected):
                yield raw
                continue
            unused.update(dict.fromkeys(raw.rest))
            yield from _placed(rows_of(raw), raw)


def _placed(rows: Iterable[Row | Rejected], raw: Raw) -> Iterator[Row | Rejected]:
    """Give each row the place of the raw one it came from; what is raised ends the raw row."""
    try:
        for row in rows:
            if isinstance(row, Rejected):
                row.at = f"{raw.at} {row.at}".strip()
                yield row
            else:
                yield row._replace(at=f"{raw.at} {row.at}".strip())
    except Rejected as rejected:
        rejected.at = rejected.at or raw.at
        yield rejected
    except UNEXPECTED as error:
        reason = "row has an unexpected form"
        yield Rejected(reason, f"{type(error).__name__}: {error}", at=raw.at)


def _stage(row: Row | Rejected, context: Context, staging: Staging, part: Part) -> None:
    at = row.at
    place = f"{context.file}:{at}" if at else context.file
    if isinstance(row, Rejected):
        fault = {"reader": part.file.reader_name, "reason": row.reason, "excerpt": row.excerpt}
        staging.add_plain("rejected", f"{place} {row.reason} {row.excerpt}", fault, place)
        return
    values = row.values
    if row.table == "touch" and context.department and not values.get("department"):
        values = {**values, "department": context.department}
    staging.add(
        row.table, row.source_id, values, source=context.source, place=place, extra=row.extra
    )
