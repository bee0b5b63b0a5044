"""What the people of one account speak of, with who says so and the most telling words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.ask.answers import rows, sql
from outsidein.ask.statements import Statement, by_ids

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import duckdb


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One person of a customer's, as far as they speak of something."""

    person_id: str
    name: str
    title: str | None
    statements: int
    departments: list[str]
    kinds: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that people of an account speak of, with the words for it.

    `broader` is the name of the broader need that it belongs to. `share`, from 0 to 1, is how much
    of what matters to the account's people it is, likely between `low` and `high`; all three are
    None where too few were heard. `trend` is rising, falling, steady or too few.
    """

    theme_id: str
    name: str
    broader: str | None
    people: int
    statements: int
    kinds: dict[str, int]
    departments: list[str]
    first_at: dt.datetime | None
    last_at: dt.datetime | None
    share: float | None
    low: float | None
    high: float | None
    trend: str
    voices: list[Voice]
    quotes: list[Statement]


def themes_by_id(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, Any]]:
    """Give the name of each theme and of the broader need it belongs to, by theme_id."""
    return {row["theme_id"]: row for row in rows(connection, sql("theme_names"))}


def needs_heard(
    connection: duckdb.DuckDBPyConnection,
    account: str,
    themes: Mapping[str, Mapping[str, Any]],
    people: Sequence[Mapping[str, Any]],
) -> list[Need]:
    """Give the needs of the account with this id, what matters most first.

    `themes` are those of `themes_by_id`, `people` are who spoke for the account, with their names:
    tables of an account are small, but joining them to those of all accounts takes time.
    """
    values = {"account": account}
    named = {one["person_id"]: one for one in people}
    voices: dict[str, list[Voice]] = {}
    for row in rows(connection, sql("voices"), values):
        one = named[row["person_id"]]
        voice = Voice(**{key: row[key] for key in SPOKE}, name=one["name"], title=one["title"])
        voices.setdefault(row["theme_id"], []).append(voice)
    kinds: dict[str, dict[str, int]] = {}
    for row in rows(connection, sql("kinds_heard"), values):
        kinds.setdefault(row["theme_id"], {})[row["kind"]] = row["statements"]
    quotes: dict[str, list[str]] = {}
    for row in rows(connection, sql("quotes_heard"), values):
        quotes.setdefault(row["theme_id"], []).append(row["statement_id"])
    words = by_ids(connection, [one for some in quotes.values() for one in some], account=account)
    return [
        Need(
            **row,
            name=themes[row["theme_id"]]["name"],
            broader=themes[row["theme_id"]]["broader"],
            kinds=kinds.get(row["theme_id"], {}),
            voices=sorted(voices.get(row["theme_id"], []), key=_most_first),
            quotes=[words[one] for one in quotes.get(row["theme_id"], [])],
        )
        for row in rows(connection, sql("needs"), values)
    ]


SPOKE = ("person_id", "statements", "departments", "kinds")


def _most_first(voice: Voice) -> tuple[int, str, str]:
    return (-voice.statements, voice.name, voice.person_id)
