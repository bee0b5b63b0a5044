"""Front matter: the few lines above a Markdown page that tell its title, address and date."""

from __future__ import annotations

import re
import tomllib
from typing import Any

YAML = re.compile(r"\s*---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
BARE = re.compile(r"\s*((?:(?:url|title|date|language)[ \t]*:[^\n]*(?:\n|\Z))+)", re.IGNORECASE)
ENTRY = re.compile(r"([A-Za-z_][\w.-]*)[ \t]*:(?:[ \t]+(.*)|$)")
ITEM = re.compile(r"\s*-[ \t]+(.*)")
FOLDED = re.compile(r"[>|][+-]?")


def front_matter(text: str) -> tuple[dict[str, Any], str, int]:
    r"""Give the fields above a page, by lower-case name, the page below, and its first line.

    >>> front_matter("---\ntitle: Prices\ntags: [a, b]\n---\n# Prices\n")
    ({'title': 'Prices', 'tags': ['a', 'b']}, '# Prices\n', 5)
    """
    for form, fields_of in ((YAML, _yaml), (TOML, _toml), (BARE, _yaml)):
        found = form.match(text)
        told = fields_of(found.group(1)) if found else {}
        if found and told and (form is not BARE or "url" in told):
            return told, text[found.end() :], text.count("\n", 0, found.end()) + 1
    return {}, text, 1


def _toml(lines: str) -> dict[str, Any]:
    try:
        return {name.lower(): value for name, value in tomllib.loads(lines).items()}
    except tomllib.TOMLDecodeError:
        return {}


def _yaml(lines: str) -> dict[str, Any]:
    """Read what front matter has of YAML: texts, also folded ones, and lists of texts.

    Anything deeper is kept as the lines it was written in.
    """
    entries: list[tuple[str, str, list[str]]] = []
    for line in lines.split("\n"):
        entry = ENTRY.match(line)
        if entry:
            entries.append((entry.group(1).lower(), (entry.group(2) or "").strip(), []))
        elif entries:
            entries[-1][2].append(line)
    told = {name: _value(beside, below) for name, beside, below in entries}
    return {name: value for name, value in told.items() if value}


def _value(told: str, below: list[str]) -> str | list[str]:
    lines = [line.strip() for line in below if line.strip() and not line.lstrip().startswith("#")]
    if not told or FOLDED.fullmatch(told):
        items = [ITEM.match(line) for line in lines]
        if lines and all(items):
            return [_plain(item.group(1)) for item in items if item]
        return ("\n" if told.startswith("|") else " ").join(lines)
    if told.startswith("[") and told.endswith("]"):
        return [_plain(part) for part in told[1:-1].split(",") if part.strip()]
    return _plain(" ".join([told, *lines]))


def _plain(told: str) -> str:
    """Take the quotation marks or the comment off a value."""
    text = told.strip()
    quote = text[:1]
    if quote in {'"', "'"} and text.endswith(quote) and len(text) > 1:
        inner = text[1:-1]
        return inner.replace("''", "'") if quote == "'" else re.sub(r"\\(.)", r"\1", inner)
    return re.sub(r"\s+#.*$", "", text)
