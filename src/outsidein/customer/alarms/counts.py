"""Who complained of what in which week, and how much was heard then: what a rise is told from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from outsidein.customer.spoken import Spoken

LOOK_BACK = 104  # weeks: what was complained of longer ago says little of what is usual now
BLOCK = 4  # weeks: who complains of one thing twice within them has complained of it once
# What a rate of few is pulled towards: as if so many more complaints had been as usual.
USUAL = 10.0
OWN = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaints:
    """One entry is one person who complained of one theme within four weeks.

    `week` counts from the oldest week that is looked at; the last one ends with the newest word of
    all customers. `row` is where in `Spoken` the first word of it stands. Entries are in order of
    theme, account, person and time.
    """

    row: NDArray[np.int64]
    theme: NDArray[np.int32]
    account: NDArray[np.int32]
    person: NDArray[np.int32]
    department: NDArray[np.int32]
    week: NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How much was heard in the weeks looked at, the first of which begins with `first_day`.

    `mentions` counts, by account, department and week, whenever a person spoke of a theme in a
    conversation, whatever they said of it: the more of it, the more complaints can be expected.
    """

    first_day: float
    weeks: int
    mentions: NDArray[np.float32]


def counted(spoken: Spoken) -> tuple[Complaints, Heard]:
    """Count complaints, people and not messages, and what was heard, week by week."""
    told = np.isfinite(spoken.day)
    newest = float(np.floor(spoken.day[told].max())) + 1 if told.any() else 0.0
    oldest = float(spoken.day[told].min()) if told.any() else 0.0
    weeks = int(np.clip(np.ceil((newest - oldest) / 7), 1, LOOK_BACK))
    first_day = newest - 7 * weeks
    rows = np.flatnonzero(told & (spoken.day >= first_day))
    week = ((spoken.day[rows] - first_day) // 7).astype(np.int32)
    shape = (len(spoken.accounts), len(spoken.departments), weeks)
    cell = np.ravel_multi_index((spoken.account[rows], spoken.department[rows], week), shape)
    mentions = np.bincount(cell, minlength=int(np.prod(shape))).astype(np.float32).reshape(shape)
    pains = spoken.pains[rows] > 0
    heard = Heard(first_day=first_day, weeks=weeks, mentions=mentions)
    return _complaints(spoken, rows[pains], week[pains], weeks), heard


def _complaints(
    spoken: Spoken, rows: NDArray[np.int64], week: NDArray[np.int32], weeks: int
) -> Complaints:
    """Count each person once for a theme and four weeks: at the first word of it."""
    # Blocks end with the newest week, so that the last one is whole.
    block = (weeks - 1 - week) // BLOCK
    order = np.lexsort(
        (
            spoken.thread[rows],
            spoken.department[rows],
            spoken.day[rows],
            -block,
            spoken.person[rows],
            spoken.account[rows],
            spoken.theme[rows],
        )
    )
    rows, week, block = rows[order], week[order], block[order]
    keys = (spoken.theme[rows], spoken.account[rows], spoken.person[rows], block)
    is_first = np.ones(len(rows), bool)
    is_first[1:] = np.logical_or.reduce([key[1:] != key[:-1] for key in keys])
    rows, week = rows[is_first], week[is_first]
    return Complaints(
        row=rows,
        theme=spoken.theme[rows],
        account=spoken.account[rows],
        person=spoken.person[rows],
        department=spoken.department[rows],
        week=week,
    )


def usual_rates(complaints: Complaints, heard: Heard, themes: int) -> NDArray[np.float32]:
    """Give how many complaints to expect of one mention: by theme, department and week.

    A department hears each theme at its own rate, and in each four weeks as much more or less of
    all complaints as of all *other* themes: a new survey that asks what is wrong makes no theme
    rise, and a theme that rises does not hide itself. Both are pulled towards the usual.
    """
    departments, weeks = heard.mentions.shape[1:]
    of_week = (np.arange(weeks)[::-1] // BLOCK).astype(np.int64)
    blocks = int(of_week.max()) + 1
    cell = np.ravel_multi_index(
        (complaints.theme, complaints.department, of_week[complaints.week]),
        (themes, departments, blocks),
    )
    told = np.bincount(cell, minlength=themes * departments * blocks)
    told = told.reshape(themes, departments, blocks).astype(np.float64)
    said = np.zeros((departments, blocks))
    np.add.at(said.T, of_week, heard.mentions.sum(axis=0, dtype=np.float64).T)
    of_department = told.sum(axis=(0, 2))
    rate = of_department / np.maximum(said.sum(axis=1), 1)
    others = told.sum(axis=0)[None] - told
    others_rate = others.sum(axis=2) / np.maximum(said.sum(axis=1), 1)
    season = (others + USUAL) / (others_rate[:, :, None] * said[None] + USUAL)
    share = told.sum(axis=(1, 2)) / max(told.sum(), 1)
    own = (told.sum(axis=2) + OWN) / (share[:, None] * of_department[None] + OWN)
    usual = (own * rate[None])[:, :, None] * season
    rates: NDArray[np.float32] = usual[:, :, of_week].astype(np.float32)
    return rates


def people_heard_since(spoken: Spoken, heard: Heard, rows: NDArray[np.intp]) -> NDArray[np.int64]:
    """Count, for each week, the people heard in it or later in these rows of what was spoken.

    Whoever is heard in several four weeks counts in each of them once.
    """
    rows = rows[spoken.day[rows] >= heard.first_day]
    week = ((spoken.day[rows] - heard.first_day) // 7).astype(np.int64)
    block = (heard.weeks - 1 - week) // BLOCK
    order = np.lexsort((week, block, spoken.person[rows]))
    person, block, week = spoken.person[rows][order], block[order], week[order]
    is_last = np.ones(len(order), bool)
    is_last[:-1] = (person[1:] != person[:-1]) | (block[1:] != block[:-1])
    told = np.bincount(week[is_last], minlength=heard.weeks)
    since: NDArray[np.int64] = np.cumsum(told[::-1])[::-1]
    return since
