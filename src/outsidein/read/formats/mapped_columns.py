"""What a `[[map]]` may say: checked against the tables of the record, sorted by what it makes."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.errors import SettingError
from outsidein.read.contract import squashed
from outsidein.record.tables import ORIGIN, TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.record.settings import Mapped

# Which column of a table names a person, and how a mapping may call that person.
PEOPLE: Mapping[str, tuple[str, str]] = {
    "account": ("owner_id", "owner"),
    "deal": ("owner_id", "owner"),
    "membership": ("person_id", "person"),
    "touch": ("author_id", "author"),
    "payment": ("person_id", "person"),
    "rating": ("person_id", "person"),
    "visit": ("person_id", "person"),
    "belief": ("person_id", "person"),
}
PERSON_PARTS = ("id", "email", "name", "title", "department", "phone")
# Tables whose rows may name a firm; a person's firm becomes a membership.
WITH_ACCOUNT = frozenset(
    {"person", "membership", "touch", "deal", "payment", "rating", "visit", "belief"}
)
ACCOUNT_PARTS = ("id", "name", "domain")
# Shorter names for columns that hold a list or a reference.
SHORT: Mapping[str, Mapping[str, str]] = {
    "account": {"domain": "domains", "external_id": "external_ids"},
    "person": {
        "email": "emails",
        "phone": "phones",
        "handle": "handles",
        "external_id": "external_ids",
    },
    "touch": {"thread": "thread_id", "deal": "deal_id"},
    "rating": {"touch": "touch_id"},
    "deal_stage": {"deal": "deal_id"},
}
# Others in a touch, who may be known by address, name or id.
PARTIES = ("party_emails", "party_names")
NOT_TOLD = frozenset({"rejected", "import_file"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A mapping, sorted: columns of the row itself, of its people and of its firm.

    Each value says where it is found: a column of the user's, a path into it, or `=constant`.
    """

    table: str
    id: str | None
    columns: Mapping[str, str]
    person: Mapping[str, str]
    account: Mapping[str, str]
    parties: Mapping[str, str]

    @property
    def headers(self) -> list[str]:
        """The user's columns, each once."""
        own = [self.id] if self.id else []
        parts = (self.columns, self.person, self.account, self.parties)
        named = [*own, *(header for part in parts for header in part.values())]
        return list(dict.fromkeys(header for header in named if not header.startswith("=")))

    @property
    def is_without_header(self) -> bool:
        """The user counts columns (`#2`): their table has no header."""
        return all(re.fullmatch(r"#\d+", header) for header in self.headers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a user's column is in a row: under which header, and which way down from there."""

    header: str
    path: tuple[str, ...] = ()


def plan(mapped: Mapped) -> Plan:
    """Check a mapping and sort its columns.

    Raises SettingError, with the nearest name, for what the record does not have.
    """
    tables = [name for name in TABLES if name not in NOT_TOLD]
    if mapped.table not in tables:
        raise _unknown(
            mapped, f"There is no table `{mapped.table}` to map to.", mapped.table, tables
        )
    sorts: dict[str, dict[str, str]] = {
        "id": {}, "columns": {}, "person": {}, "account": {}, "parties": {},
    }  # fmt: skip
    known = _names(mapped.table)
    for name, header in mapped.columns.items():
        if name not in known:
            what = f"Table `{mapped.table}` has no column `{name}`."
            raise _unknown(mapped, what, name, list(known))
        if not isinstance(header, str) or not header:
            what = f"`{name}` has to name a column of yours."
            raise SettingError(what, where=_where(mapped), next_step='Write, say, "Remark".')
        sort, column = known[name]
        sorts[sort][column] = header
    return Plan(
        table=mapped.table,
        id=sorts["id"].get("id"),
        columns=sorts["columns"],
        person=sorts["person"],
        account=sorts["account"],
        parties=sorts["parties"],
    )


def _names(table: str) -> dict[str, tuple[str, str]]:
    """Give each name a mapping may use for a table, with the sort of thing and what it is there."""
    told = TABLES[table]
    origin = {column.name for column in ORIGIN}
    names = {
        column.name: ("columns", column.name)
        for column in told.columns
        if column.name not in origin
    }
    names |= {short: ("columns", column) for short, column in SHORT.get(table, {}).items()}
    names |= {"id": ("id", "id"), told.id: ("id", "id")}
    if table in PEOPLE:
        role = PEOPLE[table][1]
        names |= {f"{role}_{part}": ("person", part) for part in PERSON_PARTS}
    if table in WITH_ACCOUNT:
        names |= {f"account_{part}": ("account", part) for part in ACCOUNT_PARTS}
    if table == "touch":
        names |= {name: ("parties", name) for name in PARTIES}
    return names


def found_in(planned: Plan, header: Sequence[str]) -> dict[str, Found]:
    """Find the user's columns in a header; what is not there is left out."""
    spelt: dict[str, str] = {}
    for name in header:
        spelt.setdefault(squashed(name), name)
    found: dict[str, Found] = {}
    for one in planned.headers:
        number = int(one[1:]) if re.fullmatch(r"#\d+", one) else 0
        top, *path = one.split(".")
        if 0 < number <= len(header):
            found[one] = Found(header=header[number - 1])
        elif squashed(one) in spelt:
            found[one] = Found(header=spelt[squashed(one)])
        elif path and squashed(top) in spelt:
            found[one] = Found(header=spelt[squashed(top)], path=tuple(path))
    return found


def _unknown(mapped: Mapped, what: str, name: str, known: Sequence[str]) -> SettingError:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    step = f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(sorted(known))}."
    return SettingError(what, where=_where(mapped), next_step=step)


def _where(mapped: Mapped) -> str:
    return f'outsidein.toml: [[map]] name = "{mapped.name}"'
