"""Who is who: exact keys first. Records that share a mail address, a domain or an id are one."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from outsidein.identity.known import keep_what_is_known

if TYPE_CHECKING:
    from outsidein.record.settings import Settings
    from outsidein.store.duckdb import Store

# What surely ties records of accounts; names join only what these leave undecided.
TIE_VIEWS = (
    "mail_account",
    "member_domain",
    "account_tie",
    "account_number",
    "account_tie_edge",
)
ACCOUNT_VIEWS = ("account_name_key", "account_key", "account_edge")
# Accounts come first: a full name says more within one firm than in the world.
PERSON_VIEWS = (
    "person_firm",
    "person_in_firm",
    "person_mail_key",
    "person_key",
    "person_number",
    "person_edge",
)
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

    _view(store, "person_mail")
    keep_what_is_known(store, settings)
    for name in TIE_VIEWS:
        _view(store, name)
    store.keep("account_tie_group", grouped(store.arrow("FROM account_tie_edge")))
    for sort, views in (("account", ACCOUNT_VIEWS), ("person", PERSON_VIEWS)):
        for name in views:
            _view(store, name)
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
