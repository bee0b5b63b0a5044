"""The rows of a file that is a table: CSV, JSON, JSON Lines, Parquet, Excel.

Whatever the format, a row comes out as the columns its shape knows, the rest by their own
headers, and its place. A row that can't be read comes out as Rejected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineWorkbook

from outsidein.errors import Rejected
from outsidein.read.assigned import Assigned, unique
from outsidein.read.csv_rows import csv_rows
from outsidein.read.json_rows import json_rows, line_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.read.contract import Raw, Shape
    from outsidein.read.sample import Sample

BATCH = 4096


def read_header(stream: BinaryIO, sample: Sample, place: str) -> tuple[str, ...]:
    """Give the raw header of a table; a repeated one gets `#2`, `#3` … behind it."""
    if sample.kind == "parquet":
        return tuple(pq.read_schema(stream).names)
    if sample.kind == "excel":
        first = next(_sheet_rows(stream), (0, []))[1]
        return unique([str(cell).strip() for cell in first])
    return unique(sample.columns.get(place, ()))


def read_rows(
    stream: BinaryIO, sample: Sample, shape: Shape, *, place: str = "", first_line: int = 1
) -> Iterator[Raw | Rejected]:
    """Give the rows of one shape in a stream, in order, without holding more than a few.

    A stream that breaks ends with one Rejected that says so.
    """
    try:
        match sample.kind:
            case "csv":
                yield from csv_rows(stream, sample, shape)
            case "jsonl":
                yield from line_rows(stream, sample, shape, first_line)
            case "json":
                yield from json_rows(stream, shape, place)
            case "parquet":
                yield from _parquet_rows(stream, shape)
            case _:
                yield from _excel_rows(stream, shape)
    except OSError as error:
        yield Rejected("file can't be read to its end", str(error))


def _parquet_rows(stream: BinaryIO, shape: Shape) -> Iterator[Raw | Rejected]:
    assigned = Assigned(shape)
    number = 0
    try:
        for batch in pq.ParquetFile(stream).iter_batches(batch_size=BATCH):
            for told in batch.to_pylist():
                number += 1
                yield assigned.raw(told.items(), f"row {number}")
    except (pa.ArrowException, OSError, ValueError) as error:
        yield Rejected("broken Parquet", str(error), at=f"row {number + 1}")


def _excel_rows(stream: BinaryIO, shape: Shape) -> Iterator[Raw | Rejected]:
    assigned = Assigned(shape)
    rows = _sheet_rows(stream)
    try:
        header = unique([str(cell).strip() for cell in next(rows, (0, []))[1]])
        for number, cells in rows:
            if any(cell not in (None, "") for cell in cells):
                yield assigned.raw(zip(header, cells, strict=False), f"row {number}")
    except Exception as error:  # noqa: BLE001 - the library raises its own errors without a root
        yield Rejected("broken workbook", str(error), at="")


def _sheet_rows(stream: BinaryIO) -> Iterator[tuple[int, list[Any]]]:
    sheet = CalamineWorkbook.from_filelike(stream).get_sheet_by_index(0)
    yield from enumerate(sheet.to_python(skip_empty_area=False), start=1)
