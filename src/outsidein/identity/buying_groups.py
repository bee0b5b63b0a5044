"""The buying group of each account: who has which role, who left, and which role is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.identity.role_signs import SIGNED, signs_in
from outsidein.identity.roles import ROLE_OF, roles_of
from outsidein.identity.views import view

if TYPE_CHECKING:
    from collections.abc import Callable

    from outsidein.store.duckdb import Store

LIMITS = {
    # What most of fewer people say is no habit of a trade yet.
    "enough_people": 30,
    # Of fewer people heard, that a role is missing says little.
    "enough_heard": 3,
    # Quiet: silent for longer than a quarter and than four times what is usual for them.
    "quiet_days": 90,
    "quiet_gaps": 4,
    # New: first heard within two months, in an account that was known a quarter before.
    "new_days": 60,
    "known_days": 90,
    # How long somebody who leaves may still be heard.
    "farewell_days": 45,
}

# Whoever leaves may be named by one of us, too; of roles, customers' own words alone speak.
SAID = "SELECT statement_id, side, text FROM statement WHERE side IN ('customer', 'us')"


def gather_groups(store: Store, *, done: Callable[[int], None] | None = None) -> None:
    """Write buying_group and missing_role from person, membership, touch and statement."""
    store.map("signed", SAID, signs_in, schema=SIGNED, done=done)
    for name in (
        "former_member",
        "group_member",
        "group_touch",
        "group_times",
        "group_sign",
    ):
        view(store, name, LIMITS)
    view(store, "group_evidence", LIMITS, for_map=True)
    store.map("group_role", "FROM group_evidence", roles_of, schema=ROLE_OF)
    for name in ("departure", "buying_group", "missing_role"):
        view(store, name, LIMITS)
