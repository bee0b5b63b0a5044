"""Deciding about themes: each decision is written to `notes/themes.toml` and applied at once."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING

from outsidein import pipeline
from outsidein.ask.answers import open_answers
from outsidein.ask.names import find
from outsidein.ask.themes import DecisionShown, decisions
from outsidein.errors import NoteError, NotFound
from outsidein.themes.decisions import (
    Decision,
    add_decision,
    read_decisions,
    restore,
    take_back,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from outsidein.record.workspace import Workspace

    Progress = Callable[[str, int], None]


def rename(
    workspace: Workspace, asked: str, name: str, *, progress: Progress | None = None
) -> DecisionShown:
    """Give a theme a name that no refresh changes."""
    if not name.strip():
        raise NoteError("A theme needs a name.", next_step='outsidein theme rename THEME "NAME"')
    return _decide(workspace, "rename", [asked], name=name.strip(), progress=progress)


def merge(
    workspace: Workspace,
    asked: Sequence[str],
    *,
    name: str | None = None,
    progress: Progress | None = None,
) -> DecisionShown:
    """Make one theme of several: the first, with what all had."""
    if len(asked) < 2:
        step = "outsidein theme merge THEME THEME…"
        raise NoteError("It takes two themes to merge.", next_step=step)
    return _decide(workspace, "merge", asked, name=name, progress=progress)


def split(
    workspace: Workspace, asked: str, *, by: str | None = None, progress: Progress | None = None
) -> DecisionShown:
    """Split a theme into what stands apart within it, or into what has a word and the rest.

    The larger part, or the rest, stays the theme it is.
    """
    return _decide(workspace, "split", [asked], by=by, progress=progress)


def pin(workspace: Workspace, asked: str, *, progress: Progress | None = None) -> DecisionShown:
    """Hold a theme: no refresh renames, merges or drops it, and it is listed first."""
    return _decide(workspace, "pin", [asked], progress=progress)


def hide(workspace: Workspace, asked: str, *, progress: Progress | None = None) -> DecisionShown:
    """Leave a theme out of lists and needs; its statements stay."""
    return _decide(workspace, "hide", [asked], progress=progress)


def undo(
    workspace: Workspace, number: int | None = None, *, progress: Progress | None = None
) -> DecisionShown:
    """Take back one decision, by its number, or else the last one that is not taken back.

    Raises NotFound if there is none.
    """
    told = read_decisions(workspace.notes)
    live = [place for place, one in enumerate(told, start=1) if one.taken_back is None]
    if not live:
        raise NotFound(
            "There is no decision to take back.", next_step="`outsidein theme` shows all."
        )
    wanted = live[-1] if number is None else number
    if wanted not in live:
        done = "is taken back already" if 0 < wanted <= len(told) else "is not there"
        raise NotFound(
            f"Decision {wanted} {done}.", next_step="`outsidein theme decisions` lists them."
        )
    with _kept_if_applied(workspace):
        take_back(workspace.notes, wanted, on=_today())
        pipeline.refresh(workspace, progress=progress)
    return decisions(workspace)[wanted - 1]


def _decide(
    workspace: Workspace,
    what: str,
    asked: Sequence[str],
    *,
    name: str | None = None,
    by: str | None = None,
    progress: Progress | None,
) -> DecisionShown:
    """Write a decision and apply it. One that would have no effect is not kept: NoteError."""
    with open_answers(workspace) as connection:
        found = [find(connection, "theme", one) for one in asked]
    if len({one.known_id for one in found}) < len(found):
        raise NoteError(f"That is one theme: “{found[0].name}”.", next_step="Name another one.")
    decision = Decision(
        what=what,
        themes=tuple(one.known_id for one in found),
        names=tuple(one.name for one in found),
        name=name,
        by=by,
        on=_today(),
    )
    try:
        with _kept_if_applied(workspace):
            add_decision(workspace.notes, decision)
            pipeline.refresh(workspace, progress=progress)
            return _in_force(decisions(workspace)[-1])
    except NoteError:
        pipeline.refresh(workspace)
        raise


@contextmanager
def _kept_if_applied(workspace: Workspace) -> Iterator[None]:
    """Put the notes back as they were if what is written in this block can't be applied."""
    before = written(workspace.notes)
    try:
        yield
    except BaseException:
        restore(workspace.notes, before)
        raise


def _in_force(made: DecisionShown) -> DecisionShown:
    if made.outcome == "in force":
        return made
    reason = made.outcome.partition(": ")[2]
    step = "Split it by a word: --by WORD" if made.what == "split" and made.word is None else ""
    raise NoteError(f"That would change nothing: {reason}.", next_step=step)


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).astimezone().date()
