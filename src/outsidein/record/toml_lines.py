"""TOML that people write: read once, and each error with the line it is about.

Settings, decisions and objectives are all read here, so that all of them complain alike.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from outsidein.errors import UserError

HEADER = re.compile(r"\[\[?\s*([^\[\]=]+?)\s*\]\]?\s*(#.*)?")


@dataclass(frozen=True, slots=True)
class TomlText:
    """A TOML file that was read: its text, what it says, and the error to raise about it."""

    path: Path
    text: str
    wrong: type[UserError]
    told: Mapping[str, Any] = field(default_factory=dict)

    def error(self, what: str, *, line: int | None, step: str) -> UserError:
        """Make an error that quotes a line as `outsidein.toml:3: …`; without one, name the file."""
        lines = self.text.split("\n")
        where = str(self.path)
        if line and line <= len(lines):
            where = f"{self.path.name}:{line}: {lines[line - 1].strip()}"
        return self.wrong(what, where=where, next_step=step)


def read_toml(path: Path, wrong: type[UserError]) -> TomlText:
    """Read a TOML file, with or without a mark of byte order.

    Raises `wrong`, with the line, for what is no UTF-8 or no TOML.
    """
    return parsed_toml(path, text_of(path, wrong), wrong)


def parsed_toml(path: Path, text: str, wrong: type[UserError]) -> TomlText:
    """Read a TOML text that is, or is to be, the text of a file. Raises `wrong` if it is none."""
    try:
        return TomlText(path, text, wrong, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at.group(1)) if at else len(text.rstrip("\n").split("\n"))
        what = f"This is not TOML: {error}"
    raise TomlText(path, text, wrong).error(what, line=line, step="Mend that line.")


def text_of(path: Path, wrong: type[UserError]) -> str:
    """Give the text of a file that has to be UTF-8. Raises `wrong`, with the line, if it is not."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        shown = TomlText(path, data.decode("utf-8", "replace"), wrong)
        line = data[: error.start].count(b"\n") + 1
    raise shown.error("This is not UTF-8 text.", line=line, step="Save the file as UTF-8.")


def nearest(asked: object, known: Iterable[str], *, otherwise: str = "Known here") -> str:
    """Ask whether the known word most like another one was meant; name them all if none is."""
    words = tuple(known)
    near = difflib.get_close_matches(str(asked), words, n=1, cutoff=0.5)
    return f"Did you mean `{near[0]}`?" if near else f"{otherwise}: {', '.join(words)}."


def line_of(text: str, key: str, *, section: str = "", nth: int = 0) -> int | None:
    r"""Give the number of the line that sets a key in a section, nothing if none does.

    The section is named as its header names it; `nth` tells those of one name apart, from 0.
    A key of the whole file may be the name of a section. What is written in one line with its
    section is found as well.

    >>> line_of('name = "Acme"\n[read]\ndate_order = "MDY"', "date_order", section="read")
    3
    """
    own = re.compile(rf"[\"']?{re.escape(key)}[\"']?\s*[=.]")
    for number, here, count, line in _lines(text):
        is_header = HEADER.fullmatch(line)
        if is_header and not section and here == key and count == nth:
            return number
        is_within = here == section and (not section or count == nth)
        if is_within and not is_header and own.match(line):
            return number
    anywhere = re.compile(rf"(^|[{{\[\s\"',.]){re.escape(key)}[\"']?\s*([=.\]]|$)")
    return next((number for number, _, _, line in _lines(text) if anywhere.search(line)), None)


def _lines(text: str) -> Iterator[tuple[int, str, int, str]]:
    """Give number, section, how many of its name came before, and text of each line."""
    here = ""
    headers: Counter[str] = Counter()
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        header = HEADER.fullmatch(line)
        if header:
            here = header.group(1).strip("\"'")
            headers[here] += 1
        if line and not line.startswith("#"):
            yield number, here, headers[here] - 1, line
