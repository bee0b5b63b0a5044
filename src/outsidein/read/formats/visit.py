"""Visits: who read which page when, as a table from web analytics or a shop of one's own."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from outsidein.errors import Rejected
from outsidein.read.amounts import real
from outsidein.read.content_ids import content_ids
from outsidein.read.contract import Row, Shape
from outsidein.read.parties import account_named, parties, person_named
from outsidein.read.times import when
from outsidein.read.values import text, texts, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw


def open_visits(
    _header: Sequence[str], context: Context
) -> Callable[[Raw], Iterable[Row | Rejected]]:
    """Read the rows of a table of visits, which may come without ids."""
    return partial(visit, content_ids(), context)


def visit(name: Callable[[Mapping[str, object]], str], context: Context, raw: Raw) -> Iterator[Row]:
    """Read one visit: the page, and the visitor and the firm as far as they are known."""
    told = raw.fields
    url = text(told["url"])
    if not url:
        raise Rejected("visit without a page")
    number = words(told.get("visit_id")) or name({**told, **raw.rest})
    visitor = words(told.get("visitor_id"))
    about = {"name": words(told.get("name")), "external_ids": texts(visitor)}
    person = person_named(told.get("email"), visitor and f"visitor:{visitor}", **about)
    who = parties(context, person, account_named(told.get("account"), web=told.get("domain")))
    yield from who.rows()
    values = {
        "person_id": who.person_id,
        "account_id": who.account_id,
        "url": url,
        "happened_at": when(told["happened_at"], context.settings.reading),
        "seconds": seconds(told.get("seconds")),
        "referrer": words(told.get("referrer")),
    }
    yield Row("visit", f"visit:{number}", values, raw.rest)


def seconds(value: object) -> float | None:
    """Give a length of time in seconds: `92`, `1:32` and `00:01:32` are the same.

    >>> seconds("92"), seconds("1:32"), seconds("00:01:32")
    (92.0, 92.0, 92.0)
    """
    told = words(value)
    if told is None or not re.fullmatch(r"\d+(?::\d{1,2}){1,2}(?:\.\d+)?", told):
        return real(value)
    length = 0.0
    for part in told.split(":"):
        length = length * 60 + float(part)
    return length


COLUMNS = (
    "visit_id", "email", "name", "visitor_id", "account", "domain", "url", "happened_at", "seconds",
    "referrer",
)  # fmt: skip
ALIASES: Mapping[str, tuple[str, ...]] = {
    "visit_id": ("id", "view id", "page view id", "session id", "event id"),
    "email": ("email address", "mail", "user email", "contact email", "person"),
    "name": ("visitor name", "full name", "contact name"),
    "visitor_id": ("visitor", "anonymous id", "client id", "user id", "cookie id"),
    "account": ("account name", "company", "company name", "organization", "firm"),
    "domain": ("company domain", "account domain"),
    "url": ("page", "path", "page url", "page path", "page location", "landing page", "address"),
    "happened_at": (
        "time", "date", "timestamp", "visited at", "viewed at", "visit time", "visit date",
        "occurred at", "event time",
    ),
    "seconds": ("duration", "time on page", "seconds on page", "engagement time", "dwell"),
    "referrer": ("referer", "source", "page referrer"),
}  # fmt: skip
# What would make a row with page and time something that was said, bought or published.
OTHERS = (
    "body", "subject", "score", "rating", "comment", "message", "amount", "title", "need",
    "form", "conversion date",
)  # fmt: skip


def _shape(name: str, known_by: str) -> Shape:
    return Shape(
        source="visit",
        name=name,
        columns=COLUMNS,
        needs=("url", "happened_at", known_by),
        aliases=ALIASES,
        unless=OTHERS,
        open=open_visits,
    )


SHAPES = (_shape("visits by address", "email"), _shape("visits by visitor", "visitor_id"))
