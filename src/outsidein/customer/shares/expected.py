"""What an account's people can be expected to speak of, from everybody else's words.

The mix of needs of a segment times what is peculiar to each buying role, fitted in turns until
both agree (iterative proportional fitting, Deming & Stephan 1940). What an account said itself is
left out of what is expected of it: else a rare need that one firm speaks of would prove itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.shares.counts import each

if TYPE_CHECKING:
    from outsidein.customer.shares.alike import Alike
    from outsidein.customer.shares.counts import Counts, Places, Reals

# A segment's mix is drawn to that of all, a role's to that of its colleagues, and that of all to
# needing everything alike, as if so many more accounts were like that. Two rather than a half lets
# a rare need keep its interval where few accounts were heard; with two hundred nothing changes.
DRAWN = 2.0
ROUNDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What to expect.

    `of_role` has, by segment, role and theme, the share that a person gives the theme. `others`
    has, by pair, what remains of the account's expectation once its own words are left out, as a
    factor; `silent` the same by account for a theme that nobody there speaks of. `informs` is, by
    voice, how many independent occasions a person's words are worth for their account.
    """

    of_role: Reals
    others: Reals
    silent: Reals
    informs: Reals


def expected_of(counts: Counts, alike: Alike, segment: Places, segments: int) -> Expected:
    """Work out what to expect of each account; `segment` is the place of each account's."""
    voices, cells = counts.voices, counts.cells
    informs = (alike.people + 1) * voices.number / (voices.number + alike.people)
    told = each(voices.account, informs, counts.accounts)
    # An account that is heard a lot tells little more of others than one that is heard somewhat.
    worth = informs / (told + alike.accounts)[voices.account]
    own = each(cells.pair, worth[cells.voice] * cells.share, len(counts.pair_theme))
    weight = each(voices.account, worth, counts.accounts)
    by_segment = _table(
        segment[counts.pair_account], counts.pair_theme, own, segments, counts.themes
    )
    of_segment = each(segment, weight, segments)
    overall = _overall(by_segment.sum(0), weight.sum(), counts.themes)
    drawn = (by_segment + DRAWN * overall) / (of_segment + DRAWN)[:, None]
    pair_segment, pair_weight = segment[counts.pair_account], weight[counts.pair_account]
    mixed = by_segment.sum(0)[counts.pair_theme] - own
    others = (mixed + DRAWN / counts.themes) / (weight.sum() - pair_weight + DRAWN)
    left = by_segment[pair_segment, counts.pair_theme] - own + DRAWN * others
    left /= of_segment[pair_segment] - pair_weight + DRAWN
    whole, part = of_segment[segment] + DRAWN, of_segment[segment] - weight + DRAWN
    return Expected(
        of_role=_of_role(counts, worth, drawn, segment),
        others=left / drawn[pair_segment, counts.pair_theme],
        silent=whole / part,
        informs=informs,
    )


def _overall(sums: Reals, weight: float, themes: int) -> Reals:
    mixed: Reals = (sums + DRAWN / themes) / (weight + DRAWN)
    return mixed


def _of_role(counts: Counts, worth: Reals, mix: Reals, segment: Places) -> Reals:
    """Fit segments' mixes and roles' peculiarities in turns."""
    voices, cells, themes = counts.voices, counts.cells, counts.themes
    segments = len(mix)
    voice_segment = segment[voices.account]
    heads = _table(voice_segment, voices.role, worth, segments, counts.roles)
    told = worth[cells.voice] * cells.share
    by_role = _table(voices.role[cells.voice], cells.theme, told, counts.roles, themes)
    by_segment = _table(voice_segment[cells.voice], cells.theme, told, segments, themes)
    drawn = DRAWN * (heads.sum(1) @ mix) / max(heads.sum(), 1e-12)
    fitted = np.repeat(mix[:, None, :], counts.roles, axis=1)
    for _ in range(ROUNDS):
        expected = np.einsum("sr,srt->rt", heads, fitted)
        fitted = _scaled(fitted * ((by_role + drawn) / (expected + drawn))[None])
        expected = np.einsum("sr,srt->st", heads, fitted)
        fitted = _scaled(fitted * ((by_segment + drawn) / (expected + drawn))[:, None])
    return fitted


def _scaled(shares: Reals) -> Reals:
    scaled: Reals = shares / shares.sum(2, keepdims=True)
    return scaled


def _table(rows: Places, columns: Places, values: Reals, height: int, width: int) -> Reals:
    return each(rows * width + columns, values, height * width).reshape(height, width)
