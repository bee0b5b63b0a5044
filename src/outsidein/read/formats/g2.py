"""G2 and TrustRadius: reviews, each answer to each question on its own.

What somebody likes and what they dislike are answers to different questions, so the question stays
with the answer. A reviewer seldom has a name, and an address only in the vendor's own download.
The same review comes again with a newer date; it keeps its id.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.amounts import real
from outsidein.read.contract import Row, Shape, each
from outsidein.read.formats.survey.answers import Response, rating_row
from outsidein.read.formats.survey.questions import Scale
from outsidein.read.parties import account_named, parties, person_named
from outsidein.read.times import when, zone
from outsidein.read.values import text, words
from outsidein.record.ids import content_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw

BOILERPLATE = re.compile(r"\s*Review collected by and hosted on G2\.com\.?\s*", re.IGNORECASE)
ANONYMOUS = re.compile(r"(?:verified (?:user|reviewer)|anonymous|g2 user)\b.*", re.IGNORECASE)

# What is asked, in the order of the page: an answer is named by the place of its question, which
# does not change from one export to the next.
G2_ASKS: Mapping[str, str] = {
    "love": "What do you like best?",
    "hate": "What do you dislike?",
    "benefits": "What problems is it solving, and how is that benefiting you?",
    "recommendations": "What do you recommend to others who consider it?",
}
TRUSTRADIUS_ASKS: Mapping[str, str] = {"pros": "Pros", "cons": "Cons"}
G2_HEADERS: Mapping[str, str] = {
    "love": r"^what do you like\b|^likes?$",
    "hate": r"^what do you dislike\b|^dislikes?$",
    "benefits": r"^what (?:business )?problems (?:is|are)\b|^benefits$",
    "recommendations": r"^recommendations\b",
    "likelihood": r"^how likely\b.*\brecommend|^likel(?:y|ihood) to recommend",
}
SCALES: Mapping[str, Scale] = {
    "rating": Scale(name="stars", lowest=0.5, highest=5.0),
    "likelihood": Scale(name="nps", lowest=0.0, highest=10.0),
    "points": Scale(name="points", lowest=1.0, highest=10.0),
}


def open_reviews(
    asks: Mapping[str, str], header: Sequence[str], context: Context
) -> Callable[[Raw], Iterable[Row | Rejected]]:
    """Take the questions as the header has them: with the product's name."""
    shape = G2 if asks is G2_ASKS else TRUSTRADIUS
    spelt = {shape.column(name): name for name in reversed(header) if " " in name}
    asked = {column: spelt.get(column, usual) for column, usual in asks.items()}
    return partial(review, asked, context)


def review(asked: Mapping[str, str], context: Context, raw: Raw) -> Iterator[Row | Rejected]:
    """Read one review of a table: whoever wrote it, its scores, its answers."""
    told = raw.fields
    answers = [(prompt, _own_words(told.get(column))) for column, prompt in asked.items()]
    number = words(told.get("review_id")) or content_hash(
        words(told.get("reviewer")), words(told.get("subject")), [answer for _, answer in answers]
    )
    yield from _review_rows(number, told, answers, raw.rest, context)


