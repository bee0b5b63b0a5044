"""Times and days, as exports write them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from outsidein.errors import Rejected
from outsidein.read.values import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from outsidein.record.settings import Reading

# Dates as people write them, in the order tried; of the first two one is what the settings say.
DATES = {"MDY": ("%m/%d/%Y", "%m/%d/%y"), "DMY": ("%d/%m/%Y", "%d/%m/%y")}
OTHER_DATES = (
    *("%Y/%m/%d", "%d.%m.%Y", "%d %b %Y", "%b %d, %Y", "%B %d, %Y", "%d %B %Y"),
    "%Y-%m-%d",
)
CLOCKS = (" %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
# What people and systems put around a date: its weekday, a comma, `5th`, `3PM`, a blank zone.
TIDIED = (
    (re.compile(r"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? "), ""),
    (re.compile(r",? (?=\d{1,2}:\d)"), " "),
    (re.compile(r"(?<=\d)(st|nd|rd|th)\b"), ""),
    (re.compile(r"(?<=\d)(?=[ap]m\b)", re.IGNORECASE), " "),
    (re.compile(r" (?=[+-]\d{2}:?\d{2}$)"), ""),
)
# A date of which day and month may be mixed up. `26-01-05` is no such date: it may begin with its
# year, so it shows nothing of the order.
SLASHED = r"(\d{1,2})(?:/(\d{1,2})/(?:\d{4}|\d{2})|-(\d{1,2})-\d{4})(?!\d)"
WITH_CLOCK = re.compile(SLASHED + r"(?:[,T ]+\d{1,2}:\d{2}.*)?", re.ASCII)
LAST_MONTH, LAST_DAY = 12, 31

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
EARLIEST, LATEST = 1970, 2100
LONGEST_DAY = len("2026-01-05")


def when(value: object, reading: Reading) -> dt.datetime | None:
    """Give a time in UTC: ISO 8601, Unix seconds or milliseconds, or a date as people write it.

    A time without a zone is in the zone of the settings. A day without a time is that day at 0:00
    UTC, wherever it was told: moved by a zone it would become the day before.
    """
    moment = _moment(value, reading)
    if moment is None:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(reading.time_zone))
    if not EARLIEST <= moment.year <= LATEST:
        raise Rejected("bad date", str(value))
    return moment.astimezone(dt.UTC)


@lru_cache(maxsize=8)
def in_utc(reading: Reading) -> Reading:
    """Give the same way to read, but for times that are in UTC where they name no zone."""
    return replace(reading, time_zone="UTC")


def zone(value: object, reading: Reading) -> str | None:
    """Name the zone a time was told in, nothing for UTC and for a day without a time."""
    if isinstance(value, str) and value.endswith("Z"):
        return None
    moment = _moment(value, reading)
    if moment is None:
        return None
    if moment.tzinfo is None:
        return None if reading.time_zone == "UTC" else reading.time_zone
    return moment.strftime("%z") if moment.utcoffset() else None


def day(value: object, reading: Reading) -> dt.date | None:
    """Give a date, as it was told, whatever the zone."""
    moment = _moment(value, reading)
    return None if moment is None else moment.date()


def order_shown(value: str) -> str | None:
    """Give the one order that a date can be in, nothing if it can be in both or has none.

    >>> order_shown("13/04/2026 9:30"), order_shown("04/13/26"), order_shown("03/04/2026")
    ('DMY', 'MDY', None)
    """
    found = WITH_CLOCK.fullmatch(value.strip())
    if not found:
        return None
    first, second = (int(part) for part in found.groups() if part)
    if first <= LAST_MONTH < second <= LAST_DAY:
        return "MDY"
    return "DMY" if second <= LAST_MONTH < first <= LAST_DAY else None


def _moment(value: object, reading: Reading) -> dt.datetime | None:
    if value is None or isinstance(value, dt.datetime):
        return value
    if isinstance(value, int | float):
        return _unix(float(value), str(value))
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day, tzinfo=dt.UTC)
    told = words(value)
    return None if told is None else _moment_in(told, reading)


def _moment_in(told: str, reading: Reading) -> dt.datetime:
    if len(told) > 8 and told.isdecimal():  # ISO would read some of these as a year, a month …
        return _unix(float(told), told)
    try:
        moment = dt.datetime.fromisoformat(told)
    except ValueError:
        pass
    else:
        return moment if len(told) > LONGEST_DAY else moment.replace(tzinfo=dt.UTC)
    if re.fullmatch(r"-?\d{9,16}(\.\d+)?", told):
        return _unix(float(told), told)
    return _written(told, reading)


def _unix(number: float, told: str) -> dt.datetime:
    for scale in (1.0, 1e3, 1e6):
        # From 1973 to 2128 in seconds: what is nearer to 0 counts days, or nothing.
        if 1e8 <= abs(number) / scale < 5e9:
            return EPOCH + dt.timedelta(seconds=number / scale)
    raise Rejected("bad date", told)


@lru_cache(maxsize=1024)  # the time and the zone of a row are asked for one after the other
def _written(told: str, reading: Reading) -> dt.datetime:
    plain = re.sub(r"\s*(UTC|GMT)$", "+0000", told)
    plain = re.sub(r"\s+", " ", plain.replace("T", " ") if plain[:1].isdigit() else plain)
    plain = re.sub(r"^(\d{1,2})-(\d{1,2})-(\d{2,4})\b", r"\1/\2/\3", plain)
    for found, wanted in TIDIED:
        plain = found.sub(wanted, plain)
    moment = _parsed(plain, (*DATES[reading.date_order], *OTHER_DATES))
    if moment is not None:
        return moment
    if order_shown(told) not in {None, reading.date_order}:
        raise Rejected(f"date is not {reading.date_order}: set date_order", told)
    raise Rejected("bad date", told)


def _parsed(plain: str, dates: Iterable[str]) -> dt.datetime | None:
    """Give the time in the first form that fits; a day that has neither clock nor zone in UTC."""
    ending = "%z" if re.search(r"[+-]\d{2}:?\d{2}$", plain) else ""
    for date in dates:
        for clock in ("", *CLOCKS):
            try:
                moment = dt.datetime.strptime(plain, date + clock + ending)  # noqa: DTZ007 - `when`
            except ValueError:
                continue
            return moment if clock or ending else moment.replace(tzinfo=dt.UTC)
    return None
