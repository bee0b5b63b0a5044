"""Deciding about themes: each decision is written to `notes/themes.toml` and applied at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.ask import deciding
from outsidein.ask.answers import open_answers
from outsidein.ask.names import find
from outsidein.ask.themes import DecisionShown, decisions
from outsidein.errors import NoteError
from outsidein.themes.decisions import THEMES_FILE, Decision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.ask.deciding import Progress
    from outsidein.record.workspace import Workspace


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
    wanted = deciding.undo(
        workspace, THEMES_FILE, number, command="outsidein theme", progress=progress
    )
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
        on=deciding.today(),
    )
    return deciding.decide(
        workspace,
        THEMES_FILE,
        decision,
        outcome=lambda: _in_force(decisions(workspace)[-1]),
        progress=progress,
    )


def _in_force(made: DecisionShown) -> DecisionShown:
    if made.outcome == "in force":
        return made
    reason = made.outcome.partition(": ")[2]
    step = "Split it by a word: --by WORD" if made.what == "split" and made.word is None else ""
    raise NoteError(f"That would change nothing: {reason}.", next_step=step)
