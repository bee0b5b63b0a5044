"""How we talk with customers, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.ask.talk_records import ALL, OUR_WORDS, told_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from outsidein.ask.talk_records import DepartmentTalk, TalkShare

MEDIA = ("calls", "mails", "tickets", "chats")
# Beyond this a number of questions for one pitch says no more than "many".
MANY = 20
# What a chart and the table of months have, as (what is written, figure, medium).
COLUMNS = (
    *((f"our words in {medium}", OUR_WORDS, medium) for medium in MEDIA),
    ("sentences that ask", "questions", ALL),
    ("sentences that pitch", "pitches", ALL),
    ("about them, not us", "about them", ALL),
    ("words they use too", "their words", ALL),
)


def columns_told(rows: Sequence[Sequence[TalkShare]]) -> list[tuple[str, str, str]]:
    """Give the columns in which there is something to say in any row."""
    return [one for one in COLUMNS if any(told_of(row, *one[1:]) is not None for row in rows)]


def sentences(found: DepartmentTalk, size: TalkShare | None) -> Iterator[str]:
    """Say each figure in a sentence, with its quarter where the month has too few."""

    def aside(one: TalkShare) -> str:
        same = size is not None and (one.period, one.since) == (size.period, size.since)
        return "" if same else f"; {_when(one)}"

    talked = [(medium, found.share(OUR_WORDS, medium)) for medium in MEDIA]
    parts = [
        f"in {medium} {percent(one.share)} ({_likely(one)}{aside(one)})"
        for medium, one in talked
        if one is not None
    ]
    if parts:
        yield f"Our share of all words: {', '.join(parts)}."
    asks, pitches = found.share("questions"), found.share("pitches")
    if asks is not None and pitches is not None:
        line = (
            f"Of 100 sentences {_of_hundred(asks)} ask and {_of_hundred(pitches)} pitch"
            f"{_others(found)}{aside(asks)}."
        )
        each = found.share("questions, not pitches")
        yield line + (f" {_for_one_pitch(each, aside(each))}" if each is not None else "")
    about = found.share("about them")
    if about is not None:
        yield (
            f"Of the sentences that are about us or about them, {percent(about.share)} are about "
            f"them ({_likely(about)}{aside(about)})."
        )
    theirs, alike = found.share("their words"), found.share("customers alike")
    if theirs is not None:
        line = (
            f"{percent(theirs.share)} of our words are words that customers use too "
            f"({_likely(theirs)}{aside(theirs)})"
        )
        yield line + (f"; among themselves it is {percent(alike.share)}." if alike else ".")


def _others(found: DepartmentTalk) -> str:
    answers, promises = found.share("answers"), found.share("promises")
    if answers is None or promises is None:
        return ""
    return f", {_of_hundred(answers)} answer and {_of_hundred(promises)} promise"


def _for_one_pitch(one: TalkShare, aside: str) -> str:
    low, high = (_odds(end) for end in (one.low, one.high))
    if _odds(one.share) > MANY:
        return f"For one pitch there are more than {MANY} questions{aside}."
    likely = f"likely {low:.1f} to {high:.1f}" if high <= MANY else f"likely at least {low:.1f}"
    return f"For one pitch there are {_odds(one.share):.1f} questions ({likely}{aside})."


def _odds(share: float | None) -> float:
    assert share is not None
    return share / (1 - share) if share < 1 else float("inf")


def _likely(one: TalkShare) -> str:
    return f"likely {ends(one)}"


def ends(one: TalkShare) -> str:
    """Write between what a figure likely is, in percent."""
    assert one.low is not None
    assert one.high is not None
    return f"{100 * one.low:.0f} to {100 * one.high:.0f}"


def percent(share: float | None) -> str:
    """Write a share that is told.

    >>> percent(0.414)
    '41 %'
    """
    assert share is not None
    return f"{100 * share:.0f} %"


def _of_hundred(one: TalkShare) -> str:
    assert one.share is not None
    return f"{100 * one.share:.0f}"


def _when(one: TalkShare) -> str:
    return span(one.period, one.since)


def span(period: str, since: dt.date | None) -> str:
    """Write a month or quarter as people say it.

    >>> from datetime import date
    >>> span("month", date(2026, 4, 1)), span("quarter", date(2026, 4, 1))
    ('April 2026', 'April to June 2026')
    """
    assert since is not None
    if period == "month":
        return f"{since:%B %Y}"
    return f"{since:%B} to {since.replace(month=since.month + 2):%B %Y}"
