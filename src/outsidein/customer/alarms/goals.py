"""Our objectives, as the workspace's `goals.toml` has them: what complaints may rise against."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.errors import NoteError
from outsidein.record.toml_lines import line_of, read_toml

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.record.toml_lines import TomlText

EXAMPLE = '[[objective]], and below it text = "Nine out of ten customers renew."'


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One objective, whose it is, for when, and the place it stands: goals.toml:3."""

    text: str
    department: str | None
    period: str | None
    place: str


def read_goals(path: Path) -> tuple[Goal, ...]:
    """Read the objectives in the order they stand; none if there is no file.

    What else a block has is left to whoever reads it. Raises NoteError, with the line, for a file
    that is not TOML, and for an objective that says nothing.
    """
    if not path.exists():
        return ()
    file = read_toml(path, NoteError)
    told, text = file.told, file.text
    for key in told:
        if key != "objective" and difflib.get_close_matches(key, ["objective"], cutoff=0.7):
            what = f"There is no `{key}` here, so nothing in it would count."
            raise file.error(what, line=line_of(text, key), step=f"Write {EXAMPLE}")
    blocks = told.get("objective", [])
    if not isinstance(blocks, list) or not all(isinstance(one, dict) for one in blocks):
        what, step = "`objective` has to be blocks.", f"Write {EXAMPLE}"
        raise file.error(what, line=line_of(text, "objective"), step=step)
    return tuple(_goal(file, one, nth) for nth, one in enumerate(blocks))


def _goal(file: TomlText, told: dict[str, Any], nth: int) -> Goal:
    text = file.text
    header = line_of(text, "objective", nth=nth) or 1
    for key in ("text", "department", "period"):
        if key in told and not isinstance(told[key], str):
            line = line_of(text, key, section="objective", nth=nth) or header
            step = f'Put it in quotation marks: {key} = "…"'
            raise file.error(f"`{key}` has to be text.", line=line, step=step)
    if not told.get("text", "").strip():
        step = f"Write {EXAMPLE}"
        raise file.error("This objective says nothing.", line=header, step=step)
    line = line_of(text, "text", section="objective", nth=nth) or header
    return Goal(
        text=told["text"].strip(),
        department=told.get("department"),
        period=told.get("period"),
        place=f"{file.path.name}:{line}",
    )
