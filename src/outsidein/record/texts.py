"""Texts that a caller of the library gives, in whatever they keep them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from math import isnan
from typing import Any

import pyarrow as pa

from outsidein.errors import UserError

NEXT = "Give a list of texts, or one column of a table (pandas, Polars, PyArrow, DuckDB)."


def texts_of(texts: object) -> list[str | None]:
    """Give a plain list of the texts in a list or column; None where one is missing.

    Takes whatever can be iterated and whatever speaks the Arrow PyCapsule interface: an array, a
    series, a table of one column. None is no texts. Raises UserError for anything else.

    >>> texts_of(["It broke.", None])
    ['It broke.', None]
    >>> import pyarrow as pa
    >>> texts_of(pa.table({"said": ["It broke."]}))
    ['It broke.']
    """
    if texts is None:
        return []
    if isinstance(texts, str | bytes):
        raise UserError("This is one text, not a list of texts.", next_step="Put it into a list.")
    if isinstance(texts, Mapping | AbstractSet):
        raise UserError("Texts in a dict or set have no order.", next_step=NEXT)
    if hasattr(texts, "__arrow_c_stream__") or hasattr(texts, "__arrow_c_array__"):
        values = _column(texts)
    elif isinstance(texts, Iterable):
        values = list(texts)
    else:
        raise UserError(f"There are no texts in a {type(texts).__name__}.", next_step=NEXT)
    return [_text(value, place) for place, value in enumerate(values)]


def _column(texts: Any) -> list[Any]:
    if hasattr(texts, "__arrow_c_stream__"):
        column = pa.chunked_array(texts)
    else:
        column = pa.chunked_array([pa.array(texts)])
    if pa.types.is_struct(column.type):  # a table comes as rows
        if column.type.num_fields != 1:
            names = ", ".join(field.name for field in column.type)
            raise UserError(
                "These are the texts of more than one column, or of none.",
                where=f"Columns: {names}" if names else "",
                next_step=NEXT,
            )
        return [row[column.type[0].name] for row in column.to_pylist()]
    values: list[Any] = column.to_pylist()
    return values


def _text(value: Any, place: int) -> str | None:
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:  # half of a character, as broken JSON holds it
            return value.encode("utf-8", "replace").decode()
        return str(value)  # NumPy's texts are a type of their own
    # With NaN or a value of its own pandas says that one is missing.
    if value is None or (isinstance(value, float) and isnan(value)):
        return None
    if type(value).__name__ == "NAType":
        return None
    raise UserError(
        f"Text {place} is no text but of type {type(value).__name__}.",
        where=f"{value!r:.80}",
        next_step="Leave it out, or turn it into a text with str().",
    )
