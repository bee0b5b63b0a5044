"""Code in braces between texts, as MDX, Svelte and Astro have it, taken out of them.

For each letter that is taken out one stays that nobody sees, so that all else keeps its place,
and no line becomes an empty one, which would end what stands around it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from outsidein.pages.gathering import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable

# `{count}`, then what opens and closes code around elements: `{items.map((item) => (` … `))}`.
EXPRESSION = re.compile(r"\{(?:[^{}<]|<(?![A-Za-z/]))*\}")
OPENED = re.compile(r"\{[^{}<>]*(?:=>|&&|\?|:)\s*\(*(?=\s*<)")
CLOSED = re.compile(r"(?<=[^=]>)\s*\)*\s*(?::\s*\w*\s*)?\)*\}")
# Within another one, so that two rounds are needed.
ROUNDS = (EXPRESSION, EXPRESSION, OPENED, CLOSED, EXPRESSION)

FENCED = r"^[ \t]*(```+|~~~+)[^\n]*\n.*?(?:^[ \t]*\1[ \t]*$|\Z)"
FENCES = re.compile(FENCED, re.MULTILINE | re.DOTALL)
CODE = re.compile(rf"{FENCED}|`[^`\n]*`", re.MULTILINE | re.DOTALL)
LETTER = re.compile(r"[^\n]")


def unseen(found: re.Match[str]) -> str:
    """Give nothing for what was found; lines stay lines."""
    return LETTER.sub(NOTHING, found[0])


def without_expressions(source: str) -> str:
    """Give a text of the same length without the code in braces.

    >>> without_expressions("{n > 1 ? 'a' : 'b'} seats").replace(NOTHING, "")
    ' seats'
    """
    for pattern in ROUNDS:
        source = pattern.sub(unseen, source)
    return source


def outside_code(source: str, change: Callable[[str], str], code: re.Pattern[str] = CODE) -> str:
    """Change what is no code of Markdown; each change leaves the length as it was."""
    pieces: list[str] = []
    at = 0
    for found in code.finditer(source):
        pieces += (change(source[at : found.start()]), found[0])
        at = found.end()
    return "".join([*pieces, change(source[at:])])
