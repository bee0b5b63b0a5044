from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.simulate.beliefs import ACCOUNTS, BLIND_SPOT, PHANTOM, belief_rows, wrong_beliefs
from outsidein.simulate.hearing import heard_shares, needed_shares
from outsidein.simulate.wording import DEPARTMENTS

if TYPE_CHECKING:
    from outsidein.simulate.world import World


def test_blind_spots_are_needed_and_phantoms_are_not(world: World) -> None:
    needed = dict(zip(world.market.needs, needed_shares(world.market), strict=True))
    average = 1 / len(needed)
    wrong = wrong_beliefs(world)
    assert [one.department for one in wrong] != sorted(DEPARTMENTS)
    assert {one.department for one in wrong} == set(DEPARTMENTS)
    for one in wrong:
        if one.direction == BLIND_SPOT:
            assert needed[one.need] > 2 * average
        else:
            assert one.direction == PHANTOM
            assert needed[one.need] < average


def test_everyone_asked_ranks_what_they_name(world: World) -> None:
    header, *rows = belief_rows(world)
    assert header[0] == "Department"
    ranks: dict[str, list[int]] = {}
    for row in rows:
        if not row[3]:
            ranks.setdefault(row[2], []).append(int(row[5]))
    assert all(found == [1, 2, 3, 4, 5] for found in ranks.values())


def test_two_departments_say_what_the_same_account_wants(world: World) -> None:
    by_account: dict[str, dict[str, str]] = {}
    for row in belief_rows(world)[1:]:
        if row[3]:
            by_account.setdefault(row[3], {})[row[0]] = row[4].lower()
    assert len(by_account) == ACCOUNTS
    assert all(set(said) == {"sales", "support"} for said in by_account.values())
    apart = [said for said in by_account.values() if said["sales"][-12:] != said["support"][-12:]]
    assert len(apart) > ACCOUNTS / 2


def test_departments_hear_different_things(world: World) -> None:
    sales, support = (heard_shares(world.market, name) for name in ("sales", "support"))
    apart = sum(abs(one - other) for one, other in zip(sales, support, strict=True)) / 2
    assert 0.1 < apart < 0.7
