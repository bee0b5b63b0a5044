from __future__ import annotations

import itertools
from random import Random

from outsidein.simulate.naming import firm_name, misspelt, plain, respelt_firm, slug


def test_every_firm_has_a_name_and_domain_of_its_own() -> None:
    firms = [firm_name(number) for number in range(12_000)]
    assert len({firm.name for firm in firms}) == len(firms)
    assert len({slug(firm.name) for firm in firms}) == len(firms)


def test_neighbours_are_not_called_alike() -> None:
    heads = [firm_name(number).name.split()[0] for number in range(200)]
    assert all(one != other for one, other in itertools.pairwise(heads))


def test_misspelt_is_near_but_not_right() -> None:
    random = Random(2)
    for name in ("Johannes", "Fletcher", "Li", "van Dijk"):
        for _ in range(50):
            wrong = misspelt(random, name)
            assert wrong != name
            assert abs(len(wrong) - len(name)) <= 1
            assert wrong[0] == name[0]


def test_letters_with_accents_become_plain() -> None:
    assert plain("Søren Großmüller") == "Soren Grossmuller"
    assert slug("Ciarán O'Brien") == "ciaranobrien"


def test_firms_are_spelt_in_many_ways() -> None:
    random = Random(3)
    ways = {respelt_firm(random, "Alder Freight", "Ltd", "Leeds") for _ in range(300)}
    assert {"Alder Freight", "Alder Freight Ltd", "ALDER FREIGHT", "Alder-Freight"} <= ways
