"""Who a row speaks of: people known by their mail address, firms known by name or domain.

Survey tools, payments and lists have no records of people and firms. They name them in each row,
so the reader makes a record of whatever the row tells, under the name that is the same next time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.read.addresses import addresses, domains
from outsidein.read.contract import Row
from outsidein.read.values import text, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context
    from outsidein.record.ids import RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """A person and a firm of one row, with the rows that tell about them; each may be missing."""

    person: Row | None = None
    account: Row | None = None
    person_id: RowId | None = None
    account_id: RowId | None = None

    def rows(self) -> Iterator[Row]:
        """Give the person, the firm, and that the one is in the other."""
        if self.person:
            yield self.person
        if self.account:
            yield self.account
        if self.person and self.account:
            member = {"person_id": self.person_id, "account_id": self.account_id}
            yield Row("membership", f"{self.person.source_id}>{self.account.source_id}", member)


def parties(context: Context, person: Row | None, account: Row | None = None) -> Parties:
    """Give a person and a firm with their ids."""
    return Parties(
        person=person,
        account=account,
        person_id=context.id(person.source_id) if person else None,
        account_id=context.id(account.source_id) if account else None,
    )


def person_named(address: object, otherwise: str | None = None, **told: Any) -> Row | None:
    """Give the row of a person by the mail address, else by another native id that names them.

    Nothing comes back for somebody of whom nothing is told but that other id.
    """
    found = addresses(address) if address else []
    values = {name: value for name, value in told.items() if value}
    if found:
        return Row("person", f"address:{found[0]}", {**values, "emails": found})
    return Row("person", otherwise, values) if otherwise and values else None


def account_named(
    name: object = None, *, native: str | None = None, web: object = None, **told: Any
) -> Row | None:
    """Give the row of a firm by its native id, else by its domain, else by its name."""
    called, found = words(name), domains(web) if web else []
    own = native or (f"domain:{found[0]}" if found else None) or (called and f"name:{called}")
    if not own:
        return None
    values = {"name": called, "domains": found, **told}
    return Row("account", own, {key: value for key, value in values.items() if value})


def full_name(told: Mapping[str, Any]) -> dict[str, str | None]:
    """Give name, first and last name from columns of these names, as far as they are told."""
    first, last = words(told.get("first_name")), words(told.get("last_name"))
    name = words(told.get("name")) or " ".join(part for part in (first, last) if part) or None
    return {"name": name, "first_name": first, "last_name": last}


def phone_number(value: object) -> list[str]:
    """Give a phone number as a list of one, without the apostrophe that spreadsheets need."""
    told = text(value)
    return [told.lstrip("'")] if told else []
