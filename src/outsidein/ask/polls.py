"""Blind polls: our people rank needs before any answer is shown, then see what customers say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein import pipeline
from outsidein.ask.answers import open_answers
from outsidein.ask.beliefs import Beliefs, beliefs
from outsidein.ask.deciding import today
from outsidein.ask.filled_ballots import Filled, filled_ballots
from outsidein.ask.poll_drawing import FOLDER
from outsidein.ask.poll_facts import PollTold, named, polls_told
from outsidein.errors import UserError
from outsidein.record.facts import append_facts
from outsidein.record.ids import row_id
from outsidein.record.tables import POLL, POLL_ANSWER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from outsidein.ask.deciding import Progress
    from outsidein.ask.poll_drawing import Drawn
    from outsidein.record.workspace import Workspace

FILLED = "filled"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """The ballots that came back: how many of each department, and those that others replaced."""

    poll: str
    ballots: int
    by_department: dict[str, int]
    replaced: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """What closing a poll brought: the ballots, and belief beside evidence."""

    taken_in: TakenIn
    beliefs: Beliefs


def open_poll(workspace: Workspace, drawn: Drawn) -> None:
    """Remember a drawn poll, so that its ballots can be handed in."""
    row = {
        "poll_id": drawn.poll_id,
        "name": drawn.name,
        "account_id": drawn.account_id,
        "theme_ids": [one.theme_id for one in drawn.needs],
        "needs": [one.need for one in drawn.needs],
        "statement_ids": [one.statement_id for one in drawn.needs],
        "opened_on": today(),
    }
    append_facts(workspace.record, POLL, [row])


def polls(workspace: Workspace) -> list[PollTold]:
    """Give all polls, the oldest first. Of what they ask about, nothing is told."""
    return polls_told(workspace)


def close_poll(
    workspace: Workspace,
    files: Sequence[Path] = (),
    *,
    poll: str | None = None,
    progress: Progress | None = None,
) -> Closed:
    """Take in the ballots of an open poll, and only then reveal what customers say.

    Without files, those in the poll's folder `filled` are taken. A later ballot of the same person
    replaces an earlier one. A mistake in any of them closes nothing: UserError, with its line.
    """
    pipeline.check_notes(workspace)  # what would stop the refresh must not close the poll first
    taken_in = take_in(workspace, files, poll=poll)
    pipeline.refresh(workspace, progress=progress)
    return Closed(taken_in=taken_in, beliefs=beliefs(workspace, poll=taken_in.poll))


def take_in(
    workspace: Workspace, files: Sequence[Path] = (), *, poll: str | None = None
) -> TakenIn:
    """Append the answers of an open poll to the record, which closes it."""
    told = _open_one(workspace, poll)
    folder = workspace.folder / FOLDER / told.name / FILLED
    with open_answers(workspace) as connection:
        heard = connection.execute("SELECT DISTINCT department FROM statement").fetchall()
    departments = sorted({one for (one,) in heard if one})
    read = filled_ballots([*files] or _handed_in(folder), told, departments)
    if not read:
        raise UserError(
            "No ballot has an answer yet.",
            where=str(folder),
            next_step="Put filled ballots there, or name them: outsidein poll close FILE…",
        )
    kept = {one.key: one for one in read}
    append_facts(workspace.record, POLL_ANSWER, _answers(told, [*kept.values()]))
    return TakenIn(
        poll=told.name,
        ballots=len(kept),
        by_department=dict(sorted(Counter(one.department for one in kept.values()).items())),
        replaced=[_replaced(one, kept[one.key]) for one in read if kept[one.key] is not one],
    )


def _handed_in(folder: Path) -> list[Path]:
    """Give the ballots in a folder, by name. Raises UserError if anything else lies there too."""
    there = sorted(one for one in folder.rglob("*") if one.is_file() and one.name[0] != ".")
    for one in there:
        if one.suffix.lower() != ".csv":
            raise UserError(
                "This is no CSV file, so it would be left out.",
                where=str(one),
                next_step="Save it as CSV, or move it away, and close the poll again.",
            )
    return there


def _open_one(workspace: Workspace, asked: str | None) -> PollTold:
    told = polls_told(workspace)
    if asked is not None:
        found = named(told, asked)
        if not found.is_open:
            raise UserError(
                f"The poll of {found.name} is closed.",
                where=f"Since {found.closed_on}: its answers are known, so no ballot is blind now.",
                next_step=f"outsidein poll show {found.name}, or a new one: outsidein poll new",
            )
        return found
    still_open = [one for one in told if one.is_open]
    if not still_open:
        raise UserError("No poll is open.", next_step="Open one: outsidein poll new")
    if len(still_open) > 1:
        names = ", ".join(one.name for one in still_open)
        raise UserError(
            "More than one poll is open.",
            where=names,
            next_step=f"Say which: outsidein poll close --poll {still_open[0].name}",
        )
    return still_open[0]


def _answers(told: PollTold, ballots: Sequence[Filled]) -> list[dict[str, Any]]:
    """Make the facts: one need of one ballot each, what was left empty too."""
    return [
        {
            "poll_answer_id": row_id("poll answer", f"{told.poll_id} {one.key} {theme}"),
            "poll_id": told.poll_id,
            "ballot": row_id("ballot", f"{told.poll_id} {one.key}"),
            "department": one.department,
            "name": one.name,
            "theme_id": theme,
            "need": need,
            "rank": one.ranks.get(number),
            "place": one.place,
            "answered_on": today(),
        }
        for one in ballots
        for number, (theme, need) in enumerate(
            zip(told.theme_ids, told.needs, strict=True), start=1
        )
    ]


def _replaced(one: Filled, by: Filled) -> str:
    who = one.name or "the same ballot"
    return f"{who} ({one.department}): {one.place} was replaced by {by.place}"
