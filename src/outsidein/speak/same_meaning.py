"""Customers' words that mean the same as a word of a page, found by meaning alone.

Two words mean the same if they are alike by themselves, and if putting one in the place of the
other changes little: the customers' word in the page's sentences, and the page's word in what
customers say. What was tried beside it stands in docs/why/audit_words.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from outsidein.meaning.encoder import encode
from outsidein.meaning.static_vectors import static_vectors
from outsidein.speak.customer_language import Place, rank, sorts
from outsidein.speak.vocabulary import akin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.speak.customer_language import CustomerLanguage

SHORTEST = 4
PLACES, STATEMENTS = 3, 10  # in which an exchange is tried: of the page, of customers
CHOICE = 3  # candidates for one word of the page
# Both words have such an ending or none of them: "mock" is not "testing".
ENDINGS = ("ing", "ed")
SELDOM = 0.02  # share of a word's uses beside a sort of small word that it hardly ever stands by


class Bar(NamedTuple):
    """How many people say a word, how alike the words are, how little an exchange changes."""

    fewest_people: int
    alike: float
    exchanged: float


def same_meanings(
    terms: Mapping[str, Sequence[Place]], language: CustomerLanguage, bar: Bar
) -> dict[str, str]:
    """Give for words of a page, with where they stand, the customers' word for the same.

    Most words have none.
    """
    pairs = [
        (term, theirs)
        for term, theirs in _alike(list(terms), language, bar)
        if _fits(terms[term], language.places(theirs))
    ]
    gains = _gains([(terms[term][:PLACES], theirs) for term, theirs in pairs])
    back = _gains([(_spread(language.places(theirs)), term) for term, theirs in pairs])
    best: dict[str, tuple[float, str]] = {}
    for (term, theirs), *both in zip(pairs, gains, back, strict=True):
        gain = min(both)
        if gain >= bar.exchanged and gain > best.get(term, (0.0, ""))[0]:
            best[term] = gain, theirs
    return {term: theirs for term, (_, theirs) in best.items()}


def is_term(word: str, language: CustomerLanguage) -> bool:
    """Tell whether a word of a page may have another word for it that customers say.

    What the vectors know only in pieces may not: too often it is a name, or written wrongly.
    """
    is_word = len(word) >= SHORTEST and word.isalpha() and rank(word) >= 0
    return is_word and word not in sorts() and not language.vocabulary.has(word)


def _alike(terms: Sequence[str], language: CustomerLanguage, bar: Bar) -> Iterator[tuple[str, str]]:
    """Give pairs of words that are alike by themselves; the customers' word is the plainer one.

    A word of which customers say another form comes first to that: it needs no other.
    """
    if not terms or not language.words:
        return
    static, encoded = language.vectors
    by_both = (encode(terms) @ encoded.T + static_vectors(terms) @ static.T) / 2
    for term, row in zip(terms, by_both, strict=True):
        near = [at for at in np.argsort(-row, kind="stable")[:CHOICE] if row[at] >= bar.alike]
        for at in near:
            theirs = language.words[at]
            if akin(term, theirs) or akin(theirs, term):
                break
            if _is_plainer(theirs, term, language.vocabulary.people[theirs], bar):
                yield term, theirs


def _is_plainer(theirs: str, term: str, people: int, bar: Bar) -> bool:
    is_rarer = rank(term) > rank(theirs)
    return people >= bar.fewest_people and is_rarer and _is_same_form(theirs, term)


def _is_same_form(theirs: str, term: str) -> bool:
    """Tell whether both have one of the endings or neither; no plural or adverb for what is none.

    Their singular for a plural of the page is the same thing: "car" for "vehicles".
    """
    is_plural = theirs.endswith("s") and not theirs.endswith("ss")
    is_adverb = theirs.endswith("ly") and rank(theirs[:-2]) >= 0
    return (
        all(term.endswith(one) == theirs.endswith(one) for one in ENDINGS)
        and (term.endswith("s") or not is_plural)
        and (term.endswith("ly") or not is_adverb)
    )


def _fits(places: Sequence[Place], theirs: Sequence[Place]) -> bool:
    """Tell whether customers' word stands by the sorts of small words that the term stands by."""
    beside = [place.beside() for place in theirs]
    seldom = SELDOM * len(beside)

    def stands(sort: str, side: int) -> bool:
        return not sort or sum(one[side] == sort for one in beside) > seldom

    fitting = sum(
        stands(before, 0) and stands(after, 1) for before, after in map(Place.beside, places)
    )
    return bool(beside) and 2 * fitting >= len(places)


def _gains(exchanges: Sequence[tuple[Sequence[Place], str]]) -> list[float]:
    """Tell how much of what leaving a word out changes is made good by another word: 1 for all."""
    texts = [text for places, word in exchanges for one in places for text in one.exchanged(word)]
    if not texts:
        return []
    vectors = encode(texts).reshape(len(texts) // 3, 3, -1)
    changed = 1 - np.einsum("ijk,ik->ij", vectors[:, 1:], vectors[:, 0])
    ends = np.cumsum([len(places) for places, _ in exchanges], dtype=int)
    sums = [part.sum(axis=0) for part in np.split(changed, ends[:-1])]
    return [float(1 - other / max(without, 1e-6)) for other, without in sums]


def _spread(places: Sequence[Place]) -> Sequence[Place]:
    return places[:: max(1, len(places) // STATEMENTS)][:STATEMENTS]
