"""What departments believe that customers want, beside what customers say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.ask.names import find
from outsidein.ask.poll_facts import closed, withheld
from outsidein.ask.statements import Statement, by_ids
from outsidein.customer.beliefs.meaning import NEARBY, SURE, bare

if TYPE_CHECKING:
    from outsidein.record.workspace import Workspace

NEAREST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedBelieved:
    """One need as a department believes in it, and as customers' people speak of it.

    `words` are the department's own for it, `quotes` the customers'. Ranks begin at 1;
    `believed_rank` is None where nobody of the department names it. Where too few people were
    heard, there is no share.
    """

    theme_id: str
    need: str
    verdict: str
    believed_rank: int | None
    named_by: int
    asked: int
    needed_rank: int
    needs: int
    people: int
    people_heard: int
    needed_share: float | None
    low: float | None
    high: float | None
    department_people: int
    department_people_heard: int
    words: list[str]
    quotes: list[Statement]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsureBelief:
    """Words of a department that no theme is surely meant by; the `nearest` are only near.

    With no nearest, nothing that customers speak of comes near.
    """

    need: str
    named_by: int
    nearest: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """How far those asked agree, about so many needs: alpha is None where too few can tell.

    `evidence` is how near they come to the customers' order: 1 is the same, -1 the reverse.
    """

    asked: int
    needs: int
    alpha: float | None
    alpha_low: float | None
    alpha_high: float | None
    evidence: float | None
    evidence_low: float | None
    evidence_high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentBeliefs:
    """What one department believes: the needs where it is wrong first."""

    department: str
    within: Within
    needs: list[NeedBelieved]
    unsure: list[UnsureBelief]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beliefs:
    """What departments believe of all customers or one, in a poll or as lists that were read.

    `withheld` are needs that an open poll asks about: nothing is told of them until it is closed.
    """

    poll: str | None
    account: str | None
    between: Within | None
    departments: list[DepartmentBeliefs]
    withheld: list[str]


def beliefs(
    workspace: Workspace, *, poll: str | None = None, account: str | None = None
) -> Beliefs:
    """Give what departments believe: in a closed poll, else as read from files.

    Raises NotFound for a poll or account that nobody has, and for a poll that is still open.
    """
    asked = closed(workspace, poll) if poll is not None else None
    hidden = withheld(workspace)
    with open_answers(workspace) as connection:
        if asked is not None:
            about = asked.account_id
        else:
            about = find(connection, "account", account).known_id if account else None
        values = {"poll": asked and asked.poll_id, "account": about}
        within = {
            row.pop("department"): Within(**row)
            for row in rows(connection, sql("belief_agreement"), values)
        }
        held = rows(connection, sql("beliefs_held"), values)
        told = rows(connection, sql("belief_words"), values)
        quoted = sorted({one for row in held for one in row["statement_ids"]})
        words = by_ids(connection, quoted, account=about)
        names = rows(
            connection, "SELECT name FROM account WHERE account_id = $about", {"about": about}
        )
    shown = [row for row in held if row["theme_id"] not in hidden]
    return Beliefs(
        poll=asked.name if asked else None,
        account=names[0]["name"] if names else None,
        between=within.pop(None, None),
        departments=[
            DepartmentBeliefs(
                department=name,
                within=one,
                needs=[_need(row, told, words) for row in shown if row["department"] == name],
                unsure=_unsure([row for row in told if row["department"] == name]),
            )
            for name, one in within.items()
        ],
        withheld=sorted(hidden.values()),
    )


def _need(
    row: dict[str, Any], told: list[dict[str, Any]], words: dict[str, Statement]
) -> NeedBelieved:
    own = [
        one["need"]
        for one in told
        if one["department"] == row["department"]
        and one["theme_id"] == row["theme_id"]
        and one["probability"] >= SURE
    ]
    quotes = [words[one] for one in row["statement_ids"] if one in words]
    kept = {key: value for key, value in row.items() if key not in {"department", "statement_ids"}}
    return NeedBelieved(**kept, words=list(dict.fromkeys(own)), quotes=quotes)


def _unsure(told: list[dict[str, Any]]) -> list[UnsureBelief]:
    """Gather the words that no theme is surely meant by."""
    by_words: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for row in told:  # the same thing may be said in sentences that begin otherwise
        said = by_words.setdefault(bare(row["need"]).casefold(), {})
        said.setdefault(row["need"], []).append(row)
    unsure = [
        (next(iter(said)), next(iter(said.values())), said)
        for said in by_words.values()
        if (next(iter(said.values()))[0]["probability"] or 0) < SURE
    ]
    return [
        UnsureBelief(
            need=need,
            named_by=sum(rows_of_one[0]["named_by"] for rows_of_one in said.values()),
            nearest=[one["name"] for one in found if one["name"] and one["probability"] >= NEARBY][
                :NEAREST
            ],
        )
        for need, found, said in unsure
    ]
