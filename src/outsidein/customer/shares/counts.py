"""Who spoke of what, and how often: the counts that shares of needs are made of.

One occasion is one person who spoke of one theme in one conversation: however often they said it
there, and however many departments of ours were in it. A person in an account is a voice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from outsidein.customer.spoken import Spoken

Reals = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasions:
    """One row is one person who spoke of one theme in one conversation; all arrays are as long.

    `weight` is 1 for the newest and halves with every half-life; `conversation` tells one person's
    conversations apart. `day` is not a number where no time was told.
    """

    voice: Places
    theme: Places
    department: Places
    conversation: Places
    day: Reals
    weight: Reals


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """One row is one person in one account, with their role and how much they were heard.

    `heard` is the sum of the weights of their occasions; `number` how many occasions of the same
    weight would tell as much (Kish 1965): the square of the sum over the sum of squares.
    """

    account: Places
    person: Places
    role: Places
    heard: Reals
    number: Reals


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """One row is one voice and one theme that it speaks of; `share` is what it gives the theme.

    `weight` is the sum of its occasions' weights and `squares` of their squares. `pair` is the
    place in `Counts.pairs` of the account and theme.
    """

    voice: Places
    theme: Places
    pair: Places
    share: Reals
    weight: Reals
    squares: Reals


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """All counts; of themes, accounts, roles and departments, how many there are.

    `pair_account` and `pair_theme` name each account and theme of which somebody there speaks.
    """

    accounts: int
    themes: int
    roles: int
    departments: int
    occasions: Occasions
    voices: Voices
    cells: Cells
    pair_account: Places
    pair_theme: Places


def counts_of(spoken: Spoken, *, half_life: float) -> Counts:
    """Count who spoke of what; words lose half their weight in so many days, 0: none ever.

    Age is measured from the newest word, not from the clock. What has no time weighs like what is
    of middling age.
    """
    people, themes = len(spoken.people), len(spoken.themes)
    of_voice = spoken.account.astype(np.int64) * people + spoken.person
    known, first, voice = np.unique(of_voice, return_index=True, return_inverse=True)
    occasions = _occasions(spoken, voice, half_life)
    heard = each(occasions.voice, occasions.weight, len(known))
    voices = Voices(
        account=known // people,
        person=known % people,
        role=spoken.role[first].astype(np.int64),
        heard=heard,
        number=heard**2 / each(occasions.voice, occasions.weight**2, len(known)),
    )
    cells, pairs = _cells(occasions, voices, themes)
    return Counts(
        accounts=len(spoken.accounts),
        themes=themes,
        roles=len(spoken.roles),
        departments=len(spoken.departments),
        occasions=occasions,
        voices=voices,
        cells=cells,
        pair_account=pairs // themes,
        pair_theme=pairs % themes,
    )


def _cells(occasions: Occasions, voices: Voices, themes: int) -> tuple[Cells, Places]:
    """Sum occasions by voice and theme, and name each account and theme of which one speaks."""
    known, cell = np.unique(occasions.voice * themes + occasions.theme, return_inverse=True)
    voice, theme = known // themes, known % themes
    weight = each(cell, occasions.weight, len(known))
    pairs, pair = np.unique(voices.account[voice] * themes + theme, return_inverse=True)
    cells = Cells(
        voice=voice,
        theme=theme,
        pair=pair,
        share=weight / voices.heard[voice],
        weight=weight,
        squares=each(cell, occasions.weight**2, len(known)),
    )
    return cells, pairs


def _occasions(spoken: Spoken, voice: Places, half_life: float) -> Occasions:
    threads = int(spoken.thread.max()) + 1
    conversation = voice * threads + spoken.thread
    order = np.lexsort((spoken.department, spoken.theme, conversation))
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = (np.diff(conversation[order]) != 0) | (np.diff(spoken.theme[order]) != 0)
    kept = order[is_first]
    day = spoken.day[kept]
    return Occasions(
        voice=voice[kept],
        theme=spoken.theme[kept].astype(np.int64),
        department=spoken.department[kept].astype(np.int64),
        conversation=np.unique(conversation[kept], return_inverse=True)[1],
        day=day,
        weight=_weight(day, half_life),
    )


def _weight(day: Reals, half_life: float) -> Reals:
    told = ~np.isnan(day)
    if half_life <= 0 or not told.any():
        return np.ones(len(day))
    age = np.where(told, day[told].max() - day, np.median(day[told].max() - day[told]))
    weight: Reals = np.exp2(-age / half_life)
    return weight


def each(places: Places, values: Reals | None, count: int) -> Reals:
    """Sum the values (else count) by place, for so many places."""
    return np.bincount(places, values, count).astype(np.float64)


def once_each(keys: Places) -> Places:
    """Give the different keys in order; faster than numpy's own for many keys."""
    ordered = np.sort(keys)
    is_new = np.ones(len(ordered), dtype=bool)
    is_new[1:] = ordered[1:] != ordered[:-1]
    return ordered[is_new]
