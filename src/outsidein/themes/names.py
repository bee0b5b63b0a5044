"""Names of themes: the words that set a theme apart from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

WORD = r"(?u)\b[^\W\d_]{2,}\b"
WORDS_KEPT = 10
FEWEST_TEXTS = 2  # a word that one text has says nothing of a theme
WORDS_IN_NAME = 3
# Words that sentences are made of, besides the library's list: they say who asks, not what about.
STOP_WORDS = frozenset(
    """a able about actually again all already also am an and any anyone anything are as ask at be
    because been before being but by can could did didn do does doesn doing don done ever for from
    get gets getting give go going gone got had happened has hasn have haven having he hello help
    hey hi how i if in into is isn it its just kind know let like ll long look looking lot make may
    me might mine more much must my need needed needs new no not now of off on once one only or our
    out over own please possible put re really right said same say see she should since so some
    someone something still such sure take tell than thank thanks that the their them then there
    these they thing think this those through to today too tried try trying two under until up us
    use using ve very want wanted was wasn way we well went were what when where which while who
    whole why will with without won wondering would yes yet you your""".split()
)


def distinctive_words(
    texts: Sequence[str], labels: npt.NDArray[np.int64], count: int
) -> list[list[str]]:
    """Give the most distinctive words and pairs of words of each theme, the best first.

    A word is worth the share of the theme's texts that have it, times the logarithm of how much
    that is above its share of all texts: what most of a theme says, and others don't.
    """
    if count == 0:
        return []
    vectorizer = CountVectorizer(
        ngram_range=(1, 2), stop_words=sorted(STOP_WORDS), token_pattern=WORD, binary=True
    )
    try:
        has = vectorizer.fit_transform(texts).tocsr()
    except ValueError:  # nothing but stop words
        return [[] for _ in range(count)]
    terms = vectorizer.get_feature_names_out()
    everywhere = np.asarray(has.mean(axis=0)).ravel()
    found = []
    for theme in range(count):
        members = has[np.flatnonzero(labels == theme)]
        within = np.asarray(members.mean(axis=0)).ravel()
        common = within * members.shape[0] >= min(FEWEST_TEXTS, members.shape[0])
        scores = np.where(common, within * np.log(np.maximum(within, 1e-9) / everywhere), 0.0)
        found.append(_best(terms, scores))
    return found


def _best(terms: npt.NDArray[np.str_], scores: npt.NDArray[np.float64]) -> list[str]:
    order = np.lexsort((np.arange(len(terms)), -scores))
    return [str(terms[index]) for index in order[: 3 * WORDS_KEPT] if scores[index] > 0]


def theme_name(words: Sequence[str]) -> str:
    """Name a theme by its most distinctive words, none within another.

    >>> theme_name(["card", "card payment", "declined", "payment", "declined card"])
    'card payment, declined'
    """
    chosen: list[str] = []
    for term in words:
        parts = set(term.split())
        holders = [one for one in chosen if parts & set(one.split())]
        if not holders:
            chosen.append(term)
        elif len(holders) == 1 and set(holders[0].split()) < parts:
            chosen[chosen.index(holders[0])] = term
        if len(chosen) > WORDS_IN_NAME:
            break
    return ", ".join(chosen[:WORDS_IN_NAME]) or "unnamed"
