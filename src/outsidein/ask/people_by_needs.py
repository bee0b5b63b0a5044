"""Who of one account says what of which need: the matrix of its people and needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.ask.names import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.record.workspace import Workspace

Stance = Literal["wants", "objects", "wants and objects", "speaks", "silent"]

# What fits on a page, people across whom one still finds one's way.
MOST_PEOPLE = 15
MOST_NEEDS = 10
IN_FAVOUR = frozenset({"want", "goal", "pain"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleByNeeds:
    """The people of an account, as (name, role), its needs, and the stance of each on each.

    People are those who speak of most needs; the first needs are those on which they differ.
    `left_out` people and `needs_left_out` needs would not fit.
    """

    account: str
    people: list[tuple[str, str]]
    needs: list[str]
    stances: list[list[Stance]]
    left_out: int
    needs_left_out: int


def people_by_needs(workspace: Workspace, asked: str) -> PeopleByNeeds:
    """Give the matrix of one account. Raises NotFound, with near names, if not one is meant."""
    with open_answers(workspace) as connection:
        account = find(connection, "account", asked)
        values = {"account": account.known_id}
        people = rows(connection, sql("disagreement_people"), values)
        voices = rows(connection, sql("disagreement_voices"), values)
        contested = [row["theme_id"] for row in rows(connection, sql("disagreements"), values)]
    kinds = {(one["person_id"], one["theme_id"]): one["kinds"] for one in voices}
    names = {one["theme_id"]: one["need"] for one in voices}
    speakers: dict[str, int] = dict.fromkeys(contested, 0)
    spoken: dict[str, int] = {}
    for person, theme in kinds:
        speakers[theme] = speakers.get(theme, 0) + 1
        spoken[person] = spoken.get(person, 0) + 1
    needs = sorted(
        names,
        key=lambda theme: (
            contested.index(theme) if theme in contested else len(contested),
            -speakers[theme],
            names[theme],
        ),
    )
    loudest = sorted(people, key=lambda one: (-spoken[one["person_id"]], one["name"]))
    shown, columns = loudest[:MOST_PEOPLE], needs[:MOST_NEEDS]
    return PeopleByNeeds(
        account=account.name,
        people=[(one["name"], one["role"]) for one in shown],
        needs=[names[theme] for theme in columns],
        stances=[
            [_stance(kinds.get((one["person_id"], theme), ())) for theme in columns]
            for one in shown
        ],
        left_out=len(loudest) - len(shown),
        needs_left_out=len(needs) - len(columns),
    )


def _stance(kinds: Sequence[str]) -> Stance:
    if not kinds:
        return "silent"
    if "objection" in kinds:
        return "wants and objects" if IN_FAVOUR.intersection(kinds) else "objects"
    return "wants" if IN_FAVOUR.intersection(kinds) else "speaks"
