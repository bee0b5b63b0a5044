"""Making, filling and refreshing a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein import pipeline
from outsidein.read.importing import ReadReport, read_paths
from outsidein.record.workspace import Workspace, create_workspace, find_workspace, open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def init(folder: Path, *, name: str = "", domains: Sequence[str] = ()) -> Workspace:
    """Make a workspace. Raises WorkspaceError if there is one already."""
    return create_workspace(folder, name=name, domains=domains)


def open_at(folder: Path | None, *, standing_in: Path) -> Workspace:
    """Open the named workspace, or the one somebody stands in.

    Raises WorkspaceError if there is none, SettingError if its settings can't be right.
    """
    return open_workspace(folder) if folder is not None else find_workspace(standing_in)


def read(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    forced: str | None = None,
    department: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ReadReport:
    """Read exports into the record.

    Raises NothingRecognised if no reader knows anything in the paths; whatever else can't be read
    is in the report.
    """
    return read_paths(workspace, paths, forced=forced, department=department, progress=progress)


def refresh(
    workspace: Workspace, *, progress: Callable[[str, int], None] | None = None
) -> tuple[str, ...]:
    """Bring the answers up to date, and name the stages that had to run."""
    return pipeline.refresh(workspace, progress=progress)


def stages() -> tuple[str, ...]:
    """Name the stages of a refresh, in order."""
    return tuple(stage.name for stage in pipeline.STAGES)
