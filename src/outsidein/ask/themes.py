"""The themes: all of them at a glance with what changed lately, and one of them whole."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.ask.names import find
from outsidein.ask.statements import Statement, by_ids

if TYPE_CHECKING:
    import duckdb

    from outsidein.record.workspace import Workspace

CENTRAL_SHOWN = 5
FEWEST_IN_TREND = 10  # people in both quarters together: fewer say nothing of a trend
SURE = 1.96  # standard deviations: 19 times in 20 it is no accident
CHANGES_SHOWN = dt.timedelta(days=182)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeAtAGlance:
    """One theme in the list of all; a broader `need` has its themes in `themes`.

    `trend` compares the last quarter with the one before, in people among all that were heard:
    rising, falling, steady, or too few to say.
    """

    theme_id: str
    name: str
    level: str
    people: int
    statements: int
    first_seen: dt.datetime | None
    last_seen: dt.datetime | None
    trend: str
    is_pinned: bool
    themes: list[ThemeAtAGlance]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeChange:
    """What became of a theme, and when: born, died, split_from or merged_into another one."""

    theme_id: str
    name: str
    what: str
    other_id: str | None
    other_name: str | None
    happened_at: dt.datetime | None
    share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Of all customers' statements, how many are of kind other, and how many have no theme else.

    `different` are those that themes can be found in, of which `needed` have to be there.
    """

    statements: int
    other: int
    without_theme: int
    different: int
    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Themes:
    """All themes that are shown, what changed in the last half year, and what is in no theme."""

    themes: list[ThemeAtAGlance]
    changes: list[ThemeChange]
    coverage: Coverage
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionShown:
    """One decision of people's about themes, and what came of it; `outcome` tells."""

    number: int
    what: str
    theme_ids: list[str]
    theme_names: list[str]
    name: str | None
    word: str | None
    decided_on: dt.date | None
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeTheme:
    """One theme: its words, its most central statements, its kinds, and what became of it."""

    glance: ThemeAtAGlance
    broader: str | None
    is_hidden: bool
    words: list[str]
    kinds: dict[str, int]
    central: list[Statement]
    changes: list[ThemeChange]
    decisions: list[DecisionShown]


def themes(workspace: Workspace) -> Themes:
    """Give all themes, those of most people first, and needs with their themes.

    Pinned ones come before all others, outside their needs.
    """
    # Only here is it needed, and it brings the encoder.
    from outsidein.themes.discover import FEWEST_TEXTS  # noqa: PLC0415

    with open_answers(workspace) as connection:
        told = rows(connection, sql("themes"))
        changed = rows(connection, sql("theme_changes"))
        (counted,) = rows(connection, sql("coverage"))
    shown = [
        row for row in told if not row["is_hidden"] and (row["statements"] or row["is_pinned"])
    ]
    newest = max((row["last_seen"] for row in told if row["last_seen"]), default=None)
    return Themes(
        themes=[
            _glance(row, shown)
            for row in shown
            if row["level"] == "need" or row["is_pinned"] or not row["parent_id"]
        ],
        changes=[
            ThemeChange(**row)
            for row in changed
            if newest is None
            or row["happened_at"] is None
            or row["happened_at"] >= newest - CHANGES_SHOWN
        ],
        coverage=Coverage(**counted, needed=FEWEST_TEXTS),
        hidden=sum(row["is_hidden"] for row in told),
    )


def whole_theme(workspace: Workspace, asked: str) -> WholeTheme:
    """Give one theme whole. Raises NotFound, with near names, if not exactly one is meant."""
    with open_answers(workspace) as connection:
        theme_id = find(connection, "theme", asked).known_id
        told = rows(connection, sql("themes"))
        (row,) = (one for one in told if one["theme_id"] == theme_id)
        values = {"theme": theme_id}
        query = "SELECT central_ids FROM theme WHERE theme_id = $theme"
        ((central_ids,),) = connection.execute(query, values).fetchall()
        words = by_ids(connection, central_ids or [])
        history = f"FROM ({sql('theme_changes')}) WHERE $theme IN (theme_id, other_id)"
        return WholeTheme(
            glance=_glance(row, told),
            broader=next(
                (one["name"] for one in told if one["theme_id"] == row["parent_id"]), None
            ),
            is_hidden=row["is_hidden"],
            words=row["words"],
            kinds={one["kind"]: one["statements"] for one in rows(connection, KINDS, values)},
            central=[words[one] for one in central_ids or [] if one in words][:CENTRAL_SHOWN],
            changes=[ThemeChange(**one) for one in rows(connection, history, values)],
            decisions=[one for one in _decisions(connection) if theme_id in one.theme_ids],
        )


def decisions(workspace: Workspace) -> list[DecisionShown]:
    """Give all decisions about themes as last applied, the oldest first."""
    with open_answers(workspace) as connection:
        return _decisions(connection)


def trend(lately: int, before: int, people_lately: int, people_before: int) -> str:
    """Compare two quarters by the share of the people heard who speak of something.

    By the test for two proportions: a change that may be an accident is none.

    >>> trend(30, 10, 100, 100), trend(12, 10, 100, 100), trend(3, 1, 100, 100)
    ('rising', 'steady', 'too few to say')
    """
    if lately + before < FEWEST_IN_TREND or not people_lately or not people_before:
        return "too few to say"
    pooled = (lately + before) / (people_lately + people_before)
    spread = math.sqrt(pooled * (1 - pooled) * (1 / people_lately + 1 / people_before))
    apart = lately / people_lately - before / people_before
    if abs(apart) <= SURE * spread:
        return "steady"
    return "rising" if apart > 0 else "falling"


KINDS = """
SELECT statement.kind, count(*) AS statements
FROM statement_theme
INNER JOIN theme ON theme.theme_id = statement_theme.theme_id
INNER JOIN statement ON statement.statement_id = statement_theme.statement_id
WHERE $theme IN (theme.theme_id, theme.parent_id)
GROUP BY statement.kind
ORDER BY statements DESC, statement.kind
"""


def _glance(row: dict[str, Any], among: list[dict[str, Any]]) -> ThemeAtAGlance:
    compared = (row["lately"], row["before"], row["people_lately"], row["people_before"])
    return ThemeAtAGlance(
        theme_id=row["theme_id"],
        name=row["name"],
        level=row["level"],
        people=row["people"],
        statements=row["statements"],
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
        trend=trend(*compared),
        is_pinned=row["is_pinned"],
        themes=[
            _glance(one, among)
            for one in among
            if one["parent_id"] == row["theme_id"] and not one["is_pinned"]
        ],
    )


def _decisions(connection: duckdb.DuckDBPyConnection) -> list[DecisionShown]:
    return [DecisionShown(**row) for row in rows(connection, "FROM theme_decision ORDER BY number")]
