"""Pages labelled by hand: where they are, what they say, and what their readers found at fault.

Pages that may be copied are in `bench/audited/pages`, with their sources in
`bench/audited/SOURCES.tsv`. Others are read in place, each kind from a folder of its own: `umami/…`
(a vendor's site) and `github/…` (pages of public repositories, with their commits in
`bench/audited/ELSEWHERE.tsv`). Labels of a page that is not at hand are left out and counted.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from labelled import DATA

HERE = Path(__file__).parent / "audited"
LABELS = HERE / "labels.tsv"
READ = HERE / "read.tsv"

# Where pages are by the beginning of their names; a benchmark may name another folder.
FOLDERS = {
    "umami/": DATA / "marketing-pages" / "umami",
    "github/": DATA / "marketing-pages" / "github",
    "readme/": HERE / "pages" / "readme",
}


class Label(NamedTuple):
    """One label: the set it is of, the page, the fault (or `kind=offer`), and where it stands.

    Places are in letters of the page's file, -1 for what holds of the whole page.
    """

    of: str
    page: str
    rule: str
    start: int
    end: int


def read_labels() -> list[Label]:
    """Read all labels that are kept."""
    if not LABELS.exists():
        return []
    with LABELS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t"))[1:]
    return [Label(of, page, rule, int(start), int(end)) for of, page, rule, start, end in rows]


def path_of(page: str) -> Path:
    """Give where the file of a page is."""
    folder, _, rest = page.partition("/")
    return FOLDERS[f"{folder}/"] / rest


@cache
def brands_of(page: str) -> tuple[str, ...]:
    """Give the names of a page's publisher and product."""
    if page.startswith("umami/"):
        return ("Umami",)
    for table in ("SOURCES.tsv", "ELSEWHERE.tsv"):
        with (HERE / table).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                if row["page"] == page:
                    return tuple(
                        dict.fromkeys((row.get("product") or row["publisher"], row["publisher"]))
                    )
    return ()


@cache
def source_of(page: str) -> str:
    """Give what a page's file says."""
    return path_of(page).read_text("utf-8")


def is_at_hand(page: str) -> bool:
    """Tell whether the file of a page is here."""
    return path_of(page).exists()
