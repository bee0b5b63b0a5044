"""How a person or a firm appears in one system: with typos, short names, other addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.simulate.draw import Weighted, pick, weighted_keys
from outsidein.simulate.naming import misspelt, plain, respelt_firm

if TYPE_CHECKING:
    from random import Random

    from outsidein.simulate.world import Account, Person

# How often a name or an address is kept in which way. Most are right, as in real systems.
_NAMES: Weighted[str] = weighted_keys(
    {
        "right": 69,
        "nickname": 12,
        "typo": 3,
        "late typo": 3,
        "swapped": 4,
        "initial": 4,
        "plain": 3,
        "missing": 2,
    },
)
_ADDRESSES: Weighted[str] = weighted_keys({"right": 86, "other": 9, "tagged": 3, "missing": 2})
_TAGS = ("ledgerline", "cards", "billing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A person as one system knows them; empty text where it doesn't."""

    first: str
    last: str
    address: str

    @property
    def name(self) -> str:
        """First and last name, as far as they are known."""
        return f"{self.first} {self.last}".strip()


def face_of(random: Random, person: Person, *, always_address: bool = False) -> Face:
    """Draw how one system knows a person, with an address where it can't do without."""
    first, last = _name(random, person)
    address = address_of(random, person)
    if not address and (always_address or not last):
        address = person.address
    return Face(first=first, last=last, address=address)


def _name(random: Random, person: Person) -> tuple[str, str]:
    way = _NAMES.draw(random)
    first, last = person.first, person.last
    if way == "typo":
        first = misspelt(random, first)
    elif way == "late typo":
        last = misspelt(random, last)
    elif way == "plain":
        first, last = plain(first), plain(last)
    names = {
        "nickname": (person.nickname or first, last),
        "swapped": (last, first),
        "initial": (f"{first[0]}.", last),
        "missing": ("", ""),
    }
    return names.get(way, (first, last))


def address_of(random: Random, person: Person) -> str:
    """Draw the address that one system has for a person; empty if it has none."""
    way = _ADDRESSES.draw(random)
    if way == "tagged":
        local, _, domain = person.address.partition("@")
        return f"{local}+{pick(random, _TAGS)}@{domain}"
    if way == "other":
        return person.other_address or person.address
    return "" if way == "missing" else person.address


def display_name(random: Random, person: Person) -> str:
    """Draw the name somebody gave themselves in a meeting or a chat: never empty."""
    chance = random.random()
    if chance < 0.15 and person.nickname:
        return f"{person.nickname} {person.last}"
    if chance < 0.22:
        return person.first
    if chance < 0.28:
        return f"{person.first} {person.last[0]}."
    return person.name


def firm_face(random: Random, account: Account) -> str:
    """Draw how one system spells a firm's name."""
    return respelt_firm(random, account.name, account.form, account.city.name)
