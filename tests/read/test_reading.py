"""One task: parts in, staged rows out, and whatever a reader raises costs its row alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from outsidein.errors import Rejected
from outsidein.read.contract import Context, Document, Row, Shape, each
from outsidein.read.files import SourceFile
from outsidein.read.parts import Part
from outsidein.read.reading import TaskReport, read_task
from outsidein.read.recognise import Recognised
from outsidein.read.sample import take_sample
from outsidein.record.imports import Import
from outsidein.record.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from outsidein.read.contract import Raw, Reader

RAISED: Mapping[str, Callable[[], Exception]] = {
    "2": lambda: Rejected("bad date", "soon"),
    "3": lambda: KeyError("id"),
    "4": lambda: TypeError("no list"),
    "5": ZeroDivisionError,
    "6": lambda: UnicodeEncodeError("utf-8", "x", 0, 1, "why"),
    "7": lambda: RecursionError("deep"),
    "8": lambda: LookupError("unknown encoding"),
}


def _remark(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    yield Row("touch", f"remark:{raw.fields['id']}", {"body": raw.fields["body"]}, raw.rest)
    if raw.fields["id"] in RAISED:
        error = RAISED[raw.fields["id"]]()
        raise error
    if raw.fields["id"] == "9":
        yield Rejected("half of it", at="comment 1")
        yield Row("touch", "remark:9/2", {"department": context.department}, at="comment 2")


def _document(stream: BinaryIO, first_line: int, _context: Context) -> Iterator[Row | Rejected]:
    for number, line in enumerate(stream, start=first_line):
        word = line.decode().strip()
        if word in RAISED:
            error = RAISED[word]()
            raise error
        yield Row("touch", f"line:{number}", {"body": word}, at=str(number))


SHAPE = Shape(
    source="test",
    name="remarks",
    columns=("id", "body"),
    needs=("id",),
    open=each(_remark),
)
DOCUMENT = Document(source="test", name="lines", recognises=lambda _sample: True, read=_document)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., tuple[TaskReport, list[dict[str, Any]]]]:
    def read_text(
        text: str, reader: Reader = SHAPE, *, table: str = "touch", **options: Any
    ) -> tuple[TaskReport, list[dict[str, Any]]]:
        path = tmp_path / "x.csv"
        path.write_text(text)
        file = SourceFile(path=path, name="in/x.csv", size=len(text.encode()))
        known = Recognised(file=file, reader=reader, sample=take_sample(file))
        part = Part(file=known, start=0, end=file.size, first_line=1)
        under_way = Import(id="20260101", staging=tmp_path / "staging")  # type: ignore[arg-type]
        told = {"prepared": {}, "settings": Settings(), "department": None, **options}
        report = read_task(0, [part], under_way=under_way, **told)
        found = tmp_path / "staging" / table / "000000.parquet"
        return report, pq.read_table(found).to_pylist() if found.exists() else []

    return read_text


def _csv(*ids: int) -> str:
    return "\n".join(["id,body", *(f"{number},body {number}" for number in ids)])


def test_rows_are_staged_with_file_and_line(read: Callable[..., Any]) -> None:
    report, rows = read(_csv(1, 11, 12))
    assert [(row["source_id"], row["place"]) for row in rows] == [
        ("remark:1", "in/x.csv:2"),
        ("remark:11", "in/x.csv:3"),
        ("remark:12", "in/x.csv:4"),
    ]
    assert report.rows == {"touch": 3}
    assert report.bytes == len(_csv(1, 11, 12))


@pytest.mark.parametrize("number", [int(number) for number in RAISED])
def test_whatever_a_row_raises_the_rows_around_it_are_read(
    number: int, read: Callable[..., Any]
) -> None:
    _, rejected = read(_csv(1, number, 11), table="rejected")
    (row,) = rejected
    expected = "bad date" if number == 2 else "row has an unexpected form"
    assert (row["reason"], row["place"]) == (expected, "in/x.csv:3")
    assert row["reader"] == "test remarks"


def test_rows_around_a_broken_one_are_there(read: Callable[..., Any]) -> None:
    _, rows = read(_csv(1, 3, 11))
    assert [row["source_id"] for row in rows] == ["remark:1", "remark:3", "remark:11"]


def test_places_within_a_row_are_told_too(read: Callable[..., Any]) -> None:
    _, rejected = read(_csv(9), table="rejected")
    assert [row["place"] for row in rejected] == ["in/x.csv:2 comment 1"]
    _, rows = read(_csv(9))
    assert [row["place"] for row in rows] == ["in/x.csv:2", "in/x.csv:2 comment 2"]


@pytest.mark.parametrize("number", RAISED)
def test_what_a_document_raises_ends_it_after_what_was_read(
    number: str, read: Callable[..., Any]
) -> None:
    text = f"one\ntwo\n{number}\nfour\n"
    assert [row["body"] for row in read(text, DOCUMENT)[1]] == ["one", "two"]
    (row,) = read(text, DOCUMENT, table="rejected")[1]
    expected = "bad date" if number == "2" else "file can't be read to its end"
    assert row["reason"] == expected
    assert row["place"] == "in/x.csv"


def test_the_department_the_user_names_is_of_those_who_name_none(
    read: Callable[..., Any],
) -> None:
    _, rows = read(_csv(1), department="success")
    assert [row["department"] for row in rows] == ["success"]


def test_columns_that_nobody_used_are_told(read: Callable[..., Any]) -> None:
    report, rows = read("id,body,Mood,Weather\n1,x,good,\n")
    assert report.unused_columns == {("test remarks", "in/x.csv"): ("Mood", "Weather")}
    assert rows[0]["extra"] == '{"Mood": "good"}'
