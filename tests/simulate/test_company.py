from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.simulate.clock import DAY, day_text, month_start
from outsidein.simulate.company import DOMAINS, directory_rows
from outsidein.simulate.wording import DEPARTMENTS

if TYPE_CHECKING:
    from outsidein.simulate.world import World


def test_every_department_has_people_in_every_month(world: World) -> None:
    for department in DEPARTMENTS:
        for month in range(18):
            assert world.staff.of(department, month_start(month - 17))


def test_whoever_moves_leaves_one_department_on_the_day_they_join_another(world: World) -> None:
    movers = [colleague for colleague in world.staff.everyone if len(colleague.posts) > 1]
    assert movers
    for colleague in movers:
        before, after = colleague.posts
        assert before.department != after.department
        assert before.until == after.since
        assert colleague in world.staff.of(before.department, before.until - DAY)
        assert colleague in world.staff.of(after.department, after.since)
        assert colleague not in world.staff.of(before.department, after.since)


def test_addresses_are_unique_and_on_both_domains(world: World) -> None:
    addresses = [colleague.address for colleague in world.staff.everyone]
    assert len(set(addresses)) == len(addresses)
    assert {address.partition("@")[2] for address in addresses} == set(DOMAINS)


def test_the_directory_dates_every_post(world: World) -> None:
    _, *rows = directory_rows(world.staff)
    first = next(colleague for colleague in world.staff.everyone if len(colleague.posts) > 1)
    dated = [row[2:] for row in rows if row[1] == first.address]
    before, after = first.posts
    assert dated[0][3] == day_text(before.until - DAY)
    assert dated[1][2:] == [day_text(after.since), ""]
