"""Our own names in a page: as the settings tell them, or as plain from the page itself."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from outsidein.speak.lexicon import phrases_of, words_of
from outsidein.speak.reading import HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.speak.known import Known
    from outsidein.speak.reading import Marked, Reading

Name = tuple[str, ...]

OF_SITE = ("og:site_name", "site_name", "application-name")
# Only pages of these kinds speak mostly of whoever publishes them.
ABOUT_US = frozenset({"offer", "job", "mail", "other"})
SHORTEST = 4  # words of a sentence
TITLES = frozenset({1, 2})  # levels of headings
# So many sentences must have a name as their subject for it to be taken for ours: one that a
# heading holds too, and one that is only in the text.
OF_TITLE, OF_TEXT = 2, 3
# "At Acme, we …"
AT_US = re.compile(r"\bAt ([A-Z][\w.&-]*(?: [A-Z][\w.&-]*)?),? we\b")


def names_in(reading: Reading, known: Known) -> Sequence[Name]:
    """Give our names, each as its words in lower case.

    Where neither the settings nor the site nor "At Acme, we …" tell them, a page about us does: by
    the name that its headings hold, or else by the commonest subject of its sentences.
    """
    told = reading.page.told
    sure = [*known.brand] or [told[key] for key in OF_SITE if told.get(key)]
    sure = sure or sorted({found[1] for one in reading.sentences for found in _at_us(one)})
    if not sure and reading.kind in ABOUT_US:
        return _plain(reading)
    return [name for one in sure if (name := tuple(words_of(one)[0]))]


def places_of(names: Sequence[Name], words: Sequence[str]) -> Mapping[int, int]:
    """Give where names stand in a sentence: by the first word the place behind the last.

    >>> places_of([("acme",)], ["why", "acme's", "customers", "stay"])
    {1: 2}
    """
    places = {}
    for name in names:
        size = len(name)
        for first in {name[0], *_own(name)[:1]}:
            at = -1
            for _ in range(words.count(first)):
                at = words.index(first, at + 1)
                if tuple(words[at : at + size]) in {name, _own(name)}:
                    places[at] = at + size
    return places


def _own(name: Name) -> Name:
    return (*name[:-1], f"{name[-1]}'s")


def _at_us(sentence: Marked) -> Iterator[re.Match[str]]:
    if "At " in sentence.text and " we" in sentence.text:
        yield from AT_US.finditer(sentence.text)


def _plain(reading: Reading) -> Sequence[Name]:
    """Give the name in the page's headings, or else in its text, that its sentences speak of."""
    counts = Counter(
        one.words[0].removesuffix("'s") for one in reading.sentences if _begins_with_subject(one)
    )
    headings = [one.words for one in reading.sentences if _is_title(one, reading)]
    headed = (word for words in headings for word in words if counts[word] >= OF_TITLE)
    common = (word for word, count in counts.most_common() if count >= OF_TEXT)
    return [(word,) for word in (*headed, *common) if _is_proper(word, reading)][:1]


def _begins_with_subject(sentence: Marked) -> bool:
    words = sentence.words
    if len(words) < SHORTEST or words[0] in _words("pronoun"):
        return False
    verbs = _words("auxiliary")
    return words[0].endswith("'s") or any(word in verbs for word in words[1:SHORTEST])


def _is_title(sentence: Marked, reading: Reading) -> bool:
    block = reading.page.blocks[sentence.block]
    return sentence.nature == "title" or block.level in TITLES


def _is_proper(name: str, reading: Reading) -> bool:
    """Tell whether a word is mostly written as a name, in the middle of sentences too."""
    names = within = 0
    for sentence in reading.sentences:
        if sentence.nature not in HEADS and name in sentence.words[1:]:
            at = sentence.starts[sentence.words.index(name, 1)]
            names += sentence.text[at : at + len(name)] != name
            within += 1
    return names * 2 > within


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(phrases_of(group))
