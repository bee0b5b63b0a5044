"""What the files of one Zendesk export must know of each other before they are read.

A ticket's description repeats its first comment, and a connector puts tickets, comments, audits
and the organizations' domains into files of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.read.addresses import domains
from outsidein.read.contract import Shape
from outsidein.read.known_ids import known_ids
from outsidein.read.preparing import rows_of
from outsidein.read.values import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.read.contract import Reader
    from outsidein.read.files import SourceFile
    from outsidein.record.settings import Settings

    Files = Sequence[tuple[SourceFile, Reader]]


def prepare(files: Files, _settings: Settings) -> Mapping[str, Any]:
    """Give what is known of all files: tickets with comments, domains, fields, chats, ratings."""
    names = {reader.name for _file, reader in files}
    return {
        "commented": known_ids(told.get("ticket_id") for told in _rows(files, "comments")),
        "audited": known_ids(
            told.get("ticket_id") for told in _rows(files, "audits") if _has_comment(told)
        ),
        "users": known_ids(told.get("id") for told in _rows(files, "users")),
        "domains": _domains_by_organization(files),
        "fields": _fields_by_id(files),
        "chats": _tickets_by_chat(files),
        "has_organizations": "organizations" in names,
        "has_ratings": "ratings" in names,
    }


def _rows(files: Files, name: str) -> Iterator[dict[str, Any]]:
    for file, reader in files:
        if reader.name == name and isinstance(reader, Shape):
            for raw in rows_of(file, reader):
                yield raw.fields


def _has_comment(told: Mapping[str, Any]) -> bool:
    events = told.get("events")
    return isinstance(events, list) and any(
        isinstance(event, dict) and event.get("type") == "Comment" for event in events
    )


def _domains_by_organization(files: Files) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for told in _rows(files, "organization domains"):
        number = words(told.get("organization_id"))
        if number:
            found.setdefault(number, []).extend(domains(told.get("domain_name")))
    return {number: sorted(set(found[number])) for number in sorted(found)}


def _fields_by_id(files: Files) -> dict[str, tuple[str, dict[str, str]]]:
    """Give title and option labels of the tickets' custom fields."""
    fields: dict[str, tuple[str, dict[str, str]]] = {}
    for told in _rows(files, "ticket fields"):
        options = told.get("custom_field_options")
        labels = {
            str(option.get("value")): str(option.get("name"))
            for option in (options if isinstance(options, list) else ())
            if isinstance(option, dict)
        }
        fields[str(told.get("id"))] = (words(told.get("title")) or str(told.get("id")), labels)
    return fields


def _tickets_by_chat(files: Files) -> dict[str, tuple[str | None, str | None]]:
    """Give ticket and visitor of each chat."""
    chats: dict[str, tuple[str | None, str | None]] = {}
    for told in _rows(files, "chats"):
        chats.setdefault(
            str(told.get("chat_id")), (words(told.get("ticket_id")), words(told.get("user_id")))
        )
    return chats
