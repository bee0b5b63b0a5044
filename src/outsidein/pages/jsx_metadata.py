"""What a file of JSX tells search engines and browsers of its page, in an object of its own."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tree_sitter import Node

NAMES = frozenset({b"metadata", b"frontmatter", b"meta", b"generateMetadata"})
TOLD_AS = {"title": "title", "description": "description", "siteName": "og:site_name"}
DEEPEST = 20  # objects within one another


def tells(node: Node) -> bool:
    """Tell whether a declaration is one of those that frameworks read for search engines."""
    if node.type not in {"variable_declarator", "function_declaration"}:
        return False
    named = node.child_by_field_name("name")
    return named is not None and named.text in NAMES


def told_in(node: Node, raw: Callable[[Node], str], depth: int = 0) -> Iterator[tuple[str, str]]:
    """Give what such a declaration says, by the keys of a page's `told`."""
    if node.type == "pair":
        key, value = node.child_by_field_name("key"), node.child_by_field_name("value")
        if key and value and value.type in {"string", "template_string"}:
            told = TOLD_AS.get(raw(key).strip("'\""))
            if told:
                yield told, unescape(raw(value)[1:-1])
    if depth < DEEPEST:
        for child in node.named_children:
            yield from told_in(child, raw, depth + 1)
