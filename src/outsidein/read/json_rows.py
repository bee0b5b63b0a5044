"""The rows of JSON: one object a line, or the objects at one place in a larger value."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, BinaryIO

import ijson

from outsidein.errors import Rejected
from outsidein.read.assigned import Assigned
from outsidein.read.sample import flattened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.read.contract import Raw, Shape
    from outsidein.read.sample import Sample

# What one line may hold. A longer one is a file of another sort, and would fill the memory.
LARGEST_LINE = 32 * 1024 * 1024
LOADED_WHOLE = 32 * 1024 * 1024


def line_rows(
    stream: BinaryIO, sample: Sample, shape: Shape, first_line: int
) -> Iterator[Raw | Rejected]:
    """Give the rows of one shape in JSON Lines, in order."""
    assigned = Assigned(shape)
    for number, line in enumerate(_lines(stream), start=first_line):
        if not line.strip():
            continue
        if _is_cut(line):
            yield Rejected("line over 32 MB", line[:200].decode("utf-8", "replace"), at=str(number))
            continue
        try:
            told = json.loads(line.decode(sample.part_encoding))
        except UnicodeDecodeError:
            yield Rejected("wrong encoding", line.decode("cp1252", "replace"), at=str(number))
        except (ValueError, RecursionError):
            yield Rejected("broken or cut JSON", line.decode("utf-8", "replace"), at=str(number))
        else:
            if isinstance(told, dict):
                yield assigned.raw(flattened(told).items(), str(number))
            else:
                yield Rejected("line is no JSON object", str(told), at=str(number))


def json_rows(stream: BinaryIO, shape: Shape, place: str) -> Iterator[Raw | Rejected]:
    """Give the objects at a place in JSON, in order, up to where it breaks if it does."""
    assigned = Assigned(shape)
    number = 0
    try:
        for told in _objects(stream, place):
            number += 1
            if isinstance(told, dict):
                yield assigned.raw(flattened(told).items(), f"[{number}]")
            else:
                yield Rejected("entry is no JSON object", str(told), at=f"[{number}]")
    except (ijson.JSONError, ValueError, RecursionError) as error:
        yield Rejected("broken or cut JSON", str(error), at=f"[{number + 1}]")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Give each line; of one that is too long only the beginning, as long as that may be."""
    while line := stream.readline(LARGEST_LINE):
        more = line
        while _is_cut(more):
            more = stream.readline(LARGEST_LINE)
        yield line


def _is_cut(line: bytes) -> bool:
    return len(line) == LARGEST_LINE and not line.endswith(b"\n")


def _objects(stream: BinaryIO, place: str) -> Iterator[Any]:
    """Give the objects at a place: at once from a small file, one by one from a large one."""
    head = stream.read(LOADED_WHOLE)
    if len(head) < LOADED_WHOLE:
        try:
            told = json.loads(head.decode("utf-8-sig"))
        except ValueError:
            pass  # what is whole before the break is still worth having
        else:
            yield from _listed(told, place)
            return
    joined = io.BufferedReader(_Rejoined(head, stream))
    if joined.peek(3)[:3] == b"\xef\xbb\xbf":
        joined.read(3)
    # Where the first of many lines is longer than a sample, the file is taken for one value.
    yield from ijson.items(joined, place, use_float=True, multiple_values=True)


def _listed(told: Any, place: str) -> list[Any]:
    """Give the objects at a place of a value that was read whole.

    >>> _listed({"tickets": [{"id": 1}, {"id": 2}]}, "tickets.item")
    [{'id': 1}, {'id': 2}]
    """
    key = place.removesuffix("item").removesuffix(".")
    if key:
        told = told.get(key) if isinstance(told, dict) else None
    if not place.endswith("item"):
        return [told]
    return told if isinstance(told, list) else []


class _Rejoined(io.RawIOBase):
    """The bytes already read and the stream they came from, as one stream again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer from the head, then from the rest."""
        chunk = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)
