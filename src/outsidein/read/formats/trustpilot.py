"""Trustpilot: service and product reviews, as CSV, workbook or from its API.

The title often carries the point, so title and content are read as one. A review may have stars
and no words. What the firm replied is ours. Times are UTC; an edited review keeps its id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.amounts import real
from outsidein.read.contract import Row, Shape, each
from outsidein.read.formats.survey.answers import Response, rating_row
from outsidein.read.formats.survey.questions import Scale
from outsidein.read.objects import object_in
from outsidein.read.parties import account_named, parties, person_named
from outsidein.read.times import in_utc, when
from outsidein.read.values import text, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context, Raw

STARS = Scale(name="stars", lowest=1.0, highest=5.0)


def review(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read one review of a table."""
    yield from _review_rows(raw.fields, raw.rest, context)


def product_review(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read one review of a product; its author has a name at most."""
    product = {"product_name": raw.fields.get("product_name"), "sku": raw.fields["product_sku"]}
    yield from _review_rows(raw.fields, {**raw.rest, **product}, context)


def api_review(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read one review of the API, whose author and reply are objects."""
    told = raw.fields
    consumer, reply, unit = (object_in(told.get(name)) for name in ("consumer", "reply", "unit"))
    flat = {
        **told,
        "consumer_id": consumer.get("id"),
        "consumer": consumer.get("displayName"),
        "reply": reply.get("text"),
        "reply_at": reply.get("createdAt"),
        "replier": reply.get("authorBusinessUserId"),
        "unit_id": unit.get("id"),
        "unit": unit.get("displayName"),
    }
    where = consumer.get("displayLocation")
    yield from _review_rows(flat, {**raw.rest, "consumer.displayLocation": where}, context)


def _review_rows(
    told: Mapping[str, Any], rest: Mapping[str, Any], context: Context
) -> Iterator[Row | Rejected]:
    number = words(told["review_id"])
    if not number:
        raise Rejected("review without an id")
    response = _response(number, told, context)
    yield from response.who.rows()
    title, body = words(told.get("title")), _title_and_content(told)
    values = {"subject": title, "body": body, "author_id": response.who.person_id}
    touch = _touch(f"review:{number}", values, response, context)
    if body:
        yield touch._replace(extra=rest)
    score = real(told.get("stars"))
    if score is not None:
        rated = rating_row(f"review:{number}", STARS, score, response)
        if isinstance(rated, Row):
            with_touch = {**rated.values, "touch_id": context.id(touch.source_id) if body else None}
            rated = Row("rating", rated.source_id, with_touch, None if body else rest)
        yield rated
    yield from _reply(number, told, response, context)


def _response(number: str, told: Mapping[str, Any], context: Context) -> Response:
    person = person_named(
        told.get("email"),
        context.native("consumer", words(told.get("consumer_id"))) or f"review:{number}",
        name=words(told.get("consumer")),
    )
    reference = words(told.get("reference"))
    account = account_named(
        native=f"reference:{reference}" if reference else None,
        external_ids=[reference] if reference else None,
    )
    return Response(
        token=number,
        at=when(told.get("created_at"), in_utc(context.settings.reading)),
        zone=None,
        who=parties(context, person, account),
    )


def _title_and_content(told: Mapping[str, Any]) -> str | None:
    """Join title and content, unless the title only repeats how the content begins."""
    title, content = text(told.get("title")), text(told.get("content"))
    if not title or not content:
        return title or content
    opening = title.rstrip(".… ").casefold()
    return content if content.casefold().startswith(opening) else f"{title}\n{content}"


def _touch(source_id: str, own: Mapping[str, Any], response: Response, context: Context) -> Row:
    values = {
        "thread_id": context.ref("review", response.token),
        "position": 0,
        "channel": "review",
        "happened_at": response.at,
        "account_id": response.who.account_id,
        "is_internal": False,
        "body_format": "text",
        **own,
    }
    return Row("touch", source_id, values)


def _reply(
    number: str, told: Mapping[str, Any], response: Response, context: Context
) -> Iterator[Row]:
    """Give what the firm replied, by whichever of us or by the firm as a whole."""
    body = text(told.get("reply"))
    if not body:
        return
    unit = words(told.get("unit_id")) or words(told.get("domain")) or "ours"
    replier = words(told.get("replier"))
    native = f"business_user:{replier}" if replier else f"business_unit:{unit}"
    about = {"side": "us"} if replier else {"side": "us", "name": words(told.get("unit"))}
    yield Row("person", native, about)
    customer = response.who.person_id
    values = {
        "position": 1,
        "happened_at": when(told.get("reply_at"), in_utc(context.settings.reading)),
        "author_id": context.id(native),
        "party_ids": [customer] if customer else [],
        "body": body,
    }
    yield _touch(f"reply:{number}", values, response, context)


SHAPES = (
    Shape(
        source="trustpilot",
        name="reviews",
        columns=(
            "review_id", "created_at", "consumer_id", "consumer", "email", "title", "content",
            "stars", "reference", "reply", "reply_at", "unit_id", "unit", "domain",
        ),
        needs=("review_id", "stars", "content", "created_at"),
        aliases={
            "created_at": ("review created (utc)", "review created"),
            "consumer_id": ("review consumer user id",),
            "consumer": ("review username", "review user name"),
            "email": ("review user email",),
            "title": ("review title",),
            "content": ("review content",),
            "stars": ("review stars",),
            "reference": ("reference id",),
            "reply": ("company response", "company reply", "business response"),
            "reply_at": ("company reply date (utc)", "business reply date (utc)"),
            "unit_id": ("business unit id",),
            "unit": ("webshop name",),
            "domain": ("domain url",),
        },
        unless=("product_sku", "product_name"),
        open=each(review),
    ),
    Shape(
        source="trustpilot",
        name="product reviews",
        columns=(
            "review_id", "stars", "product_name", "product_sku", "content", "consumer",
            "created_at",
        ),
        needs=("review_id", "stars", "product_sku", "content"),
        aliases={"consumer": ("consumer_name",)},
        open=each(product_review),
    ),
    Shape(
        source="trustpilot",
        name="API reviews",
        columns=(
            "review_id", "stars", "title", "content", "created_at", "consumer", "email",
            "reference", "reply", "unit",
        ),
        needs=("review_id", "stars", "consumer", "unit"),
        aliases={
            "review_id": ("id",),
            "content": ("text",),
            "email": ("referral_email",),
            "reference": ("reference_id",),
            "reply": ("company_reply",),
            "unit": ("business_unit",),
        },
        open=each(api_review),
    ),
)  # fmt: skip
