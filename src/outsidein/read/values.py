"""Values as exports write them, turned into what the record holds.

Each function gives nothing for nothing, and raises Rejected for what it can't understand.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from email.utils import getaddresses
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from outsidein.errors import Rejected

if TYPE_CHECKING:
    from outsidein.record.settings import Reading

NOTHING = {"", "null", "none", "nan", "n/a", "-"}
YES = {"true", "yes", "y", "1", "1.0", "t"}
NO = {"false", "no", "n", "0", "0.0", "f"}

# Times without a zone, in the order tried; the first two read 12/31/2026 or 31/12/2026.
CLOCKS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
DATES = {"MDY": ("%m/%d/%Y", "%m/%d/%y"), "DMY": ("%d/%m/%Y", "%d/%m/%y")}
OTHER_DATES = ("%Y/%m/%d", "%d.%m.%Y", "%d %b %Y", "%b %d, %Y", "%B %d, %Y", "%d %B %Y")
# What people and systems put around a date: its weekday, a comma, `5th`, `3PM`, a blank zone.
TIDIED = (
    (re.compile(r"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? "), ""),
    (re.compile(r",? (?=\d{1,2}:\d)"), " "),
    (re.compile(r"(?<=\d)(st|nd|rd|th)\b"), ""),
    (re.compile(r"(?<=\d)(?=[ap]m\b)", re.IGNORECASE), " "),
    (re.compile(r" (?=[+-]\d{2}:?\d{2}$)"), ""),
)
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
EARLIEST, LATEST = 1970, 2100

# What a column of the record can hold: 64 bits, and 18 digits with two behind the point.
LARGEST_WHOLE = 2**63 - 1
LARGEST_AMOUNT = Decimal(10) ** 16
CENT = Decimal("0.01")
# Minus signs are of three kinds; accountants write brackets, and some systems `5.00-`.
AMOUNT = re.compile(r"\D*?((?:(?<![A-Za-z])\.)?\d[\d.,'\u2019\s]*)\D*")
NEGATIVE = re.compile(
    r"\(|([A-Za-z]{3}|[^\w\s])?\s*[-\u2212\u2013]\s*[^\w\s]?\s*\d|.*\d\s?[-\u2212]$"
)
SCIENTIFIC = re.compile(r"-?\d+(\.\d+)?[eE][+-]?\d{1,2}")

ADDRESS = re.compile(r"[^\s@<>,;\"()\[\]]+@[^\s@<>,;\"()\[\]]+\.[^\s@<>,;\"()\[\]]+")


def text(value: object) -> str | None:
    """Give the text without blanks around it."""
    if value is None:
        return None
    told = str(value).strip()
    return told or None


def words(value: object) -> str | None:
    """Give the text, but nothing for `null`, `n/a` and their like."""
    told = text(value)
    return None if told is None or told.casefold() in NOTHING else told


def whole(value: object) -> int | None:
    """Give a whole number: `1,200` and `51-1000 emp.` (its lower end) are understood."""
    told = words(value)
    if told is None:
        return None
    digits = re.match(r"[^\d-]*(-?[\d,.' ]*\d)", told)
    if not digits:
        raise Rejected("not a number", told)
    plain = told if SCIENTIFIC.fullmatch(told) else re.sub(r"[,' ]", "", digits.group(1))
    number = int(Decimal(plain)) if plain.count(".") <= 1 else int(plain.replace(".", ""))
    if abs(number) > LARGEST_WHOLE:
        raise Rejected("not a number", told)
    return number


def real(value: object) -> float | None:
    """Give a number: `10 - Extremely likely` is 10."""
    told = words(value)
    if told is None:
        return None
    digits = re.match(r"\s*(-?\d[\d.,]*)", told)
    if not digits:
        raise Rejected("not a number", told)
    number = float(_with_point(digits.group(1)))
    if not math.isfinite(number):
        raise Rejected("not a number", told)
    return number


def money(value: object) -> Decimal | None:
    """Give an amount in whole cents: `1,234.50`, `1.234,50`, `€ 99`, `(12.00)` are understood."""
    told = words(value)
    if told is None:
        return None
    if SCIENTIFIC.fullmatch(told):
        return _cents(Decimal(told), told)
    digits = AMOUNT.fullmatch(told)
    if not digits:
        raise Rejected("not an amount", told)
    amount = Decimal(_with_point(re.sub(r"['\u2019\s]", "", digits.group(1))))
    return _cents(-amount if NEGATIVE.match(told) else amount, told)


def _with_point(digits: str) -> str:
    """Write a number with a point and nothing between its thousands."""
    digits = digits.rstrip(".,")
    if "," in digits and "." in digits:
        decimal = max(digits.rfind(","), digits.rfind("."))
        return re.sub(r"[.,]", "", digits[:decimal]) + "." + digits[decimal + 1 :]
    if re.fullmatch(r"-?(\d+,\d{1,2}|0,\d+)", digits):
        return digits.replace(",", ".")
    return re.sub(r"[.,]", "", digits) if digits.count(".") > 1 else digits.replace(",", "")


def _cents(amount: Decimal, told: str) -> Decimal:
    if abs(amount) >= LARGEST_AMOUNT:
        raise Rejected("not an amount", told)
    return amount.quantize(CENT)


def yes_no(value: object) -> bool | None:
    """Give yes or no as a boolean."""
    if isinstance(value, bool):
        return value
    told = words(value)
    if told is None:
        return None
    if told.casefold() in YES:
        return True
    if told.casefold() in NO:
        return False
    raise Rejected("neither yes nor no", told)


def when(value: object, reading: Reading) -> dt.datetime | None:
    """Give a time in UTC: ISO 8601, Unix seconds or milliseconds, or a date as people write it.

    A time without a zone is in the zone of the settings.
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
    """Name the zone a time was told in, nothing for UTC."""
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


