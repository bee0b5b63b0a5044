"""What people decided, in a file of `notes/`: plain TOML, made for git.

Each decision is a block, the oldest first. One that is taken back stays, and says when. A room
declares its own file: what can be decided, which keys a block may have, and what else must hold.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from outsidein.errors import NoteError
from outsidein.record.toml_lines import line_of, nearest, parsed_toml, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

DecisionT = TypeVar("DecisionT")
HEADER = re.compile(r"[ \t]*\[\[\s*decision\s*\]\][^\n]*\n?")
KINDS = {str: "text", list: "a list of texts", dt.date: "a date, such as 2026-03-31"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What can't be right in a decision: in which key, what is wrong, and what to do."""

    key: str
    what: str
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFile(Generic[DecisionT]):
    """One file of decisions, as its room declares it.

    `made` makes a decision of the values of a block, lists as tuples; `mistake` finds what can't be
    right in a block whose keys are known and whose `what` is one of `whats`.
    """

    name: str
    head: str
    about: str  # a theme, as in: One can't `renmae` a theme.
    whats: tuple[str, ...]
    keys: Mapping[str, type]
    made: Callable[..., DecisionT]
    mistake: Callable[[Mapping[str, Any]], Mistake | None]


def read_all(file: DecisionFile[DecisionT], notes: Path) -> tuple[DecisionT, ...]:
    """Read the decisions, the oldest first; none if there is no file.

    Raises NoteError for anything that can't be right, with its line.
    """
    path = notes / file.name
    if not path.exists():
        return ()
    return _parsed(file, path, text_of(path, NoteError))


def add(file: DecisionFile[DecisionT], notes: Path, decision: DecisionT) -> None:
    """Write one more decision at the end of the file, which is made if there is none."""
    path = notes / file.name
    before = text_of(path, NoteError) if path.exists() else file.head
    values = {
        key: _toml(value)
        for key in file.keys
        if (value := getattr(decision, key)) not in (None, ())
    }
    lines = "".join(f"{key} = {value}\n" for key, value in values.items())
    _write(file, path, f"{before.rstrip()}\n\n[[decision]]\n{lines}")


def take_back(file: DecisionFile[Any], notes: Path, number: int, *, on: dt.date) -> None:
    """Mark the decision of this number, from 1, as taken back.

    Raises NoteError if the file does not have it as a block of its own.
    """
    path = notes / file.name
    text = text_of(path, NoteError)
    headers = [*HEADER.finditer(text)]
    if len(headers) != len(_parsed(file, path, text)):
        step = "Write each decision as a block that begins with [[decision]]."
        raise NoteError("This file has decisions in one line.", where=str(path), next_step=step)
    end = headers[number - 1].end()
    _write(file, path, f"{text[:end]}taken_back = {on.isoformat()}\n{text[end:]}")


def restore(file: DecisionFile[Any], notes: Path, text: str | None) -> None:
    """Put the file back as it was, by its text; nothing means that there was none."""
    if text is None:
        (notes / file.name).unlink(missing_ok=True)
    else:
        _write(file, notes / file.name, text)


def written(file: DecisionFile[Any], notes: Path) -> str | None:
    """Give the text of the file, or nothing if there is none."""
    path = notes / file.name
    return text_of(path, NoteError) if path.exists() else None


def _write(file: DecisionFile[Any], path: Path, text: str) -> None:
    """Write the file aside and name it last; what can't be read again is not written."""
    _parsed(file, path, text)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)


def _parsed(file: DecisionFile[DecisionT], path: Path, text: str) -> tuple[DecisionT, ...]:
    read = parsed_toml(path, text, NoteError)
    told = read.told
    for key in told:
        if key != "decision":
            what = f"There is nothing called `{key}` here."
            step = "Decisions begin with [[decision]]."
            raise read.error(what, line=line_of(text, key), step=step)
    blocks = told.get("decision", [])
    if not isinstance(blocks, list) or not all(isinstance(one, dict) for one in blocks):
        what, step = "`decision` has to be blocks.", "Write [[decision]]."
        raise read.error(what, line=line_of(text, "decision"), step=step)
    for nth, one in enumerate(blocks):
        wrong = _mistake(file, one)
        if wrong is not None:
            is_told = wrong.key in one
            line = line_of(text, wrong.key, section="decision", nth=nth) if is_told else None
            line = line or line_of(text, "decision", nth=nth)
            raise read.error(wrong.what, line=line, step=wrong.step)
    return tuple(
        file.made(**{key: tuple(it) if isinstance(it, list) else it for key, it in one.items()})
        for one in blocks
    )


def _mistake(file: DecisionFile[Any], told: Mapping[str, Any]) -> Mistake | None:
    """Find the first thing in a block that can't be right."""
    for key, value in told.items():
        if key not in file.keys:
            step = nearest(key, tuple(file.keys), otherwise="Known here")
            return Mistake(key=key, what=f"A decision has no `{key}`.", step=step)
        if not _fits(value, file.keys[key]):
            kind = KINDS[file.keys[key]]
            return Mistake(key=key, what=f"`{key}` has to be {kind}.", step=f"Write {kind}.")
    what = told.get("what")
    if what not in file.whats:
        wrong = f"One can't `{what}` {file.about}." if what else "It has no `what`."
        return Mistake(key="what", what=wrong, step=nearest(what, file.whats, otherwise="Known"))
    return file.mistake(told)


def _fits(value: object, kind: type) -> bool:
    if kind is list:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return type(value) is kind


def _toml(value: str | tuple[str, ...] | dt.date) -> str:
    """Write a value as TOML: JSON does, but for a control character and halves of characters."""
    if isinstance(value, dt.date):
        return value.isoformat()
    text = json.dumps([*value] if isinstance(value, tuple) else value, ensure_ascii=False)
    return text.replace("\x7f", "\\u007f").encode("utf-8", "replace").decode()
