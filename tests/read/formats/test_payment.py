"""Tables of payments, read as a user would."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[1] / "examples" / "payment"


def example(name: str) -> str:
    return (EXAMPLES / name).read_text()


def test_payments_refunds_and_invoices(read: Callable[..., Any]) -> None:
    told = read({"payments.csv": example("payments.csv")})
    found = [(row["source_id"], row["amount"], row["kind"]) for row in told.rows("payment")]
    assert found == [
        ("payment:p1", Decimal("1200.50"), "payment"),
        ("payment:p2", Decimal("-200.00"), "refund"),
        ("payment:p3", Decimal("99.00"), "invoice"),
    ]
    assert told.row("payment", "payment:p1")["currency"] == "EUR"
    assert told.row("payment", "payment:p1")["product"] == "Team Card"


def test_the_account_is_known_by_the_first_of_number_domain_and_name(
    read: Callable[..., Any],
) -> None:
    told = read({"payments.csv": example("payments.csv")})
    account = told.row("account", "account:001A0000001AbcDEFG")
    assert (account["name"], account["domains"]) == ("Alder Freight", ["alder.example"])
    assert account["external_ids"] == ["001A0000001AbcDEFG"]
    assert told.row("payment", "payment:p3")["account_id"] == row_id(
        "payment", "name:Kestrel Dental"
    )
    told = read({"p.csv": "Payment ID,Date,Amount,Domain\nx,2026-01-01,5,oak.example\n"})
    assert told.row("payment", "payment:x")["account_id"] == row_id("payment", "domain:oak.example")


def test_a_charge_names_its_payer_and_what_went_back(read: Callable[..., Any]) -> None:
    told = read({"charges.csv": example("charges.csv")})
    charge = told.row("payment", "payment:ch_1")
    assert (charge["amount"], charge["kind"]) == (Decimal("120.00"), "payment")
    assert charge["person_id"] == row_id("payment", "address:ana.ruiz@alder.example")
    back = told.row("payment", "payment:ch_1/refund")
    assert (back["amount"], back["kind"], back["happened_at"]) == (
        Decimal("-20.00"),
        "refund",
        None,
    )
    assert len(told.rows("payment")) == 3


@pytest.mark.parametrize("status", ["Failed", "void", "requires_payment_method"])
def test_what_was_not_paid_is_rejected(status: str, read: Callable[..., Any]) -> None:
    told = read({"charges.csv": example("charges.csv").replace("Paid", status)})
    assert told.rejected == [("payment was not made", "charges.csv:2")]


@pytest.mark.parametrize(
    ("kind", "status", "amount", "expected"),
    [
        ("Invoice", "paid", "10", "payment"),
        ("Invoice", "open", "10", "invoice"),
        ("", "overdue", "10", "invoice"),
        ("credit_note", "", "10", "refund"),
        ("", "", "-10", "refund"),
        ("", "", "10", "payment"),
    ],
)
def test_the_kind_follows_from_kind_status_and_sign(
    kind: str, status: str, amount: str, expected: str, read: Callable[..., Any]
) -> None:
    header = "Invoice Number,Date,Amount,Kind,Status\n"
    told = read({"p.csv": f"{header}x,2026-01-01,{amount},{kind},{status}\n"})
    assert told.row("payment", "payment:x")["kind"] == expected


def test_equal_entries_of_a_ledger_are_two(read: Callable[..., Any]) -> None:
    told = read({"ledger.csv": example("ledger.csv")})
    first, second = told.rows("payment")
    assert second["source_id"] == first["source_id"] + "#2"


def test_amounts_in_cents_are_not_taken_for_money(read: Callable[..., Any]) -> None:
    api = '{"data": [{"id": "ch_1", "object": "charge", "amount": 12000, "created": 1772355914, '
    api += '"amount_refunded": 0, "status": "succeeded", "livemode": true}]}'
    told = read({"charges.json": api, "ledger.csv": example("ledger.csv")})
    assert ("no reader knows this content", "charges.json") in told.rejected
