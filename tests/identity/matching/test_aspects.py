from __future__ import annotations

from outsidein.identity.matching.aspects import aspects_of
from outsidein.identity.matching.fields import Field


def aspects(*kinds: str) -> dict[str, bool]:
    fields = [Field(column=f"c{n}", header=kind, kind=kind) for n, kind in enumerate(kinds)]
    return {one.comparison.name: one.is_own for one in aspects_of(fields)}


def test_in_a_family_the_surname_is_shared_and_at_a_firm_it_is_ones_own() -> None:
    assert aspects("first", "last", "street") == {"first": True, "last": False, "street": False}
    assert aspects("full", "firm") == {"first": True, "last": True, "firm": False}


def test_what_tells_a_place_is_one_aspect() -> None:
    assert [*aspects("title", "town", "postcode", "region")] == ["title", "place"]


def test_columns_of_one_kind_are_aspects_of_their_own() -> None:
    assert [*aspects("title", "phone", "phone", "street", "street")] == [
        "title",
        "phone",
        "phone_2",
        "street",
        "address_2",
    ]


def test_something_is_always_its_own() -> None:
    assert aspects("phone", "street", "town") == {"phone": True, "street": False, "place": False}


def test_the_only_aspect_is_not_doubted_for_being_common() -> None:
    fields = [Field(column="c0", header="email", kind="mail")]
    (mail,) = aspects_of(fields)
    assert all(level.rarity is None for level in mail.comparison.levels)


def test_nothing_to_compare_gives_no_aspects() -> None:
    assert aspects_of([]) == []


def test_shares_of_levels_add_up_and_none_is_left_out() -> None:
    kinds = """full firm title mail phone number date street url code street_number postcode town
        region text category amount""".split()
    fields = [Field(column=f"c{n}", header=kind, kind=kind) for n, kind in enumerate(kinds)]
    for one in aspects_of(fields):
        for shares in (
            [lv.m for lv in one.comparison.levels],
            [lv.u for lv in one.comparison.levels],
        ):
            assert min(shares) > 0, one.comparison.name
            assert abs(sum(shares) - 1) < 1e-9, one.comparison.name
