"""MDX: Markdown with modules, expressions and components, of which only the texts are read."""

from __future__ import annotations

import re

from outsidein.pages.expressions import FENCES, outside_code, unseen, without_expressions
from outsidein.pages.markdown import blocks_of_markdown, front_matter
from outsidein.pages.page import Page

# A module's line, and those below it up to an empty one.
MODULE = re.compile(r"^(?:import|export)\s[^\n]*(?:\n(?!\s*\n)[^\n]*)*", re.MULTILINE)
# In MDX nothing is code for its indentation.
INDENTED = re.compile(r"^ {4,}(?=<)", re.MULTILINE)


def page_of_mdx(name: str, source: str) -> Page:
    """Read a page in MDX."""
    blocks = blocks_of_markdown(masked_mdx(source))
    return Page(name=name, source=source, blocks=tuple(blocks), told=front_matter(source))


def masked_mdx(source: str) -> str:
    """Give MDX without its modules and expressions, each letter at its place."""
    masked = outside_code(source, lambda text: MODULE.sub(unseen, text), FENCES)
    masked = outside_code(masked, without_expressions)
    return outside_code(masked, lambda text: INDENTED.sub(unseen, text), FENCES)
