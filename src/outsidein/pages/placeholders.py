"""Texts with placeholders, as templates of mails have them, without what is no text.

Each letter that is taken out leaves one behind that nobody sees, so that all else keeps its place.
"""

from __future__ import annotations

import re

from outsidein.pages.gathering import NOTHING

PLACEHOLDER = re.compile(
    r"\{\{\{?(?P<braces>[^{}]{0,500})\}\}\}?|\{%.{0,500}?%\}|\{#.{0,500}?#\}"
    r"|<%(?P<eruby>.{0,500}?)%>|\*\|(?P<merge>[^|*\n]{1,100})\|\*|\[\[(?P<square>[^\[\]\n]{1,100})\]\]"
    r"|%%(?P<percent>[\w.\- ]{1,100})%%|\$\{(?P<dollar>[^{}\n]{1,200})\}",
    re.DOTALL,
)
SIGNS = ("{{", "{%", "<%", "*|", "[[", "%%", "${")
# What only decides or repeats, and puts nothing into the text.
SILENT = re.compile(
    r"\s*(?:[#/^>!@<]|&?(?:else|end|if|unless|for|each)\b|(?:IF|ELSE|END|IFNOT|ELSEIF):|[A-Z]*:IF\b)"
)
# Of a path such as `contact.first_name`, what it ends with.
PATH = re.compile(r"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*")
BEFORE = re.compile(r"[\w,;:(“\"'’&+$€£.!?*|\]}%–-][ \t]*\Z")
AFTER = re.compile(r"[ \t]*[\w,;:.!?)”\"'’&+%*\[{–-]")
BLANK = re.compile(r"[^\n]")


def without_placeholders(source: str) -> str:
    """Give a text of the same length in which no placeholder stands any more.

    One that stands for a word of a sentence is read as that word: what its name ends with.

    >>> without_placeholders("Hi {{ contact.name }},").replace(NOTHING, "")
    'Hi name,'
    """
    if not any(sign in source for sign in SIGNS):
        return source
    return PLACEHOLDER.sub(_read, source)


def _read(found: re.Match[str]) -> str:
    nothing = BLANK.sub(NOTHING, found[0])
    kind = found.lastgroup
    if not kind or (kind == "eruby" and found[kind][:1] not in {"=", "-"}):
        return nothing
    said = found[kind]
    path = PATH.search(said)
    if SILENT.match(said) or not path or not _is_word(found):
        return nothing
    start = found.start(kind) - found.start() + path.start()
    word = path[0].rpartition(".")[2]
    at = start + len(path[0]) - len(word)
    return nothing[:at] + word + nothing[at + len(word) :]


def _is_word(found: re.Match[str]) -> bool:
    """Tell whether other words of the same line stand beside it."""
    before = found.string[max(0, found.start() - 20) : found.start()]
    return bool(BEFORE.search(before) or AFTER.match(found.string, found.end()))
