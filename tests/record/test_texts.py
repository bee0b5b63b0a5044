from __future__ import annotations

import doctest
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa
import pytest

from outsidein.errors import UserError
from outsidein.record import texts
from outsidein.record.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable

SAID = ["It broke.", None, "Grüße 🙂"]

COLUMNS: dict[str, Callable[[], Any]] = {
    "list": lambda: SAID,
    "tuple": lambda: tuple(SAID),
    "generator": lambda: (one for one in SAID),
    "array": lambda: pa.array(SAID),
    "chunked array": lambda: pa.chunked_array([SAID[:1], SAID[1:]]),
    "large text": lambda: pa.array(SAID, pa.large_string()),
    "text view": lambda: pa.array(SAID, pa.string_view()),
    "dictionary": lambda: pa.array(SAID).dictionary_encode(),
    "table": lambda: pa.table({"said": SAID}),
    "record batch": lambda: pa.record_batch({"said": SAID}),
    "objects of NumPy": lambda: np.array([SAID[0], float("nan"), SAID[2]], object),
    "DuckDB": lambda: duckdb.from_arrow(pa.table({"said": SAID})),
}


def test_the_examples_in_its_docstring_hold() -> None:
    assert doctest.testmod(texts).failed == 0


@pytest.mark.parametrize("column", COLUMNS.values(), ids=COLUMNS)
def test_texts_come_out_of_every_column(column: Callable[[], Any]) -> None:
    assert texts_of(column()) == SAID


def test_texts_come_out_of_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    for series in (
        pandas.Series(SAID),
        pandas.Series(SAID, dtype=object),
        pandas.Series(SAID, dtype="string"),
        pandas.Series(SAID, dtype="category"),
        pandas.Series(SAID, index=[7, 7, 1]),
        pandas.DataFrame({"said": SAID}),
    ):
        assert texts_of(series) == SAID


def test_texts_come_out_of_polars() -> None:
    polars = pytest.importorskip("polars")
    series = polars.Series("said", SAID)
    for column in (series, series.cast(polars.Categorical), series.to_frame()):
        assert texts_of(column) == SAID


def test_nothing_is_no_texts() -> None:
    assert texts_of(None) == []
    assert texts_of([]) == []
    assert texts_of(pa.nulls(2)) == [None, None]


def test_texts_of_numpy_become_plain_texts() -> None:
    (text,) = texts_of(np.array(["It broke."]))
    assert type(text) is str


def test_half_a_character_does_not_stop_anything() -> None:
    assert texts_of(["It broke \ud83d"]) == ["It broke ?"]


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ("It broke.", "This is one text"),
        (b"It broke.", "This is one text"),
        ({"said": ["It broke."]}, "Texts in a dict or set"),
        ({"It broke."}, "Texts in a dict or set"),
        (5, "There are no texts in a int."),
        (["It broke.", 5], "Text 1 is no text but of type int."),
        (pa.array([1]), "Text 0 is no text but of type int."),
        (pa.table({"a": ["x"], "b": ["y"]}), "These are the texts of more than one column"),
        (pa.table({}), "These are the texts of more than one column, or of none."),
    ],
)
def test_what_is_no_column_of_texts_is_refused(given: object, what: str) -> None:
    with pytest.raises(UserError) as raised:
        texts_of(given)
    assert raised.value.what.startswith(what)
    assert raised.value.next_step
