"""Salesforce's activities: tasks, events, cases with their mails, and mails of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.simulate.clock import HOUR, day_text, iso
from outsidein.simulate.company import Colleague
from outsidein.simulate.exports.files import CsvFile
from outsidein.simulate.exports.salesforce_ids import id_of
from outsidein.simulate.world import Account, Person

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from outsidein.simulate.conversation import Conversation, Turn
    from outsidein.simulate.exports.export import Desk, Written

# Share of mails that also left a task behind, which is the same words twice.
MAIL_TASK = 0.1

OBJECTS: dict[str, str] = {
    "Task": "Id,WhoId,WhatId,AccountId,OwnerId,Subject,Description,Status,Priority,Type,"
    "TaskSubtype,ActivityDate,IsClosed,CreatedDate",
    "Event": "Id,WhoId,WhatId,AccountId,OwnerId,Subject,Description,StartDateTime,EndDateTime,"
    "Location,IsGroupEvent,IsChild,CreatedDate",
    "Case": "Id,CaseNumber,AccountId,ContactId,OwnerId,Subject,Description,Status,Origin,Priority,"
    "IsClosed,CreatedDate",
    "EmailMessage": "Id,ParentId,ActivityId,RelatedToId,FromAddress,FromName,ToAddress,Subject,"
    "TextBody,Incoming,Status,MessageDate,MessageIdentifier,IsBounced,CreatedDate",
}


class Activity:
    """The files of activities while they are written."""

    def __init__(self, desk: Desk, folder: str) -> None:
        """Open the files."""
        self._truth = desk.truth
        self._files = {
            name: CsvFile(desk.folder / folder / f"{name}.csv", header.split(","), line_end="\n")
            for name, header in OBJECTS.items()
        }
        self._numbers = dict.fromkeys(("task", "event", "case", "email"), 0)

    def begin(
        self,
        account: Account,
        random: Random,
        native: str,
        contact: Callable[[Person], str],
    ) -> None:
        """Turn to another account, whose people `contact` names."""
        self._account = account
        self._random = random
        self._native = native
        self._contact = contact

    def write(self, conversation: Conversation) -> Written:
        """Write one conversation in the way of its channel."""
        match conversation.channel.name:
            case "salesforce/task":
                return [(self._task(conversation, turn), turn) for turn in conversation.turns]
            case "salesforce/event":
                return [(self._event(conversation, turn), turn) for turn in conversation.turns]
            case "salesforce/case":
                return self._case(conversation)
            case _:
                return [
                    (self._mail(conversation, turn, place=place), turn)
                    for place, turn in enumerate(conversation.turns)
                ]

    def close(self) -> None:
        """Close the files."""
        for file in self._files.values():
            file.close()

    def _id(self, what: str) -> str:
        self._numbers[what] += 1
        return id_of(what, self._numbers[what])

    def _task(self, conversation: Conversation, turn: Turn) -> str:
        native, day = self._id("task"), day_text(turn.at)
        tied = (self._contact(conversation.person), self._native, self._native)
        said = (_owner(turn), f"Note: {self._account.name}", turn.text)
        kept = ("Completed", "Normal", "Call", "Task", day, "true", iso(turn.at))
        self._files["Task"].row((native, *tied, *said, *kept))
        return f"task:{native}"

    def _event(self, conversation: Conversation, turn: Turn) -> str:
        native = self._id("event")
        tied = (self._contact(conversation.person), self._native, self._native)
        said = (_owner(turn), f"Meeting with {self._account.name}", turn.text)
        kept = (iso(turn.at), iso(turn.at + HOUR), "", "false", "false", iso(turn.at))
        self._files["Event"].row((native, *tied, *said, *kept))
        return f"event:{native}"

    def _case(self, conversation: Conversation) -> Written:
        # The customer's first words are the case's description; what follows are its mails.
        opening = next(
            (place for place, turn in enumerate(conversation.turns) if _is_theirs(turn)),
            0,
        )
        first = conversation.turns[opening]
        native = self._id("case")
        number = f"{self._numbers['case']:08d}"
        asks = first.speaker if isinstance(first.speaker, Person) else conversation.person
        owner = id_of("user", conversation.colleague.number + 1)
        tied = (self._native, self._contact(asks), owner)
        kept = ("Closed", "Email", "Medium", "true", iso(first.at))
        subject = _subject(conversation)
        self._files["Case"].row((native, number, *tied, subject, first.text, *kept))
        return [
            (f"case:{native}", turn)
            if place == opening
            else (self._mail(conversation, turn, place=place, case=native), turn)
            for place, turn in enumerate(conversation.turns)
        ]

    def _mail(
        self,
        conversation: Conversation,
        turn: Turn,
        *,
        place: int,
        case: str = "",
    ) -> str:
        native = self._id("email")
        is_theirs = _is_theirs(turn)
        other = conversation.colleague if is_theirs else conversation.person
        activity = (
            "" if case or self._random.random() > MAIL_TASK else self._twin(conversation, turn)
        )
        reply = "Re: " if place else ""
        ids = (case, activity, "" if case else self._native)
        people = (turn.speaker.address, turn.speaker.name, other.address)
        state = ("true", "1") if is_theirs else ("false", "3")
        mark = f"<{native.lower()}@{turn.speaker.address.partition('@')[2]}>"
        kept = (*state, iso(turn.at), mark, "false", iso(turn.at))
        said = (f"{reply}{_subject(conversation)}", turn.text)
        self._files["EmailMessage"].row((native, *ids, *people, *said, *kept))
        for one in (turn.speaker, other):
            address = f"address:{one.address}"
            if isinstance(one, Person):
                self._truth.same_as("salesforce", address, "person", one.key)
            else:
                self._truth.ours("salesforce", address, "colleague", one.key)
        return f"email:{native}"

    def _twin(self, conversation: Conversation, turn: Turn) -> str:
        # Mails logged by hand leave a task with the same words, named by the mail's ActivityId.
        task, day = self._id("task"), day_text(turn.at)
        tied = ("", self._native, self._native)
        owner = id_of("user", conversation.colleague.number + 1)
        said = (owner, f"Email: {_subject(conversation)}", turn.text)
        kept = ("Completed", "Normal", "Email", "Email", day, "true", iso(turn.at))
        self._files["Task"].row((task, *tied, *said, *kept))
        self._truth.noise("salesforce", f"task:{task}", "duplicate")
        return task


def _is_theirs(turn: Turn) -> bool:
    return isinstance(turn.speaker, Person)


def _owner(turn: Turn) -> str:
    if isinstance(turn.speaker, Colleague):
        return id_of("user", turn.speaker.number + 1)
    return ""


def _subject(conversation: Conversation) -> str:
    return conversation.subject[0].upper() + conversation.subject[1:]
