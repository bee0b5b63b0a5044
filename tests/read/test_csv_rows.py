"""Rows of CSV, broken ones among them."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.errors import Rejected
from outsidein.read import csv_rows as csv_rows_module
from outsidein.read.contract import Raw, Shape, each
from outsidein.read.csv_rows import csv_rows
from outsidein.read.sample import sample_of

SHAPE = Shape(
    source="test",
    name="words",
    columns=("id", "body"),
    needs=("id",),
    open=each(lambda _raw, _context: ()),
)
FOOTED = Shape(
    source="test",
    name="report",
    columns=("id", "body"),
    needs=("id",),
    footer=True,
    open=each(lambda _raw, _context: ()),
)
LENGTH = "row and header differ in length"


def _read(content: str | bytes, shape: Shape = SHAPE) -> list[Any]:
    """Give place and body of each row, or place and reason."""
    data = content.encode() if isinstance(content, str) else content
    rows = csv_rows(io.BytesIO(data), sample_of(data, name="x"), shape)
    return [
        (row.at, row.fields["body"]) if isinstance(row, Raw) else (row.at, f"! {row.reason}")
        for row in rows
    ]


def test_rows_come_with_the_line_they_begin_at() -> None:
    assert _read('id,body\n1,one\n\n2,"two\nlines"\n3,three') == [
        ("2", "one"),
        ("4", "two\nlines"),
        ("6", "three"),
    ]


@pytest.mark.parametrize("row", ["1", "1,b,c", "1,b,,d"])
def test_a_row_of_another_length_is_rejected(row: str) -> None:
    assert _read(f"id,body\n{row}\n2,two\n") == [("2", f"! {LENGTH}"), ("3", "two")]


def test_empty_cells_behind_a_row_are_no_fault() -> None:
    assert _read("id,body\n1,one,,\n") == [("2", "one")]


def test_a_row_in_another_encoding_is_rejected_and_shown() -> None:
    rows = ["id,body", *(f"{number},x" for number in range(40_000))]
    data = "\n".join(rows).encode() + b"\n7,Caf\xe9\n8,last\n"
    sample = sample_of(data[:1000], name="x")
    found = list(csv_rows(io.BytesIO(data), sample, SHAPE))
    rejected = found[-2]
    assert isinstance(rejected, Rejected)
    assert (rejected.reason, rejected.excerpt) == ("wrong encoding", "7,Café")
    assert rejected.at == "40002"
    assert len(found) == 40_002


def test_bytes_of_nothing_are_left_out() -> None:
    sample = sample_of(b"id,body\n", name="x")
    (row,) = csv_rows(io.BytesIO(b"id,body\n1,a\0b\0\n"), sample, SHAPE)
    assert isinstance(row, Raw)
    assert row.fields["body"] == "ab"


def test_a_quote_without_its_end_costs_its_own_row_alone() -> None:
    rows = [f"{number},body {number}" for number in range(300)]
    rows[100] = '100,"body 100'
    found = _read("\n".join(["id,body", *rows]))
    assert found[100] == ("102", "! quote without its end")
    assert len(found) == 300
    assert found[101:] == [(str(number + 2), f"body {number}") for number in range(101, 300)]


def test_a_cell_that_was_cut_off_is_one_broken_row() -> None:
    cut = 'id,when,body\n1,now,one\n2,now,"Dear all,\nthank you\nfor the call\nand'
    assert _read(cut) == [("2", "one"), ("3", "! quote without its end")]


def test_the_end_of_a_report_is_no_row() -> None:
    text = "id,body\n1,one\n\n2,two\n,\nTotal\n© Firm\n"
    assert [place for place, _ in _read(text, FOOTED)] == ["2", "4"]


def test_a_row_larger_than_any_is_rejected_and_the_others_live(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(csv_rows_module, "LARGEST_ROW", 1000)
    huge = f"2,{'x' * 5000}"
    assert _read(f"id,body\n1,one\n{huge}\n3,three\n") == [
        ("2", "one"),
        ("3", "! row over 32 MB"),
        ("4", "three"),
    ]


def test_an_open_quote_in_a_large_file_does_not_swallow_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(csv_rows_module, "LARGEST_ROW", 1000)
    rows = [f"{number},body {number}" for number in range(500)]
    rows[3] = '3,"body 3'
    found = _read("\n".join(["id,body", *rows]))
    assert found[3] == ("5", "! broken row")
    assert found[4:] == [(str(number + 2), f"body {number}") for number in range(4, 500)]


def test_the_limit_of_others_is_left_as_it_was() -> None:
    before = csv.field_size_limit()
    _read("id,body\n1,one\n")
    assert csv.field_size_limit() == before


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('",\n;|\t'))


@given(st.lists(st.tuples(st.integers(0, 9), CELL.filter(str.strip)), max_size=20))
def test_what_is_written_properly_reads_back(rows: list[tuple[int, str]]) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows([("id", "body"), *rows])
    data = out.getvalue().encode()
    sample = sample_of(b"id,body\n", name="x")
    found = list(csv_rows(io.BytesIO(data), sample, SHAPE))
    bodies = [row.fields["body"] for row in found if isinstance(row, Raw)]
    assert bodies == [body for _, body in rows]


@given(st.lists(st.sampled_from(['"', ",", "\n", "\r", "a", "\0", "\udce9", '""', "1,b\n"])))
def test_whatever_is_in_a_file_each_row_is_read_or_rejected(pieces: list[str]) -> None:
    data = ("id,body\n" + "".join(pieces)).encode("utf-8", "surrogateescape")
    sample = sample_of(b"id,body\n", name="x")
    found = list(csv_rows(io.BytesIO(data), sample, SHAPE))
    places = [int(row.at) for row in found]
    assert places == sorted(set(places))
    assert all(2 <= place <= len(data.splitlines()) + 1 for place in places)
