"""Rows of JSON, whole and broken."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.errors import Rejected
from outsidein.read import json_rows as json_rows_module
from outsidein.read.contract import Raw, Shape, each
from outsidein.read.json_rows import json_rows, line_rows
from outsidein.read.sample import sample_of

SHAPE = Shape(
    source="test",
    name="words",
    columns=("id", "body"),
    needs=("id",),
    open=each(lambda _raw, _context: ()),
)
SAMPLE = sample_of(b'{"id": 1}\n{"id": 2}\n', name="x")
BROKEN = "! broken or cut JSON"


def _told(rows: Any) -> list[Any]:
    """Give place and id of each row, or place and reason."""
    return [
        (row.at, row.fields.get("id") if isinstance(row, Raw) else f"! {row.reason}")
        for row in rows
    ]


def _lines(content: bytes, first_line: int = 1) -> list[Any]:
    return _told(line_rows(io.BytesIO(content), SAMPLE, SHAPE, first_line))


def _json(content: bytes, place: str) -> list[Any]:
    return _told(json_rows(io.BytesIO(content), SHAPE, place))


def test_an_object_a_line() -> None:
    assert _lines(b'\xef\xbb\xbf{"id": 1}\r\n\n{"id": 2}', 10) == [("10", 1), ("12", 2)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": 2, "bo', "broken or cut JSON"),
        (b"id=2", "broken or cut JSON"),
        (b"[" * 100_000, "broken or cut JSON"),
        (b'{"id": ' + b"9" * 5000 + b"}", "broken or cut JSON"),
        (b"[2]", "line is no JSON object"),
        (b'"two"', "line is no JSON object"),
        (b'{"id": "Caf\xe9"}', "wrong encoding"),
        (b'{"id": 2}\0', "broken or cut JSON"),
    ],
)
def test_a_broken_line_is_rejected_and_the_others_live(line: bytes, reason: str) -> None:
    assert _lines(b'{"id": 1}\n' + line + b'\n{"id": 3}') == [
        ("1", 1),
        ("2", f"! {reason}"),
        ("3", 3),
    ]


def test_a_line_longer_than_any_is_rejected_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_rows_module, "LARGEST_LINE", 100)
    long = json.dumps({"id": 2, "body": "x" * 1000}).encode()
    assert _lines(b'{"id": 1}\n' + long + b'\n{"id": 3}') == [
        ("1", 1),
        ("2", "! line over 32 MB"),
        ("3", 3),
    ]


NESTED = {"count": 2, "tickets": [{"id": 1}, {"id": 2}], "next": None}


@pytest.mark.parametrize("loaded", [0, 1_000_000])
@pytest.mark.parametrize(
    ("told", "place"),
    [([{"id": 1}, {"id": 2}], "item"), (NESTED, "tickets.item")],
)
def test_objects_at_a_place_are_the_same_loaded_or_streamed(
    told: Any, place: str, loaded: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_rows_module, "LOADED_WHOLE", loaded)
    data = json.dumps(told, indent=1).encode()
    for content in (data, b"\xef\xbb\xbf" + data):
        assert _json(content, place) == [("[1]", 1), ("[2]", 2)]


def test_a_single_object_is_one_row() -> None:
    assert _json(b'{"id": 1, "tickets": []}', "") == [("[1]", 1)]


@pytest.mark.parametrize("loaded", [0, 1_000_000])
def test_what_is_whole_before_a_break_is_read(loaded: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_rows_module, "LOADED_WHOLE", loaded)
    cut = b'[{"id": 1}, {"id": 2}, {"id": 3, "bo'
    assert _json(cut, "item") == [("[1]", 1), ("[2]", 2), ("[3]", BROKEN)]


@pytest.mark.parametrize(
    ("content", "place", "told"),
    [
        (b'{"tickets": [{"id": 1}], "tickets": 5}', "tickets.item", []),
        (b'{"tickets": [{"id": 1}], "tickets": null}', "tickets.item", []),
        (b'{"item": {"id": 1}}', "item", []),
        (b"[[1]]", "item", [("[1]", "! entry is no JSON object")]),
        (b"[" * 100_000, "item", [("[1]", BROKEN)]),
        (b'[{"id": "\xe9"}]', "item", [("[1]", BROKEN)]),
    ],
)
def test_json_of_another_form_is_no_error(content: bytes, place: str, told: list[Any]) -> None:
    assert _json(content, place) == told


def test_records_of_a_crm_are_read_at_the_level_of_their_ids() -> None:
    (row,) = json_rows(io.BytesIO(b'[{"id": 1, "properties": {"body": "x"}}]'), SHAPE, "item")
    assert isinstance(row, Raw)
    assert row.fields == {"id": 1, "body": "x"}


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(["id", "tickets", "item", "body"]), PLAIN), st.data())
def test_any_json_cut_anywhere_is_read_or_rejected(told: Any, data: st.DataObject) -> None:
    whole = json.dumps([told, told]).encode()
    content = whole[: data.draw(st.integers(0, len(whole)))]
    place = data.draw(st.sampled_from(["", "item", "tickets.item", "item.item"]))
    for row in json_rows(io.BytesIO(content), SHAPE, place):
        assert isinstance(row, Raw | Rejected)
        assert row.at.startswith("[")
