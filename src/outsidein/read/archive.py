"""Zips: their members, told apart from workbooks, and opened as streams that fail like files."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

# What the zip library raises for an archive that is cut, damaged or packed in a way it lacks.
DAMAGE = (
    EOFError,
    KeyError,
    MemoryError,
    RuntimeError,
    ValueError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
)
BEGINNING = b"PK\x03\x04"
OFFICE = "[Content_Types].xml"


def members_of(path: Path) -> list[zipfile.ZipInfo] | None:
    """Give the members of a zip by name, nothing for what is no zip or is a workbook or deck.

    Raises OSError for a zip that is damaged.
    """
    with path.open("rb") as stream:
        begins_so = stream.read(len(BEGINNING)) == BEGINNING
    if not zipfile.is_zipfile(path):
        if begins_so:
            raise OSError("zip is cut or broken")
        return None
    members = _opened(path).infolist()
    if any(member.filename == OFFICE for member in members):
        return None
    return sorted(members, key=lambda member: member.filename)


def open_member(path: Path, name: str) -> BinaryIO:
    """Open one member of a zip for reading bytes; whatever is wrong with it is an OSError."""
    try:
        return io.BufferedReader(_Member(_opened(path).open(name)))
    except DAMAGE as error:
        raise OSError(f"zip member can't be opened: {error}") from None


def _opened(path: Path) -> zipfile.ZipFile:
    told = path.stat()
    try:
        return _directory(path, told.st_mtime_ns, told.st_size)
    except DAMAGE as error:
        raise OSError(f"zip is broken: {error}") from None


@lru_cache(maxsize=4)  # an export of a chat has thousands of members, and one directory
def _directory(path: Path, _changed: int, _size: int) -> zipfile.ZipFile:
    return zipfile.ZipFile(path)


class _Member(io.RawIOBase):
    """The bytes of a member; damage to it comes out as the OSError it would be on disk."""

    def __init__(self, stream: Any) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; what lies before it is unpacked again."""
        try:
            return int(self._stream.seek(offset, whence))
        except DAMAGE as error:
            raise OSError(f"zip member is broken: {error}") from None

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what comes next, as far as it goes."""
        try:
            chunk = self._stream.read(len(buffer))
        except DAMAGE as error:
            raise OSError(f"zip member is broken: {error}") from None
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        """Close the member; the zip stays open for the next one."""
        self._stream.close()
        super().close()
