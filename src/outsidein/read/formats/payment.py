"""Payments: what accounts paid, owe and got back, as billing and accounting tools list it."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.amounts import money
from outsidein.read.content_ids import content_ids
from outsidein.read.contract import Row, Shape
from outsidein.read.parties import account_named, parties, person_named
from outsidein.read.times import when
from outsidein.read.values import texts, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw
    from outsidein.read.parties import Parties

KINDS: Mapping[str, str] = {
    "payment": "payment",
    "charge": "payment",
    "subscription": "payment",
    "sale": "payment",
    "paid": "payment",
    "succeeded": "payment",
    "captured": "payment",
    "invoice": "invoice",
    "open": "invoice",
    "due": "invoice",
    "unpaid": "invoice",
    "overdue": "invoice",
    "sent": "invoice",
    "refund": "refund",
    "refunded": "refund",
    "credit": "refund",
    "credit note": "refund",
    "credit memo": "refund",
    "chargeback": "refund",
    "reversal": "refund",
}
# No money moved and none is owed.
NOT_MADE = frozenset(
    {"failed", "canceled", "cancelled", "void", "voided", "draft", "declined", "expired",
     "requires payment method", "uncollectible", "incomplete"}
)  # fmt: skip


def open_payments(
    _header: Sequence[str], context: Context
) -> Callable[[Raw], Iterable[Row | Rejected]]:
    """Read the rows of a table of payments, which may come without ids."""
    return partial(payment, content_ids(), context)


def payment(
    name: Callable[[Mapping[str, Any]], str], context: Context, raw: Raw
) -> Iterator[Row | Rejected]:
    """Read one payment with its account; what was refunded of it is a row of its own."""
    told = raw.fields
    amount = money(told["amount"])
    if amount is None:
        raise Rejected("payment without an amount")
    status = (words(told.get("status")) or "").casefold().replace("_", " ")
    if status in NOT_MADE:
        raise Rejected("payment was not made", status)
    number = words(told.get("payment_id")) or name({**told, **raw.rest})
    who = _who(told, context)
    yield from who.rows()
    kind = _kind(told, status, amount)
    values = {
        "person_id": who.person_id,
        "account_id": who.account_id,
        "happened_at": when(told["happened_at"], context.settings.reading),
        "amount": -abs(amount) if kind == "refund" else amount,
        "currency": (words(told.get("currency")) or "").upper() or None,
        "kind": kind,
        "product": words(told.get("product")),
    }
    yield Row("payment", f"payment:{number}", values, raw.rest)
    back = money(told.get("refunded")) or Decimal(0)
    if back:
        yield Row("payment", f"payment:{number}/refund", _refund(values, back))


def _refund(paid: Mapping[str, Any], back: Decimal) -> dict[str, Any]:
    """Give what went back of a payment; the list tells how much, not when."""
    return {**paid, "amount": -abs(back), "kind": "refund", "happened_at": None}


def _kind(told: Mapping[str, Any], status: str, amount: Decimal) -> str:
    """Tell payment, invoice and refund apart by the row's kind, else its status, else its sign."""
    said = (words(told.get("kind")) or "").casefold().replace("_", " ")
    if said in KINDS:
        kind = KINDS[said]
        return "payment" if kind == "invoice" and KINDS.get(status) == "payment" else kind
    # A charge that was refunded says so in its status, and how much in a column of its own.
    if status in KINDS and not (status == "refunded" and words(told.get("refunded"))):
        return KINDS[status]
    return "refund" if amount < 0 else "payment"


def _who(told: Mapping[str, Any], context: Context) -> Parties:
    number = words(told.get("customer_id"))
    account = account_named(
        told.get("customer"),
        native=context.native("account", number),
        web=told.get("domain"),
        external_ids=texts(number),
    )
    person = person_named(told.get("email"), name=words(told.get("person")))
    return parties(context, person, account)


COLUMNS = (
    "payment_id", "customer_id", "customer", "domain", "email", "person", "happened_at", "amount",
    "refunded", "currency", "kind", "status", "product",
)  # fmt: skip
ALIASES: Mapping[str, tuple[str, ...]] = {
    "payment_id": (
        "charge id", "invoice id", "invoice number", "invoice no", "transaction id", "refund id",
        "payment number", "receipt number", "document number",
    ),
    "customer_id": ("customer number", "customer no", "client id", "account id", "account number"),
    "customer": (
        "customer name", "customer description", "company", "company name", "client",
        "client name", "account name", "account", "bill to", "contact name",
    ),
    "domain": ("customer domain", "website", "company domain"),
    "email": ("customer email", "email address", "billing email", "receipt email"),
    "person": ("card name", "payer", "paid by", "customer contact"),
    "happened_at": (
        "date", "created", "created (utc)", "created date (utc)", "created date", "created at",
        "payment date", "invoice date", "paid at", "paid on", "transaction date", "date paid",
    ),
    "amount": ("total", "amount paid", "gross", "gross amount", "invoice total", "amount due"),
    "refunded": ("amount refunded", "refunded amount"),
    "kind": ("type", "transaction type", "document type"),
    "status": ("state", "payment status", "invoice status"),
    "product": ("description", "item", "plan", "product name", "memo", "item description"),
}  # fmt: skip
# A deal has an amount and a date too; the API of a payment service counts in cents.
OTHERS = ("stage", "deal stage", "stage name", "close date", "probability", "livemode", "object")


def _shape(name: str, needs: tuple[str, ...], ids: tuple[str, ...] = ()) -> Shape:
    return Shape(
        source="payment",
        name=name,
        columns=COLUMNS,
        needs=needs,
        aliases={**ALIASES, "payment_id": (*ALIASES["payment_id"], *ids)},
        unless=OTHERS,
        open=open_payments,
    )


SHAPES = (
    _shape("payments", ("payment_id", "happened_at", "amount")),
    _shape("charges", ("payment_id", "happened_at", "amount", "refunded", "status"), ids=("id",)),
    _shape("ledger", ("customer", "happened_at", "amount", "currency")),
)
