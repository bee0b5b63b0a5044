"""What is told of how we talk: figures with their intervals, words and examples, no names."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - of the fields of records
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.speak.talk import FEWEST_CONVERSATIONS, FEWEST_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterable

ALL, OUR_WORDS = "all", "our words"


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkShare:
    """One figure in one medium: `counted` among so many, and between what the share likely lies.

    `period` is month or quarter, `since` its first day. Where there are too few conversations, or
    too few of us in them, nothing is told, not even how many.
    """

    figure: str
    medium: str
    period: str
    since: dt.date
    share: float | None
    low: float | None
    high: float | None
    counted: int | None
    among: int | None
    conversations: int | None
    people: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkExample:
    """One sentence that at least two of a department said, word for word; of whom is not told.

    `figure` says what it is an example of: question, pitch, about us, about them. `people` is how
    many of us said it in this period.
    """

    figure: str
    text: str
    period: str
    since: dt.date
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkWord:
    """One word of ours: how many of the department and of all customers' people used it."""

    word: str
    people: int
    customers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkSize:
    """Of how many conversations, by how many of us, in which period."""

    period: str
    since: dt.date
    conversations: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentTalk:
    """How one department talks: in this month, or in its quarter where the month has too few.

    Figures that belong together are of the same period. There is no `size` if that would be too
    few. `words` are those that several of it used in the last year and hardly any customer.
    `months` has the figures of the last twelve months, the newest first, if they were asked for.
    """

    department: str
    size: TalkSize | None
    shares: list[TalkShare]
    words: list[TalkWord]
    examples: list[TalkExample]
    months: list[TalkShare]

    def share(self, figure: str, medium: str = ALL) -> TalkShare | None:
        """Give one figure; nothing if there is none, or too few to say."""
        return told_of(self.shares, figure, medium)

    @property
    def is_enough(self) -> bool:
        """Tell whether anything can be said."""
        return any(one.share is not None for one in self.shares)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """How each department talks. `month` is the one it is told of; null if nobody ever talked.

    Of fewer than `fewest_people` of us or `fewest_conversations` nothing is told.
    """

    month: dt.date | None
    departments: list[DepartmentTalk]
    fewest_people: int = FEWEST_PEOPLE
    fewest_conversations: int = FEWEST_CONVERSATIONS


def told_of(shares: Iterable[TalkShare], figure: str, medium: str = ALL) -> TalkShare | None:
    """Give one figure of several; nothing if there is none, or too few to say."""
    return next(
        (
            one
            for one in shares
            if one.figure == figure and one.medium == medium and one.share is not None
        ),
        None,
    )


def by_month(shares: Iterable[TalkShare]) -> list[tuple[dt.date, list[TalkShare]]]:
    """Give the figures of each month together, the newest first."""
    months: dict[dt.date, list[TalkShare]] = {}
    for one in shares:
        months.setdefault(one.since, []).append(one)
    return sorted(months.items(), reverse=True)
