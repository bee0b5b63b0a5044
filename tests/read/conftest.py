"""Reading small exports into a workspace of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from outsidein.read.importing import ReadReport, read_paths
from outsidein.record.imports import files_of
from outsidein.record.tables import TABLES
from outsidein.record.workspace import Workspace, create_workspace, open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Told:
    """A workspace after a `read`, and what it said of itself."""

    workspace: Workspace
    report: ReadReport

    def rows(self, table: str) -> list[dict[str, Any]]:
        """All rows of a record table, by native id."""
        files = files_of(self.workspace.record, table)
        if not files:
            return []
        rows: list[dict[str, Any]] = pq.read_table(files).to_pylist()
        key = "source_id" if "source_id" in rows[0] else TABLES[table].id
        return sorted(rows, key=lambda row: str(row[key]))

    def row(self, table: str, source_id: str) -> dict[str, Any]:
        """The one row with this native id."""
        (found,) = (row for row in self.rows(table) if row["source_id"] == source_id)
        return found

    @property
    def rejected(self) -> list[tuple[str, str]]:
        """Reason and place of all that could not be read, in order of place."""
        found = [(row["reason"], row["place"]) for row in self.rows("rejected")]
        return sorted(found, key=lambda one: one[1])


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Told]:
    """Write files, read them as a user would, and give what the record then holds.

    `settings` is appended to outsidein.toml; other options go to `read_paths`.
    """

    def read_files(files: Mapping[str, str | bytes], *, settings: str = "", **options: Any) -> Told:
        folder = tmp_path / "workspace"
        if not (folder / "outsidein.toml").exists():
            create_workspace(folder, name="Ours", domains=["ours.example"])
            toml = folder / "outsidein.toml"
            toml.write_text(_with_settings(toml.read_text(), settings))
        workspace = open_workspace(folder)
        exports = tmp_path / "exports"
        for name, content in files.items():
            path = exports / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content.encode() if isinstance(content, str) else content
            path.write_bytes(data)
        return Told(workspace, read_paths(workspace, [exports], **options))

    return read_files


def _with_settings(template: str, settings: str) -> str:
    """Put settings in place of the template's sections, or after its first lines."""
    if not settings:
        return template
    first = template.partition("# Which of our departments")[0]
    return first + settings
