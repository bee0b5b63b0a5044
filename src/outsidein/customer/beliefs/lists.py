"""What our people said that customers want, as lists: one person's needs, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from outsidein.customer.beliefs.meaning import SURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """One need that one of us names, and the themes it may mean, the likeliest first.

    `asked_in` is the poll it answers and the account it is about: of beliefs read from files, and
    of those about all customers, nothing. Without a rank: it was left empty, or never ranked.
    """

    belief_id: str
    asked_in: tuple[str | None, str | None]
    department: str
    person: str
    need: str
    rank: int | None
    place: str
    meant: tuple[tuple[str, float], ...] = ()

    @property
    def theme(self) -> str | None:
        """The theme it surely means."""
        return self.meant[0][0] if self.meant and self.meant[0][1] >= SURE else None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asked:
    """The people of one department who were asked, and where each of them puts each theme.

    One row of `positions` is one of them, from 1 for what matters most. In a poll, what they left
    empty is not a number; of a list, what it doesn't name comes after all it does. `named_by` is
    how many name each theme, `perhaps` what somebody may mean, `longest` their longest list.
    """

    department: str
    positions: Numbers
    named_by: npt.NDArray[np.int64]
    perhaps: npt.NDArray[np.bool_]
    longest: int

    @property
    def asked(self) -> int:
        """How many were asked."""
        return len(self.positions)

    def believed(self) -> Numbers:
        """Give where the department puts each theme: the mean of its people."""
        told = np.isfinite(self.positions)
        total = np.where(told, self.positions, 0.0).sum(axis=0)
        count = told.sum(axis=0)
        mean: Numbers = np.divide(total, count, out=np.full(len(total), np.nan), where=count > 0)
        return mean


def by_asking(beliefs: Iterable[Belief]) -> dict[tuple[str | None, str | None], list[Belief]]:
    """Group beliefs by where they were asked, in an order that is always the same."""
    found: dict[tuple[str | None, str | None], list[Belief]] = {}
    for one in sorted(
        beliefs, key=lambda one: (*(part or "" for part in one.asked_in), *_key(one))
    ):
        found.setdefault(one.asked_in, []).append(one)
    return found


def asked_of(beliefs: Sequence[Belief], themes: Sequence[str], *, is_poll: bool) -> list[Asked]:
    """Put what each department's people named, in one asking, beside the themes in question."""
    place = {theme: number for number, theme in enumerate(themes)}
    ordered = sorted(beliefs, key=_key)
    found = []
    for department, told in groupby(ordered, key=lambda one: one.department):
        people = [[*rows] for _, rows in groupby(told, key=lambda one: one.person)]
        positions = np.stack([_positions(rows, place, is_poll=is_poll) for rows in people])
        named = np.stack([_named(rows, place, is_poll=is_poll) for rows in people])
        perhaps = {theme for rows in people for one in rows for theme, _ in one.meant}
        found.append(
            Asked(
                department=department,
                positions=positions,
                named_by=named.sum(axis=0),
                perhaps=np.array([theme in perhaps for theme in themes], bool),
                longest=max(len(rows) for rows in people),
            )
        )
    return found


def _key(one: Belief) -> tuple[Any, ...]:
    return (one.department, one.person, one.rank or np.inf, one.belief_id)


def _named(
    rows: Sequence[Belief], place: dict[str, int], *, is_poll: bool
) -> npt.NDArray[np.bool_]:
    named = np.zeros(len(place), bool)
    for one in rows:
        if one.theme in place and (one.rank or not is_poll):
            named[place[one.theme]] = True
    return named


def _positions(rows: Sequence[Belief], place: dict[str, int], *, is_poll: bool) -> Numbers:
    """Give where one person puts each theme; of a theme named twice, the better place counts.

    What a list leaves out is known to come after it, so all of that shares the place behind it, as
    in Fagin, Kumar and Sivakumar, Comparing top k lists (2003). A list without ranks is one tie.
    """
    positions = np.full(len(place), np.nan if is_poll else len(rows) + 1.0)
    for one in rows:
        if one.theme not in place:
            continue
        at = one.rank if one.rank or is_poll else (len(rows) + 1) / 2
        if at:
            positions[place[one.theme]] = np.fmin(positions[place[one.theme]], at)
    return positions
