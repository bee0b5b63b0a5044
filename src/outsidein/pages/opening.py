"""A file or a text opened as a page, by the reader of its format.

Each reader is imported when it is first used: whoever audits one page waits for one of them.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from outsidein.pages.natures import with_natures
from outsidein.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Reader = Callable[[str, str], Page]


def _markdown(name: str, source: str) -> Page:
    from outsidein.pages.markdown import page_of_markdown  # noqa: PLC0415

    return page_of_markdown(name, source)


def _mdx(name: str, source: str) -> Page:
    from outsidein.pages.mdx import page_of_mdx  # noqa: PLC0415

    return page_of_mdx(name, source)


def _template(name: str, source: str) -> Page:
    from outsidein.pages.templates import page_of_template  # noqa: PLC0415

    return page_of_template(name, source)


def _component(name: str, source: str) -> Page:
    from outsidein.pages.templates import page_of_component  # noqa: PLC0415

    return page_of_component(name, source)


def _jsx(name: str, source: str) -> Page:
    from outsidein.pages.jsx import page_of_jsx  # noqa: PLC0415

    return page_of_jsx(name, source)


def _mail(name: str, source: str) -> Page:
    from outsidein.pages.mail import page_of_mail  # noqa: PLC0415

    return page_of_mail(name, source)


def _rst(name: str, source: str) -> Page:
    from outsidein.pages.marked import blocks_of_rst  # noqa: PLC0415

    return Page(name=name, source=source, blocks=tuple(blocks_of_rst(source)))


def _adoc(name: str, source: str) -> Page:
    from outsidein.pages.marked import blocks_of_adoc  # noqa: PLC0415

    return Page(name=name, source=source, blocks=tuple(blocks_of_adoc(source)))


def _document(path: Path, name: str) -> Page:
    from outsidein.pages.office import open_document  # noqa: PLC0415

    return open_document(path, name)


def _deck(path: Path, name: str) -> Page:
    from outsidein.pages.office import open_deck  # noqa: PLC0415

    return open_deck(path, name)


# What reads a text, by the ending of its file's name.
READERS: Mapping[str, Reader] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".mdx": _mdx,
    ".html": _template,
    ".htm": _template,
    ".xhtml": _template,
    ".mjml": _template,
    ".hbs": _template,
    ".handlebars": _template,
    ".mustache": _template,
    ".liquid": _template,
    ".jinja": _template,
    ".jinja2": _template,
    ".j2": _template,
    ".njk": _template,
    ".ejs": _template,
    ".erb": _template,
    ".vue": _component,
    ".svelte": _component,
    ".astro": _component,
    ".jsx": _jsx,
    ".tsx": _jsx,
    ".txt": _template,
    ".text": _template,
    ".eml": _mail,
    ".rst": _rst,
    ".adoc": _adoc,
    ".asciidoc": _adoc,
}
# What reads a file that is no text; the old formats only to say what to do with them.
FILE_READERS: Mapping[str, Callable[[Path, str], Page]] = {
    ".docx": _document,
    ".doc": _document,
    ".pptx": _deck,
    ".ppt": _deck,
}
SUFFIXES = frozenset({*READERS, *FILE_READERS})


def page_of(source: str, name: str = "text.md") -> Page:
    r"""Read a text as the page it is by the ending of its name, else HTML or plain text.

    >>> [block.text for block in page_of("# Prices\n\nOne price.").blocks]
    ['Prices', 'One price.']
    """
    page = READERS.get(PurePath(name).suffix.lower(), _template)(name, source)
    return replace(page, blocks=tuple(with_natures(page.blocks)))


def open_page(path: Path, name: str = "") -> Page:
    """Read a file as the page it is; raise `PageError` if it can't be one."""
    reader = FILE_READERS.get(path.suffix.lower())
    if reader is None or not path.is_file():
        from outsidein.pages.decoding import text_of  # noqa: PLC0415

        return page_of(text_of(path), name or str(path))
    page = reader(path, name or str(path))
    return replace(page, blocks=tuple(with_natures(page.blocks)))
