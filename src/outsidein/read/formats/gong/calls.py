"""One call in Gong: when it was, who was there, and what our people noted on it."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the fields of a NamedTuple are looked at when it is made
from typing import TYPE_CHECKING, Any, NamedTuple

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses
from outsidein.read.contract import Row
from outsidein.read.formats.gong.crm import crm_account, crm_account_id, crm_ids
from outsidein.read.times import when, zone
from outsidein.read.values import texts, words, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context, Raw
    from outsidein.record.settings import Settings

SIDES = {"internal": "us", "external": "customer"}


class KnownCall(NamedTuple):
    """What a transcript must know of its call; people by their native ids."""

    started: dt.datetime | None
    zone: str | None
    is_private: bool
    is_internal: bool
    title: str | None
    url: str | None
    account: str | None
    parties: tuple[str, ...]
    speakers: dict[str, str]

    def joined(self, other: KnownCall) -> KnownCall:
        """Give what two files tell of a call: that of the fuller one, as private as any."""
        fuller = max(self, other, key=lambda one: (len(one.parties), one.started is not None))
        return fuller._replace(is_private=self.is_private or other.is_private)


class Party(NamedTuple):
    """Somebody in a call: native id, the number of their voice, all that the call tells of them."""

    source_id: str
    voice: str | None
    told: Mapping[str, Any]


def call(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read who was in a call, and what our people noted on it; the words are in the transcript.

    Of a private call nothing is read, unless the settings ask for it.
    """
    told = with_meta(raw.fields)
    number, known = known_call(told, context.settings)
    if known.is_private and not context.settings.reading.private_calls:
        return
    if known.account:
        yield crm_account(told, known.account)
    for party in parties_of(number, told.get("parties")):
        user = words(party.told.get("userId"))
        if not user or user not in context.prepared.get("users", ()):
            yield from _person(party, context)
    yield from _comments(told.get("collaboration"), number, context)


def with_meta(told: Mapping[str, Any]) -> dict[str, Any]:
    """Lift what the extensive form tells in `metaData` to where the short form tells it."""
    meta = told.get("metaData")
    return {**meta, **told} if isinstance(meta, dict) else dict(told)


def known_call(told: Mapping[str, Any], settings: Settings) -> tuple[str, KnownCall]:
    """Give the id of a call, and what its transcript must know of it.

    Raises Rejected for a call without an id, or with one that lost its last digits.
    """
    number = id_text(told.get("id"))
    if not number:
        raise Rejected("call without an id")
    parties = parties_of(number, told.get("parties"))
    started = told.get("started")
    return number, KnownCall(
        started=when(started, settings.reading),
        zone=zone(started, settings.reading),
        is_private=yes_no(told.get("isPrivate")) is True,
        is_internal=str(told.get("scope")).casefold() == "internal",
        title=words(told.get("title")),
        url=words(told.get("url")),
        account=crm_account_id(told),
        parties=tuple(dict.fromkeys(party.source_id for party in parties)),
        speakers={party.voice: party.source_id for party in parties if party.voice},
    )


def id_text(value: object) -> str:
    """Give an id of up to 20 digits as text.

    Raises Rejected for one that some program rounded.
    """
    if isinstance(value, float):
        raise Rejected("id was rounded on its way: export ids as text", str(value))
    return words(value) or ""


def parties_of(number: str, told: Any) -> list[Party]:
    """Give everyone in a call: our users by their user id, others by the number of their voice.

    Several people in one room may share a voice; then the voice is somebody by itself, of whom
    only the side is known, and each of them is known by the number of the invitation.
    """
    people = [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    sides: dict[str, list[object]] = {}
    for one in people:
        sides.setdefault(words(one.get("speakerId")) or "", []).append(one.get("affiliation"))
    found: dict[str, Party] = {}
    for one in people:
        user, voice = words(one.get("userId")), words(one.get("speakerId"))
        shared = sides[voice] if voice and len(sides[voice]) > 1 else []
        own_voice = None if shared else voice
        own = own_voice or words(one.get("id"))
        source_id = f"user:{user}" if user else f"party:{number}/{own}"
        if user or own:
            found.setdefault(source_id, Party(source_id, own_voice, one))
        if shared:
            side = shared[0] if shared.count(shared[0]) == len(shared) else None
            room = Party(f"party:{number}/{voice}", voice, {"affiliation": side})
            found.setdefault(room.source_id, room)
    return list(found.values())


def _person(party: Party, context: Context) -> Iterator[Row]:
    told = party.told
    side = SIDES.get(str(told.get("affiliation")).casefold())
    values = {
        "name": words(told.get("name")),
        "emails": addresses(told.get("emailAddress")),
        "phones": texts(words(told.get("phoneNumber"))),
        "title": words(told.get("title")),
        "external_ids": crm_ids(told, {"Contact", "Lead"}),
        "side": side,
    }
    if any(values.values()):
        yield Row("person", party.source_id, values, {"methods": told.get("methods")})
        account = crm_account_id(told)
        if account:
            member = {"person_id": context.id(party.source_id), "account_id": context.id(account)}
            yield Row("membership", f"{party.source_id}>{account}", member)


def _comments(told: Any, number: str, context: Context) -> Iterator[Row | Rejected]:
    """Read the comments of our people on a call, which the customer never sees."""
    comments = told.get("publicComments") if isinstance(told, dict) else None
    for one in comments if isinstance(comments, list) else ():
        body = words(one.get("comment")) if isinstance(one, dict) else None
        if not body:
            continue
        source_id = f"comment:{number}/{one.get('id')}"
        try:
            at = when(one.get("posted"), context.settings.reading)
        except Rejected as rejected:
            rejected.at = source_id
            yield rejected
            continue
        values = {
            "thread_id": context.ref("call", number),
            "channel": "note",
            "happened_at": at,
            "author_id": context.ref("user", words(one.get("commenterUserId"))),
            "is_internal": True,
            "body": body,
            "body_format": "text",
        }
        kept = {name: one.get(name) for name in ("audioStartTime", "audioEndTime", "inReplyTo")}
        yield Row("touch", source_id, values, kept, source_id)
