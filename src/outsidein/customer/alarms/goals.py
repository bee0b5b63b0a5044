"""Our objectives, as the workspace's `goals.toml` has them: what complaints may rise against."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.errors import NoteError
from outsidein.record.toml_lines import line_of

if TYPE_CHECKING:
    from pathlib import Path

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
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        step = "Save the file as UTF-8."
        raise NoteError("This is not UTF-8 text.", where=str(path), next_step=step) from None
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        number = int(at.group(1)) if at else len(text.rstrip("\n").split("\n"))
        what = f"This is not TOML: {error}"
        raise _error(path, text, number, what=what, step="Mend that line.") from None
    for key in told:
        if key != "objective" and difflib.get_close_matches(key, ["objective"], cutoff=0.7):
            what = f"There is no `{key}` here, so nothing in it would count."
            raise _error(path, text, line_of(text, key), what=what, step=f"Write {EXAMPLE}")
    blocks = told.get("objective", [])
    if not isinstance(blocks, list) or not all(isinstance(one, dict) for one in blocks):
        what, step = "`objective` has to be blocks.", f"Write {EXAMPLE}"
        raise _error(path, text, line_of(text, "objective"), what=what, step=step)
    return tuple(_goal(path, text, one, nth) for nth, one in enumerate(blocks))


def _goal(path: Path, text: str, told: dict[str, Any], nth: int) -> Goal:
    header = line_of(text, "objective", nth=nth) or 1
    for key in ("text", "department", "period"):
        if key in told and not isinstance(told[key], str):
            line = line_of(text, key, section="objective", nth=nth) or header
            step = f'Put it in quotation marks: {key} = "…"'
            raise _error(path, text, line, what=f"`{key}` has to be text.", step=step)
    if not told.get("text", "").strip():
        step = f"Write {EXAMPLE}"
        raise _error(path, text, header, what="This objective says nothing.", step=step)
    line = line_of(text, "text", section="objective", nth=nth) or header
    return Goal(
        text=told["text"].strip(),
        department=told.get("department"),
        period=told.get("period"),
        place=f"{path.name}:{line}",
    )


def _error(path: Path, text: str, number: int | None, *, what: str, step: str) -> NoteError:
    """Make an error that quotes a line as `goals.toml:3: …`."""
    lines = text.split("\n")
    where = str(path)
    if number and number <= len(lines):
        where = f"{path.name}:{number}: {lines[number - 1].strip()}"
    return NoteError(what, where=where, next_step=step)
