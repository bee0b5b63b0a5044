"""Cutting what is to be read into parts of a bounded size, one task for one process each."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from outsidein.read.contract import Document
from outsidein.read.opening import open_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from outsidein.read.files import SourceFile
    from outsidein.read.recognise import Recognised

# Large enough that starting a part costs nothing beside reading it, small enough that progress
# moves and that the processes end together.
PART_BYTES = 16 * 1024 * 1024
FILES_PER_TASK = 256
BLOCK = 1024 * 1024
LINE = re.compile(rb"(?<=\n)")
LONGEST_MARK = 1024  # so much of the last block is looked at again


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of one file, from `start` up to but not including `end`."""

    file: Recognised
    start: int
    end: int
    first_line: int


def cut(file: Recognised) -> tuple[str, list[Part]]:
    """Hash the whole file, and cut it where its reader allows it.

    A file that can't be read to its end is cut as if it could: reading it will say so.
    """
    digest = hashlib.blake2b(digest_size=16)
    mark = _mark(file)
    parts: list[Part] = []
    start = line = offset = 0
    first_line = 1
    tail = b""
    for block in _blocks(file.file):
        digest.update(block)
        if mark and offset + len(block) - start >= PART_BYTES:
            seen = tail + block
            earliest = start + max(1, PART_BYTES - BLOCK) - (offset - len(tail))
            found = mark.search(seen, max(0, earliest))
            if found:
                cut_at = offset - len(tail) + found.start()
                lines = line - tail.count(b"\n") + seen.count(b"\n", 0, found.start())
                parts.append(Part(file=file, start=start, end=cut_at, first_line=first_line))
                start, first_line = cut_at, lines + 1
        line += block.count(b"\n")
        offset += len(block)
        tail = block[-LONGEST_MARK:] if mark else b""
    end = max(offset, file.file.size)
    parts.append(Part(file=file, start=start, end=end, first_line=first_line))
    return digest.hexdigest(), [part for part in parts if part.end > part.start]


def _blocks(file: SourceFile) -> Iterator[bytes]:
    try:
        with file.open() as stream:
            while block := stream.read(BLOCK):
                yield block
    except OSError:
        return


def tasks(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """Put small parts together until they are worth a task; order stays."""
    task: list[Part] = []
    size = 0
    for part in parts:
        task.append(part)
        size += part.end - part.start
        if size >= PART_BYTES or len(task) >= FILES_PER_TASK:
            yield task
            task, size = [], 0
    if task:
        yield task


def open_part(part: Part) -> BinaryIO:
    """Open the bytes of one part as a stream of its own; UTF-16 comes out as UTF-8."""
    stream = open_whole(part.file.file, part.file.sample)
    if part.file.sample.is_recoded or (part.start == 0 and part.end >= part.file.file.size):
        return stream
    stream.seek(part.start)
    return io.BufferedReader(_Stretch(stream, part.end - part.start))


def _mark(file: Recognised) -> re.Pattern[bytes] | None:
    """Give what matches where a file may be cut, nothing if it must stay whole."""
    if file.file.member is not None:
        return None  # a zip member can only be read from its beginning
    if isinstance(file.reader, Document):
        return file.reader.splits
    utf8 = file.sample.encoding != "utf-16"
    return LINE if file.sample.kind == "jsonl" and utf8 else None


class _Stretch(io.RawIOBase):
    """The next so many bytes of a stream; closing it closes the stream."""

    def __init__(self, stream: BinaryIO, length: int) -> None:
        super().__init__()
        self._stream = stream
        self._left = length

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what is left, as far as it goes."""
        chunk = self._stream.read(min(len(buffer), self._left))
        self._left -= len(chunk)
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        """Close the stream underneath too."""
        self._stream.close()
        super().close()
