"""Texts whose intents are known, to measure themes by. Who looks for themes is not shown them."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from outsidein.record.ids import content_hash

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parents[2] / "shared" / "data"
OUT_OF_SCOPE = "oos"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Texts and the intent of each."""

    texts: list[str]
    intents: list[str]

    def __len__(self) -> int:
        """Count the texts."""
        return len(self.texts)

    def chosen(self, rows: list[int]) -> Labelled:
        """Give some of the texts, in the order of `rows`."""
        return Labelled(
            texts=[self.texts[row] for row in rows], intents=[self.intents[row] for row in rows]
        )

    def by_hash(self) -> Labelled:
        """Give the texts in the order of a hash, which has nothing to do with intents."""
        return self.chosen(sorted(range(len(self)), key=lambda row: content_hash(self.texts[row])))


def in_package() -> Labelled:
    """Give Banking77 as it ships with the package, in the order of a hash."""
    lines = files("outsidein.simulate").joinpath("lines", "banking77.csv").read_text("utf-8")
    rows = [row for row in csv.DictReader(lines.splitlines()) if row["text"]]
    texts, intents = [row["text"] for row in rows], [row["category"] for row in rows]
    return Labelled(texts=texts, intents=intents).by_hash()


def _banking77(folder: Path) -> Labelled:
    rows: list[dict[str, str]] = []
    for name in ("train.csv", "test.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file)
    return Labelled(texts=[row["text"] for row in rows], intents=[row["category"] for row in rows])


def _clinc150(folder: Path) -> Labelled:
    return _parts_of_clinc150(folder, ("train", "val", "test"))


def _clinc150_whole(folder: Path) -> Labelled:
    return _parts_of_clinc150(folder, ("train", "val", "test", "oos_train", "oos_val", "oos_test"))


def _parts_of_clinc150(folder: Path, parts: tuple[str, ...]) -> Labelled:
    kept = json.loads((folder / "data_full.json").read_text(encoding="utf-8"))
    rows = [row for part in parts for row in kept[part]]
    return Labelled(texts=[text for text, _ in rows], intents=[intent for _, intent in rows])


def _dstc11(folder: Path) -> Labelled:
    lines = (folder / "utterances.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return Labelled(
        texts=[row["utterance"] for row in rows], intents=[row["intent"] for row in rows]
    )


WITH_OUT_OF_SCOPE = "CLINC150 with out of scope"

# The sets by name: the folder each is in, and how it is read.
SETS: dict[str, tuple[str, Callable[[Path], Labelled]]] = {
    "Banking77": ("banking77", _banking77),
    "CLINC150": ("clinc150", _clinc150),
    WITH_OUT_OF_SCOPE: ("clinc150", _clinc150_whole),
    "DSTC11 development": ("dstc11-development", _dstc11),
}


def read_set(name: str, data: Path) -> Labelled | None:
    """Read a set by its name; None if its folder is absent."""
    folder, read = SETS[name]
    return read(data / folder) if (data / folder).is_dir() else None
