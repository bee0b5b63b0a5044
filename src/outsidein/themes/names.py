"""Names of themes: the words that set a theme apart from the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

WORD = r"(?u)\b[^\W\d_]{2,}\b"
WORDS_KEPT = 10
FEWEST_TEXTS = 2  # a word that one text has says nothing of a theme
DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")  # of transferr(ing)
WORDS_IN_NAME = 3
WORDS_BESIDE_PHRASE = 1
LOOKED_AT_BESIDE = 5  # what comes later is rarer, and says less of the theme than its phrase
# Words that sentences are made of, besides the library's list: they say who asks, not what about.
STOP_WORDS = frozenset(
    """a able about across actually after again all allow allowed already also always am
    an and another answer any anyone anything are around as ask asked at away back be
    because become becomes been before begin being better between big bit both bring brings
    brought but by call called came can cannot case cause caused check checked come comes
    coming correct could couldn couple currently day days did didn different do does doesn
    doing don done down during each easily easy either else enough especially even ever
    everyone everything fact far few find first fix for found four from full fully gave get
    gets getting give go going gone good got great guess had half happen happened happening
    happens hard has hasn have haven having he hear hello help here hey hi high hope hour
    hours how however i idea if in instead into is isn it its just keep keeps kept kind know
    last late later least left less let lets life like line little live ll long look looking
    lot lots low made mainly make making many matter may me mean means meant men might mine
    minute minutes moment month months more morning much must my need needed needs new next
    nice no nobody none not nothing now of off often ok old on once one only or other others
    our out over own part per percent perhaps place please point possible put quite rather
    re reach ready really reason receive received recently reply right run running said same
    say second see seem seems seen sent several she should show showing shows side similar
    simple since sir size small so some someone something somewhere soon sorry sort start
    started stay step still stop stopped stuff such sure take taken takes taking talk tell
    ten than thank thanks that the their them then there these they thing things think third
    this those three through till times to today together told tomorrow tonight too took
    total totally toward tried try trying turn two type under until up us use used useful
    using usually ve very walk want wanted was wasn way we week weeks well went were what
    whatever when where whether which while who whole whose why will with within without won
    wondering word words world worth would write year years yes yesterday yet you your""".split()
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


def theme_name(words: Sequence[str], phrase: str = "") -> str:
    """Name a theme by its best phrase and its most distinctive words, saying nothing twice.

    >>> theme_name(["card", "card payment", "declined", "payments", "declined card"])
    'card payment, declined'
    >>> theme_name(["identity", "verify", "id", "prove"], "verify my identity")
    'verify my identity, id'
    """
    chosen: list[str] = []
    for term in words[:LOOKED_AT_BESIDE] if phrase else words:
        holders = [one for one in chosen if stems(term) & stems(one)]
        if stems(term) & stems(phrase):
            continue
        if not holders:
            chosen.append(term)
        elif len(holders) == 1 and stems(holders[0]) < stems(term):
            chosen[chosen.index(holders[0])] = term
        if len(chosen) > WORDS_IN_NAME:
            break
    if phrase:
        return ", ".join([phrase, *chosen[:WORDS_BESIDE_PHRASE]])
    return ", ".join(chosen[:WORDS_IN_NAME]) or "unnamed"


def stems(term: str) -> frozenset[str]:
    """Reduce words to what their forms share, roughly: rate and rates, charged and charge."""
    return frozenset(
        DOUBLED.sub(r"\1", re.sub(r"(?:ings?|ed|es|s|e)$", "", word)) for word in term.split()
    )
