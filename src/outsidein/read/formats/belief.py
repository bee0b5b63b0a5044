"""Beliefs: what each of us says the customer wants, as a table that departments filled in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.amounts import whole
from outsidein.read.content_ids import content_ids
from outsidein.read.contract import Row, Shape
from outsidein.read.parties import account_named, parties, person_named
from outsidein.read.times import when
from outsidein.read.values import text, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw


def open_beliefs(
    _header: Sequence[str], context: Context
) -> Callable[[Raw], Iterable[Row | Rejected]]:
    """Read the rows of a table of beliefs, which may come without ids."""
    return partial(belief, content_ids(), context)


def belief(name: Callable[[Mapping[str, Any]], str], context: Context, raw: Raw) -> Iterator[Row]:
    """Read one belief, and who of us holds it about which account."""
    told = raw.fields
    need, department = text(told["need"]), words(told["department"])
    if not need:
        raise Rejected("belief without a need")
    number = words(told.get("id")) or name({**told, **raw.rest})
    who = parties(context, _holder(told), account_named(told.get("account")))
    # One of ours who speaks about an account is not one of its people.
    yield from (row for row in (who.person, who.account) if row)
    values = {
        "department": department,
        "person_id": who.person_id,
        "account_id": who.account_id,
        "need": need,
        "rank": whole(told.get("rank")),
        "happened_at": when(told.get("happened_at"), context.settings.reading),
    }
    yield Row("belief", f"belief:{number}", values, raw.rest)


def _holder(told: Mapping[str, Any]) -> Row | None:
    called = words(told.get("who"))
    about = {"name": called, "department": words(told["department"])}
    person = person_named(told.get("email"), called and f"name:{called}", **about)
    return person and person._replace(values={**person.values, "side": "us"})


SHAPES = (
    Shape(
        source="belief",
        name="beliefs",
        columns=("id", "department", "who", "email", "account", "need", "rank", "happened_at"),
        unless=("direction",),  # what a simulation planted is no belief
        needs=("department", "need"),
        aliases={
            "id": ("belief id",),
            "department": ("team", "our department"),
            "who": ("name", "colleague", "said by"),
            "email": ("mail", "email address"),
            "account": ("account name", "customer", "company", "firm"),
            "need": ("customer need", "what the customer wants", "customers want", "belief"),
            "rank": ("priority", "order"),
            "happened_at": ("date", "said on", "when"),
        },
        open=open_beliefs,
    ),
)
