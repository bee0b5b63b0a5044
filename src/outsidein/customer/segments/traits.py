"""What each segment needs, suffers from, is, and does when it buys, beside the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from outsidein.customer.segments.figures import Figures, among_many, medians, shares
from outsidein.customer.segments.people import People, people_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from outsidein.customer.segments.accounts import Outcome
    from outsidein.customer.segments.finding import Segments
    from outsidein.customer.spoken import Spoken

    Reals = NDArray[np.float64]

RANKED = {"need": 8, "challenge": 5}
# What fewer people of a segment speak of does not set it apart, nor what is hardly more common.
FEWEST_PEOPLE = 3
MORE = 1.2
# Characteristics and ways of buying set a segment apart if that is no accident, 19 times in 20.
ACCIDENT = 0.05
# Of industries and countries only the commonest are compared: names that few have tell nothing.
VALUES_COMPARED = 20
UNKNOWN_ROLE = "unknown"


def traits_of(
    spoken: Spoken,
    found: Segments,
    described: Mapping[str, list[str | None]],
    outcomes: Mapping[str, Outcome],
) -> list[dict[str, Any]]:
    """Give one row for each segment and trait, in declared columns; none where there are none."""
    if found.mixture is None:
        return []
    people = people_of(spoken)
    rows = [
        *_of_themes(spoken, found, people, "need"),
        *_of_themes(spoken, found, people, "challenge"),
    ]
    characteristics = list(_of_accounts(found, described))
    buying = [*_of_people(spoken, found, people), *_of_outcomes(spoken, found, outcomes)]
    for tested in (characteristics, buying):
        chances = among_many(np.array([row["chance"] for row in tested], np.float64))
        for row, chance in zip(tested, chances.tolist(), strict=True):
            row["chance"] = chance
        _rank(tested)
        rows += tested
    return [_told(row) for row in rows]


def _of_themes(spoken: Spoken, found: Segments, people: People, sort: str) -> list[dict[str, Any]]:
    """Tell of each theme what share of a segment's people speak of it, or of pains with it.

    Needs made the segments, so no chance is told: that they differ is no news. What sets a segment
    apart most is what adds most to how far its people's needs are from the expected: share × log of
    how many times the expected (a term of the Kullback-Leibler divergence).
    """
    assert found.mixture is not None  # whoever asks has looked
    rows = spoken.pains > 0 if sort == "challenge" else np.ones(spoken.rows, np.bool_)
    have = people.of_each(spoken.theme, len(spoken.themes), rows)
    told = shares(have, people.of_accounts, found.group, len(found.ids))
    if sort == "need":
        times = found.mixture.more.round(6)
    else:
        # One more person of each side has it and has it not: who is alone is no multitude.
        share = (told.figure * told.counted + 1) / (told.counted + 2)
        others = told.counted.sum(axis=0) - told.counted
        times = share / ((told.elsewhere * others + 1) / (others + 2))
    apart = np.where((times >= MORE) & (told.figure > told.elsewhere), told.figure, 0)
    apart = apart * np.log(np.maximum(times, 1e-9))
    apart[~(np.round(told.figure * told.counted) >= FEWEST_PEOPLE)] = 0
    ranks = _ranks(apart, RANKED[sort])
    return [
        {**row, "chance": None}
        for row in _rows(told, (sort, "theme"), spoken.themes, found.ids, apart=(times, ranks))
    ]


def _ranks(apart: Reals, most: int) -> list[dict[int, int]]:
    ranks = []
    for one in apart:
        order = np.lexsort((np.arange(len(one)), -one))[:most]
        ranks.append({int(place): rank for rank, place in enumerate(order, 1) if one[place] > 0})
    return ranks


def _of_accounts(
    found: Segments, described: Mapping[str, list[str | None]]
) -> Iterable[dict[str, Any]]:
    for feature, told in described.items():
        common = Counter(one for one in told if one is not None).items()
        names = [name for name, _ in sorted(common, key=lambda one: (-one[1], one[0]))]
        names = names[:VALUES_COMPARED]
        values = np.array([one or "" for one in told])
        have = (values[:, None] == np.array(names, np.str_)).astype(np.float64)
        of = (values[:, None] != "").astype(np.float64)
        if names:
            figures = shares(have, of, found.group, len(found.ids))
            yield from _rows(figures, ("characteristic", feature), names, found.ids)


def _of_people(spoken: Spoken, found: Segments, people: People) -> Iterable[dict[str, Any]]:
    groups = len(found.ids)
    every = np.ones(spoken.rows, np.bool_)
    roles = people.of_each(spoken.role, len(spoken.roles), every)
    known = [number for number, role in enumerate(spoken.roles) if role != UNKNOWN_ROLE]
    if known:
        of = roles[:, known].sum(axis=1, keepdims=True)
        names = [spoken.roles[number] for number in known]
        figures = shares(roles[:, known], of, found.group, groups)
        yield from _rows(figures, ("buying", "role"), names, found.ids)
    departments = people.of_each(spoken.department, len(spoken.departments), every)
    figures = shares(departments, people.of_accounts, found.group, groups)
    yield from _rows(figures, ("buying", "department"), spoken.departments, found.ids)


def _of_outcomes(
    spoken: Spoken, found: Segments, outcomes: Mapping[str, Outcome]
) -> Iterable[dict[str, Any]]:
    places = {account: place for place, account in enumerate(spoken.accounts)}
    for name, outcome in outcomes.items():
        have, of, days = np.zeros((3, len(places)))
        days[:] = np.nan
        for number, account in enumerate(outcome.accounts):
            if account in places:
                of[places[account]] = 1
                have[places[account]] = outcome.happened[number]
                days[places[account]] = outcome.days[number]
        figures = shares(have[:, None], of[:, None], found.group, len(found.ids))
        yield from _rows(figures, ("buying", "outcome"), [name], found.ids)
        if name == "won":
            figures = medians(days, found.group, len(found.ids))
            yield from _rows(figures, ("buying", "days"), ["days to decide"], found.ids)


def _rows(
    figures: Figures,
    kind: tuple[str, str],
    names: Sequence[str],
    ids: Sequence[str],
    *,
    apart: tuple[Reals, Sequence[Mapping[int, int]]] | None = None,
) -> Iterable[dict[str, Any]]:
    """Give rows of a sort and feature; `apart` are how many times the expected, and the ranks."""
    sort, feature = kind
    for (number, place), figure in np.ndenumerate(figures.figure):
        yield {
            "segment_id": ids[number],
            "sort": sort,
            "feature": feature,
            "what": names[place],
            "figure": float(figure),
            "low": float(figures.low[number, place]),
            "high": float(figures.high[number, place]),
            "figure_elsewhere": float(figures.elsewhere[number, place]),
            "times": float(apart[0][number, place]) if apart else None,
            "counted": int(figures.counted[number, place]),
            "chance": float(figures.chance[number, place]),
            "rank": apart[1][number].get(place) if apart else None,
            "statement_ids": None,
        }


def _rank(rows: Sequence[dict[str, Any]]) -> None:
    """Rank what is no accident, the surest first."""
    ranked: Counter[tuple[str, str]] = Counter()
    sure = [row for row in rows if row["chance"] < ACCIDENT]
    for row in sorted(sure, key=lambda one: one["chance"]):
        key = (row["segment_id"], row["sort"])
        ranked[key] += 1
        row["rank"] = ranked[key]


def _told(row: dict[str, Any]) -> dict[str, Any]:
    """Give figures to six digits, and null for what is not a number."""
    told = {
        name: round(value, 6) if isinstance(value, float) else value for name, value in row.items()
    }
    return {
        name: None if isinstance(value, float) and np.isnan(value) else value
        for name, value in told.items()
    }
