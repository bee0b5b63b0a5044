"""Values as exports write them, turned into what the record holds: texts, and yes or no.

Here and in `amounts`, `times` and `addresses` each function gives nothing for nothing, and raises
Rejected for what it can't understand.
"""

from __future__ import annotations

from collections.abc import Iterable

from outsidein.errors import Rejected

NOTHING = {"", "null", "none", "nan", "n/a", "-"}
YES = {"true", "yes", "y", "1", "1.0", "t"}
NO = {"false", "no", "n", "0", "0.0", "f"}


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


def texts(values: Iterable[object] | object) -> list[str]:
    """Give the values that hold something as texts, each once; one cell is split at `;`."""
    if isinstance(values, str):
        values = values.split(";")
    told = (words(part) for part in (values if isinstance(values, Iterable) else (values,)))
    return list(dict.fromkeys(part for part in told if part))


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
