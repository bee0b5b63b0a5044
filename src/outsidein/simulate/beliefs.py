"""What our own people say that customers want: what they hear, and where they are wrong."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from outsidein.simulate.clock import DAY, day_text
from outsidein.simulate.draw import generator, pick
from outsidein.simulate.hearing import heard_shares, needed_shares
from outsidein.simulate.population import accounts_of
from outsidein.simulate.script import load_script
from outsidein.simulate.wording import DEPARTMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from outsidein.simulate.company import Colleague
    from outsidein.simulate.world import Account, World

BLIND_SPOT, PHANTOM = "blind spot", "phantom"
# How many needs each of us names, and how many of us are asked in each department.
NAMED = 5
ASKED = 3
# Of so many accounts two departments say what that account wants most.
ACCOUNTS = 20


class WrongBelief(NamedTuple):
    """One need that one department never names though needed, or names though it is not."""

    department: str
    need: str
    direction: str


def wrong_beliefs(world: World) -> list[WrongBelief]:
    """Draw what each department is wrong about: a blind spot for half, a phantom for the rest."""
    random = generator(world.seed, "wrong beliefs")
    needed = needed_shares(world.market)
    ranked = sorted(range(len(needed)), key=lambda place: (-needed[place], place))
    needs = [world.market.needs[place] for place in ranked]
    missed = random.sample(needs[:6], len(DEPARTMENTS) // 2)
    unneeded = random.sample(needs[-20:], len(DEPARTMENTS) - len(missed))
    departments = random.sample(DEPARTMENTS, len(DEPARTMENTS))
    wrong = [*((need, BLIND_SPOT) for need in missed), *((need, PHANTOM) for need in unneeded)]
    return [WrongBelief(name, *one) for name, one in zip(departments, wrong, strict=True)]


def accounts_spoken_of(world: World) -> list[Account]:
    """Make the accounts about which our people say what they, of all, want."""
    return list(islice(accounts_of(world), ACCOUNTS))


def belief_rows(world: World) -> list[list[str]]:
    """Ask our people what customers want: a header, then one row per need that one of us names."""
    rows = [["Department", "Who", "Email", "Account", "Need", "Rank", "Date"]]
    random = generator(world.seed, "beliefs")
    for department in DEPARTMENTS:
        believed = _believed(world, department)
        asked_at = world.period.end - (20 + int(random.random() * 60)) * DAY
        for colleague in world.staff.of(department, asked_at)[:ASKED]:
            named = _shuffled_a_little(random, believed)
            for rank, need in enumerate(named, start=1):
                row = _row(random, colleague, need, rank)
                rows.append([department, *row, day_text(asked_at)])
    rows += _about_accounts(world, random)
    return rows


def _about_accounts(world: World, random: Random) -> Iterator[list[str]]:
    # Each department is right about the person it knows best, and takes that for the account.
    at = world.period.end - 30 * DAY
    for account in accounts_spoken_of(world):
        for department, role in (("sales", "economic_buyer"), ("support", "user")):
            staff = world.staff.of(department, at)
            person = next(person for person in account.people if person.role == role)
            weights = account.weights[person.key]
            need = world.market.needs[weights.index(max(weights))]
            row = _row(random, staff[account.number % len(staff)], need, 1)
            row[2] = account.name
            yield [department, *row, day_text(at)]


def _believed(world: World, department: str) -> list[str]:
    heard = heard_shares(world.market, department)
    ranked = sorted(range(len(heard)), key=lambda place: (-heard[place], place))
    needs = [world.market.needs[place] for place in ranked]
    for wrong in wrong_beliefs(world):
        if wrong.department == department and wrong.direction == BLIND_SPOT:
            needs.remove(wrong.need)
        elif wrong.department == department:
            needs.insert(0, wrong.need)
    return needs[:NAMED]


def _shuffled_a_little(random: Random, needs: list[str]) -> list[str]:
    # Colleagues agree about what comes first, less so about the order of the rest.
    rest = needs[1:]
    place = int(random.random() * (len(rest) - 1))
    rest[place], rest[place + 1] = rest[place + 1], rest[place]
    return [needs[0], *rest]


def _row(random: Random, colleague: Colleague, need: str, rank: int) -> list[str]:
    script = load_script()
    name = script.needs[need].name
    said = pick(random, (name, script.needs[need].phrase, f"They want {script.needs[need].phrase}"))
    return [colleague.name, colleague.address, "", said, str(rank)]
