"""Whom a sentence speaks of: the grammatical subject of its main clause, told by its words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from outsidein.speak.lexicon import phrases_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from outsidein.speak.reading import Marked

US, READER, OTHER = "us", "reader", ""

WE = frozenset({"we", "we're", "we've", "we'll", "we'd"})
YOU = frozenset({"you", "you're", "you've", "you'll", "you'd", "your", "yours"})
OURS = frozenset({"our", "ours"})
ARTICLES = frozenset({"the", "a", "an"})
SOME_OF = frozenset(
    "one all most many some each both part every none half several few much any two three".split()
)
IT_IS = frozenset({"it's", "that's", "here's"})
IS = frozenset({"is", "was", "are", "were"})
COMMON = frozenset("the most many all some these those every any a an more few".split())
# A label such as "Cookie-free:" before the sentence itself has at most so many words, a phrase
# before a subject without a comma ("In 2024 we …") as well.
LABEL = SHORT = 6
# So far behind a subject its verb is looked for.
REACH = 9
DASHES = frozenset({" - ", " – ", " — ", "—"})
LABEL_MARKS = (": ", *sorted(DASHES))
HEADS = frozenset({"title", "heading"})


def subject_of(sentence: Marked, names: Mapping[int, int]) -> str:
    """Tell whether the main clause speaks of us, of the reader, or of anything else.

    `names` are the places of our own names. A command to the reader speaks of the reader.
    """
    return clause_of(sentence, names)[0]


def clause_of(sentence: Marked, names: Mapping[int, int]) -> tuple[str, int]:
    """Tell whom the main clause speaks of, and with which word it begins."""
    if not sentence.words or sentence.text.endswith("?"):
        return OTHER, 0
    if names:
        names = {at: behind for at, behind in names.items() if not at or _is_name(sentence, at)}
    at = _main_clause(sentence, _behind_label(sentence), names)
    if at >= len(sentence.words):
        return OTHER, at
    return _who(sentence, at, names), at


def _is_name(sentence: Marked, at: int) -> bool:
    """Tell whether a word is written as a name: "the fleet" is no firm that is called Fleet."""
    start = sentence.starts[at]
    written = sentence.text[start : start + len(sentence.words[at])]
    return written != written.lower()


def _who(sentence: Marked, at: int, names: Mapping[int, int]) -> str:
    words = sentence.words
    word, following = words[at], words[at + 1 : at + 3]
    if word in WE:
        return US
    if word in YOU:
        return READER
    if word in IT_IS or (word == "it" and following[:1] and following[0] in IS):
        at += 1 if word in IT_IS else 2
        return US if at < len(words) and (words[at] in OURS or at in names) else OTHER
    if word in SOME_OF and following[:1] == ["of"]:
        at += 2
    elif word in ARTICLES and at + 1 in names:
        at += 1
    elif word in ARTICLES and (of := _of_ours(sentence, at, names)):
        at = of
    if at < len(words) and (words[at] in OURS or at in names):
        return _head(sentence, at, names)
    return _reader(sentence, at)


def _head(sentence: Marked, at: int, names: Mapping[int, int]) -> str:
    """Tell of whom a phrase speaks that begins with "our" or our name: our customers aren't us."""
    words, verbs = sentence.words, _words("auxiliary")
    start = names.get(at, at + 1)
    reach = range(start, min(start + REACH, len(words)))
    verb = next((n for n in reach if words[n] in verbs), 0)
    if not verb:
        if sentence.nature in HEADS:
            return OTHER
        # What "our" or "Acme's" belongs to stands before the verb.
        is_of = words[at] in OURS or words[start - 1].endswith("'s")
        verb = next((n for n in reach[is_of:] if _may_be_verb(words[n])), 0)
    if not verb:
        return OTHER
    for first, behind in sentence.hits.get("reader", ()):
        if start <= first and behind <= max(verb, start + 1) and _is_several(words[behind - 1]):
            return READER
    return US


def _of_ours(sentence: Marked, at: int, names: Mapping[int, int]) -> int:
    """Give where "our" or our name stands in a phrase such as "a key feature of our product"."""
    words = sentence.words
    for of in range(at + 2, min(at + 5, len(words) - 1)):
        if words[of] == "of" and (words[of + 1] in OURS or of + 1 in names):
            return of + 1
    return 0


def _reader(sentence: Marked, at: int) -> str:
    words = sentence.words
    if words[at] in _words("imperative") and at + 1 < len(words):
        return READER
    place = at + 1 if words[at] in COMMON else at
    for first, behind in sentence.hits.get("reader", ()):
        if first in {place, place + 1} and _is_several(words[behind - 1]):
            return READER
    return OTHER


def _main_clause(sentence: Marked, at: int, names: Mapping[int, int]) -> int:
    """Give the word with which the main clause begins; behind the last one if nobody can tell."""
    words = sentence.words
    at = _behind_adverbs(sentence, at, names)
    word = words[at]
    is_phrase = word in _words("clause-preposition")
    is_clause = word in _words("clause-conjunction")
    is_participle = word.endswith(("ing", "ed")) and word not in _words("imperative")
    if at in names or not (is_phrase or is_clause or is_participle):
        return at
    commas = (n for n in range(at + 1, len(words)) if _comma_before(sentence, n))
    begins = (_behind_adverbs(sentence, n, names) for n in commas)
    short = range(at + 1, min(at + SHORT, len(words))) if is_phrase else ()
    plain = (n for n in short if words[n] in WE)
    found = (n for n in begins if n in names or _is_subject(words[n], is_command=is_clause))
    return next(found, next(plain, len(words)))


def _behind_adverbs(sentence: Marked, at: int, names: Mapping[int, int]) -> int:
    words, adverbs = sentence.words, _words("clause-adverb")
    while at < len(words) - 1 and words[at] in adverbs and at not in names:
        at += 1
    return at


def _is_subject(word: str, *, is_command: bool) -> bool:
    """Tell whether a main clause may begin with a word: behind "If …," with a command too."""
    if word in WE or word in YOU or word in _words("subject"):
        return True
    return is_command and word in _words("imperative")


def _behind_label(sentence: Marked) -> int:
    """Give the first word behind a label, such as in "Cookie-free: Acme needs no cookies"."""
    words, verbs = sentence.words, _words("auxiliary")
    if words[0] in WE or not any(mark in sentence.text for mark in LABEL_MARKS):
        return 0
    for n in range(1, min(LABEL + 1, len(words) - 2)):
        between = _between(sentence, n)
        if between.endswith(": ") or between in DASHES:
            return n
        if "," in between or words[n] in verbs or words[n] in WE or words[n] in YOU:
            return 0
    return 0


def _comma_before(sentence: Marked, n: int) -> bool:
    between = _between(sentence, n)
    return "," in between or ";" in between or ": " in between


def _between(sentence: Marked, n: int) -> str:
    return sentence.text[sentence.starts[n - 1] + len(sentence.words[n - 1]) : sentence.starts[n]]


def _may_be_verb(word: str) -> bool:
    if word in _words("imperative"):
        return True
    return word.endswith(("ed", "s")) and not word.endswith(("ss", "us", "'s")) and len(word) > 3


def _is_several(word: str) -> bool:
    return word.endswith("s") or word in {"people", "staff", "community", "audience"}


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(phrases_of(group))
