"""How fast it is told who is who, in how much memory, and whether the order of the rows matters.

The records are made up (who_people.py). Each step runs in a fresh process.
"""

from __future__ import annotations

import csv
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

import outsidein
from measuring import measured
from outsidein.pipeline import refresh
from outsidein.read.importing import read_paths
from outsidein.record.workspace import create_workspace, open_workspace
from outsidein.simulate.naming import firm_name
from who_people import as_table, made_people
from who_scores import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from who_people import Made

ADDED = 0.01
ORDERED = 10_000
ORDERS = 3


def who_scale_lines(count: int) -> Iterator[str]:
    """Give the lines on so many records: matched at once, in a workspace, and in other orders."""
    people = made_people(count + round(count * ADDED))
    with tempfile.TemporaryDirectory(prefix="outsidein-bench-") as name:
        yield f"Made-up records of people at firms, a fifth of them variants: {count:,}.\n"
        yield "| step | seconds | records/s | peak memory |"
        yield "|---|--:|--:|--:|"
        truth, matched = [one.entity for one in people[:count]], Path(name) / "matched.parquet"
        yield matched_row(people[:count], matched)
        yield from workspace_rows(people, count, Path(name) / "workspace")
        answer = pq.read_table(matched)
    entity_of = dict(
        zip(answer["record_id"].to_pylist(), answer["entity_id"].to_pylist(), strict=True)
    )
    found = pairs(truth, [entity_of[str(row)] for row in range(count)])
    yield (
        f"\n`oi.match` joined pairs of them with a precision of {found.precision:.3f} and a "
        f"recall of {found.recall:.3f}. {order_sentence()}\n"
    )


def matched_row(people: Sequence[Made], answer: Path) -> str:
    """Match records at once, keep the answer, and give the row on it."""
    records = answer.with_name("records.parquet")
    pq.write_table(as_table(people), records)
    done = measured(_match_file, records, answer)
    return _row("`oi.match`", done.outcome, len(people), done.peak_bytes)


def _match_file(records: Path, answer: Path) -> float:
    table = pq.read_table(records)
    begun = time.perf_counter()
    found = outsidein.match(table)
    seconds = time.perf_counter() - begun
    pq.write_table(found, answer)
    return seconds


def order_sentence() -> str:
    """Say whether the same records in other orders give the same answer, to the last word."""
    table = as_table(made_people(ORDERED))
    first = _sorted(outsidein.match(table))
    same = 0
    for seed in range(ORDERS):
        rows = list(range(ORDERED))
        Random(seed).shuffle(rows)
        same += _sorted(outsidein.match(table.take(rows))).equals(first)
    return f"{ORDERED:,} in {ORDERS} other orders: {same} times exactly the same answer."


def _sorted(answer: pa.Table) -> pa.Table:
    return answer.sort_by("record_id").combine_chunks()


def workspace_rows(people: Sequence[Made], count: int, folder: Path) -> Iterator[str]:
    """Read so many records as contacts of a CRM, refresh, add the others, and refresh again."""
    create_workspace(folder, name="Ledgerline", domains=["ledgerline.example"])
    firms = {one.firm: firm_name(one.firm).name for one in people}
    for title, start, end in (
        ("who is who in a workspace", 0, count),
        (f"– after {len(people) - count:,} more", count, len(people)),
    ):
        export = folder / f"export-{start}"
        export.mkdir()
        _write_export(export, people, range(start, end), firms if start == 0 else {})
        read_paths(open_workspace(folder), [export])
        done = measured(identity_seconds, folder)
        yield _row(title, done.outcome, end, done.peak_bytes)


def identity_seconds(folder: Path) -> float:
    """Refresh a workspace, and give the seconds of the stage that tells who is who."""
    begun: dict[str, float] = {}

    def told(stage: str, _rows: int) -> None:
        begun.setdefault(stage, time.perf_counter())

    refresh(open_workspace(folder), progress=told)
    begun["end"] = time.perf_counter()
    (seconds,) = (
        begun[after] - begun[stage] for stage, after in pairwise(begun) if stage == "identity"
    )
    return seconds


def _write_export(folder: Path, people: Sequence[Made], rows: range, firms: dict[int, str]) -> None:
    """Write firms and contacts as Salesforce exports them."""
    with (folder / "Contact.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("Id", "AccountId", "FirstName", "LastName", "Email", "Phone"))
        for row in rows:
            one = people[row]
            account = f"001{one.firm:012d}"
            writer.writerow((f"003{row:012d}", account, one.first, one.last, one.email, one.phone))
    if not firms:
        return
    with (folder / "Account.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("Id", "Name", "Website", "BillingCountry"))
        writer.writerows((f"001{firm:012d}", name, "", "GB") for firm, name in firms.items())


def _row(title: str, seconds: float, records: int, peak: int) -> str:
    return f"| {title} | {seconds:.1f} | {records / seconds:,.0f} | {peak / 1e6:,.0f} MB |"
