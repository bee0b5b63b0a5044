"""Who is in a Slack workspace, which channels others than we can read, and who is a program.

A channel may be shared with another firm (Slack Connect), whose people then have another team, or
opened to a guest. Only where neither is so was a message said among us.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses
from outsidein.read.contract import Row, Shape
from outsidein.read.preparing import rows_of
from outsidein.read.values import texts, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw, Reader
    from outsidein.read.files import SourceFile
    from outsidein.record.settings import Settings

# Slack's own helper, who posts as a user.
SLACKBOT = "USLACKBOT"

# Addresses that programs which write exports make up; they are nobody's.
INVENTED = ("@example.com", "@example.org", "@example.net")


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """What the lists of users and channels tell about all messages.

    `channels` names those that are listed, `open` those of them that others than we can read,
    `members` who is in each direct conversation.
    """

    home: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    bots: frozenset[str] = frozenset({SLACKBOT})
    channels: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_foreign(self, told: Mapping[str, Any]) -> bool:
        """Tell whether somebody is of another team than ours; never if we do not know our own."""
        home = self.home or {told.get("team")}
        teams = {told.get("user_team"), told.get("source_team"), told.get("team_id")}
        return None not in home and not teams <= {None, "", *home}

    def is_internal(self, channel: str, told: Mapping[str, Any]) -> bool | None:
        """Tell whether a message was said among us only; nothing for a channel in no list."""
        if channel in self.open or self.is_foreign(told):
            return False
        return True if channel in self.channels else None

    def __repr__(self) -> str:
        """Write the content in one order, so that equal workspaces look equal."""
        sets = (sorted(one) for one in (self.home, self.bots, self.channels, self.open))
        maps = (sorted(one.items()) for one in (self.names, self.members))
        return f"Workspace({[*sets, *maps]})"


def user(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a user: one of us, a guest, somebody of another firm, or a program."""
    told = raw.fields
    number = context.native("user", told["id"])
    if not number:
        raise Rejected("user without an id")
    of = told.get("profile")
    profile: Mapping[str, Any] = of if isinstance(of, dict) else {}
    workspace: Workspace = context.prepared.get("workspace") or Workspace()
    emails = _real(profile.get("email"))
    is_bot = told["id"] in workspace.bots or told.get("is_bot") is True
    values = {
        "name": _full_name(told, profile),
        "emails": emails,
        "phones": texts(words(profile.get("phone"))),
        "handles": texts([profile.get("display_name"), told.get("name")]),
        "title": words(profile.get("title")),
        "side": None if is_bot else _side(told, emails, workspace, context),
        "nature": "bot" if is_bot else None,
        "time_zone": words(told.get("tz")),
        "is_deleted": told.get("deleted") is True,
    }
    yield Row("person", number, values, raw.rest)


def person_in(told: Mapping[str, Any], workspace: Workspace, context: Context) -> Row | None:
    """Give a row on the author of a message, if no list of users has one.

    People of other firms are often missing there, and then the message itself has their name.
    """
    number = str(told["user"])
    if number in workspace.names:
        return None
    of = told.get("user_profile")
    profile: Mapping[str, Any] = of if isinstance(of, dict) else {}
    side = _side(told, _real(profile.get("email")), workspace, context)
    if not (profile or side):
        return None
    values = {
        "name": _full_name(profile, profile),
        "emails": _real(profile.get("email")),
        "handles": texts([profile.get("display_name"), profile.get("name")]),
        "side": side,
    }
    return Row("person", f"user:{number}", values)


def prepare(
    files: Sequence[tuple[SourceFile, Reader]], settings: Settings
) -> Mapping[str, Workspace]:
    """Give what the lists of users and channels tell about all messages."""
    users, channels, talks = (
        [raw.fields for file, reader in files if reader.name == name and isinstance(reader, Shape)
         for raw in rows_of(file, reader)]
        for name in ("users", "channels", "direct messages")
    )  # fmt: skip
    home = _home(users, settings)
    strangers = {str(one.get("id")) for one in users if _is_stranger(one, home, settings)}
    return {
        "workspace": Workspace(
            home=home,
            names={
                str(one.get("id")): _full_name(one, _profile(one)) or str(one.get("id"))
                for one in users
            },
            bots=frozenset(
                {SLACKBOT, *(str(one.get("id")) for one in users if one.get("is_bot") is True)}
            ),
            channels=frozenset(str(one.get("name")) for one in channels)
            | {str(one.get("id")) for one in talks},
            open=frozenset(
                str(one.get("name") or one.get("id"))
                for one in (*channels, *talks)
                if one.get("is_shared") is True
                or one.get("is_ext_shared") is True
                or not strangers.isdisjoint(_members(one))
            ),
            members={str(one.get("id")): _members(one) for one in talks},
        )
    }


def _home(users: list[dict[str, Any]], settings: Settings) -> frozenset[str]:
    """Give the teams that are ours: those of people with mail at our domains, or of the most."""
    ours = {
        str(one["team_id"])
        for one in users
        if one.get("team_id") and _is_ours(_profile(one).get("email"), settings)
    }
    if ours:
        return frozenset(ours)
    teams = Counter(str(one["team_id"]) for one in users if one.get("team_id"))
    return frozenset(team for team, _count in teams.most_common(1))


def _is_stranger(told: Mapping[str, Any], home: frozenset[str], settings: Settings) -> bool:
    """Tell people of other teams, and guests whose mail is not ours."""
    team = told.get("team_id")
    is_guest = told.get("is_restricted") is True or told.get("is_ultra_restricted") is True
    is_away = bool(home and team and team not in home)
    return (is_away or is_guest) and not _is_ours(_profile(told).get("email"), settings)


def _side(
    told: Mapping[str, Any], emails: list[str], workspace: Workspace, context: Context
) -> str | None:
    """Give `customer` for people of another team, `us` for those of ours with mail of ours."""
    is_ours = any(context.is_ours(address) for address in emails)
    if workspace.is_foreign(told):
        return None if is_ours else "customer"
    return "us" if is_ours else None


def _is_ours(address: object, settings: Settings) -> bool:
    domain = str(address or "").rpartition("@")[2].casefold()
    return any(domain == one or domain.endswith(f".{one}") for one in settings.domains)


def _real(address: object) -> list[str]:
    return [one for one in addresses(address) if not one.endswith(INVENTED)]


def _profile(told: Mapping[str, Any]) -> Mapping[str, Any]:
    of = told.get("profile")
    return of if isinstance(of, dict) else {}


def _members(told: Mapping[str, Any]) -> tuple[str, ...]:
    members = told.get("members")
    return tuple(map(str, members)) if isinstance(members, list) else ()


def _full_name(told: Mapping[str, Any], profile: Mapping[str, Any]) -> str | None:
    """Give the full name, else the one shown, else the user name."""
    names = (
        profile.get("real_name"), told.get("real_name"), profile.get("display_name"),
        told.get("name"),
    )  # fmt: skip
    return next((name for name in map(words, names) if name), None)
