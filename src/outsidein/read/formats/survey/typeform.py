"""Typeform: the answers of a form as CSV, and the tables of its API.

In the CSV each column between the token and the dates is a question or a hidden field. Times are
UTC. The same question may come twice, and a question may hold a place where an earlier answer is
recalled, so an answer is named by the position of its column.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.contract import Preparation, Row, Shape, each, squashed
from outsidein.read.formats.survey.answers import (
    IDENTITY,
    IDENTITY_ALIASES,
    IDENTITY_PATTERNS,
    Response,
    answer_row,
    respondent,
    survey_rows,
    with_reasons,
)
from outsidein.read.formats.survey.questions import (
    Scale,
    closed_columns,
    plain_headers,
    prompt_of,
    question,
)
from outsidein.read.objects import object_in
from outsidein.read.parties import Parties
from outsidein.read.preparing import rows_of
from outsidein.read.times import in_utc, when
from outsidein.read.values import text, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw, Reader
    from outsidein.read.files import SourceFile
    from outsidein.read.formats.survey.questions import Question
    from outsidein.record.settings import Settings

ABOUT_THE_RESPONSE = frozenset({"responsetype", "tags", "ending", "score", "result"})
WRITTEN = frozenset({"text", "short_text", "long_text", "textarea", "textfield"})
SCORED = frozenset({"number", "nps", "opinion_scale", "rating", "scale"})


def open_responses(
    header: Sequence[str], context: Context
) -> Callable[[Raw], Iterable[Row | Rejected]]:
    """Find the questions in the header of a CSV of responses."""
    return partial(response_rows, _questions(header, context), context)


def _questions(header: Sequence[str], context: Context) -> tuple[Question, ...]:
    """Take each column for a question that is neither known nor spelt like a hidden field."""
    closed = frozenset(context.prepared.get("closed", ()))
    asked: list[Question] = [
        question(name, position, asked=plain, is_closed=name in closed)
        for position, (name, plain) in enumerate(zip(header, plain_headers(header), strict=True))
        if RESPONSES.column(plain) is None
        and squashed(plain) not in ABOUT_THE_RESPONSE
        and not re.fullmatch(r"[a-z0-9_]*", plain)
    ]
    context.used.update(one.header for one in asked)
    return with_reasons(asked)


def response_rows(
    questions: Sequence[Question], context: Context, raw: Raw
) -> Iterator[Row | Rejected]:
    """Read one response: its answers, and whoever the hidden fields say gave them."""
    told = raw.fields
    token = text(told["#"])
    if not token:
        raise Rejected("response without a token")
    reading = in_utc(context.settings.reading)
    ended = next((told[name] for name in ENDINGS if words(told.get(name))), None)
    response = Response(
        token=token,
        at=when(ended, reading),
        zone=None,
        who=respondent(told, f"response:{token}", context),
    )
    yield from survey_rows(raw.rest, questions, response, context)


def landing(raw: Raw, context: Context) -> Iterator[Row]:
    """Read one response of the API: who gave it, as far as the hidden fields tell.

    Its answers come in a file of their own and know only the landing, so that names the person.
    """
    told = raw.fields
    native = context.native("response", told["landing_id"])
    if not native:
        raise Rejected("response without a token")
    known = {RESPONSES.column(name): value for name, value in object_in(told["hidden"]).items()}
    hidden = {column: value for column, value in known.items() if column}
    who = respondent(hidden, native, context, by_address=False)
    if who.person:
        who = replace(who, person=who.person._replace(extra=raw.rest))
    yield from who.rows()


def answer(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read one answer of the API: words or a score; a choice is neither, and is left."""
    told = raw.fields
    token, number = text(told["landing_id"]), text(told["question_id"])
    if not token or not number:
        raise Rejected("answer without its response or question")
    title, lowest, highest = context.prepared.get("asked", {}).get(number, ("", None, None))
    sort = words(told.get("type")) or words(told.get("data_type"))
    given = text(told["answer"])
    if given is None or sort not in WRITTEN | SCORED:
        return
    response = Response(
        token=token,
        at=when(told.get("submitted_at"), in_utc(context.settings.reading)),
        zone=None,
        who=Parties(person_id=context.ref("response", token)),
    )
    asked = question(number, None, asked=title)
    if sort in SCORED:
        name = "nps" if sort == "nps" else asked.scale.name if asked.scale else sort
        ends = (0.0, 10.0) if sort == "nps" else (lowest, highest)
        asked = replace(asked, scale=Scale(name=name, lowest=ends[0], highest=ends[1]))
    else:
        asked = replace(asked, scale=None)
    row = answer_row(asked, given, response, context)
    if row is not None:
        yield row._replace(extra=raw.rest) if isinstance(row, Row) else row


def a_question(_raw: Raw, _context: Context) -> Iterator[Row]:
    """Read nothing: what was asked is looked up beforehand, for the answers."""
    return iter(())


def prepare(files: Sequence[tuple[SourceFile, Reader]], settings: Settings) -> Mapping[str, Any]:
    """Find the columns answered from a list, and what the questions of the API ask."""
    asked: dict[str, tuple[str, float | None, float | None]] = {}
    for file, reader in files:
        if reader is QUESTIONS:
            for raw in rows_of(file, QUESTIONS):
                number, title = text(raw.fields.get("question_id")), text(raw.fields.get("title"))
                if number and title:
                    ends = _ends({**raw.fields, **object_in(raw.fields.get("properties"))})
                    asked[number] = (prompt_of(title), *ends)
    return {**closed_columns(files, settings), "asked": dict(sorted(asked.items()))}


def _ends(properties: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """Tell the ends of an opinion scale by its steps, or by the numbers in its labels."""
    steps, from_one = properties.get("steps"), properties.get("start_at_one")
    if isinstance(steps, int):
        lowest = 1.0 if from_one else 0.0
        return lowest, lowest + steps - 1
    labels = properties.get("labels")
    if not isinstance(labels, dict):
        return None, None
    numbers = [re.search(r"\d+", str(labels.get(side) or "")) for side in ("left", "right")]
    left, right = (float(found.group()) if found else None for found in numbers)
    return left, right


ENDINGS = ("submit_date_utc", "stage_date_utc", "start_date_utc")
RESPONSES = Shape(
    source="typeform",
    name="responses",
    columns=("#", *ENDINGS, "network_id", *IDENTITY),
    needs=("#", "start_date_utc", "submit_date_utc", "network_id"),
    aliases=IDENTITY_ALIASES,
    patterns=IDENTITY_PATTERNS,
    open=open_responses,
)
QUESTIONS = Shape(
    source="typeform",
    name="questions",
    columns=(
        "form_id",
        "question_id",
        "title",
        "ref",
        "properties",
        "steps",
        "start_at_one",
        "labels",
    ),
    needs=("form_id", "question_id", "title", "ref"),
    open=each(a_question),
)
SHAPES = (
    RESPONSES,
    Shape(
        source="typeform",
        name="landings",
        columns=("landing_id", "token", "hidden", "landed_at", "submitted_at"),
        needs=("landing_id", "token", "hidden"),
        open=each(landing),
    ),
    Shape(
        source="typeform",
        name="answers",
        columns=("landing_id", "question_id", "type", "data_type", "answer", "submitted_at"),
        needs=("landing_id", "question_id", "answer"),
        open=each(answer),
    ),
    QUESTIONS,
)
PREPARATION = Preparation(source="typeform", prepare=prepare)
