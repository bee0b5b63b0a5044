"""SurveyMonkey: all responses of a survey as CSV, and the responses of its API.

The CSV has two header rows: the questions, each over the first of its columns, and below them the
option or row that a column stands for. A condensed export leaves the second one empty.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.contract import Preparation, Shape, each, squashed
from outsidein.read.formats.survey.answers import (
    IDENTITY,
    IDENTITY_ALIASES,
    IDENTITY_PATTERNS,
    Response,
    respondent,
    survey_rows,
    with_reasons,
)
from outsidein.read.formats.survey.questions import (
    Question,
    closed_columns,
    plain_headers,
    prompt_of,
    question,
)
from outsidein.read.preparing import rows_of
from outsidein.read.times import when, zone
from outsidein.read.values import text, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw, Reader, Row
    from outsidein.read.files import SourceFile
    from outsidein.record.settings import Settings

ABOUT_THE_RESPONSE = frozenset({"ipaddress", "collectorid", "recipientid", "responsestatus"})
# What the second header row says over a column that holds the answer itself.
GENERIC = frozenset({"", "response", "open-ended response", "responses"})
# Custom data is the firm's own number for whoever was asked, whichever of its columns has it.
CUSTOM = tuple(f"custom data {number}" for number in range(1, 10))


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The columns of an export: its questions, and those of a contact form by what they tell."""

    questions: tuple[Question, ...]
    identity: Mapping[str, str]


def open_responses(
    header: Sequence[str], context: Context
) -> Callable[[Raw], Iterable[Row | Rejected]]:
    """Read the header; the row below it says the rest about the columns."""
    forms: list[Form] = []

    def rows(raw: Raw) -> Iterable[Row | Rejected]:
        if not forms:
            is_header = not text(raw.fields["respondent_id"])
            labels = {**raw.fields, **raw.rest} if is_header else {}
            forms.append(_form(header, labels, context))
            if is_header:
                return ()
        return response_rows(raw, forms[0], context)

    return rows


def _form(header: Sequence[str], labels: Mapping[str, Any], context: Context) -> Form:
    """Sort the columns of answers; one without a header belongs to the question before it."""
    closed = frozenset(context.prepared.get("closed", ()))
    asked: list[Question] = []
    identity: dict[str, str] = {}
    current = ""
    for position, (name, plain) in enumerate(zip(header, plain_headers(header), strict=True)):
        current = plain or current
        known = RESPONSES.column(current) is not None or squashed(current) in ABOUT_THE_RESPONSE
        if known or not current:
            continue
        label = text(labels.get(name)) or ""
        is_own = label.casefold() in GENERIC
        column = None if is_own else RESPONSES.column(label)
        if column:
            identity.setdefault(column, name)
            continue
        prompt = current if is_own else f"{current} — {label}"
        one = question(name, position, asked=prompt, labels=(label,), is_closed=name in closed)
        asked.append(one if is_own else replace(one, scale=None))
    context.used.update([*(one.header for one in asked), *identity.values()])
    return Form(questions=with_reasons(asked), identity=identity)


def response_rows(raw: Raw, form: Form, context: Context) -> Iterator[Row | Rejected]:
    """Read one response: its answers, and whoever the export says gave them."""
    token = text(raw.fields["respondent_id"])
    if not token:
        raise Rejected("response without a respondent id")
    given = {column: raw.rest.get(name) for column, name in form.identity.items()}
    told = {**given, **{name: value for name, value in raw.fields.items() if words(value)}}
    yield from survey_rows(raw.rest, form.questions, _response(told, token, context), context)


def _response(told: Mapping[str, Any], token: str, context: Context) -> Response:
    ended = words(told.get("end_date")) or words(told.get("start_date"))
    reference = words(told.get("account_reference")) or words(told.get("custom_data"))
    told = {**told, "account_reference": reference}
    return Response(
        token=token,
        at=when(ended, context.settings.reading),
        zone=zone(ended, context.settings.reading),
        who=respondent(told, f"respondent:{token}", context),
        url=words(told.get("url")),
    )


