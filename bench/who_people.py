"""Made-up records of people at firms, as one system after another may have kept them.

About one record in five is of a person who has another one, and says it otherwise: with a short,
swapped or misspelt name, another address, another telephone or none, the firm spelt in its own way.
All follows from a seed, and the order of the records from nothing else.
"""

from __future__ import annotations

from itertools import islice
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from outsidein.simulate.draw import between, generator, pick, weighted_keys
from outsidein.simulate.naming import (
    firm_name,
    human_name,
    legal_form,
    misspelt,
    plain,
    respelt_firm,
    slug,
)
from outsidein.simulate.script import load_script

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from outsidein.simulate.naming import HumanName
    from outsidein.simulate.wording import City

SEED = 3
MOST_PEOPLE = 38  # of one firm; 20 on average
HAS_ANOTHER = 0.25  # so a fifth of all records are variants
_NAMES = weighted_keys(
    {
        "right": 45,
        "nickname": 20,
        "initial": 10,
        "plain": 5,
        "typo": 10,
        "late typo": 5,
        "swapped": 5,
    }
)
_ADDRESSES = weighted_keys({"right": 35, "short": 20, "tagged": 10, "private": 15, "missing": 20})
_PHONES = weighted_keys({"right": 25, "respelt": 25, "other": 10, "missing": 40})


class Made(NamedTuple):
    """One record, and the person it is of."""

    entity: str
    first: str
    last: str
    email: str
    phone: str
    firm: int
    company: str


class _Human(NamedTuple):
    entity: str
    name: HumanName
    email: str
    phone: str


def made_people(count: int) -> list[Made]:
    """Make so many records, in an order that tells nothing."""
    made = list(islice(_records(), count))
    Random(SEED).shuffle(made)
    return made


def as_table(people: Sequence[Made]) -> pa.Table:
    """Give the records as a table of texts, as a system would export them; empty is null."""
    columns = {
        "record_id": [str(number) for number in range(len(people))],
        "name": [f"{one.first} {one.last}" for one in people],
        "email": [one.email or None for one in people],
        "phone": [one.phone or None for one in people],
        "company": [one.company for one in people],
    }
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


def _records() -> Iterator[Made]:
    """Make records without end, firm by firm."""
    firm = 0
    while True:
        random = generator(SEED, "firm", firm)
        city = pick(random, load_script().names.cities)
        called = firm_name(firm)
        form = legal_form(random, city)
        taken: set[str] = set()
        for number in range(between(random, 2, MOST_PEOPLE)):
            human = _human(random, f"{firm}.{number}", city, called.domain, taken)
            name = human.name
            record = Made(human.entity, name.first, name.last, human.email, human.phone, firm, "")
            yield record._replace(company=called.name)
            if random.random() < HAS_ANOTHER:
                company = respelt_firm(random, called.name, form, city.name)
                yield _variant(random, human, record)._replace(company=company)
        firm += 1


def _human(random: Random, entity: str, city: City, domain: str, taken: set[str]) -> _Human:
    """Draw a person of a firm. Namesakes are at different firms: the lists of names are short."""
    while True:
        name = human_name(random, city.culture)
        local = f"{slug(name.first)}.{slug(name.last)}"
        if local not in taken:
            taken.add(local)
            return _Human(entity, name, f"{local}@{domain}", _phone(random))


def _phone(random: Random) -> str:
    parts = between(random, 20, 99), between(random, 1000, 9999), between(random, 1000, 9999)
    return "+44 " + " ".join(map(str, parts))


def _variant(random: Random, human: _Human, record: Made) -> Made:
    first, last = _name(random, human.name)
    return record._replace(
        first=first, last=last, email=_address(random, human), phone=_other_phone(random, human)
    )


def _name(random: Random, name: HumanName) -> tuple[str, str]:
    way = _NAMES.draw(random)
    if way == "nickname":
        return name.nickname or name.first, name.last
    if way == "typo":
        return misspelt(random, name.first), name.last
    if way == "late typo":
        return name.first, misspelt(random, name.last)
    if way == "plain":
        return plain(name.first), plain(name.last)
    if way == "initial":
        return f"{name.first[0]}.", name.last
    return (name.last, name.first) if way == "swapped" else (name.first, name.last)


def _address(random: Random, human: _Human) -> str:
    way = _ADDRESSES.draw(random)
    local, _, domain = human.email.partition("@")
    first, _, last = local.partition(".")
    ways = {
        "short": f"{first[0]}{last}@{domain}",
        "tagged": f"{local}+crm@{domain}",
        "private": f"{first}{last}{between(random, 1, 999)}@postbox.example",
        "missing": "",
    }
    return ways.get(way, human.email)


def _other_phone(random: Random, human: _Human) -> str:
    way = _PHONES.draw(random)
    if way == "respelt":
        return human.phone.replace("+44 ", "0").replace(" ", "-")
    if way == "other":
        return _phone(random)
    return "" if way == "missing" else human.phone
