"""HubSpot's engagements: mails, notes, calls and meetings, one JSON object a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.simulate.exports.files import JsonLines
from outsidein.simulate.exports.mail_text import escaped
from outsidein.simulate.world import Person

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from outsidein.simulate.company import Colleague
    from outsidein.simulate.conversation import Conversation, Turn
    from outsidein.simulate.exports.export import Desk, Written
    from outsidein.simulate.world import Account

# Share of outbound mails that somebody logs as a note in their own words instead.
AS_NOTE = 0.25
PORTAL = 4_242_424
FIRST = 55_000_000_000
KINDS = {"EMAIL": "email", "INCOMING_EMAIL": "email", "NOTE": "note", "CALL": "call"}


class Engagements:
    """The file of engagements while it is written."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        """Open the file."""
        self._truth = desk.truth
        self._file = JsonLines(folder / "engagements.jsonl")
        self._number = FIRST

    def begin(
        self,
        account: Account,
        random: Random,
        company: int,
        contact: Callable[[Person], int],
    ) -> None:
        """Turn to another account, whose people `contact` names."""
        self._account = account
        self._random = random
        self._company = company
        self._contact = contact

    def write(self, conversation: Conversation) -> Written:
        """Write each turn as an engagement of its own."""
        return [self._engagement(conversation, turn) for turn in conversation.turns]

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _engagement(self, conversation: Conversation, turn: Turn) -> tuple[str, Turn]:
        self._number += 13
        kind, metadata = self._content(conversation, turn)
        at = turn.at * 1_000
        owner = 70_000 + conversation.colleague.number
        self._file.add(
            {
                "engagement": {
                    "id": self._number,
                    "portalId": PORTAL,
                    "active": True,
                    "createdAt": at,
                    "lastUpdated": at,
                    "ownerId": owner,
                    "type": kind,
                    "timestamp": at,
                },
                "associations": {
                    "contactIds": [self._contact(conversation.person)],
                    "companyIds": [self._company],
                    "dealIds": [],
                    "ownerIds": [owner],
                    "ticketIds": [],
                },
                "attachments": [],
                "metadata": metadata,
            },
        )
        what = KINDS[kind]
        # What was logged as a note or as a call, no customer has seen.
        return f"{what}:{self._number}", turn._replace(is_internal=what != "email")

    def _content(self, conversation: Conversation, turn: Turn) -> tuple[str, dict[str, Any]]:
        us, them = conversation.colleague, conversation.person
        if isinstance(turn.speaker, Person):
            return "INCOMING_EMAIL", self._mail(turn, turn.speaker, us, conversation.subject)
        body = f"<p>{escaped(turn.text)}</p>"
        if self._random.random() > AS_NOTE:
            return "EMAIL", self._mail(turn, us, them, conversation.subject)
        if self._random.random() < 0.3:
            title = f"Call with {them.name}"
            return "CALL", {"title": title, "body": body, "status": "COMPLETED"}
        return "NOTE", {"body": body}

    def _mail(
        self,
        turn: Turn,
        sender: Person | Colleague,
        recipient: Person | Colleague,
        subject: str,
    ) -> dict[str, Any]:
        first, _, last = sender.name.partition(" ")
        for one in (sender, recipient):
            address = f"address:{one.address}"
            if isinstance(one, Person):
                self._truth.same_as("hubspot", address, "person", one.key)
            else:
                self._truth.ours("hubspot", address, "colleague", one.key)
        return {
            "from": {"email": sender.address, "firstName": first, "lastName": last},
            "to": [{"email": recipient.address}],
            "cc": [],
            "bcc": [],
            "subject": subject[0].upper() + subject[1:],
            "html": f"<div><p>{escaped(turn.text)}</p></div>",
            "text": turn.text,
            "status": "SENT",
        }
