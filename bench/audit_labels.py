"""Turn labels written as quotes into places: `python bench/audit_labels.py QUOTES… --set judged`.

Whoever labels pages writes a line per label: page, rule, and the words exactly as they stand in the
page (`-` for a fault of the whole page; `kind` is a rule as well). What is kept, in
`bench/audited/labels.tsv`, is where the words stand, so that pages which may not be copied can have
labels too. A quote that isn't found once is named and left out.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from audited import FOLDERS, LABELS, Label, read_labels, source_of


def main() -> None:
    """Add the labels of some files to those that are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("quotes", nargs="+", type=Path)
    parser.add_argument("--set", required=True, choices=["development", "judged", "second"])
    parser.add_argument("--prefix", default="", help="what comes before the pages' names")
    parser.add_argument("--github", type=Path, default=FOLDERS["github/"], metavar="DIR")
    told = parser.parse_args()
    FOLDERS["github/"] = told.github
    labels = read_labels()
    for path in told.quotes:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = [row for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row]
        for row in rows:
            label = placed(row, told.set, told.prefix)
            while (
                label and label.start >= 0 and label in labels
            ):  # the same words again, further down
                label = placed(row, told.set, told.prefix, after=label.start + 1)
            labels += [label] if label else []
    unique = sorted({(one.of, one.page, one.rule, one.start): one for one in labels}.values())
    with LABELS.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        writer.writerow(Label._fields)
        writer.writerows(unique)
    print(f"{len(unique)} labels on {len({one.page for one in unique})} pages")


def placed(row: list[str], of: str, prefix: str, *, after: int = 0) -> Label | None:
    """Give the label of a line, nothing if its words don't stand in the page after a place."""
    page, rule, words = f"{prefix}{row[0]}", row[1], row[2].strip() if len(row) > 2 else "-"
    if rule == "kind":
        return Label(of, page, f"kind={words}", -1, -1)
    if words in {"-", ""}:
        return Label(of, page, rule, -1, -1)
    source = source_of(page)
    start = source.find(words, after)
    if start < 0:
        if not after:
            print(f"not found: {page}: {rule}: {words}")
        return None
    return Label(of, page, rule, start, start + len(words))


if __name__ == "__main__":
    main()
