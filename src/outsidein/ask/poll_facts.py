"""Which polls there are, which are open, and what was answered: facts of the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.errors import NotFound
from outsidein.record.facts import read_facts
from outsidein.record.tables import POLL, POLL_ANSWER

if TYPE_CHECKING:
    import datetime as dt

    from outsidein.record.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PollTold:
    """One poll: what it asks about, in the order of the ballot, and what came back.

    `closed_on` is None while it is open.
    """

    poll_id: str
    name: str
    account_id: str | None
    theme_ids: list[str]
    needs: list[str]
    opened_on: dt.date
    closed_on: dt.date | None
    ballots: int

    @property
    def is_open(self) -> bool:
        """Whether ballots may still be handed in."""
        return self.closed_on is None


def polls_told(workspace: Workspace) -> list[PollTold]:
    """Give all polls, the oldest first."""
    closed_on: dict[str, dt.date] = {}
    ballots: dict[str, set[str]] = {}
    for row in read_facts(workspace.record, POLL_ANSWER).to_pylist():
        closed_on[row["poll_id"]] = row["answered_on"]
        ballots.setdefault(row["poll_id"], set()).add(row["ballot"])
    return [
        PollTold(
            poll_id=row["poll_id"],
            name=row["name"],
            account_id=row["account_id"],
            theme_ids=row["theme_ids"],
            needs=row["needs"],
            opened_on=row["opened_on"],
            closed_on=closed_on.get(row["poll_id"]),
            ballots=len(ballots.get(row["poll_id"], ())),
        )
        for row in read_facts(workspace.record, POLL).to_pylist()
    ]


def named(told: list[PollTold], asked: str) -> PollTold:
    """Give the poll of this name. Raises NotFound if there is none."""
    for one in told:
        if one.name == asked.strip():
            return one
    names = ", ".join(one.name for one in told)
    step = f"There are: {names}." if names else "Open one: outsidein poll new"
    raise NotFound(f"There is no poll “{asked}”.", next_step=step)


def closed(workspace: Workspace, asked: str) -> PollTold:
    """Give a closed poll by its name. Raises NotFound if there is none, or if it is open."""
    found = named(polls_told(workspace), asked)
    if found.is_open:
        raise NotFound(
            f"The poll of {found.name} is open: nothing is told before it is closed.",
            next_step="When all ballots are in: outsidein poll close",
        )
    return found


def withheld(workspace: Workspace) -> dict[str, str]:
    """Give the themes that open polls ask about, and what they are called on the ballots."""
    return {
        theme: need
        for one in polls_told(workspace)
        if one.is_open
        for theme, need in zip(one.theme_ids, one.needs, strict=True)
    }
