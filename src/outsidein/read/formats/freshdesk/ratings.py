"""Satisfaction in Freshdesk: one score a question of a survey, and the feedback beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.amounts import real
from outsidein.read.contract import Row
from outsidein.read.times import when
from outsidein.read.values import words
from outsidein.record.settings import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.read.contract import Context, Raw

UTC = Reading()


def rating(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a satisfaction rating: one score a question, and the feedback beside them.

    What a score means depends on the survey, so no lowest and highest are claimed.
    """
    told = raw.fields
    number = context.native("rating", told["id"])
    if not number:
        raise Rejected("rating without an id")
    person = context.ref("contact", words(told.get("user_id")))
    thread = context.ref("ticket", words(told.get("ticket_id")))
    at = when(told.get("created_at"), UTC)
    feedback = words(told.get("feedback"))
    given = {
        "touch_id": context.id(f"{number}/comment") if feedback else thread,
        "person_id": person,
        "happened_at": at,
    }
    for question, value in named_values(told.get("ratings"), "question").items():
        score = {**given, "scale": f"freshdesk {question}", "score": real(value)}
        yield Row("rating", f"{number}/{question}", score, raw.rest)
    if feedback:
        touch = {
            "thread_id": thread,
            "channel": "survey",
            "happened_at": at,
            "author_id": person,
            "is_internal": False,
            "body": feedback,
            "body_format": "text",
        }
        yield Row("touch", f"{number}/comment", touch)


def named_values(told: Any, key: str) -> dict[str, Any]:
    """Give an object by name, whether it came as one or as a list of names and values.

    >>> named_values([{"name": "area", "value": "Reports"}], "name")
    {'area': 'Reports'}
    """
    if isinstance(told, dict):
        return told
    pairs = (one for one in told if isinstance(one, dict)) if isinstance(told, list) else ()
    return {str(one.get(key)): one.get("value") for one in pairs}