def api_review(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read one review of G2's API."""
    told = raw.fields["attributes"]
    number = words(raw.fields["id"])
    if not number or not isinstance(told, dict) or "star_rating" not in told:
        raise Rejected("entry is no review", str(raw.fields.get("type")))
    given = told.get("comment_answers")
    given = given if isinstance(given, dict) else {}
    answers = [
        (text((given.get(column) or {}).get("text")) or usual, _api_answer(given.get(column)))
        for column, usual in G2_ASKS.items()
    ]
    flat = {
        "subject": told.get("title"),
        "rating": told.get("star_rating"),
        "written_at": told.get("submitted_at"),
        "reviewer": told.get("user_name"),
    }
    rest = {name: value for name, value in told.items() if name != "comment_answers"}
    yield from _review_rows(number, flat, answers, {**raw.rest, **rest}, context)


def _api_answer(told: Any) -> str | None:
    """Give the answer's words; the API is said to keep question and answer apart."""
    return _own_words(told.get("value")) if isinstance(told, dict) else _own_words(told)


def _review_rows(
    number: str,
    told: Mapping[str, Any],
    answers: Sequence[tuple[str, str | None]],
    rest: Mapping[str, Any],
    context: Context,
) -> Iterator[Row | Rejected]:
    response = _response(number, told, context)
    yield from response.who.rows()
    first = next((place for place, (_, answer) in enumerate(answers) if answer), None)
    extra: Mapping[str, Any] | None = rest
    for place, (prompt, answer) in enumerate(answers):
        if answer:
            row = _touch(f"answer:{number}/{place}", place, (prompt, answer), response, context)
            subject = words(told.get("subject"))
            yield Row("touch", row.source_id, {**row.values, "subject": subject}, extra)
            extra = None
    touch = None if first is None else context.ref("answer", f"{number}/{first}")
    for column, scale in SCALES.items():
        score = real(told.get(column))
        if score is None:
            continue
        rated = rating_row(f"review:{number}/{column}", scale, score, response)
        if isinstance(rated, Row):
            rated = Row("rating", rated.source_id, {**rated.values, "touch_id": touch}, extra)
            extra = None
        yield rated


def _response(number: str, told: Mapping[str, Any], context: Context) -> Response:
    """Give what all rows of a review share.

    Many a John S. writes reviews, so a reviewer is known by the address, else by name and firm; a
    name alone is no more than what the review says of its author.
    """
    name = words(told.get("reviewer"))
    named = name if name and not ANONYMOUS.fullmatch(name) else None
    firm = words(told.get("company"))
    native = f"reviewer:{named}/{firm}" if named and firm else f"review:{number}"
    about = {"name": named, "title": words(told.get("title"))}
    person = person_named(told.get("email"), native, **about)
    account = account_named(
        firm,
        native=f"name:{firm}" if firm else None,
        industry=words(told.get("industry")) if firm else None,
        country=words(told.get("country")) if firm else None,
    )
    reading = context.settings.reading
    return Response(
        token=number,
        at=when(told.get("written_at"), reading),
        zone=zone(told.get("written_at"), reading),
        who=parties(context, person, account),
        url=words(told.get("url")),
    )


def _touch(
    source_id: str, place: int, answer: tuple[str, str], response: Response, context: Context
) -> Row:
    values = {
        "thread_id": context.ref("review", response.token),
        "position": place,
        "channel": "review",
        "happened_at": response.at,
        "zone": response.zone,
        "author_id": response.who.person_id,
        "account_id": response.who.account_id,
        "is_internal": False,
        "prompt": answer[0],
        "body": answer[1],
        "body_format": "text",
        "url": response.url,
    }
    return Row("touch", source_id, values)


def _own_words(value: object) -> str | None:
    """Give an answer as it was written, without the line that G2 puts below it."""
    return words(BOILERPLATE.sub("", str(value))) if value is not None else None


ALIASES: Mapping[str, tuple[str, ...]] = {
    "review_id": ("id", "survey response id"),
    "reviewer": ("reviewer name", "author", "author name", "name", "user name", "user"),
    "email": ("reviewer email", "email address", "user email"),
    "title": ("position", "job title", "author position", "reviewer title", "role"),
    "company": ("company name", "organization", "reviewer company"),
    "industry": ("company industry",),
    "country": ("country name", "region", "location"),
    "subject": ("review title", "headline", "heading", "title of review"),
    "written_at": (
        "date published", "submitted at", "published", "published at", "date", "review date",
        "date submitted", "created at", "submitted",
    ),
    "url": ("review url", "link", "review link"),
}  # fmt: skip
ABOUT = (
    "review_id", "reviewer", "email", "title", "company", "industry", "country", "subject",
    "written_at", "url",
)  # fmt: skip
G2 = Shape(
    source="g2",
    name="reviews",
    columns=(*ABOUT, *G2_ASKS, "rating", "likelihood"),
    needs=("love", "hate", "rating"),
    aliases={**ALIASES, "rating": ("star rating", "stars", "overall rating", "review rating")},
    patterns=G2_HEADERS,
    open=partial(open_reviews, G2_ASKS),
)
TRUSTRADIUS = Shape(
    source="trustradius",
    name="reviews",
    columns=(*ABOUT, *TRUSTRADIUS_ASKS, "points"),
    needs=("review_id", "pros", "cons", "points"),
    aliases={**ALIASES, "review_id": (), "points": ("rating", "overall rating", "score")},
    open=partial(open_reviews, TRUSTRADIUS_ASKS),
)
API = Shape(
    source="g2",
    name="API reviews",
    columns=("id", "type", "attributes"),
    needs=("id", "type", "attributes"),
    open=each(api_review),
)
SHAPES = (G2, TRUSTRADIUS, API)
