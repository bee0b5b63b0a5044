"""Measure the kinds of statement: on the held fifth of the labelled set, and on others' sets.

    python bench/kinds.py [--data ../shared/data]

The set is models/kinds/statements.csv: 3,300 statements, labelled twice by the written definitions.
Nothing that ships has learnt from the held fifth, nor from suggestions or github-issues.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.metrics import f1_score, precision_recall_fscore_support

from kinds_outside import outside_lines
from labelled import DATA
from outsidein.language.kind_student import student
from outsidein.language.kind_teacher import teacher_scores
from outsidein.language.kinds import probabilities, seen_by_student, seen_by_teacher
from outsidein.language.tables import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

FOLDER = Path(__file__).parents[1] / "models" / "kinds"
READERS = ("shipped", "teacher", "student")
TIMED = 20_000
BINS = 5


def alpha(pairs: list[tuple[str, str]]) -> float:
    """Give Krippendorff's alpha of two annotators for names without order.

    One less the observed disagreement over the one expected by chance: Krippendorff 2011,
    "Computing Krippendorff's Alpha-Reliability".
    """
    counts = Counter(kind for pair in pairs for kind in pair)
    values = 2 * len(pairs)
    observed = sum(one != other for one, other in pairs) * 2 / values
    same = sum(count * (count - 1) for count in counts.values())
    return 1 - observed / (1 - same / (values * (values - 1)))


def main() -> None:
    """Print agreement, quality, speed and calibration."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the real data")
    for line in kind_lines(parser.parse_args().data):
        print(line, flush=True)


def kind_lines(data: Path = DATA) -> Iterator[str]:
    """Give the lines on agreement, on the held fifth and on others' sets."""
    rows = _rows("statements.csv")
    yield from _agreement(rows + _rows("written.csv"))
    held = [row for row in rows if row["part"] == "held"]
    yield from _beside(held)
    for side in KINDS:
        yield from _by_kind([row for row in held if row["side"] == side], side)
    yield from _calibration(held)
    yield from outside_lines(data)


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _agreement(rows: list[dict[str, str]]) -> Iterator[str]:
    yield "| labelled twice | statements | alpha |"
    yield "|---|--:|--:|"
    for name, side in product(("drawn", "written"), ("customer", "us")):
        own = [
            (row["first"], row["second"])
            for row in rows
            if row["side"] == side and ("part" in row) == (name == "drawn")
        ]
        yield f"| {name}, {side} | {len(own):,} | {alpha(own):.3f} |"
    yield ""


def told_by(reader: str, rows: list[dict[str, str]], side: str) -> npt.NDArray[np.float64]:
    """Give scores or probabilities of the statements, by what ships or by one of its parts."""
    texts, befores = [row["text"] for row in rows], [row["before"] for row in rows]
    if reader == "shipped":
        return probabilities(texts, befores, side=side)
    if reader == "teacher":
        return teacher_scores(seen_by_teacher(texts, befores, side=side), side=side)
    return student().scores(seen_by_student(texts, befores, side=side), side=side)


def _beside(held: list[dict[str, str]]) -> Iterator[str]:
    yield "| on the held fifth | macro-F1, customers | macro-F1, ours | statements/s |"
    yield "|---|--:|--:|--:|"
    for reader in READERS:
        scores = []
        for side, kinds in KINDS.items():
            own = [row for row in held if row["side"] == side]
            told = [kinds[place] for place in told_by(reader, own, side).argmax(axis=1)]
            scores.append(f1_score([row["kind"] for row in own], told, average="macro"))
        speed = _speed(reader, held)
        yield f"| {reader} | {scores[0]:.3f} | {scores[1]:.3f} | {speed:,.0f} |"
    yield ""


def _speed(reader: str, held: list[dict[str, str]]) -> float:
    """Give statements a second, once everything is loaded."""
    many = [row for row in held if row["side"] == "customer"]
    many = (many * (TIMED // len(many) + 1))[:TIMED]
    told_by(reader, many[:100], "customer")
    began = time.perf_counter()
    told_by(reader, many, "customer")
    return len(many) / (time.perf_counter() - began)


def _by_kind(held: list[dict[str, str]], side: str) -> Iterator[str]:
    truth = [row["kind"] for row in held]
    told = [KINDS[side][place] for place in told_by("shipped", held, side).argmax(axis=1)]
    yield f"| {side} | precision | recall | F1 | statements |"
    yield "|---|--:|--:|--:|--:|"
    kinds = list(KINDS[side])
    found = precision_recall_fscore_support(truth, told, labels=kinds, zero_division=0)
    for kind, precision, recall, score, count in zip(kinds, *found, strict=True):
        yield f"| {kind} | {precision:.2f} | {recall:.2f} | {score:.2f} | {count} |"
    yield ""


def _calibration(held: list[dict[str, str]]) -> Iterator[str]:
    """Show how often what is said to be so probable is right."""
    sure, right = [], []
    for side, kinds in KINDS.items():
        own = [row for row in held if row["side"] == side]
        likely = told_by("shipped", own, side)
        sure.append(likely.max(axis=1))
        told = [kinds[place] for place in likely.argmax(axis=1)]
        right.append(np.array([kind == row["kind"] for kind, row in zip(told, own, strict=True)]))
    said, was = np.concatenate(sure), np.concatenate(right)
    order = np.argsort(said, kind="stable")
    yield "| confidence said | was right | statements |"
    yield "|--:|--:|--:|"
    for part in np.array_split(order, BINS):
        yield f"| {said[part].mean():.2f} | {was[part].mean():.2f} | {len(part)} |"
    yield ""


if __name__ == "__main__":
    main()
