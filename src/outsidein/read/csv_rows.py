"""The rows of a CSV file, among them those that a stray quote would swallow."""

from __future__ import annotations

import csv
import io
from collections import deque
from typing import TYPE_CHECKING, BinaryIO, Self

from outsidein.errors import Rejected
from outsidein.read.assigned import Assigned, unique

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from outsidein.read.contract import Raw, Shape
    from outsidein.read.sample import Sample

# What one row may hold. A longer one is a file of another sort, and would fill the memory.
LARGEST_ROW = 32 * 1024 * 1024
LINES_LOOKED_AT = 100


def csv_rows(stream: BinaryIO, sample: Sample, shape: Shape) -> Iterator[Raw | Rejected]:
    """Give the rows of one shape in a CSV stream, in order; the first line is the header."""
    text = io.TextIOWrapper(stream, sample.part_encoding, errors="surrogateescape", newline="")
    lines = _Lines(text)
    rows = csv.reader(lines, delimiter=sample.delimiter)
    limit = csv.field_size_limit(LARGEST_ROW)
    try:
        header = unique([cell.strip() for cell in next(rows, [])])
        assigned = Assigned(shape)
        in_footer = False
        for cells, line in _told(rows, lines):
            if isinstance(cells, Rejected):
                lines.give_back_rows(len(header), sample.delimiter)
                yield cells
                continue
            in_footer = shape.footer and not any(cells[1:]) and (in_footer or not any(cells))
            if not any(cells) or in_footer:
                continue
            yield _row(cells, header, assigned, line)
    except csv.Error as error:
        yield Rejected("broken header", str(error), at="1")
    finally:
        csv.field_size_limit(limit)
        text.detach()  # whoever opened the stream closes it


class _Lines:
    """The lines of a text one by one; those of the row at hand can be given back."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.number = 0
        self.fault = ""
        self._text = text
        self._row: list[str] = []
        self._again: deque[str] = deque()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._next_line()
        self._row.append(line)
        self.number += 1
        return line

    def begin_row(self) -> int:
        """Forget the row before, and give the number of the next line."""
        self._row.clear()
        self.fault = ""
        return self.number + 1

    def give_back_rows(self, cells: int, delimiter: str) -> None:
        """Give back all but the first line of the row at hand, if they look like rows.

        A quote without its end makes one cell of all that follows. Text within a cell that was
        cut off has lines too, but they seldom have as many cells as the header.
        """
        swallowed = self._row[1:]
        looked_at = swallowed[:LINES_LOOKED_AT]
        like_rows = sum(len(row) == cells for row in csv.reader(looked_at, delimiter=delimiter))
        if 2 * like_rows >= len(looked_at) > 0:
            self._again.extendleft(reversed(swallowed))
            self.number -= len(swallowed)

    def _next_line(self) -> str:
        line = self._text.readline(LARGEST_ROW)
        if not line:
            # Whoever asks for more within a row is in a cell whose quote has no end.
            self.fault = "quote without its end"
            raise StopIteration
        more = line
        while len(more) == LARGEST_ROW and not more.endswith("\n"):
            self.fault = "row over 32 MB"
            more = self._text.readline(LARGEST_ROW)
        return line.replace("\0", "")


def _told(rows: Iterator[list[str]], lines: _Lines) -> Iterator[tuple[list[str] | Rejected, int]]:
    """Give the cells of each row with the number of its first line."""
    while True:
        line = lines.begin_row()
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Rejected("broken row", str(error), at=str(line)), line
            continue
        if lines.fault:
            yield Rejected(lines.fault, ",".join(cells)[:200], at=str(line)), line
        else:
            yield cells, line


def _row(
    cells: Sequence[str], header: tuple[str, ...], assigned: Assigned, line: int
) -> Raw | Rejected:
    joined = ",".join(cells)
    try:
        joined.encode()
    except UnicodeEncodeError:
        shown = joined.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
        return Rejected("wrong encoding", shown, at=str(line))
    if len(cells) != len(header) and (len(cells) < len(header) or any(cells[len(header) :])):
        return Rejected("row and header differ in length", joined, at=str(line))
    return assigned.raw(zip(header, cells, strict=False), str(line))
