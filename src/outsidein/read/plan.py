"""What a `read` has to do: which files are news, with which reader, and what that one may know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.files import SourceFile, walk
from outsidein.read.parts import cut
from outsidein.read.readers import PREPARATIONS
from outsidein.read.recognise import recognise, shapes_of
from outsidein.record.ids import content_hash
from outsidein.record.imports import known_files
from outsidein.record.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from outsidein.read.contract import Reader
    from outsidein.read.parts import Part
    from outsidein.read.recognise import Recognised
    from outsidein.record.workspace import Workspace

# What the readers of one source must know of all its files, by source.
Prepared = dict[str, "Mapping[str, Any]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The parts to read, what their readers may know, and what was met on the way.

    `hashes` names each file's content together with all that decides how it is read.
    """

    parts: list[Part]
    hashes: Mapping[SourceFile, str]
    refused: Sequence[tuple[str, Rejected]]
    already_read: int
    settings: Settings
    department: str | None
    prepared: Prepared


def make_plan(
    workspace: Workspace, paths: Sequence[Path], *, forced: str | None, department: str | None
) -> Plan:
    """Find a reader for every file in the paths, and cut those into parts that are news."""
    settings = _for_reading(workspace.settings)
    shapes_of(settings)  # a map that can't be right is told before anything is read
    files, refused = _recognised(paths, settings, forced)
    prepared = _prepared(files, settings)
    ways = _ways(files, settings, department, prepared)
    known = known_files(workspace.record)
    parts: list[Part] = []
    hashes: dict[SourceFile, str] = {}
    for file in files:
        content, pieces = cut(file)
        hashed = content_hash(content, file.reader_name, ways[file.reader.source])
        if hashed not in known:
            hashes[file.file] = hashed
            parts.extend(pieces)
    return Plan(
        parts=parts,
        hashes=hashes,
        refused=refused,
        already_read=len(files) - len(hashes),
        settings=settings,
        department=department,
        prepared=prepared,
    )


def _for_reading(settings: Settings) -> Settings:
    """Give the settings that reading depends on: readers see no others.

    So another product in the settings does not make every file be read again.
    """
    return Settings(domains=settings.domains, reading=settings.reading, maps=settings.maps)


def _recognised(
    paths: Sequence[Path], settings: Settings, forced: str | None
) -> tuple[list[Recognised], list[tuple[str, Rejected]]]:
    """Give the files that a reader knows, and the names of the others with the reason."""
    files: list[Recognised] = []
    refused: list[tuple[str, Rejected]] = []
    for found in walk(paths):
        if not isinstance(found, SourceFile):
            refused.append(found)
            continue
        try:
            files.append(recognise(found, settings, forced=forced))
        except Rejected as rejected:
            refused.append((found.name, rejected))
    return files, refused


def _prepared(files: Sequence[Recognised], settings: Settings) -> Prepared:
    """Look through the files of each source whose readers must know of all of them."""
    by_source: dict[str, list[tuple[SourceFile, Reader]]] = {}
    for file in files:
        by_source.setdefault(file.reader.source, []).append((file.file, file.reader))
    return {
        one.source: one.prepare(by_source[one.source], settings)
        for one in PREPARATIONS
        if one.source in by_source
    }


def _ways(
    files: Sequence[Recognised], settings: Settings, department: str | None, prepared: Prepared
) -> dict[str, str]:
    """Hash, for each source, what besides a file's bytes and reader decides what it tells."""
    return {
        source: content_hash(
            repr(settings), department, sorted(map(repr, prepared.get(source, {}).items()))
        )
        for source in {file.reader.source for file in files}
    }
