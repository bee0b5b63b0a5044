from __future__ import annotations

from dataclasses import replace

from outsidein.speak.promises import ENDLESS, Promise, differ

TRIAL = Promise(
    path="a.md",
    line=1,
    column=1,
    end_line=1,
    end_column=9,
    part="",
    words="14 days",
    about=("trial", "", "time"),
    product="",
    amount=336.0,
    is_least=False,
)
CUSTOMERS = replace(TRIAL, about=("customers", "", "customer"), amount=10_000.0, is_least=True)


def test_other_figures_differ() -> None:
    assert differ(TRIAL, replace(TRIAL, amount=720.0))
    assert not differ(TRIAL, replace(TRIAL, path="b.md"))


def test_twelve_months_are_a_year_and_twelve_customers_are_twelve() -> None:
    assert not differ(replace(TRIAL, amount=8640.0), replace(TRIAL, amount=8760.0))
    exact = replace(CUSTOMERS, is_least=False)
    assert differ(replace(exact, amount=8640.0), replace(exact, amount=8760.0))


def test_more_than_so_many_agrees_with_what_is_a_little_more() -> None:
    assert not differ(CUSTOMERS, replace(CUSTOMERS, is_least=False, amount=12_345.0))
    assert differ(CUSTOMERS, replace(CUSTOMERS, is_least=False, amount=9_000.0))
    assert differ(CUSTOMERS, replace(CUSTOMERS, is_least=False, amount=50_000.0))
    assert differ(CUSTOMERS, replace(CUSTOMERS, amount=20_000.0))


def test_what_has_no_end_differs_from_what_has_one() -> None:
    endless = replace(TRIAL, amount=ENDLESS)
    assert differ(endless, TRIAL)
    assert not differ(endless, endless)


def test_two_products_may_promise_different_things() -> None:
    one, two = replace(TRIAL, product="ledger"), replace(TRIAL, product="till", amount=720.0)
    assert not differ(one, two)
    assert differ(one, replace(two, product=""))
