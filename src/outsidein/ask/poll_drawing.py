"""Drawing a blind poll: which needs our people are asked to rank, in which words and order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.ask.deciding import today
from outsidein.ask.names import find
from outsidein.ask.poll_facts import polls_told
from outsidein.errors import UserError
from outsidein.record.ids import content_hash, row_id

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.record.workspace import Workspace

USUALLY_ASKED = 10
FEWEST_ASKED = 5
MOST_ASKED = 25
FOLDER = "polls"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedAsked:
    """One need on a ballot: its number there, what it is called, and a customer's words for it."""

    number: int
    theme_id: str
    need: str
    quote: str | None
    statement_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A poll that is drawn: the needs to rank, in an order that gives nothing away.

    `folder` is where its ballots belong. It is open once `open_poll` was told of it.
    """

    poll_id: str
    name: str
    account_id: str | None
    account: str | None
    departments: list[str]
    needs: list[NeedAsked]
    folder: Path


def draw_poll(
    workspace: Workspace, *, needs: int = USUALLY_ASKED, account: str | None = None
) -> Drawn:
    """Draw a poll: half of its needs are those of most people, some are rare, some are believed in.

    Nothing is kept yet. Raises UserError if there are too few needs to ask about.
    """
    if not FEWEST_ASKED <= needs <= MOST_ASKED:
        raise UserError(
            f"Nobody can rank {needs} needs." if needs > MOST_ASKED else "That is too few to rank.",
            next_step=f"Ask about {FEWEST_ASKED} to {MOST_ASKED}: --needs {USUALLY_ASKED}",
        )
    name = _name(workspace)
    with open_answers(workspace) as connection:
        about = find(connection, "account", account) if account else None
        values = {"account": about.known_id if about else None}
        known = rows(connection, sql("needs_to_ask"), values)
        heard = connection.execute("SELECT DISTINCT department FROM statement").fetchall()
    if len(known) < FEWEST_ASKED:
        raise UserError(
            f"There are too few needs to rank: {len(known)}.",
            next_step="Read more of what customers say, then: outsidein refresh",
        )
    asked = sorted(_chosen(known, needs), key=lambda one: content_hash(name, one["theme_id"]))
    return Drawn(
        poll_id=row_id("poll", name),
        name=name,
        account_id=about.known_id if about else None,
        account=about.name if about else None,
        departments=sorted({one for (one,) in heard if one and one != "unknown"}),
        needs=[
            NeedAsked(
                number=number,
                theme_id=one["theme_id"],
                need=one["name"],
                quote=one["quote"],
                statement_id=one["statement_id"] or "",
            )
            for number, one in enumerate(asked, start=1)
        ],
        folder=workspace.folder / FOLDER / name,
    )


def _name(workspace: Workspace) -> str:
    """Name a poll by its day; a second one of the day has a number."""
    taken = {one.name for one in polls_told(workspace)}
    day = today().isoformat()
    names = [day, *(f"{day}-{number}" for number in range(2, len(taken) + 3))]
    return next(one for one in names if one not in taken)


def _chosen(known: list[dict[str, Any]], wanted: int) -> list[dict[str, Any]]:
    """Choose what to ask about: half of most people, a quarter believed in, the others rare.

    `known` comes in order of people. Which of the rare ones is drawn by the hash of their ids.
    """
    most = known[: (wanted + 1) // 2]
    believed = [one for one in known[len(most) :] if one["believed_by"]]
    believed.sort(key=lambda one: -one["believed_by"])
    chosen = [*most, *believed[: wanted // 4]]
    taken = {one["theme_id"] for one in chosen}
    rare = [one for one in known[len(known) // 2 :] if one["theme_id"] not in taken]
    rare.sort(key=lambda one: content_hash(one["theme_id"]))
    rest = [one for one in known[len(most) :] if one["theme_id"] not in taken]
    for one in [*rare, *rest]:
        if len(chosen) < wanted and one not in chosen:
            chosen.append(one)
    return chosen
