"""Whether a page says what an abbreviation means, in any of the ways in which pages do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from outsidein.speak.lexicon import Lexicon, phrases_of, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.speak.reading import Marked, Reading

# "<abbr title="service level agreement">SLA</abbr>", and what Markdown has for it.
ABBREVIATED = re.compile(
    r"<abbr\b[^>]*\btitle[^>]*>\s*([^<]+?)\s*<|^\*\[([^\]\n]+)\]:", re.MULTILINE
)
BETWEEN = " "
PLACE, TOLD = "X", "told"  # what stands for the abbreviation in phrases; the group they make
NEAR = 120  # letters around it in which its brackets are looked for
LONG_ENOUGH = 4  # letters of a word that tells one long form from another
# British and American spelling of a long form are one.
SPELLINGS = (("isation", "ization"), ("our", "or"), ("programme", "program"), ("centre", "center"))


@dataclass(frozen=True)
class Explanations:
    """What a page explains: asked for one abbreviation, in capitals without a plural's s.

    `phrases` say how a page does it, with X for the abbreviation; `small_words` may lie between the
    words whose first letters it has; `long_forms` are those that are known.
    """

    reading: Reading
    phrases: Sequence[str]
    small_words: Sequence[str]
    long_forms: Mapping[str, Sequence[str]]

    def has(self, short: str) -> bool:
        """Tell whether the page says what an abbreviation means."""
        return (
            short in self._marked_up
            or self._is_written_out(short)
            or self._is_in_brackets(short)
            or self._is_told(short)
        )

    @cached_property
    def _sentences(self) -> list[Marked]:
        return [*self.reading.sentences, *self.reading.around]

    @cached_property
    def _text(self) -> str:
        return "\n".join(sentence.text for sentence in self._sentences)

    @cached_property
    def _plain(self) -> str:
        return _plain("\n".join(" ".join(sentence.words) for sentence in self._sentences))

    @cached_property
    def _marked_up(self) -> frozenset[str]:
        source = self.reading.page.source
        if "<abbr" not in source and "*[" not in source:
            return frozenset()
        return frozenset(one or other for one, other in ABBREVIATED.findall(source))

    def _is_written_out(self, short: str) -> bool:
        """Tell whether words with its first letters stand together anywhere on the page.

        Of an abbreviation whose long form is known half of its words have to be among them; for one
        of two letters only that long form will do: two letters begin too many words by chance.
        """
        known = _plain_forms(tuple(self.long_forms.get(short, ())))
        if any(long in self._plain for long in known):
            return True
        if len(short) < 3:
            return False
        letters = [f"{re.escape(letter)}\\w+" for letter in short.lower() if letter.isalnum()]
        between = rf"{BETWEEN}(?:(?:{'|'.join(self.small_words)}){BETWEEN})*"
        found = re.finditer(rf"\b{between.join(letters)}", self._plain)
        return any(not known or _is_like(one[0], known) for one in found)

    def _is_in_brackets(self, short: str) -> bool:
        """Tell whether it stands in brackets behind words, or words in brackets behind it."""
        mark, first, text = re.escape(short), re.escape(short[0]), self._text
        behind = rf"(?i:\b{first})[^()\n]{{5,80}}\(\W*(?:\w+\W+){{0,3}}?{mark}s?\b[^()\n]{{0,20}}\)"
        before = rf"\b{mark}s?\W{{0,3}}\s*\((?i:\W*(?:i\.e\.\W*)?{first})\w*[^()\n]*\s[^()\n]+\)"
        return any(
            re.search(
                rf"{behind}|{before}", text[max(0, found.start() - NEAR) : found.end() + NEAR]
            )
            for found in re.finditer(rf"\b{mark}s?\b", text)
        )

    def _is_told(self, short: str) -> bool:
        """Tell whether a sentence says so."""
        forms = {short.lower(), f"{short.lower()}s"}
        lexicon = _lexicon(tuple(self.phrases))
        return any(
            TOLD in lexicon.hits([PLACE if word in forms else word for word in sentence.words])
            for sentence in self._sentences
            if not forms.isdisjoint(sentence.words)
        )


def _is_like(said: str, known: Sequence[str]) -> bool:
    """Tell whether words share half or more of the telling words of a long form that is known."""
    words = {word.rstrip("s") for word in said.split()}
    for long in known:
        telling = {word.rstrip("s") for word in long.split() if len(word) >= LONG_ENOUGH}
        if 2 * len(telling & words) >= len(telling):
            return True
    return False


@cache
def _lexicon(phrases: tuple[str, ...]) -> Lexicon:
    """Give the phrases that tell what an abbreviation means, to look for in place of it."""
    lexicon = Lexicon()
    lexicon.add(TOLD, phrases)
    return lexicon


@cache
def _plain_forms(long_forms: tuple[str, ...]) -> list[str]:
    return [_plain(" ".join(words_of(long)[0])) for long in long_forms]


@cache
def long_forms_of(group: str) -> dict[str, tuple[str, ...]]:
    """Give the long forms by abbreviation of a file in `words/`: `SLA service level agreement`."""
    told = (line.partition(" ") for line in phrases_of(group))
    return {short: tuple(long.strip() for long in rest.split("|")) for short, _, rest in told}


@cache
def names_of(*groups: str) -> frozenset[str]:
    """Give the names of files in `words/` with several on a line."""
    return frozenset(
        name for group in groups for line in phrases_of(group) for name in line.split()
    )


def _plain(words: str) -> str:
    """Give words to compare long forms by: hyphens and genitives left out, one spelling."""
    plain = words.replace("-", " ").replace("'s", "")
    for british, american in SPELLINGS:
        plain = plain.replace(british, american)
    return plain
