from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def archive(exports: Path) -> dict[str, list[dict[str, Any]]]:
    with ZipFile(exports / "product/slack.zip") as file:
        assert file.testzip() is None
        return {name: json.loads(file.read(name)) for name in file.namelist()}


def _messages(archive: dict[str, list[dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    return {
        f"message:{name.partition('/')[0]}/{message['ts']}": message
        for name, messages in archive.items()
        if "/" in name
        for message in messages
    }


def test_every_planted_statement_stands_in_its_message(
    archive: dict[str, list[dict[str, Any]]],
    said: Callable[[str], dict[str, list[str]]],
) -> None:
    messages, planted = _messages(archive), said("slack")
    assert len(planted) > 50
    for touch, texts in planted.items():
        text = messages[touch]["text"].replace("&lt;", "<").replace("&gt;", ">")
        assert all(one in text.replace("&amp;", "&") for one in texts)


def test_replies_name_the_first_message_of_their_thread(
    archive: dict[str, list[dict[str, Any]]],
) -> None:
    messages = _messages(archive)
    replies = {
        touch: one
        for touch, one in messages.items()
        if one.get("thread_ts", one["ts"]) != one["ts"]
    }
    assert replies
    for touch, reply in replies.items():
        root = messages[f"{touch.rpartition('/')[0]}/{reply['thread_ts']}"]
        assert root["thread_ts"] == root["ts"]
        assert root["user"] == reply["parent_user_id"]


def test_folders_are_channels_and_some_people_are_in_no_list(
    archive: dict[str, list[dict[str, Any]]],
    known: Callable[[str, str], set[str]],
) -> None:
    channels = {channel["name"] for channel in archive["channels.json"]}
    assert {name.partition("/")[0] for name in archive if "/" in name} <= channels
    listed = {user["id"] for user in archive["users.json"]}
    assert listed < known("slack", "user")


def test_bots_have_no_user(archive: dict[str, list[dict[str, Any]]]) -> None:
    bots = [one for one in _messages(archive).values() if one.get("subtype") == "bot_message"]
    assert bots
    assert not any("user" in bot for bot in bots)
