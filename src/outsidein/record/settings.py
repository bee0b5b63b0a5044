"""The settings of a workspace: `outsidein.toml`, read and checked."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from outsidein.errors import SettingError
from outsidein.record.toml_lines import line_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DEPARTMENTS: Mapping[str, tuple[str, ...]] = {
    "sales": ("salesforce", "hubspot", "gong"),
    "support": ("zendesk", "intercom", "freshdesk"),
    "success": ("delighted",),
    "marketing": ("typeform", "surveymonkey", "g2", "trustpilot", "trustradius"),
}

DATE_ORDERS = ("MDY", "DMY")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How to read what an export leaves unsaid."""

    time_zone: str = "UTC"
    date_order: str = "MDY"
    private_calls: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How what customers said is counted. After so many days words weigh half; 0 is never."""

    half_life_days: int = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """How the columns of one table of your own fit a table of the record."""

    name: str
    table: str
    columns: Mapping[str, str]
    match: str = "*"
    source: str = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Who we are, and how to read what we hold."""

    name: str = ""
    domains: tuple[str, ...] = ()
    currency: str = "EUR"
    products: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    departments: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: DEPARTMENTS)
    reading: Reading = Reading()
    counting: Counting = Counting()
    maps: tuple[Mapped, ...] = ()


# Where each key may stand, and what it holds. The nearest of these is named when a key is wrong.
TOP = {
    "name": str,
    "domains": list,
    "currency": str,
    "products": list,
    "rivals": list,
    "people": list,
    "departments": dict,
    "read": dict,
    "count": dict,
    "map": list,
}
READ = {"time_zone": str, "date_order": str, "private_calls": bool}
COUNT = {"half_life_days": int}
MAP = {"name": str, "table": str, "columns": dict, "match": str, "source": str}

NAMES_OF_TYPES = {
    str: "text",
    list: "a list",
    dict: "a section",
    bool: "true or false",
    int: "a whole number",
}


@dataclass(frozen=True, slots=True)
class _Section:
    """A section of the settings file, so that an error can quote the line of a key in it."""

    path: Path
    text: str
    name: str = ""
    nth: int = 0

    def error(self, what: str, key: str, next_step: str) -> SettingError:
        """Make the error for one key here, or for the section itself."""
        outer = replace(self, name="") if key == self.name else self
        number = line_of(self.text, key, section=outer.name, nth=self.nth)
        return SettingError(what, where=self.quoted(number), next_step=next_step)

    def quoted(self, number: int | None) -> str:
        """Quote a line as `outsidein.toml:3: …`; without one, name the file."""
        lines = self.text.split("\n")
        if not number or number > len(lines):
            return str(self.path)
        return f"{self.path.name}:{number}: {lines[number - 1].strip()}"


def read_settings(path: Path) -> Settings:
    """Read and check one settings file.

    Raises SettingError for anything that can't be right, with its line and the nearest valid key.
    """
    top = _Section(path, _text(path))
    try:
        told = tomllib.loads(top.text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(top, str(error)) from None
    _check(top, told, TOP)
    _check_currency(top, told)
    reading = told.get("read", {})
    _check_reading(replace(top, name="read"), reading)
    counting = told.get("count", {})
    _check_counting(replace(top, name="count"), counting)
    return Settings(
        name=told.get("name", ""),
        domains=tuple(domain.casefold().lstrip("@") for domain in _texts(top, told, "domains")),
        currency=told.get("currency", "EUR").upper(),
        products=_texts(top, told, "products"),
        rivals=_texts(top, told, "rivals"),
        people=_texts(top, told, "people"),
        departments=_departments(replace(top, name="departments"), told.get("departments", {})),
        reading=Reading(**reading),
        counting=Counting(**counting),
        maps=tuple(
            _mapped(replace(top, name="map", nth=nth), one)
            for nth, one in enumerate(told.get("map", []))
        ),
    )


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        shown = data.decode("utf-8", "replace")
        number = data[: error.start].count(b"\n") + 1
        where = _Section(path, shown).quoted(number)
        step = "Save the file as UTF-8."
        raise SettingError("This is not UTF-8 text.", where=where, next_step=step) from None


def _not_toml(top: _Section, message: str) -> SettingError:
    at = re.search(r"at line (\d+)", message)
    number = int(at.group(1)) if at else len(top.text.rstrip("\n").split("\n"))
    what = f"This is not TOML: {message}"
    return SettingError(what, where=top.quoted(number), next_step="Mend that line.")


def _check(section: _Section, told: Mapping[str, Any], known: Mapping[str, type]) -> None:
    for key, value in told.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            step = f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(known)}."
            raise section.error(f"There is no setting `{key}`.", key, step)
        if not isinstance(value, known[key]):
            wanted = NAMES_OF_TYPES[known[key]]
            raise section.error(f"`{key}` has to be {wanted}.", key, f"Write {wanted}.")


