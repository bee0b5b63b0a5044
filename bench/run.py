"""Measure simulating, reading and refreshing, and write docs/benchmarks.md.

    python bench/run.py [--touches 100000 1000000]

Everything is measured in one run on this machine, each step in a fresh process.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from measuring import Measured, measured
from outsidein.pipeline import refresh
from outsidein.read.importing import ReadReport, read_paths
from outsidein.record.workspace import create_workspace, open_workspace
from outsidein.simulate.simulation import Simulation, simulate

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
SIZES = (100_000, 1_000_000)

# The exports of the simulated company, by the reader that reads them.
EXPORTS = {
    "Zendesk JSON lines": "support/zendesk",
    "Gong JSON lines": "sales/gong",
    "Salesforce CSV": "sales/salesforce",
    "HubSpot CSV and JSON lines": "marketing/hubspot",
    "Slack zip": "product/slack.zip",
    "mailbox (mbox), success": "success/success.mbox",
    "mailbox (mbox), billing": "finance/billing.mbox",
    "meetings VTT": "success/meetings",
    "Delighted CSV": "success/delighted.csv",
    "SurveyMonkey CSV": "product/surveymonkey.csv",
    "Typeform CSV": "marketing/forms",
    "G2 and Trustpilot CSV": "marketing/reviews",
    "visits CSV": "marketing/visits.csv",
    "payments CSV": "finance/payments.csv",
}
# What the record holds besides touches, and besides people, firms and who is in which.
OTHER_FACTS = ("visit", "payment", "rating", "deal", "deal_stage", "page", "belief")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """The seconds of each stage, and the rows there are after it."""

    seconds: dict[str, float]
    statements: int
    themed: int
    again: float


def read_into(folder: Path, exports: Path) -> ReadReport:
    """Read exports into a new workspace."""
    domains = ["ledgerline.example", "ledgerline-pay.example"]
    return read_paths(create_workspace(folder, name="Ledgerline", domains=domains), [exports])


def refreshed(folder: Path) -> Refreshed:
    """Refresh a workspace twice, and time each stage of the first."""
    workspace = open_workspace(folder)
    begun: dict[str, float] = {}

    def told(stage: str, _rows: int) -> None:
        begun.setdefault(stage, time.perf_counter())

    refresh(workspace, progress=told)
    begun["end"] = time.perf_counter()
    names = list(begun)
    seconds = {name: begun[following] - begun[name] for name, following in pairwise(names)}
    start = time.perf_counter()
    refresh(workspace)
    again = time.perf_counter() - start
    with duckdb.connect(str(workspace.answers), read_only=True) as connection:
        ((statements,),) = connection.execute("SELECT count(*) FROM statement").fetchall()
        ((themed,),) = connection.execute("SELECT count(*) FROM statement_theme").fetchall()
    return Refreshed(seconds=seconds, statements=statements, themed=themed, again=again)


def main() -> None:
    """Measure every size, and every reader on the largest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--touches", type=int, nargs="+", default=SIZES)
    sizes = sorted(parser.parse_args().touches)
    lines = list(head())
    with tempfile.TemporaryDirectory(prefix="outsidein-bench-") as folder:
        for touches in sizes:
            lines += whole(Path(folder), touches)
        lines += readers(Path(folder), sizes[-1])
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


def head() -> Iterator[str]:
    """Say what was measured, on what."""
    yield "# Benchmarks\n"
    yield "Made by `make bench`, all in one run. A touch is one message, turn, comment or answer.\n"
    yield (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, DuckDB {version('duckdb')}, no GPU. "
        "Memory is what all processes of a step together hold for themselves, at its highest."
    )


def whole(folder: Path, touches: int) -> list[str]:
    """Simulate, read and refresh one size."""
    company, workspace = folder / f"company-{touches}", folder / f"workspace-{touches}"
    made = measured(simulated, company, touches)
    simulation: Simulation = made.outcome
    read = measured(read_into, workspace, simulation.exports)
    done = measured(refreshed, workspace)
    outcome: Refreshed = done.outcome
    told = read.outcome.told["touch"]
    rows = [
        f"\n## {touches:,} simulated touches\n",
        "| step | seconds | rate | peak memory |",
        "|---|--:|--:|--:|",
        _row("simulate", made, f"{simulation.touches / made.seconds:,.0f} touches/s"),
        _row(f"read ({told:,} touches)", read, f"{told / read.seconds:,.0f} touches/s"),
        _row("refresh, all stages", done, f"{told / done.seconds:,.0f} touches/s"),
    ]
    rates = {
        "identity": f"{told / outcome.seconds['identity']:,.0f} touches/s",
        "language": f"{outcome.statements / outcome.seconds['language']:,.0f} statements/s",
        "themes": f"{outcome.themed / outcome.seconds['themes']:,.0f} themed statements/s",
        "customer": f"{outcome.themed / outcome.seconds['customer']:,.0f} themed statements/s",
    }
    for stage, seconds in outcome.seconds.items():
        rows.append(f"| – {stage} | {seconds:.1f} | {rates[stage]} | |")
    rows.append(f"| refresh, nothing new | {outcome.again:.2f} | | |")
    shutil.rmtree(workspace)
    print("\n".join(rows), flush=True)
    return rows


def simulated(folder: Path, touches: int) -> Simulation:
    """Simulate a company of about so many touches."""
    return simulate(folder, touches=touches)


def readers(folder: Path, touches: int) -> list[str]:
    """Read each export of the largest company by itself."""
    rows = [
        f"\n## Each reader, on its part of {touches:,} touches\n",
        "All rows: touches, other facts (visits, payments, ratings, deals), people and firms.\n",
        "| export | touches | other facts | all rows | seconds | rows/s | peak memory |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for name, part in EXPORTS.items():
        workspace = folder / "one-reader"
        done = measured(read_into, workspace, folder / f"company-{touches}" / "exports" / part)
        told = done.outcome.told
        facts, every = sum(told.get(fact, 0) for fact in OTHER_FACTS), sum(told.values())
        rows.append(
            f"| {name} | {told.get('touch', 0):,} | {facts:,} | {every:,} | {done.seconds:.1f} "
            f"| {every / done.seconds:,.0f} | {done.peak_bytes / 1e6:,.0f} MB |"
        )
        shutil.rmtree(workspace)
        print(rows[-1], flush=True)
    return rows


def _row(what: str, done: Measured, rate: str) -> str:
    return f"| {what} | {done.seconds:.1f} | {rate} | {done.peak_bytes / 1e6:,.0f} MB |"


if __name__ == "__main__":
    main()
