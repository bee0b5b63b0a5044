"""Which complaints rise: every theme by itself, of all customers and of single large accounts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from outsidein.customer.alarms.counts import counted, people_heard_since, usual_rates
from outsidein.customer.alarms.examined import (
    FEWEST_PEOPLE,
    Examined,
    Rise,
    held_against_chance,
)
from outsidein.customer.alarms.ratio import as_good_dates, ratio_of_all
from outsidein.customer.alarms.scan import (
    PROMISING,
    chance,
    dates_looked_at,
    likelihood_ratios,
    series_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from outsidein.customer.alarms.counts import Complaints, Heard
    from outsidein.customer.alarms.scan import Series
    from outsidein.customer.spoken import Spoken


def examined(spoken: Spoken) -> tuple[list[Examined], float]:
    """Examine every theme of all customers, then in each account those that many complain of.

    Gives them in order of theme and account, and the day (since 1970) that week 0 begins with.
    In single accounts, what too few complain of is left out.
    """
    complaints, heard = counted(spoken)
    if not len(complaints.row) or not len(dates_looked_at(heard.weeks)):
        return [], heard.first_day
    usual = usual_rates(complaints, heard, len(spoken.themes))
    of_all = held_against_chance([*_of_all(spoken, complaints, heard, usual)])
    of_accounts = held_against_chance([*_of_accounts(spoken, complaints, heard, usual)])
    return of_all + of_accounts, heard.first_day


def _of_all(
    spoken: Spoken, complaints: Complaints, heard: Heard, usual: NDArray[np.float32]
) -> Iterator[Examined]:
    """Examine each theme with all accounts that complain of it, each a group of its own."""
    dates = dates_looked_at(heard.weeks)
    often = people_heard_since(spoken, heard, np.arange(spoken.rows))
    bounds = np.searchsorted(complaints.theme, np.arange(len(spoken.themes) + 1))
    for theme, (begin, end) in enumerate(pairwise(bounds.tolist())):
        if begin == end:
            continue
        accounts, group = np.unique(complaints.account[begin:end], return_inverse=True)
        one = Examined(
            theme=theme,
            account=None,
            people=len(np.unique(complaints.person[begin:end])),
            groups=len(accounts),
        )
        if one.is_enough:
            expected = np.einsum("gdw,dw->gw", heard.mentions[accounts], usual[theme])
            series = series_of(group, complaints.week[begin:end], expected, dates)
            one = _examined(one, series, complaints, slice(begin, end), (dates, often))
        yield one


def _of_accounts(
    spoken: Spoken, complaints: Complaints, heard: Heard, usual: NDArray[np.float32]
) -> Iterator[Examined]:
    """Examine each theme in each account of which enough people complain of it.

    What people say in one conversation comes in one piece, and so does all that one of them says.
    """
    dates = dates_looked_at(heard.weeks)
    key = complaints.theme.astype(np.int64) * len(spoken.accounts) + complaints.account
    starts = np.flatnonzero(np.diff(key, prepend=-1))
    new_person = np.diff(complaints.person, prepend=-1) != 0
    new_person[starts] = True
    people = np.add.reduceat(new_person.astype(np.int64), starts)
    ends = np.append(starts[1:], len(key))
    for place in np.flatnonzero(people >= FEWEST_PEOPLE):
        begin, end = int(starts[place]), int(ends[place])
        group = groups_of(complaints.person[begin:end], spoken.thread[complaints.row[begin:end]])
        theme, account = int(complaints.theme[begin]), int(complaints.account[begin])
        one = Examined(
            theme=theme,
            account=account,
            people=int(people[place]),
            groups=int(group.max()) + 1,
        )
        if one.is_enough:
            expected = np.einsum("dw,dw->w", heard.mentions[account], usual[theme])
            clocks = np.repeat(expected[None], one.groups, axis=0)
            series = series_of(group, complaints.week[begin:end], clocks, dates)
            often = people_heard_since(spoken, heard, np.flatnonzero(spoken.account == account))
            one = _examined(one, series, complaints, slice(begin, end), (dates, often))
        yield one


def groups_of(person: NDArray[np.int32], thread: NDArray[np.int32]) -> NDArray[np.int64]:
    """Give one number to what hangs together by who says it and in which conversation.

    >>> groups_of(np.array([1, 1, 2, 3], np.int32), np.array([7, 8, 8, 9], np.int32)).tolist()
    [0, 0, 0, 1]
    """
    _, person_of = np.unique(person, return_inverse=True)
    _, thread_of = np.unique(thread, return_inverse=True)
    people = int(person_of.max()) + 1
    size = people + int(thread_of.max()) + 1
    links = coo_array((np.ones(len(person_of)), (person_of, people + thread_of)), (size, size))
    _, label = connected_components(links, directed=False)
    _, group = np.unique(label[person_of], return_inverse=True)
    return group.astype(np.int64)


def _examined(
    one: Examined,
    series: Series,
    complaints: Complaints,
    own: slice,
    by_week: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> Examined:
    """Find the likeliest rise of one series, and how easily chance would make one like it."""
    dates, often = by_week
    ratios = likelihood_ratios(series.since, series.expected, len(series.group))
    best = int(ratios.argmax())
    p_value = chance(series, float(ratios[best]))
    if ratios[best] < PROMISING:
        return replace(one, p_value=p_value)
    good = as_good_dates(ratios)
    ratio = ratio_of_all(series, ratios)
    week = int(dates[best])
    late = complaints.week[own] >= week
    rate_now = float(late.sum()) / max(int(often[week]), 1)
    rise = Rise(
        week=week,
        # A week more on either side: dates further back are not all looked at.
        earliest=max(int(dates[good[0]]) - 1, 0),
        latest=int(dates[good[-1]]) + 1,
        ratio=ratio.ratio,
        low=ratio.low,
        high=ratio.high,
        rate_before=rate_now / ratio.ratio,
        rate_now=rate_now,
        people=len(np.unique(complaints.person[own][late])),
        groups=len(np.unique(series.group[late])),
    )
    return replace(one, p_value=p_value, rise=rise)
