"""Findings that were there when somebody began: known, and not told again.

The file is made for git: sorted, one line a finding, without line numbers, so that moving a
paragraph changes nothing in it. A finding is known by its page, its rule and its words.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from outsidein.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from outsidein.speak.finding import Finding

STEP = "Write it anew: outsidein audit --write-baseline FILE"


class Entry(NamedTuple):
    """One finding that is known: page, rule, and the mark of its words."""

    path: str
    rule: str
    words: str


class Left(NamedTuple):
    """Findings that are new, and how many were known."""

    findings: list[Finding]
    known: int


def read_baseline(file: Path) -> Counter[Entry]:
    """Read how often each finding is known. Raises UserError if there is no such file."""
    if not file.is_file():
        raise UserError("There is no such baseline.", where=str(file), next_step=STEP)
    try:
        told = json.loads(file.read_bytes())["findings"]
        return Counter({_entry(one): _count(one) for one in told})
    except (ValueError, KeyError, TypeError) as error:
        what = "This is no baseline of the audit."
        raise UserError(what, where=f"{file}: {error}", next_step=STEP) from None


def left_by(baseline: Mapping[Entry, int], findings: Iterable[Finding], folder: Path) -> Left:
    """Leave out findings that are known, as often as they are; paths count from `folder`."""
    remaining = Counter(baseline)
    left, known = [], 0
    for finding in findings:
        entry = entry_of(finding, folder)
        if remaining[entry] > 0:
            remaining[entry] -= 1
            known += 1
        else:
            left.append(finding)
    return Left(left, known)


def write_baseline(
    file: Path, findings: Sequence[Finding], *, looked_at: Iterable[str], rules: Iterable[str]
) -> list[Entry]:
    """Write the findings there are, and name the entries that were true no longer.

    What the file knew of pages that were not looked at, and of rules that were not asked, stays,
    as long as the page is there.
    """
    before = read_baseline(file) if file.exists() else Counter[Entry]()
    folder = file.parent
    now = Counter(entry_of(finding, folder) for finding in findings)
    pages = {_path(page, folder) for page in looked_at}
    asked = {*rules}
    stale = []
    for entry, count in before.items():
        was_asked = entry.path in pages and entry.rule in asked
        if not was_asked and (folder / entry.path).exists():
            now[entry] = count
        elif now[entry] < count:
            stale.append(entry)
    lines = [json.dumps({**entry._asdict(), "count": now[entry]}) for entry in sorted(+now)]
    inner = ",\n    ".join(lines)
    text = (
        '{\n  "findings": [\n    ' + inner + "\n  ]\n}\n" if lines else '{\n  "findings": []\n}\n'
    )
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        what = f"The baseline could not be written: {error.strerror}."
        raise UserError(what, where=str(file)) from error
    return sorted(stale)


def entry_of(finding: Finding, folder: Path) -> Entry:
    """Give the entry of a finding, with its path as it counts from a folder."""
    words = " ".join(finding.words.casefold().split())
    mark = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]
    return Entry(_path(finding.path, folder), finding.rule, mark)


def _path(path: str, folder: Path) -> str:
    return Path(os.path.relpath(path, folder)).as_posix()


def _entry(told: Any) -> Entry:
    return Entry(str(told["path"]), str(told["rule"]), str(told["words"]))


def _count(told: Any) -> int:
    return int(told.get("count", 1))
