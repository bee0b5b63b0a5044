"""What was compared at the last refresh is not compared again, and comes out the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.compute as pc

if TYPE_CHECKING:
    from tests.identity.conftest import Ask, Told

PEOPLE = ("Bob Miller", "Robert Miller", "Ann Miller", "Ann Lee")
ALL = "SELECT * FROM {} ORDER BY ALL"


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


def test_a_second_run_weighs_only_what_is_new(told: Told) -> None:
    firm = tell(told)
    first = told.resolved()
    assert count(first, "FROM pair_to_weigh") == 3 + 1  # the Millers, and the Anns
    told.end_import()
    tell_more(told, firm)
    told.end_import()
    second = told.resolved(has_before=True)
    # The new one with the three Millers, and the Ann of whom more is known with the other one.
    assert count(second, "FROM pair_known") == 3
    assert count(second, "FROM pair_to_weigh") == 3 + 1
    from_scratch = told.resolved()
    assert count(from_scratch, "FROM pair_to_weigh") == 3 + 3 + 1
    assert count(second, "FROM compared_pair WHERE sort = 'person'") == 3 + 3 + 1
    for table in ("same_as", "compared_pair", "unsure_pair", "person", "account"):
        assert second(ALL.format(table)) == from_scratch(ALL.format(table))


def test_what_was_weighed_counts_as_it_was_weighed(told: Told) -> None:
    """Were it weighed anew, what we pretend to remember would have no effect."""
    tell(told)
    assert count(told.resolved(), "FROM person") == 3
    known = told.compared
    heavy = pc.add(known["weight"], 100.0)
    against = pc.multiply(known["against"], 0.0)
    place = known.schema.get_field_index
    told.compared = known.set_column(place("weight"), "weight", heavy).set_column(
        place("against"), "against", against
    )
    again = told.resolved(has_before=True)
    assert count(again, "FROM pair_to_weigh") == 0
    assert count(again, "FROM person") == 1
