"""Measure whether themes keep their ids while statements arrive.

    python bench/lineage.py

On the questions of Banking77 in the package, through the same stage as in a workspace: themes are
found in the first part, then more arrives in steps. Printed is the share of the statements with a
theme before that have the same one after.
"""

from __future__ import annotations

import csv
import datetime as dt
import tempfile
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from outsidein.record.ids import content_hash
from outsidein.store.duckdb import Store
from outsidein.themes.gather import gather_themes
from outsidein.themes.lineage import kept_share

if TYPE_CHECKING:
    from collections.abc import Sequence

# Three times five percent more, and sixty percent more: below and above what the sample holds.
GROWTHS = (
    (2000, 2100, 2205, 2315),
    (2000, 3200),
    (11000, 11550, 12127, 12733),
    (8000, 12800),
)
BEGUN = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)


def ids_kept(texts: Sequence[str], sizes: Sequence[int]) -> list[float]:
    """Refresh with the first so many texts, then with more: the share that keeps its theme each."""
    with tempfile.TemporaryDirectory() as folder:
        themes = [_themes(texts[:size], Path(folder)) for size in sizes]
    return [kept_share(before, after) for before, after in pairwise(themes)]


def _themes(texts: Sequence[str], folder: Path) -> dict[str, str]:
    (folder / "answers.duckdb").unlink(missing_ok=True)
    store = Store(folder / "answers.duckdb", spill=folder / "spill")
    try:
        store.keep("statement", pa.Table.from_pylist([_statement(text) for text in texts]))
        gather_themes(store, folder, folder / "record")
        rows = store.arrow("FROM statement_theme_found").to_pylist()
    finally:
        store.close()
    return {row["statement_id"]: row["theme_id"] for row in rows}


def _statement(text: str) -> dict[str, object]:
    statement_id = content_hash("statement", text)
    return {
        "statement_id": statement_id,
        "touch_id": statement_id,
        "person_id": statement_id,
        "text": text,
        "side": "customer",
        "kind": "question",
        "happened_at": BEGUN,
    }


def main() -> None:
    """Print the share of statements that keep their theme, at several sizes and growths."""
    lines = files("outsidein.simulate").joinpath("lines", "banking77.csv").read_text("utf-8")
    rows = {row["text"] for row in csv.DictReader(lines.splitlines()) if row["text"]}
    texts = sorted(rows, key=content_hash)
    print("| statements | keep their theme |")
    print("|---|--:|")
    for sizes in GROWTHS:
        steps = " → ".join(f"{size:,}" for size in sizes)
        kept = ", ".join(f"{share:.1%}" for share in ids_kept(texts, sizes))
        print(f"| {steps} | {kept} |")


if __name__ == "__main__":
    main()
