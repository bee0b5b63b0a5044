"""Satisfaction in Zendesk: `good` or `bad`, told in three ways, with or without a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.contract import Row
from outsidein.read.formats.zendesk.comments import UTC
from outsidein.read.times import when
from outsidein.read.values import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context, Raw


def rating(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a satisfaction rating, with what the customer wrote beside it."""
    told = raw.fields
    if not words(told["id"]):
        raise Rejected("rating without an id")
    given = {
        "touch_id": context.ref("ticket", told["ticket_id"]),
        "person_id": context.ref("user", told.get("requester_id")),
        "happened_at": when(told.get("created_at"), UTC),
    }
    number = f"rating:{told['id']}"
    yield from rating_rows(number, told.get("score"), words(told.get("comment")), given, raw.rest)


def ticket_rating(told: Mapping[str, Any], number: str, context: Context) -> Iterator[Row]:
    """Read the rating in a ticket: an object, or the bare score.

    A bare score says less than the file of ratings, so it does not count beside one.
    """
    rated = told.get("satisfaction_rating")
    named = rated if isinstance(rated, dict) else {}
    if not named.get("id") and context.prepared.get("has_ratings"):
        return
    given = {
        "touch_id": context.id(number),
        "person_id": context.ref("user", told.get("requester_id")),
        "account_id": context.ref("organization", told.get("organization_id")),
        "happened_at": when(told.get("updated_at"), UTC),
    }
    own = f"rating:{named['id']}" if named.get("id") else f"{number}/rating"
    score = named.get("score") if named else rated
    yield from rating_rows(own, score, words(named.get("comment")), given)


def rating_rows(
    number: str,
    score: object,
    comment: str | None,
    given: dict[str, Any],
    rest: Mapping[str, Any] | None = None,
) -> Iterator[Row]:
    """Give a rating, and the comment on it as a touch; nothing for one that was only offered."""
    answer = (words(score) or "").casefold()
    if not answer.startswith(("good", "bad")):
        return
    values = {
        **given,
        "scale": "csat",
        "score": 1.0 if answer.startswith("good") else 0.0,
        "lowest": 0.0,
        "highest": 1.0,
    }
    yield Row("rating", number, values, rest)
    if comment:
        touch = {
            "thread_id": given["touch_id"],
            "channel": "survey",
            "happened_at": given["happened_at"],
            "author_id": given["person_id"],
            "account_id": given.get("account_id"),
            "is_internal": False,
            "body": comment,
            "body_format": "text",
        }
        yield Row("touch", f"{number}/comment", touch)
