"""Who is who: exact keys first. Records that share a mail address, a domain or an id are one."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pyarrow as pa

from outsidein.identity.words import (
    DEPARTMENT_OF_MAILBOX,
    MAILBOX_PROVIDERS,
    SHARED_MAILBOXES,
    plain_firm_name,
    registrable_domain,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from outsidein.record.settings import Settings
    from outsidein.store.duckdb import Store

ACCOUNT_VIEWS = ("mail_account", "account_key", "account_number", "account_edge")
PERSON_VIEWS = ("person_key", "person_number", "person_edge")
OUTCOME = (
    "account",
    "person",
    "record_home",
    "membership",
    "our_department",
    "touch_party",
    "touch_account",
    "thread_account",
    "touch_department",
    "touch",
)


def resolve(store: Store, settings: Settings) -> None:
    """Write same_as, account, person, membership and touch from the record."""
    # Finding groups needs SciPy: a second of import that only this stage has to pay.
    from outsidein.identity.groups import grouped  # noqa: PLC0415

    _keep_what_is_known(store, settings)
    for name in ("person_mail", *ACCOUNT_VIEWS, *PERSON_VIEWS):
        _view(store, name)
    for sort in ("account", "person"):
        store.keep(f"{sort}_group", grouped(store.arrow(f"FROM {sort}_edge")))
        _view(store, f"same_{sort}")
    store.view("same_as", SAME_AS)
    for name in OUTCOME:
        _view(store, name)


SAME_AS = """
SELECT same.record_id, same.sort, told.source, told.source_id,
       same.entity_id, same.probability, same.reason
FROM (FROM same_person UNION ALL FROM same_account) AS same
LEFT JOIN (
    SELECT person_id AS record_id, source, source_id FROM record.person
    UNION ALL
    SELECT account_id AS record_id, source, source_id FROM record.account
) AS told USING (record_id)
"""


def _view(store: Store, name: str) -> None:
    store.view(name, files("outsidein.identity").joinpath("sql", f"{name}.sql").read_text("utf-8"))


def _keep_what_is_known(store: Store, settings: Settings) -> None:
    """Keep, as small tables for the views, what settings and the world's customs tell."""
    store.keep("shared_mailbox", _one_column("word", SHARED_MAILBOXES))
    mailboxes = sorted(DEPARTMENT_OF_MAILBOX.items())
    store.keep("mailbox_department", _two_columns("word", mailboxes))
    store.keep("our_name", _one_column("name", (name.casefold() for name in settings.people)))
    hosts = store.arrow("""
        SELECT DISTINCT host FROM (
            SELECT split_part(lower(unnest(emails)), '@', 2) AS host FROM record.person
            UNION ALL SELECT unnest(domains) AS host FROM record.account
        ) AS told WHERE host <> '' ORDER BY host
    """)["host"].to_pylist()
    ours = [host for host in hosts if _is_ours(host, settings.domains)]
    store.keep("our_host", _one_column("host", ours))
    store.keep("registrable", _registrable(hosts, frozenset(ours)))
    names = store.arrow(
        "SELECT DISTINCT name FROM record.account WHERE name IS NOT NULL ORDER BY name"
    )["name"].to_pylist()
    plain = [plain_firm_name(name) for name in names]
    store.keep("firm_name", pa.table({"name": _texts(names), "plain": _texts(plain)}))
    for name, table in _departments(settings).items():
        store.keep(name, table)


def _registrable(hosts: list[str], ours: frozenset[str]) -> pa.Table:
    domains = [registrable_domain(host) for host in hosts]
    is_firm = [
        host not in ours and domain not in MAILBOX_PROVIDERS and "." in domain
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
