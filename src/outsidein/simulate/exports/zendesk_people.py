"""Zendesk's users and organizations: customers, their shared mailboxes, our agents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.simulate.clock import iso
from outsidein.simulate.company import NO_REPLY, Colleague
from outsidein.simulate.exports.files import JsonArray
from outsidein.simulate.faces import face_of, firm_face

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from outsidein.simulate.exports.export import Desk
    from outsidein.simulate.world import Account, Person

FIRST_ORGANIZATION = 4_000_000
FIRST_AGENT = 9_000_000
FIRST_USER = 9_100_000
AUTOMATION = 8_999_999
# Zendesk names time zones as Rails does.
_TIME_ZONES = {"GB": "London", "US": "Eastern Time (US & Canada)", "DE": "Berlin", "FR": "Paris"}


class ZendeskPeople:
    """The files of users and organizations while they are written."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        """Open the files and write all agents."""
        self._truth = desk.truth
        self._start = desk.world.period.start
        self._users = JsonArray(folder / "users.json", "users")
        self._organizations = JsonArray(folder / "organizations.json", "organizations")
        self._user = FIRST_USER
        for colleague in desk.world.staff.everyone:
            self._users.add(_agent(colleague))
            native = f"user:{agent_id(colleague)}"
            self._truth.ours("zendesk", native, "colleague", colleague.key)
        self._users.add(_automation(self._start))
        self._truth.ours("zendesk", f"user:{AUTOMATION}", "bot", "Zendesk automation")

    def begin(self, account: Account, random: Random, at: int) -> int:
        """Write an organization and give its id; its users follow when they first write."""
        self._account = account
        self._random = random
        self._ids: dict[str, int] = {}
        self.organization = FIRST_ORGANIZATION + account.number
        self._organizations.add(
            {
                "id": self.organization,
                "name": firm_face(random, account),
                "domain_names": [account.domain],
                "external_id": None,
                "tags": [],
                "organization_fields": {"plan": "business"},
                "notes": None,
                "details": None,
                "created_at": iso(at),
                "updated_at": iso(at),
            },
        )
        native = f"organization:{self.organization}"
        self._truth.same_as("zendesk", native, "account", account.key)
        return self.organization

    def person_id(self, person: Person) -> int:
        """Give the user id of a person, whose user is written when they first need one."""
        known = self._ids.get(person.key)
        if known:
            return known
        face = face_of(self._random, person)
        # Zendesk shows the address where it has no name.
        return self._new(person.key, face.name or face.address, face.address, "person")

    def mailbox_id(self, mailbox: str) -> int:
        """Give the user id of an address that several people share."""
        known = self._ids.get(mailbox)
        if known:
            return known
        name = f"{self._account.name} {mailbox.partition('@')[0].capitalize()}"
        return self._new(mailbox, name, mailbox, "shared mailbox")

    def close(self) -> None:
        """Close the files."""
        self._users.close()
        self._organizations.close()

    def _new(self, key: str, name: str, address: str, entity: str) -> int:
        self._user += 1
        self._ids[key] = self._user
        self._truth.same_as("zendesk", f"user:{self._user}", entity, key)
        self._users.add(
            {
                "id": self._user,
                "name": name,
                "email": address or None,
                "role": "end-user",
                "organization_id": self.organization,
                "external_id": None,
                "phone": None,
                "time_zone": _TIME_ZONES.get(self._account.city.country, "UTC"),
                "locale": "en-GB",
                "tags": [],
                "user_fields": {},
                "active": True,
                "suspended": False,
                "created_at": iso(self._start),
                "updated_at": iso(self._start),
            },
        )
        return self._user


def agent_id(colleague: Colleague) -> int:
    """Give the user id of one of us."""
    return FIRST_AGENT + colleague.number


def _agent(colleague: Colleague) -> dict[str, Any]:
    return {
        "id": agent_id(colleague),
        "name": colleague.name,
        "email": colleague.address,
        "role": "admin" if colleague.number == 0 else "agent",
        "organization_id": None,
        "time_zone": "London",
        "active": True,
        "suspended": False,
        "created_at": iso(colleague.posts[0].since),
        "updated_at": iso(colleague.posts[0].since),
    }


def _automation(at: int) -> dict[str, Any]:
    return {
        "id": AUTOMATION,
        "name": "Ledgerline Automation",
        "email": NO_REPLY,
        "role": "agent",
        "organization_id": None,
        "active": True,
        "created_at": iso(at),
        "updated_at": iso(at),
    }
