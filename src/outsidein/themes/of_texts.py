"""The library call `outsidein.themes`: the themes that texts are about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from outsidein.meaning.static_vectors import static_vectors
from outsidein.record.texts import texts_of
from outsidein.themes.discover import FEWEST_TEXTS, SAMPLE, WHOLE, discover, distinct
from outsidein.themes.names import WORDS_KEPT, distinctive_words, theme_name
from outsidein.themes.phrases import best_phrases
from outsidein.themes.teaching import teach

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from outsidein.themes.student import Student

TEXTS_PER_BATCH = 8192
UNKNOWN = -2  # the student is to say


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Themes:
    """The themes of some texts, the largest first; a theme is called by its number.

    theme_of has the theme of each text, -1 where it has none; probability says how likely it is,
    0 where there is none. names and words have one entry a theme; so has parents, with the number
    of the broader need it belongs to, -1 where there is none; needs has their names. If no themes
    were found, note says why; too_few is true if there are too few different texts to tell.
    """

    theme_of: npt.NDArray[np.int32]
    probability: npt.NDArray[np.float64]
    names: list[str]
    words: list[list[str]]
    parents: npt.NDArray[np.int32]
    needs: list[str]
    too_few: bool
    note: str
    student: Student | None = field(repr=False)

    def assign(self, texts: object) -> npt.NDArray[np.int32]:
        """Give the theme of each of other texts, -1 where it is unsure. Takes what `themes` does.

        It knows words, not meaning, so of a text that themes were found in it may think otherwise.

        >>> themes(["Where is my card?"]).assign(["My card has not come.", None]).tolist()
        [-1, -1]
        """
        given = [text or "" for text in texts_of(texts)]
        worded = np.array([any(map(str.isalnum, text)) for text in given], bool)
        return _placed(self.student, given, np.where(worded, UNKNOWN, -1))[0]


def themes(texts: object, seed: int = 0) -> Themes:
    """Find the themes of texts: what they have in common, without being told how many things.

    `texts` is a list, or a column of pandas, Polars, PyArrow or DuckDB. Texts that differ in case,
    punctuation or digits only count once. Of more than 24,000 different texts, themes are found in
    6,000 that a hash draws; all others get the theme they are most likely about. The answer is the
    same for the same texts in any order. `seed` changes what little is drawn by lot.

    >>> found = themes(["Where is my card?", "My card has not come.", None])
    >>> found.theme_of.tolist(), found.too_few
    ([-1, -1, -1], True)
    >>> found.note
    'too few to find themes: 2 texts, at least 30 different ones are needed'
    """
    given = [text or "" for text in texts_of(texts)]
    different, place = distinct(given)
    sample = different if len(different) <= WHOLE else different[:SAMPLE]
    found = discover(sample, seed=seed)
    need_of = np.append(found.parents, -1)[found.labels]  # the last one is of texts without a theme
    words = distinctive_words(sample, found.labels, found.count)
    phrases = best_phrases(sample, found.labels, found.count)
    student = teach(sample, found.labels) if found.count else None
    known = np.full(len(different) + 1, UNKNOWN)  # the last one is of texts without words
    known[: len(sample)], known[-1] = found.labels, -1
    theme_of, probability = _placed(student, [*different, ""], known)
    return Themes(
        theme_of=theme_of[place],
        probability=probability[place],
        names=[theme_name(*one) for one in zip(words, phrases, strict=True)],
        words=[one[:WORDS_KEPT] for one in words],
        parents=found.parents.astype(np.int32),
        needs=[
            theme_name(one)
            for one in distinctive_words(sample, need_of, int(found.parents.max(initial=-1)) + 1)
        ],
        too_few=len(different) < FEWEST_TEXTS,
        note="" if found.count else _note(int((place >= 0).sum()), len(different)),
        student=student,
    )


def _placed(
    student: Student | None, texts: Sequence[str], known: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float64]]:
    """Give the theme of each text, what is known of it or else what the student is sure of.

    Gives also how likely the student holds it to be.
    """
    placed = np.full(len(texts), -1, np.int32)
    probability = np.zeros(len(texts))
    if student is None:
        return placed, probability
    for start in range(0, len(texts), TEXTS_PER_BATCH):
        rows = slice(start, start + TEXTS_PER_BATCH)
        vectors = static_vectors(texts[rows])
        likely = student.probabilities(vectors)
        best = likely.argmax(axis=1)
        believed = (likely.max(axis=1) >= student.sure_from) & vectors.any(axis=1)
        theme = np.where(known[rows] == UNKNOWN, np.where(believed, best, -1), known[rows])
        placed[rows] = theme
        probability[rows] = np.where(theme >= 0, likely[np.arange(len(theme)), theme], 0.0)
    return placed, probability


def _note(texts: int, different: int) -> str:
    if different >= FEWEST_TEXTS:
        return f"no themes: {different:,} different texts have too little in common"
    counted = f"{texts:,} text" if texts == 1 else f"{texts:,} texts"
    repeats = f" ({different:,} without repeats)" if different < texts else ""
    return (
        f"too few to find themes: {counted}{repeats}, "
        f"at least {FEWEST_TEXTS} different ones are needed"
    )
