"""Delighted: scores with their comments, as CSV or from its API.

What a score means depends on the survey's type. What a person's properties were when they answered
stays with the score; notes and tags are the vendor's words, not the customer's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses
from outsidein.read.amounts import real
from outsidein.read.content_ids import content_ids
from outsidein.read.contract import Row, Shape, each, squashed
from outsidein.read.formats.survey.answers import Response, answer_row, rating_row
from outsidein.read.formats.survey.questions import Question, Scale
from outsidein.read.parties import Parties, account_named, parties, person_named, phone_number
from outsidein.read.times import when, zone
from outsidein.read.values import text, texts, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw

# Ends of each type's scale. CES comes with 5 or 7 points, and an export does not say which.
TYPES: Mapping[str, Scale] = {
    "nps": Scale(name="nps", lowest=0.0, highest=10.0),
    "enps": Scale(name="enps", lowest=0.0, highest=10.0),
    "csat": Scale(name="csat", lowest=1.0, highest=5.0),
    "ces": Scale(name="ces", lowest=1.0),
    "smileys": Scale(name="smileys", lowest=1.0, highest=5.0),
    "stars": Scale(name="stars", lowest=1.0, highest=5.0),
}
COMPANY = ("company", "companyname", "account", "organization", "organisation")
REFERENCE = ("customerid", "accountid", "companyid")


def response(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read one response of the API."""
    told = raw.fields
    number = text(told["id"])
    if not number:
        raise Rejected("response without an id")
    properties = told.get("person_properties")
    firm = _firm(properties if isinstance(properties, dict) else {})
    inner = told["person"] if isinstance(told["person"], dict) else {}
    native = context.native("person", inner.get("id") or told["person"])
    about = {"name": words(inner.get("name")), "emails": addresses(inner.get("email"))}
    person = person_named(None, native, **about)
    who = parties(context, person, firm)
    if not person:
        who = Parties(account=firm, account_id=who.account_id, person_id=context.id(native))
    yield from _response_rows(raw, number, who, context)
    yield from _additional(told, number, who, context)


def open_csv(_header: Sequence[str], context: Context) -> Callable[[Raw], Iterable[Row | Rejected]]:
    """Read the rows of a CSV, which may come without ids of the responses."""
    name = content_ids()
    return lambda raw: csv_response(raw, name, context)


def csv_response(
    raw: Raw, name: Callable[[Mapping[str, Any]], str], context: Context
) -> Iterator[Row | Rejected]:
    """Read one response of a CSV."""
    told = raw.fields
    number = text(told.get("id")) or name({**told, **raw.rest})
    person = person_named(
        told["email"],
        context.native("person", told.get("person")),
        name=words(told.get("name")),
        phones=phone_number(told.get("phone")),
    )
    who = parties(context, person, _firm({**raw.rest, "company": told.get("company")}))
    yield from _response_rows(raw, number, who, context)


def _response_rows(
    raw: Raw, number: str, who: Parties, context: Context
) -> Iterator[Row | Rejected]:
    """Give score and comment of one response, with everything else it tells beside the score."""
    told = raw.fields
    reading = context.settings.reading
    whole = Response(
        token=number,
        at=when(told.get("created_at"), reading),
        zone=zone(told.get("created_at"), reading),
        who=who,
        url=words(told.get("permalink")),
    )
    yield from who.rows()
    comment, score = text(told.get("comment")), real(told.get("score"))
    extra = {
        **raw.rest,
        "person_properties": told.get("person_properties"),
        "additional_answers": [one for one in _answered(told) if not _is_read(one)],
    }
    if score is not None:
        scale = _scale(told.get("survey_type"))
        row = rating_row(f"response:{number}", scale, score, whole)
        if isinstance(row, Row):
            touch = context.ref("response", number) if comment else None
            row = Row("rating", row.source_id, {**row.values, "touch_id": touch}, extra)
        yield row
    if comment:
        yield _comment(number, comment, whole, context)._replace(
            extra=None if score is not None else extra
        )


def _comment(number: str, comment: str, whole: Response, context: Context) -> Row:
    values = {
        "thread_id": context.ref("response", number),
        "position": 0,
        "channel": "survey",
        "happened_at": whole.at,
        "zone": whole.zone,
        "author_id": whole.who.person_id,
        "account_id": whole.who.account_id,
        "is_internal": False,
        "body": comment,
        "body_format": "text",
        "url": whole.url,
    }
    return Row("touch", f"response:{number}", values)


