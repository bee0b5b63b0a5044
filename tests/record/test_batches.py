"""Rows made into batches."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from outsidein.record.batches import batch_of, whole_characters

SCHEMA = pa.schema([("id", pa.string()), ("words", pa.list_(pa.string())), ("rank", pa.int64())])
ANYTHING = st.none() | st.text(st.characters()) | st.integers() | st.floats() | st.binary()
ROWS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "id": ANYTHING,
            "words": ANYTHING | st.lists(ANYTHING, max_size=3),
            "rank": ANYTHING,
        },
    ),
    max_size=5,
)


@given(ROWS)
def test_every_row_is_in_the_batch_or_among_the_misfits(rows: list[dict[str, object]]) -> None:
    batch, misfits = batch_of(rows, SCHEMA)
    assert batch.schema == SCHEMA
    assert batch.num_rows + len(misfits) == len(rows)
    assert all(0 <= number < len(rows) for number, _ in misfits)


@given(st.lists(st.fixed_dictionaries({"id": st.text(), "rank": st.integers(-9, 9)})))
def test_rows_that_fit_stay_as_they_are_and_in_order(rows: list[dict[str, object]]) -> None:
    batch, misfits = batch_of(rows, SCHEMA)
    assert misfits == []
    assert batch.select(["id", "rank"]).to_pylist() == rows


def test_a_misfit_is_named_with_its_column() -> None:
    batch, misfits = batch_of([{"id": "a", "rank": 2**70}, {"id": "b", "rank": 1}], SCHEMA)
    assert batch.column("id").to_pylist() == ["b"]
    assert misfits == [(0, f"rank: {2**70}")]


@given(st.text(st.characters(codec="utf-8")))
def test_whole_text_stays(text: str) -> None:
    assert whole_characters(text) == text


@given(st.text(st.characters()))
def test_any_text_can_be_written_afterwards(text: str) -> None:
    written = whole_characters(text)
    assert written.encode().decode() == written
