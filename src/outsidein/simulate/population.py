"""The accounts, made one after the other, each with its people and what they need."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log
from typing import TYPE_CHECKING

from outsidein.simulate.clock import DAY
from outsidein.simulate.draw import between, generator, pick, weighted
from outsidein.simulate.naming import firm_name, human_name, legal_form, slug
from outsidein.simulate.needs import SEGMENTS, Market, deviation, mean_shares, weights_of
from outsidein.simulate.script import load_script
from outsidein.simulate.wording import ROLES
from outsidein.simulate.world import Account, Disagreement, Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

    from outsidein.simulate.world import World

# Shares of accounts in which something is planted.
DISAGREE = 0.15
SUBSIDIARY = 0.06
SHARED_MAILBOX = 0.25
SUCCESSION = 0.12
MOVER = 0.08
# Share of people who also write from a second address.
SECOND_ADDRESS = 0.15

# What share of what somebody says is about the need their firm disagrees about.
CONTESTED_SHARE = 0.3
WANTING_ROLES = ("user", "champion")

PRIVATE_DOMAIN = "postbox.example"
MAX_PEOPLE = 10
_ROLES = weighted(ROLES, (1.0, 1.5, 4.0, 1.5, 1.0, 1.0))
# How many people of each role an account has on average, as measured over 20,000 accounts.
ROLE_FREQUENCY = (1.3, 0.4, 2.1, 0.4, 0.3, 0.3)
_MAILBOXES = ("office", "accounts", "invoices", "info")


def accounts_of(world: World) -> Iterator[Account]:
    """Make all accounts in order; who leaves one for another turns up at the next."""
    arriving: Person | None = None
    previous: Account | None = None
    for number in range(world.accounts):
        random = generator(world.seed, "account", number)
        account = _firm(random, number, previous)
        people = _people(world, random, account)
        if arriving:
            people.append(_arrived(random, arriving, account))
        is_last = number + 1 == world.accounts
        leaving = None if is_last or random.random() > MOVER else people[2]
        if leaving:
            people[2] = arriving = replace(leaving, until=_within(world, random))
        else:
            arriving = None
        yield _with_needs(world, random, replace(account, people=tuple(people)))
        previous = account


def _firm(random: Random, number: int, previous: Account | None) -> Account:
    has_parent = previous and not previous.parent_key and random.random() < SUBSIDIARY
    parent = previous if has_parent else None
    city = pick(random, load_script().names.cities)
    firm = firm_name(number)
    name = f"{parent.name} {city.name}" if parent else firm.name
    domain = f"{slug(name)}.example"
    shared = (pick(random, _MAILBOXES),) if random.random() < SHARED_MAILBOX else ()
    smallest, largest = log(firm.industry.smallest), log(firm.industry.largest)
    return Account(
        key=f"a{number:06d}",
        number=number,
        name=name,
        form=legal_form(random, city),
        domain=domain,
        city=city,
        industry=parent.industry if parent else firm.industry.name,
        employees=round(exp(smallest + random.random() * (largest - smallest))),
        segment=parent.segment if parent else pick(random, SEGMENTS),
        parent_key=parent.key if parent else None,
        mailboxes=tuple(f"{box}@{domain}" for box in shared),
        people=(),
        weights={},
        disagreement=None,
    )


def _people(world: World, random: Random, account: Account) -> list[Person]:
    # Every firm has at least somebody who pays, somebody who uses and one more.
    roles = ["economic_buyer", "user", _ROLES.draw(random)]
    more = between(random, 0, 2 + min(account.employees // 250, 5))
    roles += [_ROLES.draw(random) for _ in range(more)]
    people: list[Person] = []
    for role in roles[:MAX_PEOPLE]:
        people.append(_person(world, random, account, people, role))
    if random.random() < SUCCESSION and len(people) > 3:
        leaver = replace(people[3], until=_within(world, random))
        people[3] = leaver
        successor = _person(world, random, account, people, leaver.role)
        people.append(replace(successor, since=leaver.until, replaces=leaver.key))
    return people


def _within(world: World, random: Random) -> int:
    # Somewhere in the middle half of the period, at the beginning of a day.
    period = world.period
    at = period.start + (0.25 + 0.5 * random.random()) * (period.end - period.start)
    return int(at) // DAY * DAY


def _person(
    world: World,
    random: Random,
    account: Account,
    colleagues: list[Person],
    role: str,
) -> Person:
    name = human_name(random, account.city.culture)
    local = f"{slug(name.first)}.{slug(name.last)}"
    taken = {person.address for person in colleagues}
    while f"{local}@{account.domain}" in taken:
        local += "2"
    private = f"{local}{account.number}@{PRIVATE_DOMAIN}"
    return Person(
        key=f"p{account.number:06d}.{len(colleagues)}",
        account_key=account.key,
        first=name.first,
        last=name.last,
        name=f"{name.first} {name.last}",
        nickname=name.nickname,
        role=role,
        title=pick(random, load_script().names.titles[role]),
        address=f"{local}@{account.domain}",
        other_address=private if random.random() < SECOND_ADDRESS else None,
        phone=f"+44 20 7946 {random.randrange(10_000):04d}",
        since=world.period.start - 900 * DAY,
        until=world.period.end,
    )


def _arrived(random: Random, person: Person, account: Account) -> Person:
    # A month between two jobs, and a new address from the first day in the new one.
    local = f"{slug(person.first)[:1]}{slug(person.last)}{account.number % 10}"
    return replace(
        person,
        account_key=account.key,
        address=f"{local}@{account.domain}",
        title=pick(random, load_script().names.titles[person.role]),
        since=person.until + 30 * DAY,
        until=person.until + 10_000 * DAY,
        replaces=None,
        moved_from=person.account_key,
    )


def _with_needs(world: World, random: Random, account: Account) -> Account:
    own = deviation(random, world.market)
    weights = {
        person.key: weights_of(world.market, account.segment, person.role, own)
        for person in account.people
    }
    if random.random() > DISAGREE:
        return replace(account, weights=weights)
    disagreement = _disagreement(random, world.market, account, weights)
    for person in account.people:
        if person.key in disagreement.wanting or disagreement.opposite:
            share = CONTESTED_SHARE
        else:
            share = 0.0
        place = world.market.needs.index(disagreement.need)
        weights[person.key] = _with_share(weights[person.key], place, share)
    return replace(account, weights=weights, disagreement=disagreement)


def _disagreement(
    random: Random,
    market: Market,
    account: Account,
    weights: Mapping[str, tuple[float, ...]],
) -> Disagreement:
    # About something that matters to the firm as a whole: one of its first eight needs.
    felt = mean_shares(list(weights.values()))
    ranked = sorted(range(len(felt)), key=lambda place: (-felt[place], place))
    wanting = {person.key for person in account.people if person.role in WANTING_ROLES}
    return Disagreement(
        need=market.needs[pick(random, ranked[:8])],
        wanting=frozenset(wanting),
        others=frozenset(person.key for person in account.people) - wanting,
        opposite=random.random() < 0.6,
    )


def _with_share(weights: tuple[float, ...], place: int, share: float) -> tuple[float, ...]:
    rest = sum(weights) - weights[place]
    changed = list(weights)
    changed[place] = rest * share / (1 - share)
    return tuple(changed)
