from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from outsidein.simulate.needs import shares
from outsidein.simulate.population import CONTESTED_SHARE, ROLE_FREQUENCY, accounts_of
from outsidein.simulate.wording import ROLES

if TYPE_CHECKING:
    from outsidein.simulate.world import Account, World


@pytest.fixture(scope="module")
def accounts(world: World) -> list[Account]:
    return list(accounts_of(replace(world, accounts=1_500)))


def test_domains_and_addresses_belong_to_one_account_and_one_person(
    accounts: list[Account],
) -> None:
    domains = Counter(account.domain for account in accounts)
    assert set(domains.values()) == {1}
    owners: dict[str, str] = {}
    for account in accounts:
        for person in account.people:
            for address in (person.address, person.other_address):
                if address:
                    assert owners.setdefault(address, person.key) == person.key


def test_who_moves_is_the_same_person_at_the_next_account(accounts: list[Account]) -> None:
    moved = 0
    for before, after in itertools.pairwise(accounts):
        for person in after.people:
            if person.moved_from:
                moved += 1
                old = next(one for one in before.people if one.key == person.key)
                assert person.moved_from == before.key
                assert old.until < person.since
                assert old.address != person.address
    assert moved > 60


def test_successors_begin_when_their_predecessor_leaves(accounts: list[Account]) -> None:
    successors = [p for account in accounts for p in account.people if p.replaces]
    assert len(successors) > 50
    by_key = {(p.account_key, p.key): p for account in accounts for p in account.people}
    for person in successors:
        before = by_key[person.account_key, person.replaces or ""]
        assert before.until == person.since
        assert before.role == person.role


def test_subsidiaries_follow_their_parent(accounts: list[Account]) -> None:
    pairs = itertools.pairwise(accounts)
    owned = [(parent, child) for parent, child in pairs if child.parent_key]
    assert 40 < len(owned) < 140
    for parent, child in owned:
        assert child.parent_key == parent.key
        assert child.name.startswith(parent.name)
        assert child.segment == parent.segment


def test_about_one_account_in_seven_disagrees_inside(accounts: list[Account]) -> None:
    split = [account for account in accounts if account.disagreement]
    assert 0.11 < len(split) / len(accounts) < 0.19


def test_sides_of_a_disagreement_weigh_its_need_differently(
    world: World,
    accounts: list[Account],
) -> None:
    for account in accounts:
        contested = account.disagreement
        if not contested:
            continue
        place = world.market.needs.index(contested.need)
        assert contested.wanting
        assert contested.others
        for person in account.people:
            share = shares(account.weights[person.key])[place]
            wants = person.key in contested.wanting or contested.opposite
            assert share == pytest.approx(CONTESTED_SHARE if wants else 0)


def test_role_frequency_is_what_it_says(accounts: list[Account]) -> None:
    roles = Counter(person.role for account in accounts for person in account.people)
    for role, stated in zip(ROLES, ROLE_FREQUENCY, strict=True):
        assert roles[role] / len(accounts) == pytest.approx(stated, abs=0.12)
