from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.customer.tables import TABLES as CUSTOMER_TABLES
from outsidein.customer.wants.answer import FEWEST_ACCOUNTS, QUOTES, VIEWS, write_wants
from outsidein.customer.wants.tables import TABLES
from outsidein.identity.tables import TABLES as IDENTITY_TABLES
from outsidein.language.tables import TABLES as LANGUAGE_TABLES
from outsidein.record.tables import TABLES as RECORD_TABLES
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

READ = {
    table.name: table
    for table in (*CUSTOMER_TABLES, *IDENTITY_TABLES, *LANGUAGE_TABLES)
    if table.name in {"voiced", "statement", "same_as", "membership"}
}
Rows = list[dict[str, Any]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give a store where nothing was told yet."""
    made = Store(tmp_path / "answers.duckdb", spill=tmp_path / "spill")
    made.connection.execute("CREATE SCHEMA record")
    for name, table in READ.items():
        made.keep(name, table.schema.empty_table())
    for name in ("payment", "deal"):
        made.keep(f"record.{name}", RECORD_TABLES[name].schema.empty_table())
    yield made
    made.close()


def keep(store: Store, name: str, told: Sequence[dict[str, Any]]) -> None:
    table = RECORD_TABLES[name.removeprefix("record.")] if "." in name else READ[name]
    store.keep(name, pa.Table.from_pylist([*told], schema=table.schema))


def moment(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(day).replace(hour=9, tzinfo=dt.UTC)


def paid(account: str | None, day: str | None, amount: float, **told: Any) -> dict[str, Any]:
    at = moment(day) if day else None
    kind = told.pop("kind", "refund" if amount < 0 else "payment")
    known = {"account_id": account, "happened_at": at, "amount": Decimal(f"{amount:.2f}")}
    return {"currency": "EUR", "source": "billing", **known, "kind": kind, **told}


def deal(account: str, amount: int | None, **told: Any) -> dict[str, Any]:
    worth = None if amount is None else Decimal(amount)
    return {"account_id": account, "amount": worth, "is_closed": False, "source": "crm", **told}


def said(name: str, account: str, theme: str = "cards", **told: Any) -> dict[str, Any]:
    return {
        "statement_id": name,
        "account_id": account,
        "theme_id": theme,
        "person_id": f"one of {account}",
        "kind": "want",
        "happened_at": moment("2026-06-30"),
        "certainty": 0.8,
        "text": f"Please send us one more of them, says {name} to all of you.",
        **told,
    }


def keep_said(store: Store, told: Rows) -> None:
    keep(store, "voiced", [{name: one.get(name) for name in _names("voiced")} for one in told])
    known = [{name: one.get(name) for name in _names("statement")} for one in told]
    keep(store, "statement", [{**one, "side": "customer"} for one in known])


def _names(table: str) -> list[str]:
    names: list[str] = READ[table].schema.names
    return names


def written(store: Store, name: str, currency: str = "EUR") -> Rows:
    write_wants(store, currency)
    told: Rows = store.arrow(f"FROM {name}").to_pylist()
    return told


def money(store: Store) -> dict[str, dict[str, Any]]:
    """Give the money of accounts that have one currency, by account."""
    return {row["account_id"]: row for row in written(store, "account_money")}


def test_a_year_ends_with_the_newest_thing_told(store: Store) -> None:
    keep_said(store, [said("s1", "alder")])
    told = [paid("alder", day, 100) for day in ("2024-07-01", "2025-06-29", "2025-07-01")]
    keep(store, "record.payment", told)
    alder = money(store)["alder"]
    assert (alder["paid_last_year"], alder["paid_year_before"]) == (100, 200)
    assert alder["to_at"] == moment("2026-06-30")
    assert (alder["is_paying"], alder["is_right"]) == (True, False)
    assert alder["reason"] == "pays 50 % less than in the year before"
    assert alder["last_payment_at"] == moment("2025-07-01")


def test_a_date_after_the_export_was_made_is_a_slip_of_the_pen(store: Store) -> None:
    read = {"import_id": "20260701T101112000000"}
    told = [paid("alder", day, 100, **read) for day in ("2026-06-01", "2062-06-01")]
    keep(store, "record.payment", told)
    alder = money(store)["alder"]
    assert (alder["to_at"], alder["paid_last_year"]) == (moment("2026-06-01"), 100)


@pytest.mark.parametrize(
    ("payments", "is_right", "reason"),
    [
        ([("2026-05-01", 90), ("2025-05-01", 100)], True, "pays about as much"),
        ([("2026-05-01", 89), ("2025-05-01", 100)], False, "pays 11 % less"),
        ([("2026-05-01", 150), ("2025-05-01", 100)], True, "pays more"),
        ([("2026-05-01", 5)], True, "a customer for less than a year"),
        ([("2026-05-01", 5), ("2023-05-01", 100)], True, "pays again"),
        ([("2025-05-01", 100)], False, "paid nothing in the last year"),
        ([("2026-05-01", 100), ("2026-05-02", -120)], False, "got back more than it paid"),
        ([(None, 100)], False, "no payment is known"),
    ],
)
def test_who_pays_no_less_than_before_is_right(
    store: Store, payments: list[tuple[str | None, float]], *, is_right: bool, reason: str
) -> None:
    keep_said(store, [said("s1", "alder")])
    keep(store, "record.payment", [paid("alder", *one) for one in payments])
    alder = money(store)["alder"]
    assert alder["is_right"] == is_right
    assert alder["reason"].startswith(reason)


def test_an_invoice_is_no_payment_unless_there_are_only_invoices(store: Store) -> None:
    open_bill = paid("alder", "2026-06-01", 70, kind="invoice")
    keep(store, "record.payment", [open_bill, paid("alder", "2026-06-01", 30)])
    assert money(store)["alder"]["paid_last_year"] == 30
    keep(store, "record.payment", [open_bill, paid("alder", "2026-06-01", -20)])
    assert money(store)["alder"]["paid_last_year"] == 50


def test_a_refund_without_a_time_takes_back_its_payment(store: Store) -> None:
    first = paid("alder", "2025-03-01", 80, source_id="payment:7")
    back = paid("alder", None, 30, kind="refund", source_id="payment:7/refund")
    keep(store, "record.payment", [first, back, paid("alder", "2026-06-01", 50)])
    alder = money(store)["alder"]
    assert (alder["paid_year_before"], alder["paid_last_year"]) == (50, 50)


def test_records_are_of_the_account_they_belong_to(store: Store) -> None:
    same = [("account", "r1", "alder"), ("account", "r2", "alder"), ("person", "p9", "bob")]
    names = ("sort", "record_id", "entity_id")
    keep(store, "same_as", [dict(zip(names, one, strict=True)) for one in same])
    member = {"person_id": "bob", "account_id": "alder"}
    keep(store, "membership", [member, member])
    by_card = paid(None, "2026-06-01", 4, person_id="p9")
    told = [paid("r1", "2026-06-01", 1), paid("r2", "2026-06-01", 2), by_card]
    keep(store, "record.payment", [*told, paid(None, "2026-06-01", 8, person_id="nobody")])
    assert {name: row["paid_last_year"] for name, row in money(store).items()} == {"alder": 7}


def test_currencies_are_never_added(store: Store) -> None:
    amounts = (("EUR", 100), ("USD", 20), (None, 3))
    told = [paid("alder", "2026-06-01", amount, currency=one) for one, amount in amounts]
    keep(store, "record.payment", [*told, paid("alder", "2025-03-01", 50, currency="USD")])
    keep_said(store, [said("s1", "alder")])
    rows = written(store, "account_money", currency="EUR")
    assert [(row["currency"], row["paid_last_year"]) for row in rows] == [("EUR", 103), ("USD", 20)]
    # It pays less than half in one of them.
    assert [(row["is_paying"], row["is_right"]) for row in rows] == [(True, False)] * 2
    (want,) = written(store, "want")
    assert (want["currency"], want["paid_last_year"]) == ("EUR", 103)
    behind = [(row["currency"], row["paid_last_year"]) for row in written(store, "want_money")]
    assert behind == [("EUR", 103), ("USD", 20)]


def test_wants_are_ranked_in_the_currency_that_accounts_pay_in(store: Store) -> None:
    keep_said(store, [said("s1", "alder")])
    keep(store, "record.payment", [paid("alder", "2026-06-01", 9, currency="USD")])
    (want,) = written(store, "want", currency="EUR")
    assert (want["currency"], want["paid_last_year"]) == ("USD", 9)


def test_an_opportunity_that_two_systems_tell_counts_once(store: Store) -> None:
    told = [
        deal("alder", 500, source="salesforce", is_closed=False),
        deal("alder", 500, source="hubspot", is_closed=None, currency="USD"),
        deal("kestrel", 70, source="salesforce"),
        deal("kestrel", 30, source="salesforce"),
        deal("kestrel", 90, source="hubspot", currency="USD"),
        deal("kestrel", 900, source="salesforce", is_closed=True),
        deal("kestrel", 900, source="salesforce", is_closed=None, is_won=True),
        deal("teal", None),
    ]
    keep(store, "record.deal", told)
    rows = written(store, "account_money")
    assert [(row["account_id"], row["currency"], row["open_amount"]) for row in rows] == [
        ("alder", "USD", 500),
        ("kestrel", "EUR", 100),
        ("teal", "EUR", 0),
    ]
    assert not any(row["is_paying"] for row in rows)


def pay(store: Store, amounts: dict[str, float], *, less: Sequence[str] = ()) -> None:
    """Let accounts pay, some of them less than a year ago."""
    told = [paid(account, "2026-06-01", amount) for account, amount in amounts.items()]
    keep(store, "record.payment", [*told, *(paid(one, "2025-03-01", 10**6) for one in less)])


def wanting(theme: str, accounts: str) -> Rows:
    return [said(f"{theme} {one}", one, theme) for one in accounts]


def test_right_customers_come_first_then_who_pays_then_money(store: Store) -> None:
    # a, b, c are right; d, e pay less than a year ago; x, y, z never paid.
    pay(store, {"a": 10, "b": 20, "c": 30, "d": 900, "e": 900}, less="de")
    themes = {"right": "abx", "paying": "ade", "richer": "acx", "liked": "xyz", "few": "ab"}
    keep_said(store, [one for name, who in themes.items() for one in wanting(name, who)])
    told = [(row["rank"], row["theme_id"]) for row in written(store, "want")]
    assert told == [(1, "richer"), (2, "right"), (3, "paying"), (4, "liked"), (None, "few")]
    (right,) = [row for row in written(store, "want") if row["theme_id"] == "right"]
    assert (right["accounts"], right["paying_accounts"], right["right_accounts"]) == (3, 2, 2)
    assert right["paid_last_year"] == 30
    assert FEWEST_ACCOUNTS == 3


def test_people_count_and_not_messages(store: Store) -> None:
    once = [said("s1", "alder"), said("s2", "alder", person_id="cleo"), said("s3", "kestrel")]
    mailbox = said("s4", "teal", person_id=None)
    other = said("s5", "alder", kind="pain", person_id="dev")
    keep_said(store, [*once, mailbox, other])
    (before,) = written(store, "want")
    again = [said(f"s1 again {time}", "alder") for time in range(20)]
    keep_said(store, [*once, *again, mailbox, other])
    (after,) = written(store, "want")
    for row in (before, after):
        assert (row["accounts"], row["people"], row["rank"]) == (3, 3, 1)
    assert (before["statements"], after["statements"]) == (4, 24)
    kinds = {row["kind"]: (row["accounts"], row["people"]) for row in written(store, "want_kind")}
    assert kinds == {"want": (3, 3), "pain": (1, 1)}


def test_quotes_are_the_best_of_each_account_right_customers_first(store: Store) -> None:
    pay(store, {"a": 10, "b": 10}, less="b")
    told = [
        said("a1", "a", certainty=0.3),
        said("a2", "a", certainty=0.9, text="Cards!"),  # a scrap
        said("a3", "a", certainty=0.9, doubtful=True),
        said("a4", "a", certainty=0.7),
        said("b1", "b", certainty=0.2),
        said("x1", "x", certainty=1.0),
        said(
            "y1", "y", certainty=0.9, text="Please send us one more of them, says X1 to all of you."
        ),
    ]
    keep_said(store, told)
    (want,) = written(store, "want")
    assert want["statement_ids"] == ["a4", "b1", "x1"]  # y has the words of x
    keep_said(store, [said(f"s{place}", f"account {place}") for place in range(2 * QUOTES)])
    (want,) = written(store, "want")
    assert want["statement_ids"] == [f"s{place}" for place in range(QUOTES)]


def test_the_order_of_rows_is_irrelevant(store: Store) -> None:
    told = [one for name in ("cards", "fees", "tolls") for one in wanting(name, "abcd")]
    outcome = []
    for order in (told, told[::-1]):
        keep_said(store, order)
        outcome.append([written(store, name) for name in VIEWS])
    assert outcome[0] == outcome[1]
    assert [row["theme_id"] for row in written(store, "want")] == ["cards", "fees", "tolls"]


def test_nothing_told_gives_empty_tables_with_the_declared_columns(store: Store) -> None:
    write_wants(store, "EUR")
    assert {*VIEWS} == {table.name for table in TABLES}
    for table in TABLES:
        told = store.arrow(f"FROM {table.name}")
        assert told.num_rows == 0
        assert [(one.name, one.type) for one in told.schema] == [
            (one.name, one.type) for one in table.schema
        ]