def _scale(sort: object) -> Scale:
    """Give the scale of a survey's type; a type nobody knows has a scale without ends."""
    told = (words(sort) or "").casefold()
    return TYPES.get(told) or Scale(name=told or "score")


def _firm(properties: Mapping[str, Any]) -> Row | None:
    """Give the firm that properties name: the vendor chose what they are called."""
    plain = {squashed(name): value for name, value in properties.items()}
    name = next((words(plain[one]) for one in COMPANY if words(plain.get(one))), None)
    number = next((words(plain[one]) for one in REFERENCE if words(plain.get(one))), None)
    native = f"name:{name}" if name else f"reference:{number}" if number else None
    return account_named(name, native=native, external_ids=texts(number))


def _additional(
    told: Mapping[str, Any], number: str, who: Parties, context: Context
) -> Iterator[Row | Rejected]:
    """Read the answers to further questions: words and scales; what was selected stays aside."""
    whole = Response(
        token=number,
        at=when(told.get("created_at"), context.settings.reading),
        zone=None,
        who=who,
        url=words(told.get("permalink")),
    )
    for one in _answered(told):
        if not isinstance(one, dict) or not isinstance(one.get("value"), dict):
            yield Rejected("additional answer has an unexpected form", str(one))
            continue
        asked = one.get("question") or {}
        title, native = text(asked.get("text")) or "", str(asked.get("id") or one.get("id"))
        written, score = text(one["value"].get("free_response")), one["value"].get("scale")
        if written:
            question = Question(header=native, position=None, prompt=title)
            row = answer_row(question, written, whole, context)
            if row:
                yield row
        elif isinstance(score, int | float):
            yield rating_row(f"answer:{number}/{native}", Scale(name="scale"), score, whole)


def _answered(told: Mapping[str, Any]) -> list[Any]:
    answered = told.get("additional_answers")
    return answered if isinstance(answered, list) else []


def _is_read(answer: Any) -> bool:
    """Tell whether an answer to a further question becomes a row of its own."""
    value = answer.get("value") if isinstance(answer, dict) else None
    return not isinstance(value, dict) or bool({"free_response", "scale"} & value.keys())


def person(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a person of the API: whoever was asked."""
    told = raw.fields
    native = context.native("person", told["id"])
    if not native:
        raise Rejected("person without an id")
    values = {
        "name": words(told.get("name")),
        "emails": addresses(told.get("email")),
        "phones": phone_number(told.get("phone_number")),
        "created_at": when(told.get("created_at"), context.settings.reading),
    }
    yield Row("person", native, values, raw.rest)


SHAPES = (
    Shape(
        source="delighted",
        name="responses",
        columns=(
            "id", "person", "survey_type", "score", "comment", "permalink", "created_at",
            "person_properties", "additional_answers",
        ),
        needs=("id", "person", "survey_type", "score", "person_properties"),
        open=each(response),
    ),
    Shape(
        source="delighted",
        name="people",
        columns=("id", "name", "email", "phone_number", "created_at", "last_sent_at",
                 "last_responded_at", "next_survey_scheduled_at"),
        needs=("id", "email", "last_sent_at", "last_responded_at"),
        open=each(person),
    ),
    Shape(
        source="delighted",
        name="score table",
        columns=(
            "id", "person", "name", "email", "phone", "company", "survey_type", "score", "comment",
            "permalink", "created_at",
        ),
        needs=("email", "score", "comment", "created_at"),
        aliases={
            "id": ("response id", "survey response id", "response_id"),
            "person": ("person id",),
            "name": ("person name", "customer name", "full name"),
            "email": ("person email", "email address", "customer email"),
            "phone": ("phone number", "person phone number"),
            "company": ("company name", "account", "organization", "person properties company"),
            "survey_type": ("type", "survey", "metric"),
            "score": ("nps score", "rating", "response score"),
            "comment": ("feedback", "response comment", "verbatim"),
            "permalink": ("link", "url", "response link"),
            "created_at": (
                "responded at", "answered at", "date", "response date", "created", "timestamp",
                "survey response created at", "submitted at",
            ),
        },
        unless=("ticket_id", "review_id"),
        open=open_csv,
    ),
)  # fmt: skip
