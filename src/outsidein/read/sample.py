"""The beginning of a file, and what sort of file that makes it: told by content, not by name."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ijson

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    from outsidein.read.files import SourceFile

HEAD_BYTES = 256 * 1024
DELIMITERS = ",;\t|"
OBJECTS_LOOKED_AT = 20
BYTES_PARSED_AHEAD = 8 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What the first bytes of a file tell.

    `kind` is csv, jsonl, json, parquet, excel, text, binary or empty. `columns` has the header for
    each place rows may be found at: "" for a table or line, a path such as `tickets.item` in JSON.
    """

    name: str
    kind: str
    text: str
    encoding: str
    columns: Mapping[str, tuple[str, ...]]
    delimiter: str = ","

    @property
    def is_recoded(self) -> bool:
        """Its parts are given in UTF-8, whatever the file is in: no line or JSON reader minds."""
        return self.encoding == "utf-16" or (self.encoding == "cp1252" and self.kind == "json")

    @property
    def part_encoding(self) -> str:
        """The encoding in which its parts are given."""
        return "utf-8-sig" if self.is_recoded else self.encoding


def take_sample(file: SourceFile) -> Sample:
    """Read the beginning of a file and tell what sort it is."""
    with file.open() as stream:
        head = _head(stream)
    return sample_of(head, name=file.name)


def sample_of(head: bytes, *, name: str) -> Sample:
    """Tell what sort of file has these first bytes."""
    encoding = encoding_of(head)
    kind = _binary_kind(head, encoding)
    if kind:
        return Sample(name=name, kind=kind, text="", encoding=encoding, columns={})
    text = head.decode(encoding, "replace").lstrip("\ufeff")
    first = text.lstrip()[:1]
    if first in {"{", "["}:
        lines, columns = _json_columns(text)
        kind = "jsonl" if lines else "json"
        return Sample(name=name, kind=kind, text=text, encoding=encoding, columns=columns)
    header, delimiter = _csv_header(text)
    return Sample(
        name=name,
        kind="csv" if header else "text",
        text=text,
        encoding=encoding,
        columns={"": header} if header else {},
        delimiter=delimiter,
    )


def encoding_of(head: bytes) -> str:
    """Tell the encoding of a text by its first bytes: UTF-8 unless they can't be."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        is_cut = len(head) == HEAD_BYTES and error.start >= len(head) - 4
        if not is_cut:  # within a character that would have been whole
            return "cp1252"
    return "utf-8-sig"


def flattened(told: Mapping[str, Any]) -> dict[str, Any]:
    """Lift the `properties` of a CRM's record to the level of its id."""
    inner = told.get("properties")
    if not isinstance(inner, dict):
        return dict(told)
    flat = {**told, **inner}
    if "properties" not in inner:
        del flat["properties"]  # else everything in it would be told twice
    return flat


def _head(stream: BinaryIO) -> bytes:
    return stream.read(HEAD_BYTES)


def _binary_kind(head: bytes, encoding: str) -> str:
    if not head.strip():
        return "empty"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK\x03\x04"):
        is_other = b"word/" in head or b"ppt/" in head
        is_office = b"[Content_Types].xml" in head or b"xl/" in head
        return "excel" if is_office and not is_other else "binary"
    if head.startswith(b"\xd0\xcf\x11\xe0"):  # what Office wrote before 2007
        return "excel" if "Workbook".encode("utf-16-le") in head else "binary"
    return "binary" if encoding != "utf-16" and b"\0" in head[:8192] else ""


def _json_columns(text: str) -> tuple[bool, dict[str, tuple[str, ...]]]:
    """Tell whether there is one object a line, and the keys of the objects at each place."""
    objects = []
    lines = [line for line in text.split("\n", OBJECTS_LOOKED_AT) if line.strip()]
    lines = lines[:OBJECTS_LOOKED_AT]
    for line in lines:
        try:
            told = json.loads(line)
        except ValueError:
            continue
        if isinstance(told, dict):
            objects.append(told)
    # In JSON over several lines a single line may be an object too, but never most of them.
    several = len(lines) > 1 and lines[0].lstrip().startswith("{")
    if several and 2 * len(objects) >= len(lines):
        return True, {"": _keys(objects)}
    return False, _nested_columns(text)


def _nested_columns(text: str) -> dict[str, tuple[str, ...]]:
    """Collect the keys of the root and of every list of objects in the root, as far as we see."""
    keys: dict[str, dict[str, None]] = {}
    items = 0
    try:
        head = io.BytesIO(text.encode("utf-8", "replace"))
        for prefix, event, value in ijson.parse(head, buf_size=BYTES_PARSED_AHEAD):
            if event == "map_key":
                place = prefix.removesuffix("properties").removesuffix(".")
                keys.setdefault(place, {})[value] = None
            elif event == "end_map" and prefix.endswith("item") and prefix.count(".") <= 1:
                items += 1
                if items >= OBJECTS_LOOKED_AT:
                    break
    except ijson.JSONError:
        pass  # the sample ends in the middle, as it must in any large file
    places = (place for place in keys if place.count(".") <= 1 and place in _places(place))
    return {place: tuple(keys[place]) for place in places}


def _places(place: str) -> tuple[str, ...]:
    """Give the places rows may be at: the root, its items, the items of one list in it."""
    return ("", "item", place if place.endswith(".item") else "")


def _keys(objects: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for told in objects for key in flattened(told)))


def _csv_header(text: str) -> tuple[tuple[str, ...], str]:
    """Read the header of a table with at least two columns, whose next row is as long."""
    best: tuple[tuple[str, ...], str] = ((), ",")
    for delimiter in DELIMITERS:
        try:
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
            header = tuple(cell.strip() for cell in next(rows))
            second = next(rows, None)
        except (csv.Error, StopIteration):
            continue
        fits = second is None or abs(len(second) - len(header)) <= 1 or len(header) > 2
        if fits and len(header) > len(best[0]) and sum(map(bool, header)) >= 2:
            best = (header, delimiter)
    return best
