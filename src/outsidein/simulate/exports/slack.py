"""Slack: the ZIP of a workspace, with channels shared with customers and channels of our own.

Messages are kept until the end, since a day's file holds those of all accounts; so only the first
accounts use Slack at all.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from outsidein.simulate.clock import day_text
from outsidein.simulate.company import Colleague
from outsidein.simulate.draw import generator
from outsidein.simulate.exports.files import json_text
from outsidein.simulate.faces import display_name
from outsidein.simulate.naming import slug
from outsidein.simulate.script import load_script

if TYPE_CHECKING:
    from outsidein.simulate.conversation import Conversation, Speaker, Turn
    from outsidein.simulate.exports.export import Desk, Written
    from outsidein.simulate.story import Story
    from outsidein.simulate.world import Account, Person

TEAM, BOT = "T0LEDGER", "B0LEDGERBOT"
INTERNAL = ("voice-of-customer", "product-feedback", "escalations")
BOT_MESSAGE = 0.05
# External people are not always in the list of users.
UNLISTED = 0.2


class Slack:
    """The export of our workspace."""

    source = "slack"

    def __init__(self, desk: Desk) -> None:
        """Note our users and channels."""
        self._world = desk.world
        self._truth = desk.truth
        self._path = desk.folder / "product/slack.zip"
        self._users: dict[str, dict[str, Any]] = {}
        self._channels = dict.fromkeys(INTERNAL, "internal")
        self._days: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        self._stamps: defaultdict[str, set[str]] = defaultdict(set)
        for colleague in desk.world.staff.everyone:
            self._user(colleague, colleague.name)

    def begin(self, account: Account, story: Story) -> None:
        """Turn to another account."""
        del story
        self._random = generator(self._world.seed, "slack", account.number)
        self._account = account
        self._labels: dict[str, str] = {}

    def write(self, conversation: Conversation) -> Written:
        """Write one thread into a channel."""
        random = self._random
        if conversation.channel.form == "aside":
            channel = INTERNAL[self._account.number % len(INTERNAL)]
        else:
            channel = f"ext-{slug(self._account.name)}"
            self._channels[channel] = "shared"
        written = []
        root: dict[str, Any] = {}
        for turn in conversation.turns:
            message = self._message(turn, self._stamp(channel, turn.at))
            root = root or message
            if message is not root:
                _reply(message, root)
            self._days[channel, day_text(turn.at)].append(message)
            written.append((f"message:{channel}/{message['ts']}", turn))
        if random.random() < BOT_MESSAGE:
            self._say_by_bot(channel, conversation.at)
        return written

    def close(self) -> None:
        """Write the archive, with the same time on every entry."""
        users = [self._users[key] for key in sorted(self._users)]
        channels = [
            {
                "id": f"C{place:08d}",
                "name": name,
                "created": self._world.period.start,
                "creator": "U0000000",
                "is_archived": False,
                "members": [],
                "topic": {"value": ""},
                "purpose": {"value": purpose},
            }
            for place, (name, purpose) in enumerate(sorted(self._channels.items()))
        ]
        # Stored, not packed: what packing gives differs between versions of zlib.
        with ZipFile(self._path_ready(), "w", ZIP_STORED) as archive:
            _entry(archive, "users.json", users)
            _entry(archive, "channels.json", channels)
            _entry(archive, "integration_logs.json", [])
            for channel, day in sorted(self._days):
                messages = sorted(self._days[channel, day], key=lambda message: message["ts"])
                _entry(archive, f"{channel}/{day}.json", messages)

    def _path_ready(self) -> str:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        return str(self._path)

    def _stamp(self, channel: str, at: int) -> str:
        # The stamp is the message's id, and unique only within its channel.
        while True:
            stamp = f"{at}.{int(self._random.random() * 1_000_000):06d}"
            if stamp not in self._stamps[channel]:
                self._stamps[channel].add(stamp)
                return stamp

    def _message(self, turn: Turn, stamp: str) -> dict[str, Any]:
        user = self._user_id(turn.speaker)
        text = turn.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        is_ours = isinstance(turn.speaker, Colleague)
        team = TEAM if is_ours else self._their_team()
        return {"type": "message", "user": user, "team": team, "text": text, "ts": stamp}

    def _their_team(self) -> str:
        return f"T{self._account.number:07d}"

    def _say_by_bot(self, channel: str, at: int) -> None:
        stamp = self._stamp(channel, at + 5)
        product = load_script().names.products[0]
        message = {
            "type": "message",
            "subtype": "bot_message",
            "bot_id": BOT,
            "username": "Ledgerbot",
            "text": f"{product}: all systems operational.",
            "ts": stamp,
        }
        self._days[channel, day_text(at + 5)].append(message)
        self._truth.noise(self.source, f"message:{channel}/{stamp}", "bot")

    def _user_id(self, speaker: Speaker) -> str:
        if isinstance(speaker, Colleague):
            return f"U{speaker.number:07d}"
        known = self._labels.get(speaker.key)
        if known:
            return known
        user = f"U{speaker.account_key[1:]}{len(self._labels):02d}X"
        self._labels[speaker.key] = user
        self._truth.same_as(self.source, f"user:{user}", "person", speaker.key)
        if self._random.random() > UNLISTED:
            self._user(speaker, display_name(self._random, speaker))
        return user

    def _user(self, speaker: Colleague | Person, label: str) -> None:
        is_ours = isinstance(speaker, Colleague)
        user = self._user_id(speaker) if is_ours else self._labels[speaker.key]
        if is_ours:
            self._truth.ours(self.source, f"user:{user}", "colleague", speaker.key)
        self._users[user] = {
            "id": user,
            "team_id": TEAM if is_ours else self._their_team(),
            "name": slug(speaker.name),
            "deleted": False,
            "real_name": label,
            "tz": "Europe/London",
            "profile": {
                "real_name": label,
                "display_name": label.split(" ", maxsplit=1)[0],
                "email": speaker.address,
                "title": "",
            },
            "is_bot": False,
        }


def _reply(message: dict[str, Any], root: dict[str, Any]) -> None:
    # A thread's first message counts its replies, and each reply names the first message.
    message |= {"thread_ts": root["ts"], "parent_user_id": root["user"]}
    root["thread_ts"] = root["ts"]
    root["reply_count"] = root.get("reply_count", 0) + 1


def _entry(archive: ZipFile, name: str, content: Any) -> None:
    entry = ZipInfo(name, date_time=(2026, 7, 1, 0, 0, 0))
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, json_text(content))
