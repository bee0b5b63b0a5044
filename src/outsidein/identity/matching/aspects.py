"""How to compare what records hold: for each kind of column, its plain form, levels and keys."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from outsidein.identity.matching import contacts, people, places, things
from outsidein.identity.matching.comparisons import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from outsidein.identity.matching.comparisons import Aspect
    from outsidein.identity.matching.fields import Field


# The kinds that each take one column, and what is made of it: name, SQL of the column, header.
ONE_COLUMN: Mapping[str, Callable[[str, str, str], Aspect]] = {
    "phone": contacts.phone,
    "date": contacts.date,
    "number": contacts.number,
    "url": things.url,
    "firm": things.firm,
    "title": things.title,
    "text": things.text,
    "category": things.category,
    "amount": things.amount,
    "code": things.code,
}
# What people have in common with others.
SHARED_BY_PEOPLE = frozenset({"firm", "title"})


def aspects_of(fields: Sequence[Field]) -> list[Aspect]:
    """Give what to compare, in the order in which reasons name it."""
    by_kind: dict[str, list[Field]] = defaultdict(list)
    for one in fields:
        by_kind[one.kind].append(one)
    made = people.names(by_kind)
    named = [one.comparison.name for one in made]
    made += [*_each("title", by_kind), *_each("firm", by_kind)]
    made += [
        contacts.mail("mail" if place == 1 else f"mail_{place}", one.column, named)
        for place, one in enumerate(by_kind["mail"], 1)
    ]
    for kind in ("phone", "number", "date"):
        made += _each(kind, by_kind)
    made += places.streets(by_kind["street"], by_kind["street_number"])
    made += places.places(by_kind)
    for kind in ("url", "code", "text", "category", "amount"):
        made += _each(kind, by_kind)
    return _owned(made)


def _owned(aspects: list[Aspect]) -> list[Aspect]:
    """Tell of each aspect whether it is its record's own, by what others there are."""
    if len(aspects) == 1:  # nothing else tells, so what many have in common is not doubted for that
        (only,) = aspects
        levels = tuple(replace(level, rarity=None) for level in only.comparison.levels)
        return [replace(only, comparison=replace(only.comparison, levels=levels))]
    names = {aspect.comparison.name for aspect in aspects}
    if not NAMES.isdisjoint(names):
        # A surname is shared in a family. Where firms are told, those who share are colleagues.
        own = {"last"} if names & {"firm", "mail"} else set()
        shared = SHARED_BY_PEOPLE | ({"last"} - own)
        aspects = [
            replace(
                one, is_own=_kind_of(one) in own or (one.is_own and _kind_of(one) not in shared)
            )
            for one in aspects
        ]
    if not any(one.is_own for one in aspects):
        aspects = [replace(one, is_own=place == 0) for place, one in enumerate(aspects)]
    return aspects


def _kind_of(aspect: Aspect) -> str:
    return aspect.comparison.name.rstrip("_0123456789")


def _each(kind: str, by_kind: Mapping[str, Sequence[Field]]) -> list[Aspect]:
    return [
        ONE_COLUMN[kind](kind if place == 1 else f"{kind}_{place}", one.column, one.header)
        for place, one in enumerate(by_kind.get(kind, ()), 1)
    ]
