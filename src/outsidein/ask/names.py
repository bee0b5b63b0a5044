"""Finding the one that is meant by a name."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.ask.answers import rows, sql
from outsidein.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

NEAR_NAMES = 5
NAMESAKES = 10
# Asking for all names is slow where they are many, and only needed to name those that are near.
HAS_IT_IN_NAME = "contains(lower(name), lower($asked))"
LISTINGS = {
    "account": "outsidein customer",
    "person": "outsidein statements",
    "theme": "outsidein theme",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One thing that can be asked for by id or name, and what tells it from its namesakes.

    `is_heard` is false for a person who never said anything, and for a theme that is hidden.
    """

    known_id: str
    name: str
    details: list[str]
    is_heard: bool


def find(connection: duckdb.DuckDBPyConnection, what: str, asked: str) -> Known:
    """Find the account, person or theme that is meant.

    Raises NotFound, with near names, if there is none or more than one.
    """
    query = sql(f"known_{what}")
    values = {"asked": asked.strip()}
    near = (
        rows(connection, f"SELECT * FROM ({query}) WHERE known_id = lower($asked)", values)
        or rows(connection, f"SELECT * FROM ({query}) WHERE {HAS_IT_IN_NAME}", values)
        or rows(connection, query)
    )
    return one_named(asked, [Known(**row) for row in near], what=what, listing=LISTINGS[what])


def one_named(asked: str, known: Sequence[Known], *, what: str, listing: str) -> Known:
    """Find the one that is meant: by id, by name, or by the only name that has it in.

    Who said something comes before who never did. Raises NotFound, with near names, if there is
    none or more than one.
    """
    folded = asked.casefold().strip()
    by_id = [one for one in known if one.known_id == folded]
    exact = by_id or [one for one in known if one.name.casefold() == folded]
    fitting = exact or [one for one in known if folded in one.name.casefold()]
    meant = [one for one in fitting if one.is_heard] or fitting
    if len(meant) == 1:
        return meant[0]
    if not meant:
        near = near_names(asked, [one.name for one in known])
        step = f"Did you mean: {listed(near)}?" if near else f"`{listing}` lists them."
        raise NotFound(f"There is no {what} “{asked}”.", next_step=step)
    names = list(dict.fromkeys(one.name for one in meant))
    if len(names) > 1:
        more = ["…"] if len(names) > NEAR_NAMES else []
        raise NotFound(
            f"More than one {what} has “{asked}” in its name.",
            next_step=f"Which one: {listed([*names[:NEAR_NAMES], *more])}?",
        )
    raise NotFound(f"More than one {what} is called “{names[0]}”.", next_step=_namesakes(meant))


def listed(names: Sequence[str]) -> str:
    """List names in one line, so that one with a comma in it stays in one piece.

    >>> listed(["Alder", "Kestrel"]), listed(["card, lost", "fee"])
    ('Alder, Kestrel', '“card, lost”, “fee”')
    """
    if any("," in name for name in names):
        return ", ".join(name if name == "…" else f"“{name}”" for name in names)
    return ", ".join(names)


def near_names(asked: str, names: Sequence[str]) -> list[str]:
    """Give the names that look most like the one asked for."""
    by_folded = {name.casefold(): name for name in reversed(names)}
    near = difflib.get_close_matches(asked.casefold(), by_folded, n=NEAR_NAMES, cutoff=0.5)
    first_words = {folded.split()[0]: folded for folded in reversed(by_folded) if folded.split()}
    near += difflib.get_close_matches(asked.casefold(), first_words, n=NEAR_NAMES, cutoff=0.6)
    found = (by_folded.get(one) or by_folded[first_words[one]] for one in near)
    return list(dict.fromkeys(found))[:NEAR_NAMES]


def _namesakes(meant: Sequence[Known]) -> str:
    """List those of one name, so that one of them can be asked for by its id."""
    lines = [
        f"  {one.known_id}  {', '.join(one.details) or 'nothing more is known'}"
        for one in meant[:NAMESAKES]
    ]
    if len(meant) > NAMESAKES:
        lines.append(f"  … and {len(meant) - NAMESAKES} more")
    return "\n".join(["Ask for one of them by its id:", *lines])
