"""Records of which it is known who is who, to measure matching by. Who matches is not shown that.

The rows of every table are shuffled by a seed and numbered anew, so neither their order nor their
numbers tell anything. The columns that hold the truth are taken out.
"""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

SEED = 5
ID = "record_id"
Row = dict[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Records in one table or two, and who each of them really is, in the order of the rows.

    Of two tables, only records of different tables may be one. Every column is text.
    """

    tables: tuple[pa.Table, ...]
    truth: tuple[str, ...]

    @property
    def link_only(self) -> bool:
        """Whether records of one table are never one."""
        return len(self.tables) > 1

    @property
    def ids(self) -> list[str]:
        """The ids of all records, in the order of the truth."""
        return [row for table in self.tables for row in table[ID].to_pylist()]

    @property
    def as_one(self) -> Known:
        """The same records in one table, in which any two may be one."""
        return Known(tables=(pa.concat_tables(self.tables),), truth=self.truth)

    @property
    def sides(self) -> list[int] | None:
        """The table of each record, where records of one table are never one."""
        if not self.link_only:
            return None
        return [side for side, table in enumerate(self.tables) for _ in range(table.num_rows)]


def known(*tables: Sequence[tuple[str, Row]]) -> Known:
    """Shuffle and number rows that each come with who they are."""
    draw = random.Random(SEED)
    made, truth, number = [], [], 0
    for table in tables:
        shuffled = list(table)
        draw.shuffle(shuffled)
        rows = [{ID: str(number + place), **row} for place, (_, row) in enumerate(shuffled)]
        made.append(
            pa.Table.from_pylist(rows, pa.schema([(name, pa.string()) for name in rows[0]]))
        )
        truth += [entity for entity, _ in shuffled]
        number += len(rows)
    return Known(tables=tuple(made), truth=tuple(truth))


def _fake_1000(folder: Path) -> Known:
    rows = _csv_rows(folder / "fake_1000.csv")
    return known([(_taken(row, "cluster"), _without(row, "unique_id")) for row in rows])


def _febrl(file: str) -> Callable[[Path], Known]:
    def read(folder: Path) -> Known:
        rows = _csv_rows(folder / file)
        # `rec-223-org` and `rec-223-dup-0` are copies of one record.
        return known([(_taken(row, "rec_id").split("-")[1], row) for row in rows])

    return read


def _fodors_zagats(folder: Path) -> Known:
    """Restore the two lists of restaurants from the pairs that were made of them.

    What nobody calls a pair counts as none, so one true pair that the makers of the set left out
    would count as a fault.
    """
    lists: tuple[dict[str, None], dict[str, None]] = ({}, {})
    same: dict[str, str] = {}
    for part in ("train", "valid", "test"):
        for line in (folder / f"{part}.txt").read_text(encoding="utf-8").splitlines():
            left, right, is_one = line.split("\t")
            lists[0][left] = lists[1][right] = None
            if is_one == "1":
                same[right] = left
    # A restaurant is in one true pair at most, so its pair can stand for who it is.
    assert max(Counter(same.values()).values()) == 1
    lefts = [(f"fodors {text}", _restaurant(text)) for text in lists[0]]
    rights = [
        (f"fodors {same[text]}" if text in same else f"zagats {text}", _restaurant(text))
        for text in lists[1]
    ]
    return known(lefts, rights)


def _restaurant(text: str) -> Row:
    row: Row = {
        name: _unquoted(value)
        for name, value in re.findall(r"COL (\w+) VAL (.*?)(?= COL \w+ VAL |\s*$)", text)
    }
    return _without(row, "class")  # the number of the true pair


def _unquoted(value: str) -> str | None:
    """Take off the quotes and blanks that the makers of the pairs put around values and signs."""
    value = re.sub(r"^\s*[`']\s*(.*?)\s*'\s*$", r"\1", value)
    value = re.sub(r"\s*\\ [`']\s*", "'", value)
    value = re.sub(r"\s+(?=[.!)])|(?<=\()\s+|(?<=\d)\s+(?=[-/])|(?<=\d/)\s+(?=\d)", "", value)
    return value.replace("..", ".").strip() or None


def _products(folder: Path) -> Known:
    return _names(folder, "products.csv", "product")


def _accounts(folder: Path) -> Known:
    return _names(folder, "accounts.csv", "account")


def _names(folder: Path, catalogue: str, column: str) -> Known:
    """Give the names of opportunities in the left table, those of the catalogue in the right."""
    told = {_taken(row, column) for row in _csv_rows(folder / "sales_pipeline.csv") if row[column]}
    listed = [_taken(row, column) for row in _csv_rows(folder / catalogue)]
    return known(_named(column, sorted(told)), _named(column, listed))


def _named(column: str, names: Iterable[str]) -> list[tuple[str, Row]]:
    # In this set, names of one thing differ in blanks at most: GTXPro is GTX Pro.
    return [("".join(name.lower().split()), {column: name}) for name in names]


def _csv_rows(path: Path) -> Iterable[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, skipinitialspace=True):
            yield {name.strip(): value.strip() or None for name, value in row.items()}


def _taken(row: Row, column: str) -> str:
    value = row.pop(column)
    assert value
    return value


def _without(row: Row, column: str) -> Row:
    return {name: value for name, value in row.items() if name != column}


FODORS_ZAGATS = "Fodors–Zagats"

# The sets by name: the folder each is in, and how it is read.
SETS: Mapping[str, tuple[str, Callable[[Path], Known]]] = {
    "fake_1000": ("fake_1000", _fake_1000),
    "FEBRL 1": ("febrl", _febrl("dataset1.csv")),
    "FEBRL 2": ("febrl", _febrl("dataset2.csv")),
    "FEBRL 3": ("febrl", _febrl("dataset3.csv")),
    FODORS_ZAGATS: ("fodors-zagats", _fodors_zagats),
}
CATALOGUES: Mapping[str, tuple[str, Callable[[Path], Known]]] = {
    "products": ("crm-pipeline", _products),
    "accounts": ("crm-pipeline", _accounts),
}


def read_known(folder: str, read: Callable[[Path], Known], data: Path) -> Known | None:
    """Read a set from its folder; None if that is absent."""
    return read(data / folder) if (data / folder).is_dir() else None
