"""Simulating a company, reading its exports and refreshing: seconds, rates and memory.

Every size and every reader in a fresh process.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import dataclass
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
    from collections.abc import Iterator, Sequence

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


def company_lines(sizes: Sequence[int]) -> Iterator[str]:
    """Give the lines on every size, and on every reader of the largest."""
    with tempfile.TemporaryDirectory(prefix="outsidein-bench-") as folder:
        for touches in sorted(sizes):
            yield from whole(Path(folder), touches)
        yield from readers(Path(folder), max(sizes))


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
        rows.append(f"| – {stage} | {seconds:.1f} | {rates.get(stage, '')} | |")
    rows.append(f"| refresh, nothing new | {outcome.again:.2f} | | |")
    shutil.rmtree(workspace)
    return rows


def simulated(folder: Path, touches: int) -> Simulation:
    """Simulate a company of about so many touches."""
    return simulate(folder, touches=touches)


def readers(folder: Path, touches: int) -> Iterator[str]:
    """Read each export of the largest company by itself."""
    yield f"\n## Each reader, on its part of {touches:,} touches\n"
    yield "All rows: touches, other facts (visits, payments, ratings, deals), people and firms.\n"
    yield "| export | touches | other facts | all rows | seconds | rows/s | peak memory |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for name, part in EXPORTS.items():
        workspace = folder / "one-reader"
        done = measured(read_into, workspace, folder / f"company-{touches}" / "exports" / part)
        told = done.outcome.told
        facts, every = sum(told.get(fact, 0) for fact in OTHER_FACTS), sum(told.values())
        yield (
            f"| {name} | {told.get('touch', 0):,} | {facts:,} | {every:,} | {done.seconds:.1f} "
            f"| {every / done.seconds:,.0f} | {done.peak_bytes / 1e6:,.0f} MB |"
        )
        shutil.rmtree(workspace)


def _row(what: str, done: Measured, rate: str) -> str:
    return f"| {what} | {done.seconds:.1f} | {rate} | {done.peak_bytes / 1e6:,.0f} MB |"
