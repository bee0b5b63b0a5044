"""What settings and the world's customs tell, kept as small tables that the views join."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from outsidein.identity.firm_names import NAMES, firm_names
from outsidein.identity.record_natures import keep_record_natures
from outsidein.identity.words import (
    DEPARTMENT_OF_MAILBOX,
    mailbox_providers,
    plain_firm_name,
    registrable_domain,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from outsidein.record.settings import Settings
    from outsidein.store.duckdb import Store


def keep_what_is_known(store: Store, settings: Settings) -> None:
    """Keep who we are, what hosts and mailboxes are, and which names are a firm's or a human's."""
    mailboxes = sorted(DEPARTMENT_OF_MAILBOX.items())
    store.keep("mailbox_department", _two_columns("word", mailboxes))
    store.keep("our_name", _one_column("name", (name.casefold() for name in settings.people)))
    for name, table in _departments(settings).items():
        store.keep(name, table)
    _keep_hosts(store, settings)
    _keep_names(store)


def _keep_hosts(store: Store, settings: Settings) -> None:
    hosts = _told(
        store,
        """
        SELECT split_part(lower(unnest(emails)), '@', 2) AS told FROM record.person
        UNION ALL SELECT unnest(domains) AS told FROM record.account
        """,
    )
    ours = [host for host in hosts if _is_ours(host, settings.domains)]
    store.keep("our_host", _one_column("host", ours))
    store.keep("registrable", _registrable(hosts, frozenset(ours)))


def _keep_names(store: Store) -> None:
    firms = _told(store, "SELECT name AS told FROM record.account")
    store.map("firm_name", FIRM_NAMES, firm_names, schema=NAMES)
    plain = [plain_firm_name(name) for name in firms]
    keep_record_natures(store, frozenset(plain))


FIRM_NAMES = "SELECT DISTINCT name FROM record.account WHERE name <> '' ORDER BY name"


def _told(store: Store, sql: str) -> list[str]:
    """Give every text that a query's one column `told` holds, in order, each once."""
    once = f"SELECT DISTINCT told FROM ({sql}) AS every_one WHERE told <> '' ORDER BY told"
    return [str(told) for told in store.arrow(once)["told"].to_pylist()]


def _registrable(hosts: list[str], ours: frozenset[str]) -> pa.Table:
    domains = [registrable_domain(host) for host in hosts]
    is_firm = [
        host not in ours and domain not in mailbox_providers() and "." in domain
        for host, domain in zip(hosts, domains, strict=True)
    ]
    return pa.table(
        {"host": _texts(hosts), "domain": _texts(domains), "is_firm": pa.array(is_firm, pa.bool_())}
    )


def _is_ours(host: str, domains: Iterable[str]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def _departments(settings: Settings) -> dict[str, pa.Table]:
    """Split what speaks for a department into mailboxes, which have an @, and systems."""
    pairs = [
        (one.casefold(), name) for name, every in settings.departments.items() for one in every
    ]
    mailboxes = [pair for pair in pairs if "@" in pair[0]]
    systems = [pair for pair in pairs if "@" not in pair[0]]
    return {
        "department_mailbox": _two_columns("mail", mailboxes),
        "source_department": _two_columns("source", systems),
    }


def _two_columns(name: str, pairs: list[tuple[str, str]]) -> pa.Table:
    first, second = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    return pa.table({name: _texts(first), "department": _texts(second)})


def _one_column(name: str, values: Iterable[str]) -> pa.Table:
    return pa.table({name: _texts(list(values))})


def _texts(values: list[str]) -> pa.Array:
    return pa.array(values, pa.string())
