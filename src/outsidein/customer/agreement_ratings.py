"""The ratings that a caller of `outsidein.agreement` gives, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.errors import UserError

if TYPE_CHECKING:
    import numpy.typing as npt

LEVELS = ("nominal", "ordinal", "interval", "ratio")
COLUMNS = ("rater", "item", "value")
NEXT = "Give a table (pandas, Polars, PyArrow, DuckDB) with the columns rater, item and value."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """What raters said of items: one entry of each array is one rating. Items count from 0."""

    rater: npt.NDArray[np.int64]
    item: npt.NDArray[np.int64]
    value: npt.NDArray[np.float64]

    @property
    def items(self) -> int:
        """How many items there are."""
        return int(self.item.max(initial=-1)) + 1

    def judged_twice(self) -> Ratings:
        """Leave out what only one rater judged: it says nothing of agreement."""
        kept = np.bincount(self.item)[self.item] > 1
        items, place = np.unique(self.item[kept], return_inverse=True)
        return Ratings(
            rater=self.rater[kept],
            item=place.astype(np.int64) if len(items) else place,
            value=self.value[kept],
        )


def given_ratings(ratings: object, level: str) -> Ratings:
    """Take a table of ratings. Raises UserError for what can't be used."""
    if level not in LEVELS:
        raise UserError(
            f"There is no level “{level}”.", next_step=f"There are: {', '.join(LEVELS)}."
        )
    table = _table(ratings)
    names = {name.casefold().strip(): name for name in table.column_names}
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise UserError(
            f"There is no column {' and none called '.join(missing)}.",
            where=f"Columns: {', '.join(table.column_names)}",
            next_step=NEXT,
        )
    rater, item, value = (_plain(table[names[name]]) for name in COLUMNS)
    told = pc.and_(pc.is_valid(rater), pc.and_(pc.is_valid(item), pc.is_valid(value)))
    rater, item, value = (one.filter(told) for one in (rater, item, value))
    made = Ratings(rater=_coded(rater), item=_coded(item), value=_values(value, level))
    _check_once(made, rater, item)
    return made


def _table(ratings: Any) -> pa.Table:
    if isinstance(ratings, pa.Table):
        return ratings
    if hasattr(ratings, "__arrow_c_stream__"):
        table = pa.table(ratings)
        return table if isinstance(table, pa.Table) else pa.Table.from_batches([table])
    raise UserError(f"There are no ratings in a {type(ratings).__name__}.", next_step=NEXT)


def _plain(column: pa.ChunkedArray) -> pa.Array:
    """Give a column in one piece; what is not a number is missing."""
    values = column.combine_chunks()
    if pa.types.is_dictionary(values.type):
        values = pc.cast(values, values.type.value_type)
    if pa.types.is_floating(values.type):
        values = pc.if_else(pc.is_nan(values), None, values)
    return values


def _coded(column: pa.Array) -> npt.NDArray[np.int64]:
    """Give each value its number in the order of all, so that the order of rows does not matter."""
    known = pc.unique(column)
    known = known.take(pc.sort_indices(known))
    return np.asarray(pc.index_in(column, value_set=known), dtype=np.int64)


def _values(column: pa.Array, level: str) -> npt.NDArray[np.float64]:
    if level == "nominal":
        return _coded(column).astype(np.float64)
    try:
        values = np.asarray(pc.cast(column, pa.float64()), dtype=np.float64)
    except pa.ArrowException:
        raise UserError(
            f"Values of level {level} have to be numbers.",
            where=f"Column value: {column.type}",
            next_step='Give numbers, or use level="nominal" for names.',
        ) from None
    if not np.isfinite(values).all():
        raise UserError("A value is endless.", where="Column value", next_step="Leave it out.")
    if level == "ratio" and len(values) and values.min() < 0:
        raise UserError(
            "A ratio can't be below 0.",
            where=f"Column value: {values.min():g}",
            next_step='Use level="interval".',
        )
    return values


def _check_once(made: Ratings, rater: pa.Array, item: pa.Array) -> None:
    pairs, first, often = np.unique(
        np.stack([made.rater, made.item]), axis=1, return_index=True, return_counts=True
    )
    if pairs.size and often.max() > 1:
        row = int(first[int(np.argmax(often > 1))])
        raise UserError(
            "A rater judged one item twice.",
            where=f"rater {rater[row].as_py()!r}, item {item[row].as_py()!r}",
            next_step="Keep one of the two values.",
        )
