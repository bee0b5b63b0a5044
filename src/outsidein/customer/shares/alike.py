"""How alike people are in what they speak of: what says how far to trust a few words.

Two occasions are drawn; how often are they about the same theme? More often if one person tells
both than if two colleagues do, and more often if two colleagues do than if people of two firms do.
By how much is what population genetics calls F, and one over it, less one, is the concentration of
the Dirichlet distribution that persons are drawn from around their firm, or firms around the whole
(Weir & Cockerham 1984; Balding & Nichols 1995).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.shares.counts import each

if TYPE_CHECKING:
    from outsidein.customer.shares.counts import Counts, Places, Reals

# Where there is nobody to compare with, people and firms are taken to differ much; and bounds
# beyond which it makes no difference any more.
UNKNOWN = 20.0
LEAST, MOST = 1.0, 500.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Concentrations: of an account's people around it, and of accounts around the whole.

    `repeated` is, of each cell, the weight of pairs of that voice's occasions in different
    conversations that are about the theme; `drawn` is, of each voice, that of all such pairs.
    """

    people: float
    accounts: float
    repeated: Reals
    drawn: Reals


def alike_of(counts: Counts) -> Alike:
    """Measure how alike occasions of one person, of colleagues and of all people are."""
    voices, cells, occasions = counts.voices, counts.cells, counts.occasions
    repeated = cells.weight**2 - cells.squares
    talk = each(occasions.conversation, occasions.weight, int(occasions.conversation.max()) + 1)
    teller = np.zeros(len(talk), dtype=np.int64)
    teller[occasions.conversation] = occasions.voice
    drawn = voices.heard**2 - each(teller, talk**2, len(voices.heard))
    drawn = np.where(drawn > 1e-9 * voices.heard**2, drawn, 0)
    heard_more = drawn[cells.voice] > 0
    by_person = _ratio(repeated[heard_more].sum(), drawn.sum())
    # Colleagues of one role: what a role brings with it is reckoned with elsewhere.
    group = voices.account * counts.roles + voices.role
    by_role, _ = _colleagues(counts, group, counts.accounts * counts.roles)
    by_firm, firms = _colleagues(counts, voices.account, counts.accounts)
    whole = each(cells.theme, cells.share, counts.themes)
    others = len(voices.heard) ** 2 - (each(voices.account, None, counts.accounts) ** 2).sum()
    by_all = _ratio((whole**2).sum() - firms, others)
    return Alike(
        people=_concentration(by_person, by_role),
        accounts=_concentration(by_firm, by_all),
        repeated=np.where(heard_more, repeated, 0),
        drawn=drawn,
    )


def groups_alike(counts: Counts, group: Places, groups: int) -> float:
    """Give the concentration of groups of accounts around the whole, from pairs of accounts.

    `group` is the place of each account's; whoever belongs to none has `groups` as place.
    """
    cells, account = counts.cells, counts.voices.account
    is_in = group[account] < groups
    share = np.where(is_in[cells.voice], cells.share, 0)
    of_group = each(
        group[account[cells.voice]] * counts.themes + cells.theme,
        share,
        (groups + 1) * counts.themes,
    )
    of_pair = each(cells.pair, share, len(counts.pair_theme))
    whole = each(cells.theme, share, counts.themes)
    heads = each(group, each(account, is_in.astype(np.float64), counts.accounts), groups + 1)
    squares = (each(account, is_in.astype(np.float64), counts.accounts) ** 2).sum()
    within = (of_group**2).sum() - (of_pair**2).sum()
    between = (whole**2).sum() - (of_group**2).sum()
    return _concentration(
        _ratio(within, (heads**2).sum() - squares),
        _ratio(between, heads.sum() ** 2 - (heads**2).sum()),
    )


def _colleagues(counts: Counts, group: Places, groups: int) -> tuple[float, float]:
    """Give how often two of a group are about the same, and the sum over groups of squared sums."""
    cells = counts.cells
    key, place = np.unique(group[cells.voice] * counts.themes + cells.theme, return_inverse=True)
    together = (each(place, cells.share, len(key)) ** 2).sum()
    size = each(group, None, groups)
    same = together - (cells.share**2).sum()
    return _ratio(same, (size * (size - 1)).sum()), float(together)


def _ratio(part: float, whole: float) -> float:
    return float(part / whole) if whole > 0 else np.nan


def _concentration(closer: float, farther: float) -> float:
    if np.isnan(closer) or np.isnan(farther):
        return UNKNOWN
    if closer <= farther:
        return MOST
    return float(np.clip((1 - closer) / (closer - farther), LEAST, MOST))
