"""The labelled statements: of which kind people who had the definitions found each to be."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal

FOLDER = Path(__file__).parent / "kinds"
FILES = ("statements.csv", "written.csv", "further.csv")
SIDES = ("customer", "us")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One statement and its kind; `before` is the end of the turn before, for ours."""

    source: str
    side: str
    text: str
    before: str
    kind: str


def labelled(part: Literal["taught", "held"]) -> list[Labelled]:
    """Give the statements that may be learnt from, or the fifth that only measures."""
    found = []
    for name in FILES:
        with (FOLDER / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row.get("part", "taught") == part:
                    told = {field: row[field] for field in Labelled.__slots__}
                    found.append(Labelled(**told))
    return found
