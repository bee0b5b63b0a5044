"""The files in what was given: folders and zips are walked, in the order of their names."""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from outsidein.errors import NothingRecognised, Rejected
from outsidein.read.archive import members_of, open_member

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Iterator, Sequence

# Larger members of a zip are attachments, not words: no export seen packs a text file this big.
LARGEST_MEMBER = 2 * 1024**3 - 1
HIDDEN = {"__MACOSX", ".DS_Store", "Thumbs.db", ".git"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """One file, on disk or in a zip, by the name it is shown under."""

    path: Path
    name: str
    size: int
    member: str | None = None

    def open(self) -> BinaryIO:
        """Open it for reading bytes, from its beginning."""
        if self.member is None:
            return self.path.open("rb")
        return open_member(self.path, self.member)


def walk(paths: Sequence[Path]) -> Iterator[SourceFile | tuple[str, Rejected]]:
    """Give every file in the paths; for one that must not be read, its name and why.

    A file is named by its path within what was given; where two of those would have one name, each
    has the name of its folder before it. Raises NothingRecognised for a path that is not there.
    """
    named: dict[Path, str] = {}
    for path in paths:
        if not path.exists():
            raise NothingRecognised(
                "There is no such file or folder.",
                where=str(path),
                next_step="Check the path; quote it if it has blanks.",
            )
        root = path if path.is_dir() else path.parent
        named.update((file, file.relative_to(root).as_posix()) for file in _files(path))
    told = Counter(named.values())
    for file, name in named.items():
        is_shared = told[name] > 1
        folder = file.resolve().parents[name.count("/")].name
        yield from _opened(file, f"{folder}/{name}" if is_shared else name)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if name not in HIDDEN)
        for name in sorted(files):
            if name not in HIDDEN and not name.startswith("._"):
                yield Path(folder) / name


def _opened(file: Path, name: str) -> Iterator[SourceFile | tuple[str, Rejected]]:
    try:
        told = file.stat()
        if not stat.S_ISREG(told.st_mode):  # whoever opens a pipe may wait for ever
            yield name, Rejected("not a regular file", name)
            return
        members = members_of(file) if told.st_size else None
    except OSError as error:
        yield name, Rejected("file can't be opened", str(error))
        return
    if members is None:
        yield SourceFile(path=file, name=name, size=told.st_size)
    else:
        yield from _members(file, name, members)


def _members(
    file: Path, name: str, members: Iterable[zipfile.ZipInfo]
) -> Iterator[SourceFile | tuple[str, Rejected]]:
    for member in members:
        inner = PurePosixPath(member.filename.replace("\\", "/"))
        shown = f"{name}!{inner}"
        if not member.filename or member.is_dir() or HIDDEN.intersection(inner.parts):
            continue
        if inner.is_absolute() or ".." in inner.parts:
            yield shown, Rejected("path climbs out of the zip", member.filename)
        elif member.flag_bits & 0x1:
            yield shown, Rejected("zip member needs a password", member.filename)
        elif member.file_size > LARGEST_MEMBER:
            yield shown, Rejected("attachment over 2 GB skipped", member.filename)
        else:
            yield SourceFile(path=file, name=shown, size=member.file_size, member=member.filename)
