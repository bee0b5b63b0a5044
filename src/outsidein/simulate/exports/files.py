"""Writing files that are the same on every machine: UTF-8, the same line ends, the same JSON."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def json_text(item: Any) -> str:
    """Write something as JSON: no spaces, letters as they are."""
    return _encode(item)


def open_text(path: Path, *, byte_order_mark: bool = False) -> TextIO:
    """Open a text file for writing, with its folder; line ends are written as given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    encoding = "utf-8-sig" if byte_order_mark else "utf-8"
    return path.open("w", encoding=encoding, newline="")


class CsvFile:
    """One CSV file while it is written."""

    def __init__(
        self,
        path: Path,
        *headers: Sequence[str],
        line_end: str = "\r\n",
        byte_order_mark: bool = False,
    ) -> None:
        """Open it and write its header, or headers."""
        self._file = open_text(path, byte_order_mark=byte_order_mark)
        writer = csv.writer(self._file, lineterminator=line_end)
        writer.writerows(headers)
        self.row = writer.writerow

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class JsonLines:
    """One file of JSON objects, one a line, while it is written."""

    def __init__(self, path: Path) -> None:
        """Open it."""
        self._file = open_text(path)

    def add(self, item: Any) -> None:
        """Write one object."""
        self._file.write(_encode(item) + "\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class JsonArray:
    """One JSON object that holds one long array under a key, as list interfaces give it."""

    def __init__(self, path: Path, key: str) -> None:
        """Open it."""
        self._file = open_text(path)
        self._file.write(f'{{"{key}":[')
        self._gap = "\n"

    def add(self, item: Any) -> None:
        """Write one object into the array."""
        self._file.write(self._gap + _encode(item))
        self._gap = ",\n"

    def close(self) -> None:
        """End the array and close the file."""
        self._file.write("\n]}\n")
        self._file.close()