def _moment(value: object, reading: Reading) -> dt.datetime | None:
    if value is None or isinstance(value, dt.datetime):
        return value
    if isinstance(value, int | float):
        return _unix(float(value), str(value))
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 - `when` adds it
    told = words(value)
    return None if told is None else _moment_in(told, reading)


def _moment_in(told: str, reading: Reading) -> dt.datetime:
    if len(told) > 8 and told.isdecimal():  # ISO would read some of these as a year, a month …
        return _unix(float(told), told)
    try:
        return dt.datetime.fromisoformat(told)
    except ValueError:
        pass
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
    ending = "%z" if re.search(r"[+-]\d{2}:?\d{2}$", plain) else ""
    for date in (*DATES[reading.date_order], *OTHER_DATES, "%Y-%m-%d"):
        for clock in CLOCKS:
            try:
                return dt.datetime.strptime(plain, date + clock + ending)  # noqa: DTZ007 - ditto
            except ValueError:
                continue
    raise Rejected("bad date", told)


def addresses(*values: object) -> list[str]:
    """Give all mail addresses in the values, lower case, each once, in order."""
    found: dict[str, None] = {}
    for value in values:
        parts = value if isinstance(value, list | tuple) else [value]
        for part in parts:
            for address in ADDRESS.findall(str(part or "")):
                bare = address.casefold().strip("'\".;:{}").removeprefix("mailto:")
                found[bare] = None
    return list(found)


def named_addresses(*values: str | None) -> list[tuple[str, str]]:
    """Give name and lower-case address of everyone in mail headers, each address once."""
    found: dict[str, str] = {}
    for name, address in getaddresses([value for value in values if value]):
        if ADDRESS.fullmatch(address):
            found.setdefault(address.casefold(), name.strip().strip("'\""))
    return [(name, address) for address, name in found.items()]


def texts(values: Iterable[object] | object) -> list[str]:
    """Give the values that hold something as texts, each once; one cell is split at `;`."""
    if isinstance(values, str):
        values = values.split(";")
    told = (words(part) for part in (values if isinstance(values, Iterable) else (values,)))
    return list(dict.fromkeys(part for part in told if part))


def domains(*values: object) -> list[str]:
    """Give mail or web domains, lower case, without `www.`, each once."""
    found: dict[str, None] = {}
    for value in values:
        parts = value if isinstance(value, list | tuple) else re.split(r"[;,\s]+", str(value or ""))
        for part in parts:
            bare = re.sub(r"^[a-z]+://", "", str(part or "").strip().casefold())
            bare = (
                re.split(r"[/?#]", bare)[0]
                .rpartition("@")[2]
                .removeprefix("www.")
                .partition(":")[0]
            )
            bare = bare.rstrip(".")
            if re.fullmatch(r"[^\s.]+(\.[^\s.]+)+", bare):
                found[bare] = None
    return list(found)
