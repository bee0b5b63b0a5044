"""Which theme is which: how themes found anew take over the ids of those found before.

Themes are compared by the statements that both findings saw: pure functions of who was where.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A theme found anew is an old one if it has most of the smaller of the two, so that a scrap is not
# taken for the whole; and so much of the old one that the largest of three equal parts will do.
LEAST_OF_SMALLER = 0.5
LEAST_OF_OLD = 1 / 3
# What has no heir went into another theme, and what has no ancestor came out of one, if so much of
# what was seen both times did.
MOST = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of a theme: born, died, split_from or merged_into another one.

    `share` is the share of its statements, of those seen both times, that are the other one's.
    """

    theme_id: str
    what: str
    other_id: str | None = None
    share: float | None = None


def heirs(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Give the old theme that each new one continues; both map statements to their themes.

    Of all ways to pair them it is the one in which most statements stay together.

    >>> heirs({"s1": "a", "s2": "a", "s3": "b"}, {"s1": "0", "s2": "0", "s3": "0", "s4": "1"})
    {'0': 'a'}
    """
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - slow to load, rarely needed

    shared, of_old, of_new = _shared(old, new)
    olds = {theme: number for number, theme in enumerate(sorted(of_old))}
    news = {theme: number for number, theme in enumerate(sorted(of_new))}
    kept = np.zeros((len(olds), len(news)))
    for (before, after), count in shared.items():
        smaller = min(of_old[before], of_new[after])
        if count >= LEAST_OF_SMALLER * smaller and count >= LEAST_OF_OLD * of_old[before]:
            kept[olds[before], news[after]] = count
    pairs = zip(
        *(side.tolist() for side in linear_sum_assignment(kept, maximize=True)), strict=True
    )
    names = [*olds], [*news]
    return {names[1][column]: names[0][row] for row, column in pairs if kept[row, column] > 0}


def changes(
    old: Mapping[str, str], new: Mapping[str, str], *, gone: Iterable[str], come: Iterable[str]
) -> list[Change]:
    """Tell what became of themes that are gone, and where those that have come were before.

    >>> old, new = {"s1": "a", "s2": "a", "s3": "b"}, {"s1": "a", "s2": "a", "s3": "a", "s4": "c"}
    >>> [(one.what, one.other_id) for one in changes(old, new, gone=["b"], come=["c"])]
    [('merged_into', 'a'), ('born', None)]
    """
    shared, of_old, of_new = _shared(old, new)
    back = Counter({(after, before): count for (before, after), count in shared.items()})
    return [
        *(_change(theme, ("merged_into", "died"), shared, of_old) for theme in sorted(gone)),
        *(_change(theme, ("split_from", "born"), back, of_new) for theme in sorted(come)),
    ]


def _shared(
    old: Mapping[str, str], new: Mapping[str, str]
) -> tuple[Counter[tuple[str, str]], Counter[str], Counter[str]]:
    """Count statements seen both times: by old and new theme, by old one, by new one."""
    both = [(old[one], new[one]) for one in old.keys() & new.keys()]
    return Counter(both), Counter(one for one, _ in both), Counter(one for _, one in both)


def _change(
    theme: str,
    whats: tuple[str, str],
    shared: Counter[tuple[str, str]],
    sizes: Counter[str],
) -> Change:
    """Tell with which other theme it shares most, or that there is none."""
    tied, alone = whats
    others = [(count, other) for (one, other), count in shared.items() if one == theme]
    count, other = max(others, default=(0, ""))
    if not others or count < MOST * sizes[theme]:
        return Change(theme_id=theme, what=alone)
    return Change(theme_id=theme, what=tied, other_id=other, share=round(count / sizes[theme], 4))


def kept_share(before: Mapping[str, str], after: Mapping[str, str]) -> float:
    """Give the share of statements with a theme that still have the same one.

    >>> kept_share({"s1": "a", "s2": "b"}, {"s1": "a", "s3": "b"})
    0.5
    """
    kept = sum(after.get(statement) == theme for statement, theme in before.items())
    return kept / len(before) if before else 1.0
