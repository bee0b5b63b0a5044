"""Which theme somebody means who says in free words what the customer wants.

Words are held against what customers say of each theme, by meaning. How sure a match is was learnt
where it is known what was meant: from the names of intents, and the requests made for each. Some
had none: `python bench/beliefs_meaning.py`, docs/why/beliefs.md.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]

# Statements of each theme that words are held against, fewer where there are very many themes, and
# how many of them have to come near.
HELD_AGAINST, HELD_AGAINST_IN_ALL = 20, 3000
NEAREST = 3
# How near words come to themes they don't mean: likenesses and their spread, as strong as those of
# so many themes, so that a firm with few themes has something to compare with.
USUAL, SPREAD, USUAL_WEIGHT = 0.37, 0.10, 20
# How far above the others a theme has to be, in spreads, to be meant as likely as not.
NEAR, SHARPNESS = 2.67, 0.39
# What it takes to be called sure, and below what nothing is said to come near.
SURE, NEARBY = 0.5, 0.1
# What may be meant: themes with at least this share of the chance that any theme is, and more than
# a faint chance. Of 249 names of intents the right one was left out for 3 %.
PERHAPS, FAINT = 0.05, 0.005

# What says only that somebody wants something.
OPENING = re.compile(
    r"^\W*(?:(?:that|i think|we think|i believe)\s+)?"
    r"(?:they|(?:our |the |most |all )?(?:customers?|clients?|users?|people|buyers?))\s+"
    r"(?:(?:really|mostly|just|all|also|mainly)\s+)?"
    r"(?:wants?|needs?|(?:would|\w+'d) like|asks? for|cares? about|expects?|looks? for|"
    r"(?:is|are) (?:looking|asking) for|wish(?:es)? for)\s+(?:to (?:have|get|be)\s+)?",
    re.IGNORECASE,
)


def bare(need: str) -> str:
    """Give what is wanted, without saying that it is.

    >>> bare("They want a PIN that comes with the card")
    'a PIN that comes with the card'
    >>> bare("Lower fees")
    'Lower fees'
    """
    return OPENING.sub("", need).strip() or need.strip()


def likely_themes(needs: Sequence[str], said: Sequence[Sequence[str]]) -> Numbers:
    """Give, for each need in free words, how likely each theme is meant; the last column is none.

    `said` are statements of each theme; a theme without any can't be meant.
    """
    most = max(NEAREST, min(HELD_AGAINST, HELD_AGAINST_IN_ALL // max(len(said), 1)))
    said = [texts[:most] for texts in said]
    lengths = [len(texts) for texts in said]
    if not needs or not sum(lengths):
        return np.hstack([np.zeros((len(needs), len(said))), np.ones((len(needs), 1))])
    words_of = sorted({bare(need) for need in needs})
    place = {text: number for number, text in enumerate(words_of)}
    # Loading it takes longer than many a command, which only needs the bounds above.
    from outsidein.meaning.encoder import encode  # noqa: PLC0415

    wanted = encode(words_of)[[place[bare(need)] for need in needs]]
    words = encode([text for texts in said for text in texts])
    likeness = np.full((len(needs), len(said)), -np.inf)
    ends = np.cumsum(lengths)
    alike = (wanted @ words.T).astype(np.float64)
    for theme, (end, length) in enumerate(zip(ends, lengths, strict=True)):
        if length:
            own = np.sort(alike[:, end - length : end], axis=1)[:, -NEAREST:]
            likeness[:, theme] = own.mean(axis=1)
    return chances(likeness)


def chances(likeness: Numbers) -> Numbers:
    """Make chances of likenesses, row by row; the last column is the chance that none is meant.

    >>> chances(np.array([[0.9, 0.4, 0.4, 0.3], [0.4, 0.4, 0.4, 0.4]])).round(1).tolist()
    [[1.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 1.0]]
    """
    there = np.isfinite(likeness)
    known = np.where(there, likeness, 0.0)
    # Each theme is compared with all others, so that a good match does not blur itself.
    weight = there.sum(axis=1, keepdims=True) - 1 + USUAL_WEIGHT
    middle = (known.sum(axis=1, keepdims=True) - known + USUAL_WEIGHT * USUAL) / weight
    square = (known**2).sum(axis=1, keepdims=True) - known**2
    square = (square + USUAL_WEIGHT * (SPREAD**2 + USUAL**2)) / weight
    spread = np.sqrt(np.maximum(square - middle**2, SPREAD**2 / 10))
    above = np.where(there, (known - middle) / spread, -np.inf)
    raised = np.exp((above - NEAR) / SHARPNESS)
    # Rounded, so that how sums were split over threads does not show.
    every = np.hstack([raised, np.ones((len(raised), 1))])
    told: Numbers = (every / every.sum(axis=1, keepdims=True)).round(6)
    return told
