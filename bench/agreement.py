"""Krippendorff's alpha: ours beside published figures and the known package, and its intervals.

    python bench/agreement.py [--data DIR] [--peers-python PYTHON]

DIR holds the data C of Krippendorff's, four raters and twelve items (krippendorff-c). PYTHON is an
interpreter that has the package `krippendorff`, which is GPL and no dependency of ours. Prints
Markdown.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from labelled import DATA
from outsidein import agreement
from outsidein.customer.agreement import agreement_of
from outsidein.customer.agreement_ratings import LEVELS, Ratings

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]

PEER = """
import json, sys
import krippendorff
data = [[float("nan") if one is None else one for one in row] for row in json.load(sys.stdin)]
levels = ("nominal", "ordinal", "interval", "ratio")
print(json.dumps([krippendorff.alpha(data, level_of_measurement=level) for level in levels]))
"""
RATERS = 3
MANY = 20_000
TIMES = 400
ITEMS = (8, 10, 12, 20, 50)
NOISE = (0.3, 1.0, 3.0)


def main() -> None:
    """Print the figures, and how often intervals hold the truth."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--peers-python", metavar="PYTHON")
    arguments = parser.parse_args()
    for line in agreement_lines(arguments.data, arguments.peers_python):
        print(line, flush=True)


def agreement_lines(data: Path, python: str | None) -> Iterator[str]:
    """Give the lines on how alpha and its interval compare with what is known."""
    yield from _published(data / "krippendorff-c", python)
    yield from _coverage()


def _published(folder: Path, python: str | None) -> Iterator[str]:
    if not folder.is_dir():
        yield "krippendorff-c is not there.\n"
        return
    with (folder / "krippendorff_C.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    raters = [name for name in rows[0] if name != "unit"]
    values = [[float(row[rater]) if row[rater] else None for row in rows] for rater in raters]
    table = pa.table(
        {
            "rater": [rater for rater in raters for _ in rows],
            "item": [row["unit"] for _ in raters for row in rows],
            "value": [value for told in values for value in told],
        }
    )
    published = json.loads((folder / "alpha_expected.json").read_text("utf-8"))
    peer = _peer(python, values)
    yield "| level | published | ours | the package |\n|---|--:|--:|--:|"
    for level, theirs in zip(LEVELS, peer, strict=True):
        ours = agreement(table, level).alpha
        yield f"| {level} | {published[level]:.4f} | {ours:.4f} | {theirs} |"
    yield ""


def _peer(python: str | None, values: list[list[float | None]]) -> list[str]:
    if python is None:
        return ["not asked"] * len(LEVELS)
    ran = subprocess.run(
        [python, "-c", PEER], input=json.dumps(values), capture_output=True, text=True, check=True
    )
    return [f"{one:.4f}" for one in json.loads(ran.stdout)]


def _coverage() -> Iterator[str]:
    """Draw few items of many whose alpha is known, again and again, and count."""
    yield f"Of {TIMES} draws of so many items, {RATERS} raters, five ordered values:\n"
    yield "| alpha of all | items | the interval of nine in ten holds it |\n|--:|--:|--:|"
    random = np.random.default_rng(1)
    for noise in NOISE:
        truth = agreement_of(_drawn(random, MANY, noise), "ordinal").alpha
        assert truth is not None
        for items in ITEMS:
            found = [agreement_of(_drawn(random, items, noise), "ordinal") for _ in range(TIMES)]
            told = [
                (one.low, one.high) for one in found if one.low is not None and one.high is not None
            ]
            held = np.mean([low <= truth <= high for low, high in told])
            yield f"| {truth:.2f} | {items} | {held:.0%} |"


def _drawn(random: np.random.Generator, items: int, noise: float) -> Ratings:
    true = random.normal(size=(items, 1))
    seen = true + noise * random.normal(size=(items, RATERS))
    item, rater = np.indices(seen.shape)
    values: Numbers = np.digitize(seen, (-1.2, -0.4, 0.4, 1.2)).astype(np.float64)
    return Ratings(rater=rater.ravel(), item=item.ravel(), value=values.ravel())


if __name__ == "__main__":
    main()
