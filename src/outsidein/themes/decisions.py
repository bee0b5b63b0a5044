"""What people decided about themes: `notes/themes.toml`, a plain file, made for git.

Each decision is a block, the oldest first. One that is taken back stays, and says when.
"""

from __future__ import annotations

import datetime as dt
import difflib
import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.errors import NoteError
from outsidein.record.ids import content_hash
from outsidein.record.toml_lines import line_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = "themes.toml"
WHATS = ("rename", "merge", "split", "pin", "hide")
HEAD = """\
# What we decided about themes, the oldest first. `outsidein theme` writes here, and so may you;
# `outsidein refresh` applies it. A decision with a line `taken_back` has no effect: take that line
# away, and it has again. `names` is what the themes were called then, for people to read.
"""
HEADER = re.compile(r"[ \t]*\[\[\s*decision\s*\]\][^\n]*\n?")
KEYS: Mapping[str, type] = {
    "what": str,
    "themes": list,
    "names": list,
    "name": str,
    "by": str,
    "on": dt.date,
    "taken_back": dt.date,
}
KINDS = {str: "text", list: "a list of texts", dt.date: "a date, such as 2026-03-31"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision: what, about which themes, with the name given or the word to split by."""

    what: str
    themes: tuple[str, ...]
    names: tuple[str, ...] = ()
    name: str | None = None
    by: str | None = None
    on: dt.date | None = None
    taken_back: dt.date | None = None

    @property
    def hash(self) -> str:
        """Name it by what was decided about what, and when."""
        return content_hash(self.what, self.themes, self.by, str(self.on))


def read_decisions(notes: Path) -> tuple[Decision, ...]:
    """Read the decisions, the oldest first; none if there is no file.

    Raises NoteError for anything that can't be right, with its line.
    """
    path = notes / FILE
    if not path.exists():
        return ()
    return _parsed(path, _text(path))


def add_decision(notes: Path, decision: Decision) -> None:
    """Write one more decision at the end of the file, which is made if there is none."""
    path = notes / FILE
    before = _text(path) if path.exists() else HEAD
    values = {
        key: _toml(value) for key in KEYS if (value := getattr(decision, key)) not in (None, ())
    }
    lines = "".join(f"{key} = {value}\n" for key, value in values.items())
    _write(path, f"{before.rstrip()}\n\n[[decision]]\n{lines}")


def take_back(notes: Path, number: int, *, on: dt.date) -> None:
    """Mark the decision of this number, from 1, as taken back.

    Raises NoteError if the file does not have it as a block of its own.
    """
    path = notes / FILE
    text = _text(path)
    headers = [*HEADER.finditer(text)]
    if len(headers) != len(_parsed(path, text)):
        step = "Write each decision as a block that begins with [[decision]]."
        raise NoteError("This file has decisions in one line.", where=str(path), next_step=step)
    end = headers[number - 1].end()
    _write(path, f"{text[:end]}taken_back = {on.isoformat()}\n{text[end:]}")


def restore(notes: Path, text: str | None) -> None:
    """Put the file back as it was, by its text; nothing means that there was none."""
    path = notes / FILE
    if text is None:
        path.unlink(missing_ok=True)
    else:
        _write(path, text)


def written(notes: Path) -> str | None:
    """Give the text of the file, or nothing if there is none."""
    path = notes / FILE
    return _text(path) if path.exists() else None


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        number = data[: error.start].count(b"\n") + 1
        shown = data.decode("utf-8", "replace")
        raise _error(
            path, shown, number, "This is not UTF-8 text.", "Save the file as UTF-8."
        ) from (None)


def _write(path: Path, text: str) -> None:
    """Write the file aside and name it last; what can't be read again is not written."""
    _parsed(path, text)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)


def _parsed(path: Path, text: str) -> tuple[Decision, ...]:
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        number = int(at.group(1)) if at else len(text.rstrip("\n").split("\n"))
        what = f"This is not TOML: {error}"
        raise _error(path, text, number, what, "Mend that line.") from None
    for key in told:
        if key != "decision":
            what = f"There is nothing called `{key}` here."
            step = "Decisions begin with [[decision]]."
            raise _error(path, text, line_of(text, key), what, step)
    blocks = told.get("decision", [])
    if not isinstance(blocks, list) or not all(isinstance(one, dict) for one in blocks):
        what, step = "`decision` has to be blocks.", "Write [[decision]]."
        raise _error(path, text, line_of(text, "decision"), what, step)
    return tuple(_decision(path, text, nth, one) for nth, one in enumerate(blocks))


def _decision(path: Path, text: str, nth: int, told: Mapping[str, Any]) -> Decision:
    def error(key: str, what: str, step: str) -> NoteError:
        number = line_of(text, key, section="decision", nth=nth) if key in told else None
        number = number or line_of(text, "decision", nth=nth)
        return _error(path, text, number, what, step)

    for key, value in told.items():
        if key not in KEYS:
            near = difflib.get_close_matches(key, KEYS, n=1, cutoff=0.5)
            step = f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(KEYS)}."
            raise error(key, f"A decision has no `{key}`.", step)
        if not _fits(value, KEYS[key]):
            kind = KINDS[KEYS[key]]
            raise error(key, f"`{key}` has to be {kind}.", f"Write {kind}.")
    what, themes = told.get("what"), told.get("themes", [])
    if what not in WHATS:
        near = difflib.get_close_matches(str(what), WHATS, n=1, cutoff=0.5)
        step = f"Did you mean `{near[0]}`?" if near else f"Known: {', '.join(WHATS)}."
        raise error("what", f"One can't `{what}` a theme." if what else "It has no `what`.", step)
    least, most = (2, None) if what == "merge" else (1, 1)
    if len({*themes}) < least or (most and len(themes) > most):
        needed = "two or more themes" if what == "merge" else "exactly one theme"
        step = "`outsidein theme --json` has the ids of all themes."
        raise error("themes", f"To {what} needs {needed}, by id.", step)
    if what == "rename" and not told.get("name", "").strip():
        raise error("name", "To rename needs a `name`.", 'Write name = "…".')
    return Decision(
        what=str(what),
        themes=tuple(themes),
        names=tuple(told.get("names", ())),
        name=told.get("name"),
        by=told.get("by"),
        on=told.get("on"),
        taken_back=told.get("taken_back"),
    )


def _fits(value: object, kind: type) -> bool:
    if kind is list:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return type(value) is kind


def _error(path: Path, text: str, number: int | None, what: str, step: str) -> NoteError:
    """Make an error that quotes a line as `themes.toml:3: …`."""
    lines = text.split("\n")
    where = str(path)
    if number and number <= len(lines):
        where = f"{path.name}:{number}: {lines[number - 1].strip()}"
    return NoteError(what, where=where, next_step=step)


def _toml(value: str | tuple[str, ...] | dt.date) -> str:
    """Write a value as TOML: JSON does, but for a control character and halves of characters."""
    if isinstance(value, dt.date):
        return value.isoformat()
    text = json.dumps([*value] if isinstance(value, tuple) else value, ensure_ascii=False)
    return text.replace("\x7f", "\\u007f").encode("utf-8", "replace").decode()
