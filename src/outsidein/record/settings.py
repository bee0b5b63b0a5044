"""The settings of a workspace: `outsidein.toml`, read and checked."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from outsidein.errors import SettingError
from outsidein.record.toml_lines import read_toml
from outsidein.record.toml_sections import Section

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
    "audit": dict,  # of the audit of what we publish, which reads and checks it itself
}
READ = {"time_zone": str, "date_order": str, "private_calls": bool}
COUNT = {"half_life_days": int}
MAP = {"name": str, "table": str, "columns": dict, "match": str, "source": str}


def read_settings(path: Path) -> Settings:
    """Read and check one settings file.

    Raises SettingError for anything that can't be right, with its line and the nearest valid key.
    """
    file = read_toml(path, SettingError)
    top, told = Section(file), file.told
    top.check(told, TOP)
    _check_currency(top, told)
    reading = told.get("read", {})
    _check_reading(top.within("read"), reading)
    counting = told.get("count", {})
    _check_counting(top.within("count"), counting)
    return Settings(
        name=told.get("name", ""),
        domains=tuple(domain.casefold().lstrip("@") for domain in top.texts(told, "domains")),
        currency=told.get("currency", "EUR").upper(),
        products=top.texts(told, "products"),
        rivals=top.texts(told, "rivals"),
        people=top.texts(told, "people"),
        departments=_departments(top.within("departments"), told.get("departments", {})),
        reading=Reading(**reading),
        counting=Counting(**counting),
        maps=tuple(
            _mapped(top.within("map", nth), one) for nth, one in enumerate(told.get("map", []))
        ),
    )


def _check_currency(top: Section, told: Mapping[str, Any]) -> None:
    currency = told.get("currency", "EUR")
    if not re.fullmatch(r"[A-Za-z]{3}", currency):
        step = 'Write the three letters of ISO 4217, for instance "EUR".'
        raise top.error(f"There is no currency `{currency}`.", "currency", step)


def _check_reading(section: Section, reading: Mapping[str, Any]) -> None:
    section.check(reading, READ)
    zone = reading.get("time_zone", "UTC")
    if zone != "UTC" and zone not in available_timezones():  # listing them takes its time
        near = difflib.get_close_matches(zone, available_timezones(), n=1, cutoff=0.4)
        step = f"Did you mean `{near[0]}`?" if near else "Use a name such as Europe/Berlin."
        raise section.error(f"There is no time zone `{zone}`.", "time_zone", step)
    order = reading.get("date_order", "MDY")
    if order not in DATE_ORDERS:
        step = "Use MDY for 12/31/2026 or DMY for 31/12/2026."
        raise section.error(f"There is no date order `{order}`.", "date_order", step)


def _check_counting(section: Section, counting: Mapping[str, Any]) -> None:
    section.check(counting, COUNT)
    if counting.get("half_life_days", 0) < 0:
        step = "Write a number of days, or 0 for words that never age."
        raise section.error("`half_life_days` has to be a number of days.", "half_life_days", step)


def _departments(section: Section, told: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    for key, value in told.items():
        if not isinstance(value, list):
            step = 'Write, for instance, support = ["zendesk", "support@acme.com"].'
            raise section.error(f"Department `{key}` has to be a list.", key, step)
    ours = {key: section.texts(told, key) for key in told}
    claimed = {system for systems in ours.values() for system in systems}
    kept = {
        key: tuple(system for system in systems if system not in claimed)
        for key, systems in DEPARTMENTS.items()
        if key not in ours
    }
    return {**kept, **ours}


def _mapped(section: Section, told: Any) -> Mapped:
    step = "A [[map]] needs name, table and columns."
    if not isinstance(told, dict):
        raise section.error("`map` has to be sections.", "map", step)
    section.check(told, MAP)
    for key in ("name", "table", "columns"):
        if key not in told:
            raise section.error(f"A [[map]] has no `{key}`.", "map", step)
    for key, value in told["columns"].items():
        if not isinstance(value, str):
            inner = section.within("map.columns")
            own = 'Write the header in your table: body = "Remark".'
            raise inner.error(f"`{key}` has to be the name of a column.", key, own)
    return Mapped(**told)