def api_response(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read one response of the API: its answers by the ids of their questions."""
    told = raw.fields
    token = text(told["id"])
    if not token:
        raise Rejected("response without a respondent id")
    asked: list[Question] = []
    answers: dict[str, Any] = {}
    for page in told.get("pages") or ():
        for one in page.get("questions") or ():
            for found, answer in _api_answers(one, context):
                asked.append(found)
                answers[found.header] = answer
    variables = told.get("custom_variables")
    custom = _by_column(variables if isinstance(variables, dict) else {})
    response = _response({**told, **custom}, token, context)
    rest = {**raw.rest, **answers, "custom_variables": variables}
    yield from survey_rows(rest, with_reasons(asked), response, context)


def _by_column(variables: Mapping[str, Any]) -> dict[str, Any]:
    """Sort custom variables by what they tell; one of another name is the firm's own number."""
    told: dict[str, Any] = {}
    for name, value in variables.items():
        told.setdefault(RESPONSES.column(name) or "custom_data", value)
    return told


def _api_answers(told: Mapping[str, Any], context: Context) -> Iterator[tuple[Question, str]]:
    """Give the answers to one question, its heading from here or from the survey's details."""
    number = str(told.get("id") or "")
    headings, options = (context.prepared.get(one, {}) for one in ("headings", "options"))
    heading = text(told.get("heading")) or headings.get(number, "")
    for answer in told.get("answers") or ():
        written = text(answer.get("text"))
        chosen = text(answer.get("simple_text")) or options.get(str(answer.get("choice_id")), "")
        if not written and not chosen:
            continue
        parts = (answer.get("row_id"), None if written else answer.get("choice_id"))
        header = "/".join([number, *(str(part) for part in parts if part)])
        row = options.get(str(answer.get("row_id")), "")
        one = question(header, None, asked=f"{heading} — {row}" if row and written else heading)
        is_chosen = not written or bool(answer.get("choice_id"))
        yield replace(one, is_closed=is_chosen, labels=frozenset()), written or chosen


def survey_details(_raw: Raw, _context: Context) -> Iterator[Row]:
    """Read nothing: what was asked is looked up beforehand, for the responses."""
    return iter(())


def prepare(files: Sequence[tuple[SourceFile, Reader]], settings: Settings) -> Mapping[str, Any]:
    """Find the columns answered from a list, and what the surveys of the API ask and offer."""
    headings: dict[str, str] = {}
    options: dict[str, str] = {}
    for file, reader in files:
        if reader is DETAILS:
            for raw in rows_of(file, DETAILS):
                for page in raw.fields.get("pages") or ():
                    for one in page.get("questions") or ():
                        _note(one, headings, options)
    return {
        **closed_columns(files, settings),
        "headings": dict(sorted(headings.items())),
        "options": dict(sorted(options.items())),
    }


def _note(told: Mapping[str, Any], headings: dict[str, str], options: dict[str, str]) -> None:
    """Note the heading of one question, and the texts of its choices and rows."""
    first = next(iter(told.get("headings") or ()), None)
    heading = text(first.get("heading")) if first else None
    if heading and told.get("id"):
        headings[str(told["id"])] = prompt_of(heading)
    answers = told.get("answers") or {}
    for one in [*(answers.get("choices") or ()), *(answers.get("rows") or ())]:
        if text(one.get("text")) and one.get("id"):
            options[str(one["id"])] = str(one["text"])


RESPONSES = Shape(
    source="surveymonkey",
    name="responses",
    columns=("respondent_id", "collector_id", "start_date", "end_date", "custom_data", *IDENTITY),
    needs=("respondent_id", "collector_id", "start_date", "end_date"),
    aliases={**IDENTITY_ALIASES, "custom_data": CUSTOM},
    patterns=IDENTITY_PATTERNS,
    open=open_responses,
)
API_RESPONSES = Shape(
    source="surveymonkey",
    name="API responses",
    columns=(
        "id", "survey_id", "collector_id", "pages", "email", "first_name", "last_name",
        "custom_variables", "custom_data", "start_date", "end_date", "url",
    ),
    needs=("id", "survey_id", "pages"),
    aliases={
        "email": ("email_address",),
        "custom_data": ("custom_value",),
        "start_date": ("date_created",),
        "end_date": ("date_modified",),
        "url": ("analyze_url",),
    },
    open=each(api_response),
)  # fmt: skip
DETAILS = Shape(
    source="surveymonkey",
    name="survey details",
    columns=("id", "title", "pages"),
    needs=("id", "title", "pages"),
    unless=("survey_id",),
    open=each(survey_details),
)
SHAPES = (RESPONSES, API_RESPONSES, DETAILS)
PREPARATION = Preparation(source="surveymonkey", prepare=prepare)
