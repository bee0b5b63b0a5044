"""Which of the customers' needs a page speaks of, and the sentence that does.

A sentence surely speaks of a need if it is near in meaning to what customers say of it, not nearer
to what they say of another need, and, unless it is very near, has a word that tells this need from
the others. The bars were set by reading some 75 pairs of a sentence and a need, of 96 needs of a
made-up card issuer and its 29 pages. Of pairs read afterwards, with another bank's answers to
questions, 17 of 19 different ones were right. It misses more than it finds: what comes less near is
told as perhaps, and only of what is left a page is said not to speak.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from outsidein.meaning.encoder import encode
from outsidein.speak.customer_language import sorts
from outsidein.speak.lexicon import words_of
from outsidein.speak.said import Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from outsidein.speak.said import Need, Said

    Vectors = npt.NDArray[np.float32]

# A need is known by so many of the things that customers say of it, and a sentence is as near to it
# as to the nearest few of them: one alone may have got there by mistake.
WORDINGS, NEAREST = 16, 3
# Near enough by itself, and near enough with a telling word.
NEAR, NEAR_BY_WORD = 0.78, 0.7
# Of other needs none may be nearer by more than this.
AS_NEAR = 0.02
# Where a sentence is only as near as this, nobody can say that the page doesn't speak of the need.
PERHAPS, PERHAPS_AS_NEAR = 0.58, 0.05
# A word tells a need that stands in half of what is said of it, six times as often as elsewhere,
# and in a quarter of all places where it stands.
IN_NEED, OFTENER, OF_WORD = 0.5, 6.0, 0.25
FEWEST = 3  # things said with the word
ENDINGS, SHORTEST = ("ing", "ed", "es", "s", "e"), 3


def needs_told(
    pages: Sequence[Sequence[Said]], needs: Sequence[Need], *, most: int
) -> list[list[Told | None]]:
    """Give for each page, and each of the first so many needs, the sentence that speaks of it.

    None: no sentence comes near. The other needs are there to be compared with.
    """
    known = [core_wordings(need) for need in needs]
    sentences = [one for page in pages for one in page]
    if not sentences or not any(known):
        return [[None] * min(most, len(needs)) for _ in pages]
    near = _nearness(sentences, known)
    told = _telling(needs, known)
    stems = [_stems(one.text) for one in sentences]
    nearest = near.max(axis=1)
    found: list[list[Told | None]] = [[] for _ in pages]
    for at in range(min(most, len(needs))):
        has_word = np.array([not told[at].isdisjoint(one) for one in stems])
        is_near = near[:, at] >= np.where(has_word, NEAR_BY_WORD, NEAR)
        behind = nearest - near[:, at]
        is_sure = is_near & (behind <= AS_NEAR)
        is_perhaps = (near[:, at] >= PERHAPS) & (behind <= PERHAPS_AS_NEAR)
        # What is sure comes before what is perhaps, whichever is nearer.
        scores = np.where(is_sure | is_perhaps, near[:, at] + is_sure, -1)
        for page, (start, end) in zip(found, _stretches(pages), strict=True):
            best = start + int(scores[start:end].argmax()) if end > start else -1
            is_told = best >= 0 and scores[best] > 0
            page.append(Told(sentences[best], bool(is_sure[best])) if is_told else None)
    return found


def core_wordings(need: Need) -> list[str]:
    """Give what speaks most for a need: what has most of its words, of that what comes first."""
    words = _stems_of_all(need.words)
    order = sorted(need.wordings, key=lambda text: -min(2, len(words & _stems(text))))
    return order[:WORDINGS]


def _nearness(sentences: Sequence[Said], known: Sequence[Sequence[str]]) -> Vectors:
    """Give how near each sentence is to each need; to one of which little is said, not at all."""
    vectors = encode([one.text for one in sentences])
    wordings = encode([text for one in known for text in one])
    ends = np.cumsum([len(one) for one in known])
    near = np.full((len(sentences), len(known)), -1, np.float32)
    for at, rows in enumerate(np.split(wordings, ends[:-1])):
        if len(rows) >= NEAREST:
            near[:, at] = np.sort(vectors @ rows.T, axis=1)[:, -NEAREST:].mean(axis=1)
    return near


def _telling(needs: Sequence[Need], known: Sequence[Sequence[str]]) -> list[set[str]]:
    """Give for each need the stems of its words that tell it from the others."""
    said = [[_stems(text) for text in one] for one in known]
    here = [Counter(stem for stems in one for stem in stems) for one in said]
    everywhere = sum(here, Counter[str]())
    texts = sum(map(len, known))
    # Of few needs no word can be that much oftener in one.
    oftener = min(OFTENER, len(known) / 2)
    return [
        {
            stem
            for stem in _stems_of_all(need.words)
            if count[stem] >= max(FEWEST, IN_NEED * len(one))
            and count[stem] * texts >= oftener * everywhere[stem] * len(one)
            and count[stem] >= OF_WORD * everywhere[stem]
        }
        for need, count, one in zip(needs, here, known, strict=True)
    ]


def _stems(text: str) -> frozenset[str]:
    """Give one stem for each word of a text but the small ones; words with hyphens are several."""
    small = sorts()
    words, _ = words_of(text.replace("-", " "))
    return frozenset(_stem(word) for word in words if word not in small)


def _stem(word: str) -> str:
    """Give what all forms of a word begin with: "rat" of rate, rates and rated."""
    if word.endswith(("ies", "ied")) and len(word) - 3 >= SHORTEST:
        return word[:-3] + "y"
    for ending in ENDINGS:
        if (
            word.endswith(ending)
            and not word.endswith("ss")
            and len(word) - len(ending) >= SHORTEST
        ):
            return word[: -len(ending)]
    return word


def _stems_of_all(texts: Sequence[str]) -> frozenset[str]:
    return frozenset().union(*map(_stems, texts))


def _stretches(pages: Sequence[Sequence[Said]]) -> Iterator[tuple[int, int]]:
    """Give where the sentences of each page begin among those of all, and where they end."""
    start = 0
    for page in pages:
        yield start, start + len(page)
        start += len(page)
