from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_most_payments_carry_the_id_of_an_account_in_the_crm(
    exports: Path,
    known: Callable[[str, str], set[str]],
) -> None:
    payments = _rows(exports / "finance/payments.csv")
    ids = Counter(row["Customer ID"] for row in payments)
    assert 0 < ids[""] < len(payments) / 2
    told = {native for native in ids if native}
    assert told == known("payment", "account")
    assert told <= known("salesforce", "account")


def test_only_refunds_are_negative(exports: Path) -> None:
    for row in _rows(exports / "finance/payments.csv"):
        assert (float(row["Amount"]) < 0) == (row["Kind"] == "refund")
