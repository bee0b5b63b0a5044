"""Answers to surveys: words become touches, scores ratings, and what was ticked stays beside."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses
from outsidein.read.contract import Row
from outsidein.read.formats.survey.questions import asks_why, looks_chosen
from outsidein.read.parties import (
    Parties,
    account_named,
    full_name,
    parties,
    person_named,
    phone_number,
)
from outsidein.read.values import text, texts, words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.read.contract import Context
    from outsidein.read.formats.survey.questions import Question, Scale

# Who answered: columns that forms and hidden fields use for it, and questions that ask for it.
IDENTITY = (
    "email", "first_name", "last_name", "name", "phone", "title", "company", "domain", "user_id",
    "account_reference",
)  # fmt: skip
IDENTITY_ALIASES: Mapping[str, tuple[str, ...]] = {
    "email": ("email address", "work email", "business email", "mail"),
    "name": ("full name",),
    "phone": ("phone number", "telephone", "mobile"),
    "title": ("job title", "position"),
    "company": ("company name", "organization", "organisation", "account name", "account", "firm"),
    "domain": ("company domain", "website", "company website"),
    "user_id": ("contact_id", "userid", "person_id"),
    "account_reference": ("account_id", "customer_id", "company_id", "organization_id", "crm_id"),
}
ASKED = r"^\W*(?:(?:what(?:['\u2019]s| is)|enter|please enter)\s+)?(?:the name of )?(?:your )?"
IDENTITY_PATTERNS: Mapping[str, str] = {
    "email": ASKED + r"(?:work |business )?e-?mail(?: address)?\W*$",
    "first_name": ASKED + r"first name\W*$",
    "last_name": ASKED + r"(?:last|family) name\W*$",
    "name": ASKED + r"(?:full )?name\W*$",
    "phone": ASKED + r"(?:tele)?phone(?: number)?\W*$",
    "company": ASKED + r"(?:company|firm|organi[sz]ation|employer)(?: name)?\W*$",
}

CHOSEN = re.compile(
    r"(?:(?:strongly|somewhat|very|extremely|moderately|slightly|completely|not at all|neither)"
    r"[\s-]+)?(?:yes|no|true|false|maybe|agree|disagree|(?:dis|un)?satisfied|(?:un)?likely"
    r"|(?:un)?important|easy|difficult|neutral|never|rarely|sometimes|often|always"
    r"|excellent|good|fair|poor|checked|selected)",
    re.IGNORECASE,
)
NO_WORDS = re.compile(r"[\W\d_]*|\S+@\S+\.\S+|https?://\S+|[\d/.:\- ]+[ap]m", re.IGNORECASE)
SCORE = re.compile(r"(-?\d+(?:\.\d+)?)\s*(?:$|[-\u2013:=(|/])|\D+[-\u2013:=(|]\s*(\d+)\)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One respondent's answers as a whole: what all rows that come of it share."""

    token: str
    at: dt.datetime | None
    zone: str | None
    who: Parties
    url: str | None = None


def respondent(
    told: Mapping[str, Any], token: str, context: Context, *, by_address: bool = True
) -> Parties:
    """Give whoever answered, by what their hidden fields and answers tell of them."""
    person = person_named(
        told.get("email") if by_address else None,
        token,
        **full_name(told),
        emails=addresses(told.get("email")),
        phones=phone_number(told.get("phone")),
        title=words(told.get("title")),
        external_ids=texts(words(told.get("user_id"))),
    )
    return parties(context, person, respondents_firm(told))


def respondents_firm(told: Mapping[str, Any]) -> Row | None:
    """Give the firm of whoever answered: by its name, else by domain or our number for it."""
    name, reference = words(told.get("company")), words(told.get("account_reference"))
    native = f"name:{name}" if name else None
    if native is None and reference and not words(told.get("domain")):
        native = f"reference:{reference}"
    return account_named(name, native=native, web=told.get("domain"), external_ids=texts(reference))


def with_reasons(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Tie each question for a score to the next one, where that asks why."""
    tied = []
    for number, one in enumerate(questions):
        after = questions[number + 1] if number + 1 < len(questions) else None
        why = after if one.scale and after and asks_why(after.prompt) else None
        tied.append(replace(one, reason=why))
    return tuple(tied)


def survey_rows(
    rest: Mapping[str, Any], questions: Sequence[Question], response: Response, context: Context
) -> Iterator[Row | Rejected]:
    """Give all rows of one response: who answered, the scores, the words.

    What was ticked and what no column holds is kept with the first of these.
    """
    rows: list[Row] = []
    faults: list[Rejected] = []
    left = {header: value for header, value in rest.items() if value not in (None, "")}
    for one in questions:
        told = text(left.get(one.header))
        row = answer_row(one, told, response, context) if told else None
        if row is None:
            continue
        if isinstance(row, Row) and row.table == "rating" and one.reason:
            row = _with_reason(row, rest, one.reason, response, context)
        if isinstance(row, Rejected):
            faults.append(row)
        else:
            del left[one.header]
            rows.append(row)
    rows += response.who.rows()
    if rows:
        rows[0] = rows[0]._replace(extra=left)
    elif not faults and any(one.header in left for one in questions):
        faults.append(Rejected("response has neither words nor scores", str(left)))
    yield from rows
    yield from faults


def answer_row(
    asked: Question, told: str, response: Response, context: Context
) -> Row | Rejected | None:
    """Give the score or the words in one answer; nothing if it was ticked."""
    source_id = f"answer:{response.token}/{asked.native}"
    number = SCORE.match(told) if asked.scale else None
    if asked.scale and number:
        score = float(number.group(1) or number.group(2))
        return rating_row(source_id, asked.scale, score, response)
    if is_ticked(asked, told):
        return None
    values = {
        "thread_id": context.ref("response", response.token),
        "position": asked.position,
        "channel": "survey",
        "happened_at": response.at,
        "zone": response.zone,
        "author_id": response.who.person_id,
        "account_id": response.who.account_id,
        "is_internal": False,
        "prompt": asked.prompt or None,
        "body": told,
        "body_format": "text",
        "url": response.url,
    }
    return Row("touch", source_id, values)


def rating_row(source_id: str, scale: Scale, score: float, response: Response) -> Row | Rejected:
    """Give one score on its scale, if it is on it."""
    too_low = scale.lowest is not None and score < scale.lowest
    if too_low or (scale.highest is not None and score > scale.highest):
        return Rejected("score is not on its scale", f"{score:g} on {scale.name}")
    values = {
        "person_id": response.who.person_id,
        "account_id": response.who.account_id,
        "happened_at": response.at,
        "scale": scale.name,
        "score": score,
        "lowest": scale.lowest,
        "highest": scale.highest,
    }
    return Row("rating", source_id, values)


def is_ticked(asked: Question, told: str) -> bool:
    """Tell whether an answer was chosen, or holds no words at all."""
    if words(told) is None or told.casefold() in asked.labels:
        return True
    if asked.is_closed and looks_chosen(told):
        return True
    return bool(CHOSEN.fullmatch(told) or NO_WORDS.fullmatch(told))


def _with_reason(
    row: Row, rest: Mapping[str, Any], why: Question, response: Response, context: Context
) -> Row:
    """Tie a score to the words that give its reason, if there are any."""
    told = text(rest.get(why.header))
    if not told or is_ticked(why, told):
        return row
    touch = context.ref("answer", f"{response.token}/{why.native}")
    return row._replace(values={**row.values, "touch_id": touch})
