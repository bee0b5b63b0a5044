"""Gong: calls with who was there, and their transcripts, one call a line in two files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.simulate.clock import iso
from outsidein.simulate.company import Colleague
from outsidein.simulate.conversation import Sentence, Turn
from outsidein.simulate.draw import generator
from outsidein.simulate.exports.files import JsonLines
from outsidein.simulate.faces import display_name, face_of

if TYPE_CHECKING:
    from outsidein.simulate.conversation import Conversation
    from outsidein.simulate.exports.export import Desk, Written
    from outsidein.simulate.story import Story
    from outsidein.simulate.world import Account, Person

# Shares: calls that somebody marked as private, calls whose machine heard no punctuation, people
# who dialled in so that only their voice is known, people without an address.
PRIVATE = 0.03
UNPUNCTUATED = 0.08
DIALLED_IN = 0.03
NO_ADDRESS = 0.1

FIRST_CALL = 7_400_000_000_000_000_000
FIRST_USER = 5_100_000_000_000_000_000
FIRST_SPEAKER = 6_200_000_000_000_000_000
_MARKS = str.maketrans("", "", ".,!?;:")


class Gong:
    """The export of Gong."""

    source = "gong"

    def __init__(self, desk: Desk) -> None:
        """Open the files."""
        self._world = desk.world
        self._truth = desk.truth
        self._calls = JsonLines(desk.folder / "sales/gong/calls.jsonl")
        self._transcripts = JsonLines(desk.folder / "sales/gong/transcripts.jsonl")
        self._call = FIRST_CALL
        self._speaker = FIRST_SPEAKER

    def begin(self, account: Account, story: Story) -> None:
        """Turn to another account."""
        del story
        self._random = generator(self._world.seed, "gong", account.number)
        self._account = account

    def write(self, conversation: Conversation) -> Written:
        """Write one call; nothing said in a private one may count as told."""
        # Ids have up to 20 digits: programs that take them for numbers lose the last ones.
        self._call += 7_919
        call = str(self._call)
        is_private = self._random.random() < PRIVATE and not conversation.marks
        voices = self._voices(conversation)
        turns = conversation.turns
        if self._random.random() < UNPUNCTUATED:
            turns = tuple(_unpunctuated(turn) for turn in turns)
        self._calls.add(
            {
                "metaData": self._meta(conversation, call, is_private=is_private),
                "parties": self._parties(conversation, call, voices, is_private=is_private),
            },
        )
        self._transcripts.add(
            {
                "callId": call,
                "transcript": [_monologue(turn, voices, conversation.at) for turn in turns],
            },
        )
        if is_private:
            self._truth.noise(self.source, f"call:{call}", "private call")
            return [None for _ in turns]
        return [(f"turn:{call}/{place}", turn) for place, turn in enumerate(turns)]

    def close(self) -> None:
        """Close the files."""
        self._calls.close()
        self._transcripts.close()

    def _voices(self, conversation: Conversation) -> dict[str, str]:
        voices = {}
        keys = [person.key for person in conversation.people]
        for key in (conversation.colleague.key, *keys):
            self._speaker += 104_729
            voices[key] = str(self._speaker)
        return voices

    def _meta(self, conversation: Conversation, call: str, *, is_private: bool) -> dict[str, Any]:
        length = conversation.turns[-1].at - conversation.at + 20
        return {
            "id": call,
            "url": f"https://calls.ledgerline.example/call?id={call}",
            "title": f"{self._account.name} / Ledgerline",
            "scheduled": iso(conversation.at // 1800 * 1800),
            "started": iso(conversation.at),
            "duration": length,
            "primaryUserId": str(FIRST_USER + conversation.colleague.number),
            "direction": "Conference",
            "system": "Zoom",
            "scope": "External",
            "media": "Video",
            "language": "eng",
            "workspaceId": "3300000000000000001",
            "purpose": None,
            "meetingUrl": None,
            "isPrivate": is_private,
        }

    def _parties(
        self,
        conversation: Conversation,
        call: str,
        voices: dict[str, str],
        *,
        is_private: bool,
    ) -> list[dict[str, Any]]:
        us = conversation.colleague
        user = FIRST_USER + us.number
        parties = [
            {
                "id": f"{call[-6:]}0",
                "emailAddress": us.address,
                "name": us.name,
                "title": us.post_at(conversation.at).title,
                "userId": str(user),
                "speakerId": voices[us.key],
                "affiliation": "Internal",
                "methods": ["Attendee"],
                "context": [],
            },
        ]
        self._truth.ours(self.source, f"user:{user}", "colleague", us.key)
        for place, person in enumerate(conversation.people, start=1):
            voice = voices[person.key]
            parties.append({"id": f"{call[-6:]}{place}", **self._party(person, voice)})
            if not is_private:
                native = f"party:{call}/{voice}"
                self._truth.same_as(self.source, native, "person", person.key)
        return parties

    def _party(self, person: Person, voice: str) -> dict[str, Any]:
        random = self._random
        party: dict[str, Any] = {"speakerId": voice, "affiliation": "External"}
        if random.random() < DIALLED_IN:
            return {**party, "phoneNumber": person.phone, "affiliation": "Unknown"}
        face = face_of(random, person)
        party["name"] = face.name or display_name(random, person)
        if face.address and random.random() > NO_ADDRESS:
            party["emailAddress"] = face.address
        if random.random() < 0.4:
            party["title"] = person.title
        return {**party, "methods": ["Invitee", "Attendee"], "context": []}


def _monologue(turn: Turn, voices: dict[str, str], started: int) -> dict[str, Any]:
    at = (turn.at - started) * 1_000
    sentences = []
    for sentence in turn.sentences:
        end = at + 400 + len(sentence.text) * 60
        sentences.append({"start": at, "end": end, "text": sentence.text})
        at = end + 150
    return {
        "speakerId": voices[turn.speaker.key],
        "topic": None if isinstance(turn.speaker, Colleague) else "Needs",
        "sentences": sentences,
    }


def _unpunctuated(turn: Turn) -> Turn:
    sentences = tuple(
        Sentence(sentence.text.translate(_MARKS).lower(), sentence.need, sentence.kind)
        for sentence in turn.sentences
    )
    return turn._replace(
        sentences=sentences,
        text=" ".join(sentence.text for sentence in sentences),
    )
