"""What the host of a mail address says of all addresses at it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from outsidein.identity.nature_words import table
from outsidein.identity.words import mailbox_providers, registrable_domain

# Hosts of natures.toml, each with all below it.
NATURE_OF_HOSTS = {
    "human_hosts": "person",
    "list_hosts": "list",
    "machine_hosts": "bot",
    "mailbox_hosts": "shared mailbox",
}
# What a host is called below the domain that somebody registered.
NATURE_OF_PARTS = {"list_parts": "list", "machine_parts": "bot"}
NOWHERE = frozenset({"invalid", "localhost", "localdomain"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """What a host says of its addresses, empty if nothing; the words that it is made of."""

    nature: str
    words: tuple[str, ...]
    is_for_all: bool


@lru_cache(maxsize=65_536)
def host_nature(host: str) -> Host:
    """Give what a host in small letters says of all its addresses.

    >>> host_nature("lists.alder.example").nature, host_nature("list.ru").nature
    ('list', '')
    >>> host_nature("gmail.com").is_for_all
    True
    """
    labels = host.split(".")
    if labels[-1] == "invalid" and len(labels) > 2:
        # A copy of a system makes real addresses harmless so: bob@alder.example.invalid.
        return host_nature(".".join(labels[:-1]))
    domain = registrable_domain(host)
    below = labels[: len(labels) - 1 - domain.count(".")]
    return Host(
        nature=_of_known_host(labels) or _of_parts(labels, below),
        words=tuple(re.findall(r"[a-z]+", host)),
        is_for_all=domain in mailbox_providers(),
    )


def _of_known_host(labels: list[str]) -> str:
    for name, nature in NATURE_OF_HOSTS.items():
        hosts = table("mail", name)
        # The people of a help desk's maker write from its own domain, its customers from below.
        first = 1 if name == "mailbox_hosts" else 0
        if any(".".join(labels[place:]) in hosts for place in range(first, len(labels))):
            return nature
    return ""


def _of_parts(labels: list[str], below: list[str]) -> str:
    is_invented = labels[-1] == "local" and not table("mail", "local_parts").isdisjoint(labels)
    if is_invented or labels[-1] in NOWHERE:
        return "placeholder"
    if not table("mail", "stand_in_parts").isdisjoint(labels):
        return "placeholder"
    # A part of two words counts as either: alioth-lists.
    words = {word for label in below for word in (label, *label.split("-"))}
    for name, nature in NATURE_OF_PARTS.items():
        if not table("mail", name).isdisjoint(words):
            return nature
    return ""
