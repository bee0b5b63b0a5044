"""What was compared at the last refresh is not compared again, and comes out the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.compute as pc
import pytest

if TYPE_CHECKING:
    import pyarrow as pa
    from tests.identity.conftest import Ask, Told

PEOPLE = ("Bob Miller", "Robert Miller", "Ann Miller", "Ann Lee")


def tell(told: Told) -> str:
    """Tell of four people of one firm, and of another firm that may be it."""
    told.account("other", name="Alder Frieght")
    firm = told.account("firm", name="Alder Freight", domains=["alder.example"])
    for name in PEOPLE:
        told.member(told.person(name, name=name), firm)
    return firm


def tell_more(told: Told, firm: str) -> None:
    """Tell of one more, and of something new about another."""
    told.member(told.person("new", name="Bob Miller", source="desk"), firm)
    told.person("Ann Lee", name="Ann Lee", title="Buyer")


def count(ask: Ask, sql: str) -> int:
    ((rows,),) = ask(f"SELECT count(*) {sql}")
    return int(rows)


@pytest.fixture(scope="module")
def runs(told_once: Told) -> dict[str, Ask]:
    """Resolve four times: at first, from a false memory, with more told, and that from scratch."""
    told = told_once
    firm = tell(told)
    first = told.resolved()
    compared = told.compared
    told.compared = false_memory(compared)
    from_false_memory = told.resolved(has_before=True)
    told.compared = compared
    tell_more(told, firm)
    second = told.resolved(has_before=True)
    runs = {"first": first, "second": second, "from scratch": told.resolved()}
    return {**runs, "from false memory": from_false_memory}


def false_memory(compared: pa.Table) -> pa.Table:
    """Pretend that every pair was surely one when it was compared."""
    place = compared.schema.get_field_index
    weight = pc.add(compared["weight"], 100.0)
    against = pc.multiply(compared["against"], 0.0)
    heavy = compared.set_column(place("weight"), "weight", weight)
    return heavy.set_column(place("against"), "against", against)


def test_a_second_run_weighs_only_what_is_new(runs: dict[str, Ask]) -> None:
    assert count(runs["first"], "FROM pair_to_weigh") == 3 + 1  # the Millers, and the Anns
    # The new one with the three Millers, and the Ann of whom more is known with the other one.
    assert count(runs["second"], "FROM pair_known") == 3
    assert count(runs["second"], "FROM pair_to_weigh") == 3 + 1
    assert count(runs["from scratch"], "FROM pair_to_weigh") == 3 + 3 + 1


@pytest.mark.parametrize("table", ["same_as", "compared_pair", "unsure_pair", "person", "account"])
def test_it_comes_out_as_from_scratch(runs: dict[str, Ask], table: str) -> None:
    """What is compared no more is forgotten, too."""
    second, from_scratch = (
        runs[name](f"SELECT * FROM {table} ORDER BY ALL") for name in ("second", "from scratch")
    )
    assert second == from_scratch


def test_what_was_weighed_counts_as_it_was_weighed(runs: dict[str, Ask]) -> None:
    """Were it weighed anew, a false memory would have no effect."""
    assert count(runs["from false memory"], "FROM pair_to_weigh") == 0
    people = [count(runs[name], "FROM person") for name in ("first", "from false memory")]
    assert people == [3, 1]
