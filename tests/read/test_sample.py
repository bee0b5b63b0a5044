"""What the beginning of a file tells."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.read.sample import HEAD_BYTES, encoding_of, flattened, sample_of

HEADER = ("id", "name", "Größe")


def _csv(delimiter: str) -> str:
    return f"{delimiter.join(HEADER)}\n{delimiter.join('123')}\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_table_is_told_by_its_header(delimiter: str, encoding: str, line_end: str) -> None:
    text = _csv(delimiter).replace("\n", line_end)
    sample = sample_of(text.encode(encoding), name="x")
    assert (sample.kind, sample.delimiter) == ("csv", delimiter)
    assert sample.columns == {"": HEADER}
    expected = "utf-8-sig" if encoding.startswith("utf-8") else encoding
    assert sample.encoding == expected
    assert sample.part_encoding == ("cp1252" if encoding == "cp1252" else "utf-8-sig")


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ('"What do\nyou want, really?",b\n1,2\n', ("What do\nyou want, really?", "b")),
        ('"a ""b""",c\n', ('a "b"', "c")),
        (" a , b \n1,2\n", ("a", "b")),
        ("a;b,c;d\n1;2;3\n", ("a", "b,c", "d")),
    ],
)
def test_headers_may_be_quoted(text: str, header: tuple[str, ...]) -> None:
    assert sample_of(text.encode(), name="x").columns == {"": header}


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ana,\n\nthank you for the call, it was good, and long.\n",
        "one column\n1\n2\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
        "a,,\nb\n",
    ],
)
def test_a_text_is_no_table(text: str) -> None:
    sample = sample_of(text.encode(), name="x")
    assert (sample.kind, dict(sample.columns)) == ("text", {})


ROW = {"id": 1, "name": "Ana"}


@pytest.mark.parametrize(
    ("told", "place", "columns"),
    [
        ([ROW, {"id": 2, "size": 3}], "item", ("id", "name", "size")),
        ({"tickets": [ROW], "count": 1}, "tickets.item", ("id", "name")),
        ({"count": 1, "tickets": [{**ROW, "comments": [{"body": "x"}]}]}, "tickets.item", None),
        (ROW, "", ("id", "name")),
        ([{"id": 1, "properties": {"name": "Ana"}}], "item", ("id", "properties", "name")),
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_rows_in_json_are_found_at_their_place(
    told: Any, place: str, columns: tuple[str, ...] | None, indent: int | None
) -> None:
    sample = sample_of(json.dumps(told, indent=indent).encode(), name="x")
    assert sample.kind == "json"
    assert sample.columns[place] == (columns or ("id", "name", "comments"))


def test_an_object_a_line_is_json_lines() -> None:
    lines = [json.dumps({**ROW, f"column {number % 3}": 0}) for number in range(30)]
    sample = sample_of("\n".join(lines).encode(), name="x")
    assert (sample.kind, set(sample.columns)) == ("jsonl", {""})
    assert set(sample.columns[""]) == {"id", "name", "column 0", "column 1", "column 2"}


def test_one_broken_line_does_not_hide_json_lines() -> None:
    lines = ['{"id": ', json.dumps(ROW), json.dumps(ROW), ""]
    assert sample_of("\n".join(lines).encode(), name="x").kind == "jsonl"


def test_json_that_is_cut_still_tells_its_columns() -> None:
    text = json.dumps({"tickets": [ROW] * 50})[:-30]
    assert sample_of(text.encode(), name="x").columns["tickets.item"] == ("id", "name")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"id,name\n1,a\0b\n", "binary"),
        (b"PAR1...", "parquet"),
        (b"PK\x03\x04..[Content_Types].xml..xl/workbook.xml", "excel"),
        (b"PK\x03\x04..[Content_Types].xml..word/document.xml", "binary"),
        (b"PK\x03\x04..nested.csv", "binary"),
        (b"\xd0\xcf\x11\xe0.." + "Workbook".encode("utf-16-le"), "excel"),
        (b"\xd0\xcf\x11\xe0.." + "WordDocument".encode("utf-16-le"), "binary"),
    ],
)
def test_what_is_no_text_is_told_by_its_first_bytes(head: bytes, kind: str) -> None:
    assert sample_of(head, name="x").kind == kind


def test_an_encoding_is_not_guessed_from_a_character_that_the_sample_cuts() -> None:
    cut = ("a" * (HEAD_BYTES - 2) + "€").encode()[:HEAD_BYTES]
    assert encoding_of(cut) == "utf-8-sig"


def test_a_short_file_that_ends_in_an_old_letter_is_in_an_old_encoding() -> None:
    assert encoding_of("name,town\nAna,Bogotá".encode("cp1252")) == "cp1252"


def test_the_properties_of_a_record_are_lifted_to_its_id() -> None:
    assert flattened({"id": 1, "properties": {"name": "Ana"}}) == {"id": 1, "name": "Ana"}
    assert flattened({"id": 1, "properties": "none"}) == {"id": 1, "properties": "none"}


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_of_some_kind(head: bytes) -> None:
    kinds = {"csv", "jsonl", "json", "parquet", "excel", "text", "binary", "empty"}
    assert sample_of(head, name="x").kind in kinds
