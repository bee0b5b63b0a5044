"""Mail addresses and domains, as exports write them."""

from __future__ import annotations

import re
from email.utils import getaddresses

ADDRESS = re.compile(r"[^\s@<>,;\"()\[\]]+@[^\s@<>,;\"()\[\]]+\.[^\s@<>,;\"()\[\]]+")


def addresses(*values: object) -> list[str]:
    """Give all mail addresses in the values, lower case, each once, in order."""
    found: dict[str, None] = {}
    for value in values:
        parts = value if isinstance(value, list | tuple) else [value]
        for part in parts:
            for address in ADDRESS.findall(str(part or "")):
                bare = address.casefold().strip("'\".;:{}").removeprefix("mailto:")
                found[bare] = None
    return list(found)


def named_addresses(*values: str | None) -> list[tuple[str, str]]:
    """Give name and lower-case address of everyone in mail headers, each address once."""
    found: dict[str, str] = {}
    for name, address in getaddresses([value for value in values if value]):
        if ADDRESS.fullmatch(address):
            found.setdefault(address.casefold(), name.strip().strip("'\""))
    return [(name, address) for address, name in found.items()]


def domains(*values: object) -> list[str]:
    """Give mail or web domains, lower case, without `www.`, each once."""
    found: dict[str, None] = {}
    for value in values:
        parts = value if isinstance(value, list | tuple) else re.split(r"[;,\s]+", str(value or ""))
        for part in parts:
            bare = re.sub(r"^[a-z]+://", "", str(part or "").strip().casefold())
            bare = (
                re.split(r"[/?#]", bare)[0]
                .rpartition("@")[2]
                .removeprefix("www.")
                .partition(":")[0]
            )
            bare = bare.rstrip(".")
            if re.fullmatch(r"[^\s.]+(\.[^\s.]+)+", bare):
                found[bare] = None
    return list(found)
