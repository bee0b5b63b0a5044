"""Which records of accounts are one firm: what surely ties them first, then how they compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.identity.firms_model import FIRMS
from outsidein.identity.linking import link
from outsidein.identity.ties import tie
from outsidein.identity.views import view

if TYPE_CHECKING:
    from outsidein.store.duckdb import Store


# A domain, a merger or an id of another system leaves no doubt.
TOLD = ("mail_account", "member_domain")
PROFILES = ("account_profile", "account_block")


def resolve_accounts(store: Store, *, most_in_block: int) -> None:
    """Write same_account: who each record of an account is."""
    for name in TOLD:
        view(store, name)
    tie(store, "account")
    for name in PROFILES:
        view(store, name)
    view(store, "account_pair", {"most": most_in_block})
    link(store, "account", FIRMS)
    view(store, "same_account")
