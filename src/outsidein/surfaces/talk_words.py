"""How we talk with customers, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.ask.talk_records import ALL, OUR_WORDS, told_of
from outsidein.surfaces.screen import number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from outsidein.ask.talk_records import DepartmentTalk, TalkShare, TalkWord

MEDIA = ("calls", "mails", "tickets", "chats")
# Beyond this a number of questions for one pitch says no more than "many".
MANY = 20
WORDS_SHOWN = 5
# What a chart and the tables of months have, as (what is written, figure, medium).
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


def sentences(found: DepartmentTalk) -> Iterator[str]:
    """Say the figures in sentences, with the period of those that have another than the rest."""
    for line in (_who_talks(found), _kinds(found), _about(found), _whose_words(found)):
        if line is None:
            continue
        words, one = line
        if found.size and (one.period, one.since) == (found.size.period, found.size.since):
            yield words
        else:
            yield f"{span(one.period, one.since)}: {words[:1].lower()}{words[1:]}"


def _who_talks(found: DepartmentTalk) -> tuple[str, TalkShare] | None:
    shares = [(medium, found.share(OUR_WORDS, medium)) for medium in MEDIA]
    told = [(medium, one) for medium, one in shares if one is not None]
    if not told:
        return None
    parts = (f"{percent(one.share)} in {medium} ({_likely(one)})" for medium, one in told)
    return f"Our share of all words is {', '.join(parts)}.", told[0][1]


def _kinds(found: DepartmentTalk) -> tuple[str, TalkShare] | None:
    asks, pitches = found.share("questions"), found.share("pitches")
    if asks is None or pitches is None:
        return None
    line = (
        f"Of 100 sentences {_of_hundred(asks)} ask and {_of_hundred(pitches)} pitch"
        f"{_others(found)}."
    )
    each = found.share("questions, not pitches")
    return line + (f" {_for_one_pitch(each)}" if each is not None else ""), asks


def _about(found: DepartmentTalk) -> tuple[str, TalkShare] | None:
    one = found.share("about them")
    if one is None:
        return None
    line = (
        f"Of the sentences that are about us or about them, {percent(one.share)} are about "
        f"them ({_likely(one)})."
    )
    return line, one


def _whose_words(found: DepartmentTalk) -> tuple[str, TalkShare] | None:
    theirs, alike = found.share("their words"), found.share("customers alike")
    if theirs is None:
        return None
    line = (
        f"{percent(theirs.share)} of our words are words that customers use too ({_likely(theirs)})"
    )
    return line + (f"; among themselves it is {percent(alike.share)}." if alike else "."), theirs


def own_words(words: Sequence[TalkWord]) -> str:
    """Name the words that are only ours, with how many use each."""
    told = (
        f"{one.word}: {one.people} of us, {_customers(one.customers)}"
        for one in words[:WORDS_SHOWN]
    )
    return (
        "Words that several of us used in the last year and hardly any customer: "
        f"{'; '.join(told)}."
    )


def _customers(count: int) -> str:
    return number(count, "customer") if count else "no customer"


def _others(found: DepartmentTalk) -> str:
    answers, promises = found.share("answers"), found.share("promises")
    if answers is None or promises is None:
        return ""
    return f", {_of_hundred(answers)} answer and {_of_hundred(promises)} promise"


def _for_one_pitch(one: TalkShare) -> str:
    low, high = (_odds(end) for end in (one.low, one.high))
    if _odds(one.share) > MANY:
        return f"For one pitch there are more than {MANY} questions."
    likely = f"likely {low:.1f} to {high:.1f}" if high <= MANY else f"likely at least {low:.1f}"
    return f"For one pitch there are {_odds(one.share):.1f} questions ({likely})."


def _odds(share: float | None) -> float:
    assert share is not None
    return share / (1 - share) if share < 1 else float("inf")


def _likely(one: TalkShare) -> str:
    return f"likely {' to '.join(_ends(one))}"


def cell(one: TalkShare | None) -> str:
    """Write a figure in a table, with between what it likely is."""
    return "too few" if one is None else f"{percent(one.share)} ({'–'.join(_ends(one))})"


def _ends(one: TalkShare) -> tuple[str, str]:
    assert one.low is not None
    assert one.high is not None
    return f"{100 * one.low:.0f}", f"{100 * one.high:.0f}"


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
