"""What people spoke of, by broader need: where those for and those against speak of two themes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.inside.members import members_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from outsidein.customer.spoken import Spoken


def by_broader_need(spoken: Spoken, broader: Mapping[str, str]) -> Spoken:
    """Give the same words by broader need, one row for what a person said of it in a conversation.

    `broader` has the broader need of each theme that has one; what has none is left out.
    """
    needs = sorted({broader[theme] for theme in spoken.themes if theme in broader})
    place = {need: number for number, need in enumerate(needs)}
    need_of = np.array(
        [place.get(broader.get(theme, ""), -1) for theme in spoken.themes], dtype=int
    )
    need = need_of[spoken.theme] if len(need_of) else np.zeros(0, dtype=int)
    kept = need >= 0
    member = members_of(spoken).of_row
    codes = member
    for part in (need, spoken.department, spoken.thread):
        codes = codes * (int(part.max(initial=0)) + 2) + part
    _, first, of_row = np.unique(codes[kept], return_index=True, return_inverse=True)
    chosen = np.flatnonzero(kept)[first]
    day = np.full(len(first), np.inf)
    np.fmin.at(day, of_row, spoken.day[kept])

    def added(counts: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.bincount(of_row, counts[kept], len(first)).astype(np.int64)

    return replace(
        spoken,
        themes=needs,
        theme=need[chosen].astype(np.int32),
        account=spoken.account[chosen],
        person=spoken.person[chosen],
        role=spoken.role[chosen],
        department=spoken.department[chosen],
        thread=spoken.thread[chosen],
        day=np.where(np.isfinite(day), day, np.nan),
        statements=added(spoken.statements),
        in_favour=added(spoken.in_favour),
        against=added(spoken.against),
        pains=added(spoken.pains),
    )
