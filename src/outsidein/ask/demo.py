"""The demo: a made-up company read from its exports, and what was found held against the truth."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from outsidein.ask.answers import open_answers
from outsidein.ask.customers import WholeCustomer, accounts, whole_customer
from outsidein.ask.simulation import simulate
from outsidein.ask.truth import Compared, compare
from outsidein.ask.workspaces import init, read, refresh
from outsidein.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ACCOUNTS_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What the demo read, three of the accounts it found, and how near the truth that is."""

    accounts: int
    touches: int
    departments: tuple[str, ...]
    customers: list[WholeCustomer]
    comparison: list[Compared]


def demonstrate(
    keep: Path | None,
    *,
    progress: Callable[[str, int], None],
    account_count: int = 200,
    months: int = 18,
    seed: int = 7,
) -> Demonstration:
    """Simulate a company, read its exports, refresh, and look at three accounts.

    With `keep`, exports, truth and workspace stay in that folder. Raises WorkspaceError if there
    is something in it.
    """
    with _folder(keep) as folder:
        progress("simulate", 0)
        made = simulate(folder / "company", accounts=account_count, months=months, seed=seed)
        workspace = init(folder / "workspace", name=made.company, domains=made.domains)
        progress("read", 0)
        read(workspace, [Path(made.exports)])
        refresh(workspace, progress=progress)
        glances = accounts(workspace)
        shown = [whole_customer(workspace, one.account_id) for one in glances[:ACCOUNTS_SHOWN]]
        with open_answers(workspace) as connection:
            ((touches,),) = connection.execute("SELECT count(*) FROM touch").fetchall()
            compared = compare(connection, Path(made.truth))
        departments = {department for one in glances for department in one.departments}
        return Demonstration(
            accounts=len(glances),
            touches=touches,
            departments=tuple(sorted(departments)),
            customers=shown,
            comparison=compared,
        )


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="outsidein-demo-") as folder:
            yield Path(folder)
        return
    if keep.exists() and (not keep.is_dir() or any(keep.iterdir())):
        raise WorkspaceError(
            "There is something here already.",
            where=str(keep),
            next_step="Name a new or empty folder: outsidein demo --keep DIR",
        )
    keep.mkdir(parents=True, exist_ok=True)
    yield keep
