"""Wants, for product: ranked by the right customers, the accounts and the money behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.customer.queries import query

if TYPE_CHECKING:
    from outsidein.store.duckdb import Store

# A want of one or two accounts is listed, but not ranked: one more account that happened to speak
# would turn the order over.
FEWEST_ACCOUNTS = 3
# So many accounts are quoted for one want.
QUOTES = 5

VIEWS = ("account_money", "want_account", "want_kind", "want_money", "want")


def write_wants(store: Store, currency: str) -> None:
    """Write `account_money` and the tables of wants; amounts without a currency are in `currency`.

    Wants are ranked by the number of right customers among the accounts that want it, then of
    accounts that pay, then by what those paid in the last year in the main currency.
    """
    store.view("account_money", query("account_money"), {"currency": currency})
    values = {
        "currency": main_currency(store, currency),
        "fewest": FEWEST_ACCOUNTS,
        "quotes": QUOTES,
    }
    for name in VIEWS[1:]:
        store.view(name, query(name), values)


def main_currency(store: Store, told: str) -> str:
    """Give the currency that wants are ranked in: the one in the settings, if anybody pays in it.

    Else the one that most accounts pay in: who never changed the setting should see their money.
    """
    counted = store.arrow(
        "SELECT currency, count(*) AS accounts FROM account_money WHERE paid_last_year > 0 "
        "GROUP BY currency ORDER BY accounts DESC, currency"
    )["currency"].to_pylist()
    return told if told in counted or not counted else str(counted[0])
