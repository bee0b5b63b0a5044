"""The words of a Slack message as plain text: from its blocks, or from its `text` beside them.

Blocks are what was written. `text` is what is shown where blocks can't be, and may be shorter.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# `<@U1|ada>`, `<#C1|general>`, `<!here>`, `<https://…|label>`: what stands for, and its label.
MARK = re.compile(r"<([@#!]|(?=[a-z]+:))([^<>|]+)(?:\|([^<>]*))?>")


def message_text(told: Mapping[str, Any], names: Mapping[str, str]) -> str | None:
    """Give the text of a message, with the names of the people mentioned in it."""
    blocks = told.get("blocks")
    written = blocks_text(blocks, names) if isinstance(blocks, list) else ""
    text = told.get("text")
    shown = plain(text, names) if isinstance(text, str) else ""
    return written or shown or None


def blocks_text(blocks: list[Any], names: Mapping[str, str]) -> str:
    """Give the text of all blocks, a line for each that has some."""
    lines = (_block(block, names) for block in blocks if isinstance(block, dict))
    return "\n".join(line for line in lines if line).strip()


def plain(text: str, names: Mapping[str, str]) -> str:
    """Give a marked-up text without its marks: mentions by name, links with their labels.

    >>> plain("Ask <@U1>: A &amp; B, <https://a.example|here>", {"U1": "Ada Bell"})
    'Ask @Ada Bell: A & B, here (https://a.example)'
    """

    def unmarked(mark: re.Match[str]) -> str:
        sort, target, label = mark.group(1), mark.group(2), mark.group(3)
        if sort == "@":
            return _mention(target, label, names)
        if sort == "#":
            return f"#{label or target}"
        if sort == "!":
            return label or f"@{target.partition('^')[0]}"
        return _link(target, label)

    return html.unescape(MARK.sub(unmarked, text) if "<" in text else text).strip()


def _mention(user: str, label: str | None, names: Mapping[str, str]) -> str:
    return f"@{names.get(user) or label or user}"


def _link(address: str, label: str | None) -> str:
    if not label or label in address:
        return address.removeprefix("mailto:")
    return f"{label} ({address})"


def _block(block: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Give the text of one block: a paragraph, a list, a quote, or text in a section."""
    text = block.get("text")
    if isinstance(text, dict):
        return plain(str(text.get("text") or ""), names)
    if isinstance(text, str) and not isinstance(block.get("elements"), list):
        return plain(text, names)
    parts = [one for one in block.get("elements") or () if isinstance(one, dict)]
    match block.get("type"):
        case "rich_text" | "context":
            return "\n".join(line for line in (_block(one, names) for one in parts) if line)
        case "rich_text_list":
            return "\n".join(f"- {_block(one, names)}" for one in parts)
        case "rich_text_quote":
            told = "".join(_element(one, names) for one in parts)
            return "\n".join(f"> {line}" for line in told.splitlines())
        case _:
            return "".join(_element(one, names) for one in parts).strip()


def _element(told: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Give the text of one piece of a paragraph; its text has no marks any more."""
    text = ""
    match told.get("type"):
        case "text":
            text = str(told.get("text") or "")
        case "link":
            text = _link(str(told.get("url") or ""), told.get("text"))
        case "user":
            text = _mention(str(told.get("user_id")), None, names)
        case "emoji":
            text = f":{told.get('name')}:"
        case "channel":
            text = f"#{told.get('name') or told.get('channel_id')}"
        case "broadcast":
            text = f"@{told.get('range')}"
        case "usergroup":
            text = f"@{told.get('name') or told.get('usergroup_id')}"
    return text