def _check_currency(top: _Section, told: Mapping[str, Any]) -> None:
    currency = told.get("currency", "EUR")
    if not re.fullmatch(r"[A-Za-z]{3}", currency):
        step = 'Write the three letters of ISO 4217, for instance "EUR".'
        raise top.error(f"There is no currency `{currency}`.", "currency", step)


def _check_reading(section: _Section, reading: Mapping[str, Any]) -> None:
    _check(section, reading, READ)
    zone = reading.get("time_zone", "UTC")
    if zone != "UTC" and zone not in available_timezones():  # listing them takes its time
        near = difflib.get_close_matches(zone, available_timezones(), n=1, cutoff=0.4)
        step = f"Did you mean `{near[0]}`?" if near else "Use a name such as Europe/Berlin."
        raise section.error(f"There is no time zone `{zone}`.", "time_zone", step)
    order = reading.get("date_order", "MDY")
    if order not in DATE_ORDERS:
        step = "Use MDY for 12/31/2026 or DMY for 31/12/2026."
        raise section.error(f"There is no date order `{order}`.", "date_order", step)


def _check_counting(section: _Section, counting: Mapping[str, Any]) -> None:
    _check(section, counting, COUNT)
    days = counting.get("half_life_days", 0)
    if isinstance(days, bool) or days < 0:
        step = "Write a number of days, or 0 for words that never age."
        raise section.error("`half_life_days` has to be a number of days.", "half_life_days", step)


def _texts(section: _Section, told: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = told.get(key, [])
    if not all(isinstance(value, str) for value in values):
        raise section.error(f"`{key}` has to be a list of texts.", key, 'Write ["one", "two"].')
    return tuple(values)


def _departments(section: _Section, told: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    for key, value in told.items():
        if not isinstance(value, list):
            step = 'Write, for instance, support = ["zendesk", "support@acme.com"].'
            raise section.error(f"Department `{key}` has to be a list.", key, step)
    ours = {key: _texts(section, told, key) for key in told}
    claimed = {system for systems in ours.values() for system in systems}
    kept = {
        key: tuple(system for system in systems if system not in claimed)
        for key, systems in DEPARTMENTS.items()
        if key not in ours
    }
    return {**kept, **ours}


def _mapped(section: _Section, told: Any) -> Mapped:
    step = "A [[map]] needs name, table and columns."
    if not isinstance(told, dict):
        raise section.error("`map` has to be sections.", "map", step)
    _check(section, told, MAP)
    for key in ("name", "table", "columns"):
        if key not in told:
            raise section.error(f"A [[map]] has no `{key}`.", "map", step)
    for key, value in told["columns"].items():
        if not isinstance(value, str):
            inner = replace(section, name="map.columns")
            own = 'Write the header in your table: body = "Remark".'
            raise inner.error(f"`{key}` has to be the name of a column.", key, own)
    return Mapped(**told)
