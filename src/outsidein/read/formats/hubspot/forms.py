"""HubSpot's forms: who sent one, and what they wanted to say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.contract import Raw, Row
from outsidein.read.formats.hubspot.links import named_only, reading_of
from outsidein.read.times import when, zone
from outsidein.read.values import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from outsidein.read.contract import Context

# What a form asks about the person; everything else is what they wanted to say.
PERSONAL = frozenset(
    {
        "email",
        "firstname",
        "lastname",
        "phone",
        "mobilephone",
        "company",
        "jobtitle",
        "website",
        "country",
        "state",
        "city",
        "zip",
        "address",
        "numemployees",
        "industry",
        "lifecyclestage",
    }
)


def submission(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a submitted form: who sent it, and their answers to what was not about themselves."""
    told = raw.fields
    native = context.native("form", told.get("conversion_id"))
    if native is None:
        raise Rejected("form submission without an id")
    answers = _answers(told.get("values"))
    said = {
        name: value
        for name, value in answers.items()
        if name not in PERSONAL and not name.startswith("hs_")
    }
    mail = (answers.get("email") or "").casefold()
    author = f"address:{mail}" if "@" in mail else context.native("contact", told.get("contact_id"))
    reading = reading_of(told, context)
    firm = context.native("company_name", answers.get("company"))
    values = {
        "thread_id": context.id(native),
        "channel": "form",
        "happened_at": when(told.get("submitted_at"), reading),
        "zone": zone(told.get("submitted_at"), reading),
        "author_id": context.id(author),
        "account_id": context.id(firm),
        "is_internal": False,
        "prompt": next(iter(said)) if len(said) == 1 else None,
        "subject": words(told.get("title")),
        "body": "\n\n".join(said.values()) or None,
        "body_format": "text",
        "url": words(told.get("page_url")),
    }
    yield Row("touch", native, values, {**raw.rest, "answers": answers})
    if author and mail:
        yield from _sender(author, firm, answers, context)


def _answers(told: Any) -> dict[str, str]:
    """Give the answers of a form by the name of their field, several to one field in one text."""
    listed = json.loads(told) if isinstance(told, str) and told.strip() else told or []
    answers: dict[str, str] = {}
    for one in listed:
        name = str(one.get("name")).rpartition("/")[2].rpartition(".")[2].casefold()
        value = words(one.get("value"))
        if value:
            answers[name] = f"{answers[name]}\n{value}" if name in answers else value
    return answers


def _sender(
    author: str, firm: str | None, answers: Mapping[str, str], context: Context
) -> Iterable[Row]:
    first, last = answers.get("firstname"), answers.get("lastname")
    values = {
        "name": " ".join(filter(None, (first, last))) or None,
        "first_name": first,
        "last_name": last,
        "emails": [author.partition(":")[2]],
        "phones": [answers["phone"]] if "phone" in answers else [],
        "title": answers.get("jobtitle"),
    }
    yield Row("person", author, values)
    if firm:
        yield from named_only([firm])
        member = {"person_id": context.id(author), "account_id": context.id(firm)}
        yield Row("membership", f"{author}>{firm}", member)
