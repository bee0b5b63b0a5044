"""Slack: the messages of a workspace's export, a folder a channel, a file a day.

A message is named by its channel and its time stamp, which is unique only there. What programs
wrote, and what Slack wrote about who joined, is nobody's word.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.contract import Preparation, Row, Shape, each
from outsidein.read.formats.slack.people import Workspace, person_in, prepare, user
from outsidein.read.formats.slack.text import message_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MENTION = re.compile(r"<@(\w+)")
STAMP = re.compile(r"(\d{9,10})\.(\d{1,6})")

# The sorts of messages that people write; Slack and programs write all others.
BY_PEOPLE = {None, "", "me_message", "file_share", "thread_broadcast"}


def messages(_header: Sequence[str], context: Context) -> Callable[[Raw], Iterable[Row | Rejected]]:
    """Give the function that reads the messages of one file, a day in one channel.

    Raises Rejected where the channel can't be known: it is the name of the file's folder.
    """
    channel = PurePosixPath(context.file.replace("!", "/")).parent.name
    if not channel:
        raise Rejected("channel is not known: read the folder that has the channels' folders")
    workspace: Workspace = context.prepared.get("workspace") or Workspace()
    said: set[tuple[Any, ...]] = set()

    def message(raw: Raw) -> Iterator[Row | Rejected]:
        told = raw.fields
        stamp = told.get("ts")
        if not isinstance(stamp, str) or not STAMP.fullmatch(stamp):
            raise Rejected("message without a time stamp", str(stamp))
        if not _is_by_somebody(told, workspace):
            return
        # A reply that was also sent to the channel comes twice, mostly under one time stamp.
        again = {(stamp,), (told["user"], told.get("thread_ts"), told.get("text"))}
        is_repeated = told.get("subtype") == "thread_broadcast" and not said.isdisjoint(again)
        if is_repeated or (stamp,) in said:
            return
        said.update(again)
        yield from _message(raw, channel, workspace, context)

    return message


def _is_by_somebody(told: Mapping[str, Any], workspace: Workspace) -> bool:
    """Tell a message that a human wrote; some bots post as users of their own."""
    return (
        told.get("type") in {"message", None}
        and told.get("subtype") in BY_PEOPLE
        and bool(told.get("user"))
        and told["user"] not in workspace.bots
        and not told.get("bot_profile")
    )


def _message(
    raw: Raw, channel: str, workspace: Workspace, context: Context
) -> Iterator[Row | Rejected]:
    told = raw.fields
    body = message_text(told, workspace.names)
    if not body:
        return
    author = str(told["user"])
    row = person_in(told, workspace, context)
    if row:
        yield row
    thread = told.get("thread_ts") or told["ts"]
    others = [*workspace.members.get(channel, ()), told.get("parent_user_id")]
    others.extend(MENTION.findall(str(told.get("text") or "")))
    values = {
        "thread_id": context.id(f"message:{channel}/{thread}"),
        "channel": "chat",
        "happened_at": _at(told["ts"]),
        "author_id": context.ref("user", author),
        "party_ids": [
            context.ref("user", one) for one in dict.fromkeys(others) if one and one != author
        ],
        "is_internal": workspace.is_internal(channel, told),
        "body": body,
        "body_format": "text",
    }
    extra = {**raw.rest, "slack_channel": channel}
    yield Row("touch", f"message:{channel}/{told['ts']}", values, extra)


def _at(stamp: str) -> dt.datetime:
    """Give the time of a stamp to the microsecond, which a floating point number would not hold."""
    seconds, _, fraction = stamp.partition(".")
    micros = int(fraction.ljust(6, "0"))
    return EPOCH + dt.timedelta(seconds=int(seconds), microseconds=micros)


def read_beforehand(_raw: Raw, _context: Context) -> Iterator[Row]:
    """Give nothing: what this row says was told to the messages in the preparation."""
    yield from ()


PREPARATION = Preparation(source="slack", prepare=prepare)

SHAPES = (
    Shape(
        source="slack",
        name="messages",
        columns=(
            "type", "subtype", "user", "bot_profile", "text", "ts", "blocks", "thread_ts",
            "parent_user_id", "team", "user_team", "source_team", "user_profile", "root",
            "client_msg_id", "replies", "reply_users", "reply_count", "latest_reply",
        ),
        needs=("type", "text", "ts"),
        open=messages,
    ),
    Shape(
        source="slack",
        name="users",
        columns=(
            "id", "team_id", "name", "deleted", "real_name", "tz", "profile", "is_bot",
            "is_restricted", "is_ultra_restricted",
        ),
        needs=("id", "name", "deleted", "profile"),
        open=each(user),
    ),
    Shape(
        source="slack",
        name="channels",
        columns=(
            "id", "name", "created", "creator", "members", "is_archived", "topic", "purpose",
            "is_shared", "is_ext_shared",
        ),
        needs=("id", "name", "created", "creator", "members"),
        open=each(read_beforehand),
    ),
    Shape(
        source="slack",
        name="direct messages",
        columns=("id", "created", "members"),
        needs=("id", "created", "members"),
        unless=("name", "creator"),
        open=each(read_beforehand),
    ),
    Shape(
        source="slack",
        name="integration log",
        columns=("user_id", "user_name", "date", "change_type", "service_type"),
        needs=("user_id", "user_name", "date", "change_type"),
        open=each(read_beforehand),
    ),
)  # fmt: skip
