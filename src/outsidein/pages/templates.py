"""Files in which HTML stands among something else: templates, and components of one file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from outsidein.pages.expressions import unseen, without_expressions
from outsidein.pages.markup import page_of_markup
from outsidein.pages.page import Page
from outsidein.pages.placeholders import without_placeholders
from outsidein.pages.plain import blocks_of_text

IS_MARKUP = re.compile(
    r"(?is)<(?:!doctype|html|head|body|table|div|p|mjml|mj-\w+|span|a|br|h[1-6]|ul|section)\b[^<]*>"
)
MARKUP_NAMES = frozenset({".html", ".htm", ".xhtml", ".mjml"})
PLAIN_NAMES = frozenset({".txt", ".text", ".md", ".markdown"})
MODULE = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)


def page_of_template(name: str, source: str) -> Page:
    """Read a template of a page or mail: HTML or plain text with placeholders."""
    masked = without_placeholders(source)
    suffixes = {suffix.lower() for suffix in PurePath(name).suffixes[-2:]}
    is_markup = bool(suffixes & MARKUP_NAMES) or bool(IS_MARKUP.search(source))
    if suffixes & PLAIN_NAMES or not is_markup:
        return Page(name=name, source=source, blocks=tuple(blocks_of_text(masked)))
    return replace(page_of_markup(name, masked), source=source)


def page_of_component(name: str, source: str) -> Page:
    """Read a component of Vue, Svelte or Astro, without its code and style."""
    masked = MODULE.sub(unseen, source) if name.lower().endswith(".astro") else source
    masked = masked.replace("<template", "<section ").replace("</template>", "</section >")
    masked = without_placeholders(masked)
    if not name.lower().endswith(".vue"):
        masked = without_expressions(masked)
    return replace(page_of_markup(name, masked), source=source)
