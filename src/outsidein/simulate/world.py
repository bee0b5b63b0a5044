"""Who there is: what is known of a firm, its people, and what all firms have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from outsidein.simulate.clock import Period
    from outsidein.simulate.company import Staff
    from outsidein.simulate.needs import Market
    from outsidein.simulate.wording import City


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One human at one account, as long as they work there (seconds, `until` excluded).

    Who changes employer is a second `Person` with the same key at the new account.
    """

    key: str
    account_key: str
    first: str
    last: str
    name: str
    nickname: str | None
    role: str
    title: str
    address: str
    other_address: str | None
    phone: str
    since: int
    until: int
    replaces: str | None = None
    moved_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One need that people of one account see differently.

    If `opposite`, one side wants it and the other objects to it; if not, only one side cares.
    """

    need: str
    wanting: frozenset[str]
    others: frozenset[str]
    opposite: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One firm. `weights` is what each of its people needs, in the order of the market's needs."""

    key: str
    number: int
    name: str
    form: str
    domain: str
    city: City
    industry: str
    employees: int
    segment: str
    parent_key: str | None
    mailboxes: tuple[str, ...]
    people: tuple[Person, ...]
    weights: Mapping[str, tuple[float, ...]]
    disagreement: Disagreement | None

    @property
    def legal_name(self) -> str:
        """Its name in full."""
        return f"{self.name} {self.form}"

    @property
    def currency(self) -> str:
        """What it pays in."""
        return {"GB": "GBP", "US": "USD", "IE": "EUR"}.get(self.city.country, "EUR")

    def people_at(self, at: int) -> list[Person]:
        """Those who work there at this time."""
        return [person for person in self.people if person.since <= at < person.until]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All that accounts have in common."""

    seed: int
    period: Period
    market: Market
    staff: Staff
    accounts: int
