"""Phrases: how people say a thing, written so that anybody can read and add to them.

    (send|forward) it .. to me      one of these words, then up to four of any, then "to me"
    i [really] believe in           what is in brackets may be missing
    i <will|can|could> approve      up to four of these in a row
    convinc*                        any word that begins so
    .  _  #                         one word or none; one word; a number
    {BOSS}                          words that have a name, from signs/words.toml

A phrase becomes a pattern of RE2, which reads a text once however many phrases there are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PART = re.compile(r"[()\[\]<>|]|\{\w+\}|[^\s()\[\]<>|{}]+")
CLOSING = {"(": ")", "[": "]", "<": ">"}
TIMES = {"(": "", "[": "?", "<": "{0,4}"}
WILD = {"..": r"(?:\S+ ){0,4}", ".": r"(?:\S+ )?", "_": r"\S+ ", "#": r"\d\S* ", "|": "|"}

# Short forms are written out, so that a phrase needs each wording once.
WRITTEN_OUT = (
    (r"\bcannot\b", "can not"),
    (r"\bwon't\b", "will not"),
    (r"\b(ca|sha)n't\b", r"\1n not"),
    (r"n't\b", " not"),
    (r"'m\b", " am"),
    (r"'re\b", " are"),
    (r"'ve\b", " have"),
    (r"'ll\b", " will"),
    (r"'d\b", " would"),
    (r"\b(he|she|it|that|what|who|where|there|here|how|when|everything)'s\b", r"\1 is"),
    (r"\blet's\b", "let us"),
    (r"&", " and "),
    (r"[^\w#]+|_+", " "),
)
APOSTROPHES = r"[\x{2018}\x{2019}\x{00b4}`]"


def plain_words(texts: pa.Array) -> pa.Array:
    """Give texts in lower case, without accents and marks, short forms written out.

    >>> plain_words(pa.array(["I’m not sure… she's in T&C!"])).to_pylist()
    [' i am not sure she is in t and c ']
    """
    words = pc.replace_substring_regex(texts, APOSTROPHES, "'")
    # An accent is a mark of its own once letters are taken apart.
    words = pc.replace_substring_regex(pc.utf8_normalize(words, "NFKD"), r"\p{Mn}+", "")
    words = pc.utf8_lower(words)
    for short, long in WRITTEN_OUT:
        words = pc.replace_substring_regex(words, short, long)
    return pc.binary_join_element_wise("", pc.utf8_trim(words, " "), "", " ")


def pattern_of(phrases: str, words: Mapping[str, str]) -> str:
    r"""Give the pattern that fits where one of the phrases does, each on a line of its own.

    It is for texts as `plain_words` gives them.

    >>> pattern_of("i [really] (like|love*) {IT}", {"IT": "it"})
    ' i (?:really )?(?:like |love\\S* )(?:it )'
    """
    lines = (line for line in phrases.splitlines() if line.strip())
    return "|".join(f" {_sequence(_parts(line, words), '')}" for line in lines)


def _parts(phrase: str, words: Mapping[str, str]) -> Iterator[str]:
    """Take a phrase apart, with the words that are meant in place of their names."""
    for part in PART.findall(phrase):
        if part.startswith("{"):
            yield "("
            yield from _parts(words[part[1:-1]], words)
            yield ")"
        else:
            yield part


def _sequence(parts: Iterator[str], closing: str) -> str:
    """Read up to the closing bracket; alternatives stand in one sequence, parted by bars."""
    read = []
    for part in parts:
        if part == closing:
            break
        if part in CLOSING:
            read.append(f"(?:{_sequence(parts, CLOSING[part])}){TIMES[part]}")
        else:
            read.append(WILD.get(part) or re.escape(part).replace(r"\*", r"\S*") + " ")
    return "".join(read)
