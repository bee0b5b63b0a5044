"""What is said, before any system has written it down: sentences, turns, conversations.

Sentences and turns are plain tuples with names: they are made by the million.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from outsidein.simulate.company import Colleague
from outsidein.simulate.world import Account, Person

if TYPE_CHECKING:
    from outsidein.simulate.channels import Channel


Speaker = Person | Colleague


class Sentence(NamedTuple):
    """One planted statement: its text as filled, the need it is about, if any, and its kind."""

    text: str
    need: str | None
    kind: str


class Turn(NamedTuple):
    """What one speaker says at once; this becomes one touch.

    `place` is the position of the question that it answers, in surveys. `mailbox` is the shared
    address it was sent from, if it wasn't the speaker's own.
    """

    speaker: Speaker
    at: int
    text: str
    sentences: tuple[Sentence, ...]
    is_internal: bool = False
    place: int = 0
    mailbox: str | None = None


class Mark(NamedTuple):
    """A planted event within a conversation: what it is, in which turn, and what it is about.

    `what` is promise, kept, not now, departure or newcomer; `key` ties a promise to its keeping.
    """

    what: str
    turn: int
    key: str
    due: int | None = None
    feature: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One ticket, call, mail thread, survey response …, with its turns in order.

    `person` is who it is mainly with, `colleague` who of us, `people` are all customers in it.
    """

    channel: Channel
    account: Account
    at: int
    subject: str
    department: str
    person: Person
    people: tuple[Person, ...]
    colleague: Colleague
    turns: tuple[Turn, ...]
    marks: tuple[Mark, ...] = ()
    score: int | None = None
