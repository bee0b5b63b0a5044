"""Measure the kinds of statement on the labelled set, and print the table of docs/why/kinds.md.

    python bench/kinds.py

The set is models/kinds/statements.csv: 3,300 statements, labelled twice by people who had the
written definitions. The signs that ship were written before it was labelled.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from sklearn.metrics import classification_report, f1_score

from outsidein.language.kinds import kind_of

SET = Path(__file__).parents[1] / "models" / "kinds" / "statements.csv"


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
    """Print agreement and how the shipped signs do."""
    rows = list(csv.DictReader(SET.read_text(encoding="utf-8").splitlines()))
    for side in ("customer", "us"):
        own = [row for row in rows if row["side"] == side]
        held = [row for row in own if row["part"] == "held"]
        agreed = alpha([(row["first"], row["second"]) for row in own])
        print(f"\n{side}: {len(own):,} statements, {len(held)} of them held; alpha {agreed:.3f}")
        told = [kind_of(row["text"], side=side)[0] for row in held]
        truth = [row["kind"] for row in held]
        score = f1_score(truth, told, average="macro")
        print(f"signs, on the held fifth: macro-F1 {score:.3f}")
        print(classification_report(truth, told, digits=2, zero_division=0))


if __name__ == "__main__":
    main()
