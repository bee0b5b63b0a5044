"""Rows whatever the format: the same table in each gives the same rows."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from outsidein.errors import Rejected
from outsidein.read.contract import Raw, Shape, each
from outsidein.read.rows import read_header, read_rows
from outsidein.read.sample import sample_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SHAPE = Shape(
    source="test",
    name="people",
    columns=("id", "name"),
    needs=("id",),
    open=each(lambda _raw, _context: ()),
)
HEADER = ("ID", "Name", "Town")
ROWS = [("1", "Ana", "Köln"), ("2", 'Bo "B", Jr.', "Oslo"), ("3", "Cy\nD", "")]

CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _csv() -> bytes:
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in ROWS)
    return "\n".join([",".join(HEADER), *quoted]).encode()


def _json(*, lines: bool) -> bytes:
    told = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
    return ("\n".join(map(json.dumps, told)) if lines else json.dumps(told)).encode()


def _parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([dict(zip(HEADER, r, strict=True)) for r in ROWS]), out)
    return out.getvalue()


def _excel() -> bytes:
    """The least that a workbook needs, with its text in the cells."""
    rows = "".join(
        "<row>"
        + "".join(f'<c t="inlineStr"><is><t>{escape(c)}</t></is></c>' for c in row)
        + "</row>"
        for row in (HEADER, *ROWS)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{CONTENT}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sheet1.xml" ContentType="{CONTENT}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATED}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{RELATED}/worksheet" Target="sheet1.xml"/></Relationships>',
        "xl/sheet1.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name, content in parts.items():
            book.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return out.getvalue()


FILES = {
    "csv": _csv(),
    "jsonl": _json(lines=True),
    "json": _json(lines=False),
    "parquet": _parquet(),
    "excel": _excel(),
}


def _rows(data: bytes) -> Iterator[Raw | Rejected]:
    sample = sample_of(data, name="x")
    return read_rows(io.BytesIO(data), sample, SHAPE, place=next(iter(sample.columns), ""))


@pytest.mark.parametrize("kind", FILES)
def test_the_same_table_gives_the_same_rows(kind: str) -> None:
    data = FILES[kind]
    assert sample_of(data, name="x").kind == kind
    found = [row for row in _rows(data) if isinstance(row, Raw)]
    told = [(row.fields["id"], row.fields["name"], row.rest.get("Town") or "") for row in found]
    assert told == ROWS
    assert len({row.at for row in found}) == len(ROWS)


@pytest.mark.parametrize("kind", FILES)
def test_the_header_is_read_without_the_rows(kind: str) -> None:
    sample = sample_of(FILES[kind], name="x")
    place = next(iter(sample.columns), "")
    assert read_header(io.BytesIO(FILES[kind]), sample, place) == HEADER


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_cut_ends_with_what_could_be_read(kind: str) -> None:
    data = FILES[kind]
    sample = sample_of(data, name="x")
    cut = io.BytesIO(data[: len(data) * 2 // 3])
    *rows, last = read_rows(cut, sample, SHAPE, place=next(iter(sample.columns), ""))
    assert all(isinstance(row, Raw) for row in rows)
    assert isinstance(last, Rejected)


@pytest.mark.parametrize("kind", ["csv", "jsonl", "json"])
def test_a_disk_that_fails_ends_the_file_with_a_word_on_it(kind: str) -> None:
    class Failing(io.BytesIO):
        def read(self, *_size: Any) -> bytes:
            raise OSError("disk failed")

        read1 = readline = read

    sample = sample_of(FILES[kind], name="x")
    (row,) = read_rows(Failing(), sample, SHAPE, place=next(iter(sample.columns), ""))
    assert isinstance(row, Rejected)
    assert (row.reason, row.excerpt) == ("file can't be read to its end", "disk failed")
