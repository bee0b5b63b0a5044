"""Simulated time: whole seconds since 1970 in UTC, and how each export writes them.

Time is a plain number here because millions of touches are dated, sorted and written; the
simulated time always ends with the same day, so the same seed gives the same bytes next year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

HOUR = 3_600
DAY = 86_400
MONTH = 30 * DAY

LAST_YEAR, LAST_MONTH = 2026, 6
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The simulated time: from the first second of a month to the end of 2026-06-30."""

    start: int
    end: int
    months: int

    def month_of(self, at: int) -> int:
        """Give the number of a time's month: 0 for the period's first; clipped to the period."""
        moment = moment_of(min(max(at, self.start), self.end - 1))
        last = LAST_YEAR * 12 + LAST_MONTH - 1
        return moment.year * 12 + moment.month - 1 - (last - self.months + 1)


def period_of(months: int) -> Period:
    """Make the period of so many whole months that ends with 2026-06-30.

    >>> day_text(period_of(18).start)
    '2025-01-01'
    """
    end = month_start(0) + 30 * DAY
    return Period(start=month_start(1 - months), end=end, months=months)


def month_start(offset: int) -> int:
    """Find the first second of the month that is `offset` months from 2026-06."""
    months = LAST_YEAR * 12 + LAST_MONTH - 1 + offset
    return int(datetime(months // 12, months % 12 + 1, 1, tzinfo=UTC).timestamp())


def at_work(random: Random, at: int) -> int:
    """Draw a second in office hours on the day of `at`, or on the Monday after a weekend."""
    day = at // DAY
    # Day 0, 1970-01-01, was a Thursday.
    weekday = (day + 3) % 7
    if weekday > 4:
        day += 7 - weekday
    return day * DAY + 8 * HOUR + int(random.random() * 9 * HOUR)


@lru_cache(maxsize=8192)
def _day(day: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day)


@lru_cache(maxsize=8192)
def _day_text(day: int) -> str:
    return f"{_day(day):%Y-%m-%d}"


@lru_cache(maxsize=8192)
def _mail_day(day: int) -> str:
    moment = _day(day)
    month = MONTHS[moment.month - 1][:3]
    return f"{WEEKDAYS[moment.weekday()]}, {moment.day:02d} {month} {moment.year}"


def moment_of(at: int) -> datetime:
    """Give the time as a datetime in UTC."""
    return datetime.fromtimestamp(at, UTC)


def day_text(at: int) -> str:
    """Write the day: 2026-06-30."""
    return _day_text(at // DAY)


def clock_text(at: int) -> str:
    """Write the time of day: 09:05:00."""
    second = at % DAY
    return f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"


def iso(at: int) -> str:
    """Write the time as most interfaces write it: 2026-06-30T09:05:00Z."""
    return f"{_day_text(at // DAY)}T{clock_text(at)}Z"


def spaced(at: int) -> str:
    """Write the time as most tables write it: 2026-06-30 09:05:00."""
    return f"{_day_text(at // DAY)} {clock_text(at)}"


def mail_date(at: int, *, offset_hours: int = 0) -> str:
    """Write the time as mail does, in the writer's zone: Tue, 30 Jun 2026 11:05:00 +0200."""
    local = at + offset_hours * HOUR
    return f"{_mail_day(local // DAY)} {clock_text(local)} {offset_hours:+03d}00"


def spoken_day(at: int) -> str:
    """Write the day as people write it in a sentence: 30 June."""
    moment = _day(at // DAY)
    return f"{moment.day} {MONTHS[moment.month - 1]}"


def spoken_month(at: int) -> str:
    """Write the month as people write it in a sentence: June."""
    return MONTHS[_day(at // DAY).month - 1]
