"""Who is who: exact keys first. Records that share a mail address, a domain or an id are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.identity.decided import keep_decisions
from outsidein.identity.known import keep_what_is_known
from outsidein.identity.views import view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.identity.decisions import Decision
    from outsidein.record.settings import Settings
    from outsidein.store.duckdb import Store

OUTCOME = (
    "account",
    "person",
    "record_side",
    "record_home",
    "membership",
    "our_department",
    "touch_party",
    "touch_account",
    "thread_account",
    "touch_department",
    "touch",
    "unsure_pair",
    "skipped_block",
    "who_decision",
)
# A key that more profiles share tells nobody apart, and their pairs would never end.
MOST_IN_BLOCK = 100
# So many at firms of their own may have a full name that still tells something.
RARE = 10
# Comparing a million records is half as fast with 1 GB: docs/why/identity.md.
MEMORY = "2GB"


def resolve(
    store: Store,
    settings: Settings,
    decisions: Sequence[Decision] = (),
    *,
    has_before: bool = False,
) -> None:
    """Write same_as, account, person, membership and touch from the record."""
    # Comparing needs SciPy and Splink: seconds of import that only this stage has to pay.
    from outsidein.identity.accounts import resolve_accounts  # noqa: PLC0415
    from outsidein.identity.people import resolve_people  # noqa: PLC0415
    from outsidein.identity.weighing import remember  # noqa: PLC0415

    view(store, "person_mail")
    keep_what_is_known(store, settings)
    keep_decisions(store, decisions)
    remember(store, has_before=has_before)
    with store.holding(MEMORY):
        # Accounts come first: a full name says more within one firm than in the world.
        resolve_accounts(store, most_in_block=MOST_IN_BLOCK)
        resolve_people(store, most_in_block=MOST_IN_BLOCK, rare=RARE)
    store.view("same_as", SAME_AS)
    for name in OUTCOME:
        view(store, name, {"most": MOST_IN_BLOCK, "rare": RARE})


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
