"""Abbreviations that the page doesn't explain and that not everybody knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from outsidein.speak.finding import Fault
from outsidein.speak.lexicon import phrases_of
from outsidein.speak.long_forms import Explanations, long_forms_of, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.speak.known import Known
    from outsidein.speak.reading import Marked, Reading

# Capitals that stand alone: no part of a path, an address, a name with digits or a file's name.
CAPITALS = re.compile(
    r"(?<![\w.@#$&/_=-])([A-Z]{2,6}|[A-Z]{1,2}&[A-Z])(?:s(?![\w]))?"
    r"(?:/([A-Z]{2,6}))?(?![\w@_=/*]|[.:&-][A-Za-z0-9]*[A-Z0-9_]|\.\w|\s\d|™|®|\()"
)
SHOUTED = re.compile(r"[A-Z]{2,}(?:[ !]+(?:[A-Z]{2,}|[AI]\b))+")
ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
SHOUTED_SHARE, FEWEST_LETTERS = 0.6, 3  # of the letters of a sentence beside it
LINK_SHARE = 0.8  # of the letters of an item: a mark or an emoji may stand before the link


class Place(NamedTuple):
    """Where an abbreviation stands: in a sentence, from a letter to another."""

    sentence: Marked
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym:
    """`known`, `long_forms`, `stressed` and `explains` are files in `words/`.

    An abbreviation whose long form we don't know is a fault only where a word of `nouns_follow` or
    its plural shows that it is no name. `advice` is the suggestion where we know it.
    """

    known: str
    long_forms: str
    stressed: str
    explains: str
    small_words: tuple[str, ...]
    nouns_follow: tuple[str, ...]
    advice: str

    @property
    def groups(self) -> tuple[str, ...]:
        """No phrases: abbreviations are told by their capitals."""
        return ()

    def faults(self, reading: Reading, known: Known) -> Iterator[Fault]:
        """Find the first place of each abbreviation."""
        long_forms = long_forms_of(self.long_forms)
        ours = {name.upper() for names in (known.acronyms, known.brand) for name in names}
        places = _places(reading, names_of(self.known, self.stressed), long_forms)
        explained = Explanations(reading, phrases_of(self.explains), self.small_words, long_forms)
        for short, there in places.items():
            is_known = short in long_forms
            if short in ours or not (is_known or any(self._is_noun(place) for place in there)):
                continue
            if explained.has(short):
                continue
            sentence, start, end = there[0]
            long = long_forms.get(short, ("",))[0]
            yield Fault(
                block=sentence.block,
                start=sentence.start + start,
                end=sentence.start + end,
                suggestion=self.advice.format(long=long, short=short) if long else "",
            )

    def _is_noun(self, place: Place) -> bool:
        text = place.sentence.text
        if text[place.end - 1] == "s":
            return True
        before = text[: place.start].split()
        is_name = re.match(r"\s+[A-Z]|[’']s", text[place.end :])
        return bool(before) and before[-1].lower() in self.nouns_follow and not is_name


def _places(
    reading: Reading, ignored: frozenset[str], long_forms: Mapping[str, object]
) -> dict[str, list[Place]]:
    """Give where abbreviations stand that are not ignored."""
    found: dict[str, list[Place]] = {}
    for sentence in reading.sentences:
        for match in CAPITALS.finditer(sentence.text):
            for short, start, end in _shorts(match, long_forms):
                if short in ignored or (short not in long_forms and ROMAN.fullmatch(short)):
                    continue
                place = Place(sentence, start, end)
                if not _is_shouted(place, ignored, long_forms) and not _is_no_prose(place, reading):
                    found.setdefault(short, []).append(place)
    return found


def _shorts(
    match: re.Match[str], long_forms: Mapping[str, object]
) -> Iterator[tuple[str, int, int]]:
    """Give the abbreviations of "SLA", "SLAs", "CI/CD" (one) or "SEO/SEM" (two)."""
    first, second = match.group(1, 2)
    if second and f"{first}/{second}" in long_forms:
        yield f"{first}/{second}", match.start(), match.end()
        return
    yield first, match.start(), match.end() - len(f"/{second}" if second else "")
    if second:
        yield second, match.start(2), match.end(2)


def _is_shouted(place: Place, ignored: frozenset[str], long_forms: Mapping[str, object]) -> bool:
    """Tell whether it is in capitals because what stands around it is."""
    text = place.sentence.text
    others = [one for one in text[: place.start] + text[place.end :] if one.isalpha()]
    capitals = sum(letter.isupper() for letter in others)
    if len(others) >= FEWEST_LETTERS and capitals >= SHOUTED_SHARE * len(others):
        return True
    for run in SHOUTED.finditer(text):
        if run.start() <= place.start < run.end():
            words = re.findall(r"[A-Z]{2,}", run[0])
            return any(word not in long_forms and word not in ignored for word in words)
    return False


def _is_no_prose(place: Place, reading: Reading) -> bool:
    """Tell whether it is code, a name that is a link, or in an entry of a list of links."""
    sentence = place.sentence
    start, end = sentence.start + place.start, sentence.start + place.end
    block = reading.page.blocks[sentence.block]
    for span in block.spans:
        if not span.start <= start < end <= span.end:
            continue
        if span.nature == "code":
            return True
        length = span.end - span.start
        if span.nature == "link" and (
            length <= end - start
            or (block.nature == "item" and length >= LINK_SHARE * len(block.text))
        ):
            return True
    return False
