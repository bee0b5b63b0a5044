"""Deciding who is who: each decision is written to `notes/who.toml` and applied at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.ask import deciding
from outsidein.ask.answers import open_answers, rows
from outsidein.ask.who import Who, records_of, whole
from outsidein.ask.who_names import find_who, of_record
from outsidein.ask.who_splits import records_apart, written_as
from outsidein.errors import NoteError
from outsidein.identity.decisions import WHO_FILE, Decision
from outsidein.record.decision_file import read_all

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from outsidein.ask.deciding import Progress
    from outsidein.ask.who_names import Meant
    from outsidein.record.workspace import Workspace

NOT_APPLIED = "not applied yet: outsidein refresh"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionShown:
    """One decision about who is who, and what came of it; `outcome` tells.

    `records` stand for whoever they belong to; of a split, `apart` are the records taken out.
    """

    number: int
    what: str
    sort: str
    records: list[str]
    apart: list[str]
    names: list[str]
    decided_on: dt.date | None
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision that was made or taken back, and the people or accounts as they are now."""

    decision: DecisionShown
    now: list[Who]


def same(
    workspace: Workspace,
    asked: Sequence[str],
    *,
    account: bool = False,
    progress: Progress | None = None,
) -> Decided:
    """Make one person or account of several."""
    if len(asked) < 2:
        raise NoteError("It takes two to be one.", next_step="outsidein who same NAME NAME…")
    found = _each(workspace, asked, account=account)
    return _decide(workspace, _decision("same", found), progress=progress)


def differ(
    workspace: Workspace,
    one: str,
    other: str,
    *,
    account: bool = False,
    progress: Progress | None = None,
) -> Decided:
    """Keep two people or accounts apart, whatever they have in common."""
    found = _each(workspace, [one, other], account=account)
    return _decide(workspace, _decision("differ", found), progress=progress)


def split(
    workspace: Workspace,
    asked: str,
    *,
    apart: Sequence[str] = (),
    account: bool = False,
    progress: Progress | None = None,
) -> Decided:
    """Take records out of a person or account: those named, or else the least sure one.

    A record is named by its id, or as SOURCE:ID by the id it has in its system. What is taken out
    is one person or account of its own. Raises NoteError if it is left open what to take out.
    """
    with open_answers(workspace) as connection:
        meant = find_who(connection, workspace.record, asked, account=account)
        records = records_of(connection, workspace.record, meant.sort, meant.entity_id)
    taken = records_apart(meant.name, records, apart)
    staying = [one for one in records if one not in taken]
    # The record they are named by says best who they were; else the surest one.
    stays = next((one for one in staying if one.record_id == meant.entity_id), staying[-1])
    decision = Decision(
        what="split",
        sort=meant.sort,
        records=(stays.record_id,),
        apart=tuple(one.record_id for one in taken),
        names=(meant.name, *(one.name or written_as(one) for one in taken)),
        on=deciding.today(),
    )
    return _decide(workspace, decision, progress=progress)


def undo(
    workspace: Workspace, number: int | None = None, *, progress: Progress | None = None
) -> Decided:
    """Take back one decision, by its number, or else the last one that is not taken back.

    Raises NotFound if there is none.
    """
    taken = deciding.undo(workspace, WHO_FILE, number, command="outsidein who", progress=progress)
    return _shown(workspace, decisions(workspace)[taken - 1])


def decisions(workspace: Workspace) -> list[DecisionShown]:
    """Give all decisions about who is who, the oldest first, with what came of each."""
    with open_answers(workspace) as connection:
        applied = {row["number"]: row for row in rows(connection, "FROM who_decision")}
    made = read_all(WHO_FILE, workspace.notes)
    outcomes = [applied.get(number, {}) for number in range(1, len(made) + 1)]
    return [
        DecisionShown(
            number=number,
            what=one.what,
            sort=one.sort,
            records=[*one.records],
            apart=[*one.apart],
            names=[*one.names],
            decided_on=one.on,
            outcome=row["outcome"] if row.get("what") == one.what else NOT_APPLIED,
        )
        for number, (one, row) in enumerate(zip(made, outcomes, strict=True), start=1)
    ]


def _each(workspace: Workspace, asked: Sequence[str], *, account: bool) -> list[Meant]:
    """Find all that are meant. Raises NoteError if two are one already, or of different sorts."""
    with open_answers(workspace) as connection:
        found = [find_who(connection, workspace.record, one, account=account) for one in asked]
    first = found[0]
    by_id = {one.entity_id: one for one in found}
    if len(by_id) < len(found):
        twice = next(
            one for one in found if [it.entity_id for it in found].count(one.entity_id) > 1
        )
        raise NoteError(
            f"That is one {twice.sort} already: “{twice.name}”.",
            next_step=f"To make two of one: outsidein who split {twice.entity_id}",
        )
    if len({one.sort for one in found}) > 1:
        other = next(one for one in found if one.sort != first.sort)
        raise NoteError(
            f"“{first.name}” is one {first.sort}, “{other.name}” is one {other.sort}.",
            next_step="To ask for accounts only: --account",
        )
    return found


def _decision(what: str, found: Sequence[Meant]) -> Decision:
    return Decision(
        what=what,
        sort=found[0].sort,
        records=tuple(one.entity_id for one in found),
        names=tuple(one.name for one in found),
        on=deciding.today(),
    )


def _decide(workspace: Workspace, decision: Decision, *, progress: Progress | None) -> Decided:
    """Write a decision and apply it. One that would have no effect is not kept: NoteError."""
    return deciding.decide(
        workspace,
        WHO_FILE,
        decision,
        outcome=lambda: _shown(workspace, _in_force(decisions(workspace)[-1])),
        progress=progress,
    )


def _in_force(made: DecisionShown) -> DecisionShown:
    if made.outcome == "in force":
        return made
    raise NoteError(
        f"That would change nothing: {made.outcome}.",
        next_step="`outsidein who decisions` lists what was decided.",
    )


def _shown(workspace: Workspace, made: DecisionShown) -> Decided:
    """Show a decision with everybody it is about, as they are now."""
    with open_answers(workspace) as connection:
        about = (of_record(connection, one) for one in (*made.records, *made.apart))
        now = dict.fromkeys(one for one in about if one is not None)
        return Decided(
            decision=made, now=[whole(connection, workspace.record, *one) for one in now]
        )
