"""How long the answers about customers take for a million statements, and how long one account's.

    python bench/customer_scale.py [--statements 1000000]

The record is many made-up companies of 200 accounts side by side, with sentences and themes as
planted. Prints Markdown.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from companies import make_company
from outsidein.ask.alarms import alarms
from outsidein.ask.answers import open_answers
from outsidein.ask.customers import whole_customer
from outsidein.ask.disagreements import disagreements
from outsidein.ask.needs import needs_of_account
from outsidein.ask.segments import segment_of_account
from outsidein.ask.workspaces import init
from outsidein.pipeline import STAGES, Run
from outsidein.record.tables import TABLES as RECORD_TABLES
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from outsidein.record.workspace import Workspace

STATEMENTS = 1_000_000
ASKED = 40
# Ids that name something within one company; themes are the same in all.
OWN_IDS = (
    "account_id",
    "person_id",
    "touch_id",
    "thread_id",
    "statement_id",
    "deal_id",
    "payment_id",
)
FIRST_SEED = 1001

# What is asked about one account, by the name of its command.
ASKS: Mapping[str, Callable[[Workspace, str], object]] = {
    "`customer ACCOUNT`": whole_customer,
    "`disagree ACCOUNT`": disagreements,
    "`segments --account ACCOUNT`": segment_of_account,
    "`alarms ACCOUNT`": alarms,
    "its needs by share": needs_of_account,
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--statements", type=int, default=STATEMENTS)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="a folder for the workspace")
    arguments = parser.parse_args()
    for line in customer_scale_lines(arguments.statements, keep=arguments.keep):
        print(line, flush=True)


def customer_scale_lines(statements: int, *, keep: Path | None = None) -> Iterator[str]:
    """Give the lines on how long all answers take, and single ones."""
    with tempfile.TemporaryDirectory(prefix="outsidein-scale-") as folder:
        place = keep or Path(folder)
        workspace = init(place / "workspace", name="Ledgerline")
        store = Store(workspace.answers, spill=place / "spill")
        try:
            told = fill(store, statements)
            began = time.perf_counter()
            steps = run_customer(store, workspace)
            seconds = time.perf_counter() - began
        finally:
            store.close()
        yield (
            f"{told:,} statements of customers in {steps['accounts']:,} accounts: all answers of "
            f"the stage `customer` took {seconds:.1f} s."
        )
        yield "\n| one answer | from the file | while the file is held open | slowest of so many |"
        yield "|---|--:|--:|--:|"
        anew = asked(workspace)
        with open_answers(workspace):
            held = asked(workspace)
        for what, times in held.items():
            medians = (statistics.median(anew[what]), statistics.median(times))
            both = " | ".join(f"{1000 * one:,.0f} ms" for one in medians)
            yield f"| {what} | {both} | {1000 * max(times):,.0f} ms of {len(times)} |"


def fill(store: Store, statements: int) -> int:
    """Fill a store with companies until customers said so much; return how much they said."""
    store.connection.execute("CREATE SCHEMA record")
    for name, table in RECORD_TABLES.items():
        store.keep(f"record.{name}", table.schema.empty_table())
    told, seed = 0, FIRST_SEED
    while told < statements:
        company = make_company(seed)
        for name, rows in company.tables.items():
            _append(store, name.replace("told_", "record."), _of_its_own(rows, seed), seed=seed)
        said = company.tables["statement"]
        told += pc.sum(pc.equal(said["side"], "customer")).as_py()
        seed += 1
    for name in ("touch", "statement"):  # as the stages before leave them
        store.view(name, f"FROM {name} ORDER BY account_id, touch_id")
    return told


def _append(store: Store, name: str, rows: pa.Table, *, seed: int) -> None:
    if seed == FIRST_SEED:
        store.keep(name, rows)
    elif name != "theme":
        store.connection.register("more", rows)
        store.connection.execute(f"INSERT INTO {name} FROM more")
        store.connection.unregister("more")


def _of_its_own(rows: pa.Table, seed: int) -> pa.Table:
    for name in OWN_IDS:
        place = rows.schema.get_field_index(name)
        if place >= 0:
            own = pc.binary_join_element_wise(rows[name], str(seed), ":")
            rows = rows.set_column(place, rows.schema.field(name), own)
    return rows


def run_customer(store: Store, workspace: Workspace) -> Mapping[str, int]:
    """Run the stage as a refresh does, and count what it wrote."""
    (stage,) = (stage for stage in STAGES if stage.name == "customer")
    scratch = workspace.folder / "scratch"
    scratch.mkdir(exist_ok=True)
    stage.run(
        Run(
            store=store,
            settings=workspace.settings,
            who_decisions=(),
            theme_decisions=(),
            goals=(),
            scratch=scratch,
            record=workspace.record,
            has_before=False,
            done=lambda _rows: None,
        )
    )
    return {"accounts": store.count("account_overview")}


def asked(workspace: Workspace) -> Mapping[str, Sequence[float]]:
    """Time single answers, each about other accounts."""
    with open_answers(workspace) as connection:
        accounts = [
            str(account)
            for (account,) in connection.execute(
                f"SELECT account_id FROM account ORDER BY md5(account_id) LIMIT {ASKED}"
            ).fetchall()
        ]
    return {what: [_timed(work, workspace, one) for one in accounts] for what, work in ASKS.items()}


def _timed(work: Callable[..., object], *arguments: object) -> float:
    began = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
