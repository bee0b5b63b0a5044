"""The ballots that came back from a blind poll: CSV files, from the page or typed."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.ask.names import near_names
from outsidein.errors import UserError
from outsidein.record.ids import content_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from outsidein.ask.poll_facts import PollTold

# The columns of a ballot; those of a typed one that may be left out come last.
COLUMNS = ("department", "number", "rank", "name", "need", "poll", "ballot")
NEEDED = COLUMNS[:3]
LIKE_NO_OTHER = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One filled ballot: the rank of each need by its number on the ballot, and where it stands.

    `key` is the same for all that one of us handed in: by name, or else by what their page wrote.
    """

    key: str
    department: str
    name: str | None
    ranks: Mapping[int, int]
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line of a file, by column, and where it stands."""

    place: str
    cells: Mapping[str, str]

    def error(self, what: str, step: str) -> UserError:
        """Make the error for this line."""
        shown = ", ".join(cell for cell in self.cells.values() if cell)
        return UserError(what, where=f"{self.place}: {shown}", next_step=step)


def filled_ballots(
    paths: Sequence[Path], poll: PollTold, departments: Sequence[str]
) -> list[Filled]:
    """Read ballots, in the order of files. Raises UserError, with file and line, for a mistake."""
    found: list[Filled] = []
    for path in dict.fromkeys(one.resolve() for one in paths):
        lines = [*_lines(path)]
        for number, ballot in enumerate(_ballots(lines), start=1):
            made = _filled(ballot, poll, departments, number)
            if made is not None:
                found.append(made)
    return found


def _lines(path: Path) -> Iterator[_Line]:
    """Read the lines of a file; what is blank below a department or name goes on for it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        step = "Name the files that came back, or put them into the poll's folder."
        raise UserError(
            "A ballot can't be read.", where=f"{path}: {error.strerror}", next_step=step
        ) from None
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))  # "Unicode text" of a spreadsheet
    try:
        text = data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")  # as spreadsheets save where asked for plain CSV
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [cell.strip().casefold() for cell in next(rows, [])]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise UserError(
            f"This is no ballot: it has no column {' and no column '.join(missing)}.",
            where=f"{path.name}:1: {', '.join(header)}",
            next_step=f"Its first line has to be: {','.join(COLUMNS[:5])}",
        )
    last: dict[str, str] = {}
    for row in rows:
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
        if not any(cells.values()):
            continue
        if cells.get("department"):
            last = {}
        cells = {
            **cells,
            **{key: cells.get(key) or last.get(key, "") for key in ("department", "name")},
        }
        last = {key: cells[key] for key in ("department", "name")}
        yield _Line(place=f"{path.name}:{rows.line_num}", cells=cells)


def _ballots(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Cut a file into ballots: another begins with another person, or where a need comes again."""
    ballot: list[_Line] = []
    for line in lines:
        same = ("department", "name", "ballot")
        if ballot and (
            any(line.cells.get(key, "") != ballot[0].cells.get(key, "") for key in same)
            or line.cells["number"] in {one.cells["number"] for one in ballot}
        ):
            yield ballot
            ballot = []
        ballot.append(line)
    if ballot:
        yield ballot


def _filled(
    lines: Sequence[_Line], poll: PollTold, departments: Sequence[str], number: int
) -> Filled | None:
    """Make one ballot of its lines; nothing of one that was left empty."""
    ranks: dict[int, int] = {}
    for line in lines:
        if line.cells.get("poll") and line.cells["poll"] != poll.name:
            step = f"Close that one: outsidein poll close --poll {line.cells['poll']}"
            raise line.error(f"This ballot is of the poll of {line.cells['poll']}.", step)
        need = _whole(line, "number", len(poll.needs))
        if not line.cells["rank"]:
            continue
        rank = _whole(line, "rank", len(poll.needs))
        if rank in ranks.values():
            raise line.error(f"Two needs have rank {rank}.", "Give each rank once.")
        ranks[need] = rank
    if not ranks:
        return None
    first = lines[0]
    name = first.cells.get("name") or None
    department = _department(first, departments)
    if name:
        key = f"{department} {name.casefold()}"
    else:
        place = f"{first.place.rpartition(':')[0]} {number}"
        key = first.cells.get("ballot") or f"{place} {content_hash(sorted(ranks.items()))}"
    return Filled(key=key, department=department, name=name, ranks=ranks, place=first.place)


def _whole(line: _Line, column: str, highest: int) -> int:
    told = line.cells[column].removesuffix(".0").removesuffix(".")
    if told.isdecimal() and 1 <= int(told) <= highest:
        return int(told)
    step = f"Write a whole number from 1 to {highest}."
    if column == "rank":
        step = f"{step[:-1]}, or leave it empty."
    raise line.error(f"This can't be a {column}: “{line.cells[column]}”.", step)


def _department(line: _Line, departments: Sequence[str]) -> str:
    """Give the department as we call it. A new one is fine, a misspelt one is not."""
    told = line.cells["department"].casefold()
    if not told:
        raise line.error(
            "This ballot names no department.", "Write it in the column department of this line."
        )
    known = [one.casefold() for one in departments]
    near = near_names(told, known)
    if told not in known and near and _alike(told, near[0]) >= LIKE_NO_OTHER:
        raise line.error(f"We have no department “{told}”.", f"Did you mean {near[0]}?")
    return told


def _alike(one: str, other: str) -> float:
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where a name is not known

    return SequenceMatcher(None, one, other).ratio()
