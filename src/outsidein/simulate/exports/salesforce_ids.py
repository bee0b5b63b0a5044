"""Ids as Salesforce gives them: 15 characters, or 18 where capitals might be lost."""

from __future__ import annotations

PREFIXES = {
    "account": "001",
    "contact": "003",
    "user": "005",
    "opportunity": "006",
    "lead": "00Q",
    "contact role": "00K",
    "history": "008",
    "task": "00T",
    "event": "00U",
    "case": "500",
    "email": "02s",
}
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SUFFIXES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


def short_id(what: str, number: int) -> str:
    """Give the 15 characters of the id of a thing with this number."""
    digits = ""
    while number:
        number, digit = divmod(number, 62)
        digits = _DIGITS[digit] + digits
    return f"{PREFIXES[what]}5e00000{digits:0>5}"


def long_id(short: str) -> str:
    """Give the 18 characters of an id: the last three say which of the others are capitals.

    >>> long_id("001D000000IqhSL")
    '001D000000IqhSLIAZ'
    """
    suffix = ""
    for start in (0, 5, 10):
        bits = 0
        for place in range(5):
            if "A" <= short[start + place] <= "Z":
                bits |= 1 << place
        suffix += _SUFFIXES[bits]
    return short + suffix


def id_of(what: str, number: int) -> str:
    """Give the 18 characters of the id of a thing with this number."""
    return long_id(short_id(what, number))
