from __future__ import annotations

from typing import Any

import pytest

from outsidein.read.formats.slack.text import blocks_text, message_text, plain

NAMES = {"U1": "Ada Bell"}


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("<@U1> <@U2|zoe> <@U3>", "@Ada Bell @zoe @U3"),
        ("in <#C1|general> and <#C2>", "in #general and #C2"),
        ("<!here> <!subteam^S1|@support> <!date^1^x|today>", "@here @support today"),
        (
            "<https://a.example/x> <https://a.example|here>",
            "https://a.example/x here (https://a.example)",
        ),
        ("<mailto:zoe@a.example|zoe@a.example>", "zoe@a.example"),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("a < b and c > d", "a < b and c > d"),
    ],
)
def test_marks_become_what_they_stand_for(marked: str, text: str) -> None:
    assert plain(marked, NAMES) == text


def rich(*parts: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"type": "rich_text", "elements": list(parts)}]


def piece(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


def test_every_sort_of_block_keeps_its_words() -> None:
    item = {"type": "rich_text_section", "elements": [piece("one")]}
    blocks = rich(
        {
            "type": "rich_text_section",
            "elements": [
                piece("See "),
                {"type": "link", "url": "https://a.example", "text": "this"},
                {"type": "emoji", "name": "wave"},
                {"type": "channel", "channel_id": "C1"},
                {"type": "broadcast", "range": "here"},
                {"type": "usergroup", "usergroup_id": "S1"},
            ],
        },
        {"type": "rich_text_list", "elements": [item, item]},
        {"type": "rich_text_quote", "elements": [piece("they said\nno")]},
        {"type": "rich_text_preformatted", "elements": [piece("x = 1")]},
    )
    blocks.append({"type": "section", "text": {"type": "mrkdwn", "text": "<@U1> &amp; more"}})
    blocks.append({"type": "divider"})
    assert blocks_text(blocks, NAMES).splitlines() == [
        "See this (https://a.example):wave:#C1@here@S1",
        "- one",
        "- one",
        "> they said",
        "> no",
        "x = 1",
        "@Ada Bell & more",
    ]


def test_text_stands_in_for_blocks_without_words() -> None:
    told = {"text": "Hello", "blocks": [{"type": "image"}, "odd"]}
    assert message_text(told, NAMES) == "Hello"
    assert message_text({"text": "", "blocks": []}, NAMES) is None
