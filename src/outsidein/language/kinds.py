"""Kinds of statement: what the speaker does with it. docs/kinds.md says what each kind means.

Two classifiers, one answer: the fast student reads everything; what it is not sure of is read
again by the slow teacher. Whether it is sure hangs on the statement alone, so that nothing depends
on what else is read with it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from outsidein.language.kind_student import FILE, student
from outsidein.language.kind_teacher import teacher_scores
from outsidein.language.tables import KINDS
from outsidein.meaning.likely import likely

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

BEFORE_READ = 160  # letters of what came before: enough for a question


def kinds_of(
    texts: Sequence[str], befores: Sequence[str], *, side: str
) -> tuple[list[str], npt.NDArray[np.float64]]:
    """Give the kind of each statement of one side, and how probable it is, 0 to 1.

    `befores` holds the end of what was said before each: it tells our answers from our pitches.

    >>> kinds_of(["I was charged twice.", "Can you add SSO?"], ["", ""], side="customer")[0]
    ['pain', 'want']
    """
    found = probabilities(texts, befores, side=side)
    best = found.argmax(axis=1)
    kinds = KINDS["us" if side == "us" else "customer"]
    return [kinds[place] for place in best], found[np.arange(len(best)), best]


def probabilities(
    texts: Sequence[str], befores: Sequence[str], *, side: str
) -> npt.NDArray[np.float64]:
    """Give the probability of each kind of that side, one row per statement."""
    side = "us" if side == "us" else "customer"
    if not texts:
        return np.zeros((0, len(KINDS[side])))
    settings = _settings()
    # Each is calibrated by a temperature (Guo and others 2017).
    scores = student().scores(seen_by_student(texts, befores, side=side), side=side)
    found = likely(scores / settings[f"student.{side}.temperature"])
    unsure = np.flatnonzero(found.max(axis=1) < settings["sure_from"])
    if len(unsure):
        rows = unsure.tolist()
        again = [texts[row] for row in rows], [befores[row] for row in rows]
        scores = teacher_scores(seen_by_teacher(*again, side=side), side=side)
        found[unsure] = likely(scores / settings[f"teacher.{side}.temperature"])
    wordless = [not any(letter.isalnum() for letter in text) for text in texts]
    found[wordless] = [kind == "other" for kind in KINDS[side]]
    return found


def seen_by_teacher(texts: Sequence[str], befores: Sequence[str], *, side: str) -> list[str]:
    """Give what the teacher reads: of ours, also the end of what came before."""
    if side != "us":
        return list(texts)
    return [
        f"{before[-BEFORE_READ:]} || {text}" if before else text
        for text, before in zip(texts, befores, strict=True)
    ]


def seen_by_student(texts: Sequence[str], befores: Sequence[str], *, side: str) -> list[str]:
    """Give what the student reads: of ours, also whether a question came before."""
    if side != "us":
        return list(texts)
    return [
        f"? || {text}" if before.rstrip().endswith("?") else text
        for text, before in zip(texts, befores, strict=True)
    ]


@cache
def _settings() -> dict[str, float]:
    names = [f"{who}.{side}.temperature" for who in ("student", "teacher") for side in KINDS]
    with np.load(FILE) as kept:
        return {name: float(kept[name]) for name in [*names, "sure_from"]}
