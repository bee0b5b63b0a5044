"""What complaints are at odds with: a sentence on a page, an objective, a promise of ours.

Meaning finds what speaks of the same thing; whether it is broken is for people to judge. What is
said is held against the complaints about every theme, and counts for those it is most like.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from outsidein.customer.alarms.pages import claims_on
from outsidein.meaning.encoder import DIMENSIONS, encode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from outsidein.customer.alarms.goals import Goal
    from outsidein.store.duckdb import Store

# On the pages of a made-up firm 8 in 10 of the sentences given so were about the theme, and half
# of the themes that a page speaks of were given one; docs/why/alarms.md.
ALIKE = 0.65
# Objectives are said in broader words than pages; too few were seen to measure.
OBJECTIVE_ALIKE = 0.6
# What binds us: a number, a time, a price, a word that leaves no exception. Of the sentences that
# fit, one that binds us is given before one that is more alike; and what all can read before what
# was promised to one customer.
BINDS = re.compile(
    r"\d|\b(?:guarante\w+|promis\w+|always|never|every|all|any|none|free|within|minutes?|hours?|days?|"
    r"at once|immediately|instantly|nobody|anywhere|anytime|without|no|cost|costs)\b",
    re.IGNORECASE,
)
COMPLAINTS_OF_EACH = 5
MOST_SENTENCES = 5_000  # of pages, the first ones by path: about ten seconds of encoding
MOST_PROMISES = 500  # of ours, the newest

COMPLAINTS = """
WITH chosen AS (
    SELECT theme_id, statement_id FROM voiced WHERE kind = 'pain'
    QUALIFY row_number() OVER (PARTITION BY theme_id ORDER BY md5(statement_id), statement_id)
        <= $most
)
SELECT chosen.theme_id, statement.text FROM chosen INNER JOIN statement USING (statement_id)
ORDER BY chosen.theme_id, chosen.statement_id
"""
PAGES = "SELECT path, url, title, body, body_format, place FROM record.page ORDER BY path, page_id"
# Promises made in the conversations in which somebody complained of what rises.
PROMISES = """
SELECT DISTINCT
    statement.statement_id, statement.text, statement.happened_at, statement.place
FROM statement
LEFT JOIN touch USING (touch_id)
INNER JOIN voiced
    ON voiced.thread_id = coalesce(touch.thread_id, statement.touch_id)
    AND voiced.account_id = statement.account_id
WHERE statement.side = 'us' AND statement.kind = 'promise' AND voiced.kind = 'pain'
    AND list_contains($themes, voiced.theme_id)
ORDER BY statement.happened_at DESC NULLS LAST, statement.statement_id
LIMIT $most
"""


class Said(NamedTuple):
    """One thing that we say: what it is, its words, the heading above them, and where."""

    against: str
    text: str
    heading: str | None
    place: str | None
    statement_id: str | None

    @property
    def meant(self) -> str:
        """The words it is encoded by: what a sentence is about its heading often says alone."""
        return f"{self.heading}. {self.text}" if self.heading else self.text


class Against(NamedTuple):
    """What the complaints about one theme are at odds with."""

    said: Said
    likeness: float


def at_odds(store: Store, theme_ids: Sequence[str], goals: Sequence[Goal]) -> dict[str, Against]:
    """Find what we say that each of these themes is at odds with, where there is anything."""
    said = [*_on_pages(store), *_as_goals(goals), *_promised(store, theme_ids)]
    if not said or not theme_ids:
        return {}
    complaints = store.arrow(COMPLAINTS, {"most": COMPLAINTS_OF_EACH}).to_pydict()
    themes, of_theme = np.unique(complaints["theme_id"], return_inverse=True)
    middles = middles_of(encode(complaints["text"]), of_theme, len(themes))
    likeness = encode([one.meant for one in said]) @ middles.T
    places = {theme: place for place, theme in enumerate(themes.tolist())}
    return likest(said, likeness, {theme: places[theme] for theme in theme_ids if theme in places})


def likest(
    said: Sequence[Said], likeness: NDArray[np.float32], themes: Mapping[str, int]
) -> dict[str, Against]:
    """Choose for each theme, of what is like it and like no other one more, what binds us most.

    `likeness` has a row for each thing said and a column for each theme that people complain of.
    """
    enough = np.array([OBJECTIVE_ALIKE if one.against == "objective" else ALIKE for one in said])
    binds = np.array([bool(BINDS.search(one.text)) for one in said])
    to_one = np.array([one.against == "promise" for one in said])
    own = likeness >= likeness.max(axis=1, keepdims=True)
    found = {}
    for theme, column in themes.items():
        fits = np.flatnonzero(own[:, column] & (likeness[:, column] >= enough))
        if len(fits):
            alike = likeness[fits, column]
            best = fits[np.lexsort((-alike, ~binds[fits], to_one[fits]))[0]]
            found[theme] = Against(said[best], round(float(likeness[best, column]), 3))
    return found


def middles_of(
    vectors: NDArray[np.float32], of_theme: NDArray[np.int64], themes: int
) -> NDArray[np.float32]:
    """Give the middle of the vectors of each theme, of length one; zeros where there are none."""
    middles = np.zeros((themes, DIMENSIONS))
    np.add.at(middles, of_theme, vectors)
    length = np.linalg.norm(middles, axis=1, keepdims=True)
    return (middles / np.where(length > 0, length, 1)).astype(np.float32)


def _on_pages(store: Store) -> list[Said]:
    said: list[Said] = []
    for page in store.arrow(PAGES).to_pylist():
        path, _, line = (page["place"] or "").rpartition(":")
        first_line = int(line) if line.isdigit() else 1
        shown = page["path"] or path or page["url"]
        for claim in claims_on(page["body"] or "", page["body_format"], first_line=first_line):
            heading = claim.heading or page["title"]
            said.append(Said("page", claim.text, heading, f"{shown}:{claim.line}", None))
    return said[:MOST_SENTENCES]


def _as_goals(goals: Sequence[Goal]) -> list[Said]:
    return [Said("objective", goal.text, None, goal.place, None) for goal in goals]


def _promised(store: Store, theme_ids: Sequence[str]) -> list[Said]:
    told = store.arrow(PROMISES, {"themes": [*theme_ids], "most": MOST_PROMISES})
    return [
        Said("promise", one["text"], None, one["place"], one["statement_id"])
        for one in told.to_pylist()
    ]
