"""Words that no customer uses, where customers have a word of their own for the same."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from outsidein.speak.finding import Fault
from outsidein.speak.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.speak.known import Known
    from outsidein.speak.lexicon import Hit
    from outsidein.speak.reading import Marked, Reading
    from outsidein.speak.vocabulary import Vocabulary

QUOTE_LENGTH = 90
QUOTES_WEIGHED = 500


class Exchange(NamedTuple):
    """A word of the page, the word that customers say for it, and how many people do."""

    sentence: Marked
    hit: Hit
    theirs: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignWords:
    """`plain`: which table of words tells the plain word for the same.

    `by_meaning` finds more words than the table has: those that are so much `alike`, and that can
    be `exchanged` without a change of meaning (both between 0 and 1). `fewest_people` have to say a
    word before it is theirs; with fewer `voices` or `texts` of customers nothing is said at all;
    `most` findings a page.
    """

    plain: str
    fewest_people: int = 5
    voices: int = 200
    texts: int = 500
    most: int = 3
    by_meaning: bool = False
    alike: float = 0.72
    exchanged: float = 0.53

    @property
    def groups(self) -> tuple[str, ...]:
        """No phrases are looked for but those of the table, and only where customers are known."""
        return ()

    def silence(self, known: Known) -> str:
        """Tell why nothing can be said; nothing if it can."""
        vocabulary = known.vocabulary
        if vocabulary.voices >= self.voices and vocabulary.texts >= self.texts:
            return ""
        if vocabulary.voices < self.voices:
            return f"fewer than {self.voices:,} people’s words ({vocabulary.voices:,})"
        return f"fewer than {self.texts:,} statements of customers ({vocabulary.texts:,})"

    def faults(self, reading: Reading, known: Known) -> Iterator[Fault]:
        """Find the words: of those that most people have another word for, so many as are told."""
        if self.silence(known):
            return
        found = self._by_table(reading, known.vocabulary)
        if self.by_meaning:
            found += self._by_meaning(reading, known, found)
        seen: dict[str, Exchange] = {}
        for one in found:
            seen.setdefault(_words(one), one)
        surest = sorted(seen.values(), key=lambda one: -one.people)[: self.most]
        for one in surest:
            start, end = one.sentence.stretch(one.hit)
            ours = _words(one)
            quote = _quote(one.theirs, one.sentence.text, known.customer_words)
            people = f"{one.people:,} customers say “{one.theirs}”"
            yield Fault(
                block=one.sentence.block,
                start=start,
                end=end,
                why=f"{people}; none says “{ours}”. A word they never use slows them down.",
                suggestion=f"Say it with their word, “{one.theirs}”"
                + (f": “{quote}”" if quote else "."),
            )

    def _by_table(self, reading: Reading, vocabulary: Vocabulary) -> list[Exchange]:
        lexicon, plain = _table(self.plain)
        found = []
        for sentence in reading.sentences:
            for phrase, hits in lexicon.hits(sentence.words).items():
                for hit in hits:
                    ours = sentence.words[hit[0] : hit[1]]
                    theirs = self._theirs(plain[phrase], vocabulary)
                    if theirs and not _is_name(sentence, hit) and not _said(ours, vocabulary):
                        found.append(Exchange(sentence, hit, *theirs))
        return found

    def _by_meaning(
        self, reading: Reading, known: Known, told: Sequence[Exchange]
    ) -> list[Exchange]:
        """Find words that mean what a word of customers means; what the table tells is told."""
        # Only here is it needed: an audit without customers' words loads no vectors.
        from outsidein.speak.customer_language import Place  # noqa: PLC0415
        from outsidein.speak.same_meaning import Bar, is_term, same_meanings  # noqa: PLC0415

        by_table = {word for one in told for word in _words(one).split()}
        terms: dict[str, list[Place]] = {}
        first: dict[str, tuple[Marked, int]] = {}
        for sentence in reading.sentences:
            for at, word in enumerate(sentence.words):
                written = sentence.text[sentence.starts[at]]
                if written.islower() and word not in by_table and is_term(word, known.language):
                    place = Place(sentence.text, sentence.words, sentence.starts, at)
                    terms.setdefault(word, []).append(place)
                    first.setdefault(word, (sentence, at))
        bar = Bar(self.fewest_people, self.alike, self.exchanged)
        people = known.vocabulary.people
        return [
            Exchange(first[word][0], (first[word][1], first[word][1] + 1), theirs, people[theirs])
            for word, theirs in same_meanings(terms, known.language, bar).items()
        ]

    def _theirs(self, plain: Sequence[str], vocabulary: Vocabulary) -> tuple[str, int] | None:
        """Give the first of the plain words that enough people say."""
        said = (vocabulary.commonest(word) for word in plain)
        return next((one for one in said if one[1] >= self.fewest_people), None)


@cache
def _table(name: str) -> tuple[Lexicon, Mapping[str, Sequence[str]]]:
    text = files("outsidein.speak").joinpath("words", f"{name}.toml").read_text("utf-8")
    plain: dict[str, list[str]] = tomllib.loads(text)
    lexicon = Lexicon()
    for phrase in plain:
        lexicon.add(phrase, [phrase])
    return lexicon, plain


def _said(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether customers say it: of several words, whether they say each of them.

    Of a phrase it is not known whether they say it as such; a phrase is theirs if its longest word
    is, since that is the one that they would stumble over.
    """
    return vocabulary.has(max(words, key=len))


def _is_name(sentence: Marked, hit: Hit) -> bool:
    """Tell whether it may be a name: written with a capital where no sentence begins."""
    letter = sentence.text[sentence.starts[hit[0]]]
    return letter.isupper() and (hit[0] > 0 or sentence.nature in ("heading", "title", "cell"))


def _words(one: Exchange) -> str:
    return " ".join(one.sentence.words[one.hit[0] : one.hit[1]])


def _quote(word: str, sentence: str, texts: Sequence[str]) -> str:
    """Give of the short things that customers said with a word what is nearest to a sentence."""
    standing_alone = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    said = (text for text in texts if word in text.lower() and len(text) <= QUOTE_LENGTH)
    fitting = [text for text in said if len(text.split()) > 3 and standing_alone.search(text)]
    shortest = sorted(fitting, key=lambda text: (len(text), text))[:QUOTES_WEIGHED]
    if not shortest:
        return ""
    # Only for a finding: an audit without customers' words loads no vectors.
    from outsidein.meaning.static_vectors import static_vectors  # noqa: PLC0415

    vectors = static_vectors([sentence, *shortest])
    return shortest[int((vectors[1:] @ vectors[0]).argmax())]
