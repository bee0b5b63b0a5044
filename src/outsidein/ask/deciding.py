"""Deciding, whatever about: what is written to `notes/` is applied at once, or not kept."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from outsidein import pipeline
from outsidein.errors import NoteError, NotFound
from outsidein.record.decision_file import add, read_all, restore, take_back, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from outsidein.record.decision_file import DecisionFile
    from outsidein.record.workspace import Workspace

    Progress = Callable[[str, int], None]

OutcomeT = TypeVar("OutcomeT")


def decide(
    workspace: Workspace,
    file: DecisionFile[Any],
    decision: object,
    *,
    outcome: Callable[[], OutcomeT],
    progress: Progress | None = None,
) -> OutcomeT:
    """Write a decision, apply it, and give what came of it.

    If applying it fails, or `outcome` raises NoteError since it has no effect, it is not kept.
    """
    try:
        with _kept_if_applied(workspace, file):
            add(file, workspace.notes, decision)
            pipeline.refresh(workspace, progress=progress)
            return outcome()
    except NoteError:
        pipeline.refresh(workspace)
        raise


def undo(
    workspace: Workspace,
    file: DecisionFile[Any],
    number: int | None,
    *,
    command: str,
    progress: Progress | None = None,
) -> int:
    """Take back one decision, by its number, or else the last one that is not taken back.

    `command` is the one that decides and lists what was decided. Gives the decision's number.
    Raises NotFound if there is none.
    """
    told = read_all(file, workspace.notes)
    live = [place for place, one in enumerate(told, start=1) if one.taken_back is None]
    listing = f"`{command} decisions` lists them."
    if not live:
        raise NotFound("There is no decision to take back.", next_step=listing)
    wanted = live[-1] if number is None else number
    if wanted not in live:
        done = "is taken back already" if 0 < wanted <= len(told) else "is not there"
        raise NotFound(f"Decision {wanted} {done}.", next_step=listing)
    with _kept_if_applied(workspace, file):
        take_back(file, workspace.notes, wanted, on=today())
        pipeline.refresh(workspace, progress=progress)
    return wanted


def today() -> dt.date:
    """Give the day it is where somebody decides."""
    return dt.datetime.now(dt.UTC).astimezone().date()


@contextmanager
def _kept_if_applied(workspace: Workspace, file: DecisionFile[Any]) -> Iterator[None]:
    """Put the notes back as they were if what is written in this block can't be applied."""
    before = written(file, workspace.notes)
    try:
        yield
    except BaseException:
        restore(file, workspace.notes, before)
        raise
