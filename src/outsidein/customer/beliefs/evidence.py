"""How many of the customers' people speak of each need, and how sure its place among them is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from outsidein.customer.spoken import Spoken

    Numbers = npt.NDArray[np.float64]

# Of fewer people, no place is sure enough to call a department wrong.
FEWEST_PEOPLE = 10
TRIALS = 200
# A statement about customers has to hold in so many trials.
SURE = 0.9


@dataclass(frozen=True, kw_only=True, eq=False)
class Evidence:
    """How many people speak of each theme, in the order of `themes`, of how many heard.

    Each row of `shares` is one trial: the share of people who speak of each theme among as many
    accounts drawn anew, or people if there is one account only. `by_department` has one row a
    department: its people who speak of each theme; `heard_by` has all its people.
    """

    themes: list[str]
    people: npt.NDArray[np.int64]
    heard: int
    shares: Numbers
    departments: list[str]
    by_department: npt.NDArray[np.int64]
    heard_by: npt.NDArray[np.int64]

    @property
    def is_enough(self) -> bool:
        """Whether there are enough people to say anything sure."""
        return self.heard >= FEWEST_PEOPLE

    def of(self, themes: Sequence[str]) -> Evidence:
        """Give the same for some of the themes only, in their order."""
        places = [self.themes.index(theme) for theme in themes]
        return Evidence(
            themes=list(themes),
            people=self.people[places],
            heard=self.heard,
            shares=self.shares[:, places],
            departments=self.departments,
            by_department=self.by_department[:, places],
            heard_by=self.heard_by,
        )

    def ranks(self) -> npt.NDArray[np.int64]:
        """Give each theme's place by people; those of as many share the better one."""
        more = self.people[None, :] > self.people[:, None]
        return np.asarray(1 + more.sum(axis=1), dtype=np.int64)

    def chance_within(self, places: int) -> Numbers:
        """Give how likely each theme is among the first so many, by the trials."""
        return np.asarray((self._better < places).mean(axis=0), dtype=np.float64)

    @cached_property
    def _better(self) -> npt.NDArray[np.int64]:
        """How many themes more people speak of, in each trial."""
        return np.stack([_places(row) for row in self.shares])


def evidence_of(spoken: Spoken, themes: Sequence[str], *, account: str | None = None) -> Evidence:
    """Count the people who speak of each theme: nobody twice, however often they say it.

    People of one account are alike, so trials draw whole accounts; within one account, people.
    """
    rows = np.arange(spoken.rows)
    if account is not None:
        at = spoken.accounts.index(account) if account in spoken.accounts else -1
        rows = np.flatnonzero(spoken.account == at)
    person, theme = spoken.person[rows], _places_of(spoken.themes, themes)[spoken.theme[rows]]
    persons = np.flatnonzero(np.bincount(person, minlength=len(spoken.people)))
    unit_of = np.zeros(len(spoken.people), np.int64)
    unit_of[person[::-1]] = spoken.account[rows][::-1]  # who moved counts where they come first
    if account is not None:
        unit_of[persons] = np.arange(len(persons))
    units, unit = np.unique(unit_of[persons], return_inverse=True)
    unit_of[persons] = unit
    pairs = _distinct(person, theme)
    return (
        Evidence(
            themes=list(themes),
            people=np.bincount(pairs[:, 1], minlength=len(themes)),
            heard=len(persons),
            shares=_trials(
                unit_of[pairs[:, 0]], pairs[:, 1], len(themes), np.bincount(unit).astype(np.int64)
            ),
            departments=spoken.departments,
            **_by_department(spoken, rows, theme, len(themes)),
        )
        if len(units)
        else _nobody(spoken, themes)
    )


def _trials(
    unit: npt.NDArray[np.int64],
    theme: npt.NDArray[np.int64],
    count: int,
    people: npt.NDArray[np.int64],
) -> Numbers:
    """Draw units anew, with as many draws as there are units, and count people's shares."""
    units = len(people)
    speak = sparse.csr_matrix((np.ones(len(unit)), (unit, theme)), shape=(units, count))
    drawn = np.random.default_rng(0).multinomial(units, np.full(units, 1 / units), size=TRIALS)
    heard = drawn @ people
    shares: Numbers = (speak.T @ drawn.T).T / heard[:, None]
    return shares


def _by_department(
    spoken: Spoken, rows: npt.NDArray[np.int64], theme: npt.NDArray[np.int64], count: int
) -> dict[str, npt.NDArray[np.int64]]:
    """Count each department's people, and those of them who speak of each theme."""
    person, department = spoken.person[rows], spoken.department[rows].astype(np.int64)
    known = len(spoken.departments)
    heard_by = np.bincount(_distinct(person, department)[:, 1], minlength=known)
    pairs = _distinct(person, np.where(theme < 0, -1, department * count + theme))
    told = np.bincount(pairs[:, 1], minlength=known * count).reshape(known, count)
    return {"by_department": told, "heard_by": heard_by}


def _distinct(one: npt.NDArray[np.int32], other: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Give the different pairs whose second is not below 0."""
    kept = other >= 0
    width = int(other.max(initial=0)) + 1
    codes = np.sort(one[kept].astype(np.int64) * width + other[kept])
    codes = codes[np.diff(codes, prepend=-1) > 0]  # faster than looking each up in a table
    return np.stack([codes // width, codes % width], axis=1)


def _places_of(known: Sequence[str], wanted: Sequence[str]) -> npt.NDArray[np.int64]:
    place = {theme: number for number, theme in enumerate(wanted)}
    return np.array([place.get(theme, -1) for theme in known], np.int64)


def _places(shares: Numbers) -> npt.NDArray[np.int64]:
    """Give how many themes are spoken of by more people, in one trial."""
    return np.searchsorted(np.sort(-shares), -shares, side="left")


def _nobody(spoken: Spoken, themes: Sequence[str]) -> Evidence:
    none = np.zeros(len(themes), np.int64)
    return Evidence(
        themes=list(themes),
        people=none,
        heard=0,
        shares=np.zeros((TRIALS, len(themes))),
        departments=spoken.departments,
        by_department=np.zeros((len(spoken.departments), len(themes)), np.int64),
        heard_by=np.zeros(len(spoken.departments), np.int64),
    )
