"""reStructuredText and AsciiDoc, read as plain text: what is no text is taken out of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from outsidein.pages.gathering import NOTHING
from outsidein.pages.plain import blocks_of_text

if TYPE_CHECKING:
    from outsidein.pages.page import Block

LETTER = re.compile(r"[^\n]")

# Directives of reStructuredText whose body is text for readers, and those that only hold it.
READ = (
    r"note|tip|hint|important|warning|caution|attention|admonition|epigraph|container|topic|sidebar"
)
RST_DIRECTIVE = re.compile(
    rf"^([ \t]*)\.\.[ \t]+(?!(?:{READ})::)[^\n]*(?:\n(?:\1[ \t]+[^\n]*|[ \t]*(?=\n)))*",
    re.MULTILINE,
)
RST_HEAD = re.compile(rf"^[ \t]*\.\.[ \t]+(?:{READ})::|^[ \t]+:\w[\w -]*:[^\n]*$", re.MULTILINE)
RST_CODE = re.compile(r"::[ \t]*\n(?:[ \t]*\n)*(?P<code>(?:[ \t]+\S[^\n]*\n?|[ \t]*\n)+)")
RST_ROLE = re.compile(r":[\w:.+-]+:(?=`)")
RST_LINK = re.compile(r"`([^`<\n]+)(?:\s*<[^`>\n]*>)?`__?")
RST_TARGET = re.compile(r"(?<=\w)__?(?=[\s.,;:!?)]|$)")
RST_REPLACED = re.compile(r"\|[\w -]+\|_{0,2}")
MARKS = re.compile(r"(?<!\w)(?:\*\*|\*|``|`|_)(?=\S)|(?<=\S)(?:\*\*|\*|``|`|_)(?!\w)")
OVERLINE = re.compile(r"^([=\-~^\"'`#*+])\1{2,}[ \t]*\n(?=[^\n]+\n\1{3})", re.MULTILINE)
TABLE_LINE = re.compile(r"^[ \t]*(?:\+[-=+]{3,}\+|=+(?: +=+)+)[ \t]*$", re.MULTILINE)
FIELD = re.compile(r"^:[\w -]+:(?:[ \t][^\n]*)?$", re.MULTILINE)

ADOC_HEADING = re.compile(r"^(={1,6})[ \t]+(?=\S)", re.MULTILINE)
ADOC_CODE = re.compile(
    r"^(----|\.\.\.\.|```|\+\+\+\+|////)[ \t]*\n.*?(?:^\1[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
ADOC_UNREAD = re.compile(
    r"^(?:\[[^\]\n]*\]|:[\w!-]+:[^\n]*|//[^\n]*|(?:image|include|ifdef|ifndef|endif|toc|video)::[^\n]*"
    r"|(?:====|\*\*\*\*|____|--)[ \t]*)$",
    re.MULTILINE,
)
ADOC_LINK = re.compile(
    r"(?:link:|xref:|https?://|mailto:)[^\s\[]+\[([^\]\n]*)\]|image:[^\s\[]+\[[^\]]*\]"
)
ADOC_ITEM = re.compile(r"^[ \t]*(?:\*{1,5}|\.{1,5}|-)[ \t]+(?=\S)", re.MULTILINE)


def blocks_of_rst(source: str) -> list[Block]:
    r"""Give the blocks of a text in reStructuredText.

    >>> [(block.nature, block.text) for block in blocks_of_rst("Why\n===\n\nIt *works* at once.\n")]
    [('heading', 'Why'), ('paragraph', 'It works at once.')]
    """
    text = RST_DIRECTIVE.sub(_blank, source)
    text = RST_CODE.sub(_blank_code, RST_HEAD.sub(_blank, text))
    for pattern in (OVERLINE, TABLE_LINE, FIELD):
        text = pattern.sub(_blank, text)
    text = RST_LINK.sub(_kept, RST_ROLE.sub(_nothing, text))
    for pattern in (RST_TARGET, RST_REPLACED, MARKS):
        text = pattern.sub(_nothing, text)
    return blocks_of_text(text)


def blocks_of_adoc(source: str) -> list[Block]:
    r"""Give the blocks of a text in AsciiDoc.

    >>> [(block.nature, block.text) for block in blocks_of_adoc("== Why\n\nIt *works* at once.\n")]
    [('heading', 'Why'), ('paragraph', 'It works at once.')]
    """
    text = ADOC_UNREAD.sub(_blank, ADOC_CODE.sub(_blank, source))
    levels = {found.start(): len(found[1]) for found in ADOC_HEADING.finditer(text)}
    text = ADOC_HEADING.sub(_nothing, text)
    text = ADOC_ITEM.sub(
        lambda found: found[0][:-2].replace("*", " ").replace(".", " ") + "- ", text
    )
    text = MARKS.sub(_nothing, ADOC_LINK.sub(_kept, text))
    return blocks_of_text(text, headings=levels)


def _blank(found: re.Match[str]) -> str:
    return LETTER.sub(" ", found[0])


def _nothing(found: re.Match[str]) -> str:
    return LETTER.sub(NOTHING, found[0])


def _kept(found: re.Match[str]) -> str:
    """Keep the words of a link."""
    if found[1] is None:
        return _nothing(found)
    before = found.start(1) - found.start()
    after = found.end() - found.end(1)
    return NOTHING * before + found[1] + NOTHING * after


def _blank_code(found: re.Match[str]) -> str:
    """Leave a colon and the empty lines of what was code."""
    code = found.start("code") - found.start()
    return ": " + found[0][2:code] + LETTER.sub(" ", found["code"])
