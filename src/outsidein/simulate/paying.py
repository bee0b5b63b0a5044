"""What a customer pays, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.simulate.clock import DAY, MONTH
from outsidein.simulate.draw import pick
from outsidein.simulate.script import load_script
from outsidein.simulate.story import Payment

if TYPE_CHECKING:
    from random import Random

    from outsidein.simulate.world import Account

# Accounts that decline were great once, and then pay less by this factor each month.
GREAT = 4.0
SHRINKS = 0.86
REFUND = 0.02


def payments_of(
    random: Random,
    account: Account,
    *,
    since: int,
    until: int,
    declines_from: int | None = None,
) -> tuple[Payment, ...]:
    """Draw the payments of one customer from a day to another."""
    product = pick(random, load_script().names.products)
    fee = (40 + account.employees * 1.1) * (0.7 + 0.6 * random.random())
    fee *= GREAT if declines_from else 1.0
    drift = 0.99 + 0.025 * random.random()
    payments = []
    for at in range(since + 5 * DAY, until, MONTH):
        declining = declines_from is not None and at >= declines_from
        fee *= SHRINKS if declining else drift
        when = at + int(random.random() * 4 * DAY)
        amount = round(fee * (0.9 + 0.2 * random.random()), 2)
        if when < until and amount >= 1:
            payments.append(Payment(at=when, amount=amount, kind="payment", product=product))
            if random.random() < REFUND:
                back = round(-amount * 0.2, 2)
                refund = Payment(at=when + DAY, amount=back, kind="refund", product=product)
                payments.append(refund)
    if payments and random.random() < 0.2:
        # The last bill is still open: an invoice that has not become a payment.
        last = payments[-1]
        due = Payment(at=until - DAY, amount=abs(last.amount), kind="invoice", product=product)
        payments.append(due)
    return tuple(payments)
