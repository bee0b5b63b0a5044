"""Payments as finance's ledger has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.simulate.clock import day_text
from outsidein.simulate.draw import generator
from outsidein.simulate.exports.files import CsvFile
from outsidein.simulate.faces import firm_face

if TYPE_CHECKING:
    from collections.abc import Callable

    from outsidein.simulate.exports.export import Desk
    from outsidein.simulate.story import Story
    from outsidein.simulate.world import Account

# Shares of customers of whom the ledger knows the CRM's id, and else the domain.
HAS_ID = 0.85
HAS_DOMAIN = 0.6
HEADER = "Payment ID,Customer ID,Customer,Domain,Date,Amount,Currency,Kind,Product"


class Payments:
    """The file of payments."""

    def __init__(self, desk: Desk, crm_id: Callable[[str], str]) -> None:
        """Open the file; `crm_id` gives the id that the CRM has for an account."""
        self._desk = desk
        self._crm_id = crm_id
        self._file = CsvFile(desk.folder / "finance/payments.csv", HEADER.split(","))
        self._number = 0

    def begin(self, account: Account, story: Story) -> None:
        """Write all payments of an account."""
        if not story.payments:
            return
        random = generator(self._desk.world.seed, "payments", account.number)
        customer = self._crm_id(account.key) if random.random() < HAS_ID else ""
        domain = account.domain if customer or random.random() < HAS_DOMAIN else ""
        name = firm_face(random, account)
        native = f"account:{customer}" if customer else f"domain:{domain}" if domain else ""
        self._desk.truth.same_as("payment", native or f"name:{name}", "account", account.key)
        for payment in story.payments:
            self._number += 1
            about = (f"PAY-{self._number:07d}", customer, name, domain, day_text(payment.at))
            money = (f"{payment.amount:.2f}", account.currency, payment.kind, payment.product)
            self._file.row((*about, *money))

    def close(self) -> None:
        """Close the file."""
        self._file.close()
