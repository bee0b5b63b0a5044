"""The library call `outsidein.statements`: texts as statements, each of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from outsidein.errors import UserError
from outsidein.language.clean import own_words
from outsidein.language.kinds import kinds_of
from outsidein.language.statements import cut
from outsidein.record.tables import REAL, TEXT, WHOLE
from outsidein.record.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

SIDES = ("customer", "us")
FORMATS = ("text", "html", "markdown")
TEXTS_PER_BATCH = 8192

STATEMENTS = pa.schema(
    [
        pa.field("text_index", pa.int32()),
        pa.field("position", WHOLE),
        pa.field("text", TEXT),
        pa.field("kind", TEXT),
        pa.field("confidence", REAL),
    ]
)


def statements(texts: object, side: str = "customer", *, body_format: str = "text") -> pa.Table:
    """Give what is said in texts: sentences without quotes and signatures, each of a kind.

    `texts` is a list, or a column of pandas, Polars, PyArrow or DuckDB; each is cleaned as a mail
    is. `side` says whose words they are, "customer" or "us"; `body_format` is "text", "html" or
    "markdown". Columns: text_index and position (both from 0), text, kind, confidence (0 to 1).
    What is told of a text does not depend on the others. Raises UserError for what is no text.

    >>> told = statements(["I was charged twice. Please refund it.", "Thanks!"])
    >>> told.select(["text_index", "position", "kind"]).to_pylist()[1]
    {'text_index': 0, 'position': 1, 'kind': 'want'}
    >>> told["text"].to_pylist()
    ['I was charged twice.', 'Please refund it.', 'Thanks!']
    """
    _one_of(side, SIDES, what="side")
    _one_of(body_format, FORMATS, what="body_format")
    given = texts_of(texts)
    batches = [
        _batch(given[start : start + TEXTS_PER_BATCH], start, side=side, body_format=body_format)
        for start in range(0, len(given), TEXTS_PER_BATCH)
    ]
    return pa.Table.from_batches(batches, schema=STATEMENTS)


def _batch(
    texts: Sequence[str | None], start: int, *, side: str, body_format: str
) -> pa.RecordBatch:
    indexes, positions = list[int](), list[int]()
    said, befores = list[str](), list[str]()
    for index, text in enumerate(texts, start):
        own = own_words(text or "", body_format=body_format, channel="mail")
        for position, (sentence, before) in enumerate(cut(own.text)):
            indexes.append(index)
            positions.append(position)
            said.append(sentence)
            befores.append(before)
    kinds, confidences = kinds_of(said, befores, side=side)
    columns = (indexes, positions, said, kinds, confidences)
    arrays = [pa.array(values, one.type) for values, one in zip(columns, STATEMENTS, strict=True)]
    return pa.record_batch(arrays, schema=STATEMENTS)


def _one_of(asked: str, known: tuple[str, ...], *, what: str) -> None:
    if asked not in known:
        options = ", ".join(f'"{one}"' for one in known)
        raise UserError(f"There is no {what} {asked!r}.", next_step=f"There are: {options}.")
