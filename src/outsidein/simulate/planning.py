"""What is said with one account over time: the conversations, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from outsidein.simulate.channels import CHANNELS, PHASES, Channel
from outsidein.simulate.clock import DAY, at_work
from outsidein.simulate.conversation import Conversation, Mark
from outsidein.simulate.draw import Weighted, between, generator, pick, weighted
from outsidein.simulate.forms import FORMS, everyone_in
from outsidein.simulate.needs import EXPOSURE
from outsidein.simulate.promises import Promises
from outsidein.simulate.scene import Scene
from outsidein.simulate.speech import Speech
from outsidein.simulate.wording import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from outsidein.simulate.company import Colleague
    from outsidein.simulate.story import Story
    from outsidein.simulate.world import Account, Person, World

# In these departments one of us looks after an account; in the others whoever is free.
_OWNED_BY = frozenset({"sales", "success"})
# How much more attention an account in decline takes.
DECLINE_ATTENTION = 2.5


class Slot(NamedTuple):
    """One conversation to be held: when, how, how long, and what has to happen in it."""

    at: int
    channel: Channel
    turns: int
    person: Person | None = None
    event: Mark | None = None


def conversations_of(
    world: World,
    account: Account,
    story: Story,
    touches: float,
) -> Iterator[Conversation]:
    """Hold all conversations with one account, about so many touches, in order of time."""
    random = generator(world.seed, "talk", account.number)
    speech = Speech(world, account, random)
    promises = Promises(random, account.key)
    slots = [*_slots(random, account, story, touches), *_events(world, random, account, story)]
    slots.sort(key=lambda slot: slot.at)
    for slot in slots:
        scene = _scene(world, story, slot, speech, promises)
        if scene is None:
            continue
        FORMS[slot.channel.form](scene)
        if not scene.turns:
            continue
        yield Conversation(
            channel=slot.channel,
            account=account,
            at=slot.at,
            subject=_subject(scene),
            department=scene.department,
            person=scene.person,
            people=everyone_in(scene),
            colleague=scene.colleague,
            turns=tuple(scene.turns),
            marks=tuple(scene.marks),
            score=scene.score,
        )


def _slots(random: Random, account: Account, story: Story, touches: float) -> Iterator[Slot]:
    # Accounts differ in how much they talk: from a quarter to more than one and a half the mean.
    wanted = touches * (0.25 + 1.25 * random.random())
    if story.declines_from:
        wanted *= DECLINE_ATTENTION
    channels = {phase: _channels_of(account, phase) for phase in PHASES}
    made = 0
    span = story.last_contact - story.first_contact
    while made < wanted:
        part = random.random()
        if story.declines_from:
            part = part**0.7
        at = at_work(random, story.first_contact + int(part * span))
        channel = channels[story.phase_at(at)].draw(random)
        count = between(random, *channel.turns)
        made += count
        yield Slot(at, channel, count)


def _channels_of(account: Account, phase: str) -> Weighted[Channel]:
    open_ = [
        channel
        for channel in CHANNELS
        if channel.accounts is None or account.number < channel.accounts
    ]
    return weighted(open_, [channel.often[phase] for channel in open_])


def _events(world: World, random: Random, account: Account, story: Story) -> Iterator[Slot]:
    by_name = {channel.name: channel for channel in CHANNELS}
    by_key = {person.key: person for person in account.people}
    if story.not_now:
        mail = by_name[pick(random, ("salesforce/mail", "hubspot/engagement"))]
        who = by_key[story.not_now.person_key]
        event = Mark("not now", 0, who.key, story.not_now.until, story.not_now.feature)
        yield Slot(at_work(random, story.not_now.at), mail, 2, who, event)
    if story.left:
        at = at_work(random, story.left - 30 * DAY)
        yield Slot(at, by_name["success/mail"], 2, None, Mark("customer leaving", 0, account.key))
    for person in account.people:
        if person.until < world.period.end:
            at = at_work(random, person.until - 8 * DAY)
            event = Mark("departure", 0, person.key)
            yield Slot(at, by_name["success/mail"], 2, person, event)
        if person.replaces or person.moved_from:
            event = Mark("newcomer", 0, person.replaces or person.key)
            channel = pick(random, (by_name["success/mail"], by_name["zendesk/ticket"]))
            yield Slot(at_work(random, person.since + 4 * DAY), channel, 2, person, event)


def _scene(
    world: World,
    story: Story,
    slot: Slot,
    speech: Speech,
    promises: Promises,
) -> Scene | None:
    random, account = speech.random, speech.account
    present = account.people_at(slot.at)
    if not present or slot.at >= world.period.end:
        return None
    department = slot.channel.departments.draw(random)
    person = slot.person or _met_by(random, present, department)
    # Those who join sit next to one another in the list: who they are does not matter here.
    start = int(random.random() * len(present))
    others = [other for other in present[start:] + present[:start] if other is not person]
    joining = others[: between(random, 1, 3)]
    return Scene(
        channel=slot.channel,
        account=account,
        speech=speech,
        promises=promises,
        at=slot.at,
        end=world.period.end,
        phase=story.phase_at(slot.at),
        department=department,
        person=person,
        people=(person, *joining),
        colleague=_colleague(world, random, account, department, slot.at),
        count=slot.turns,
        event=slot.event,
        score=_score(random, story) if slot.channel.form == "answers" else None,
    )


def _met_by(random: Random, present: list[Person], department: str) -> Person:
    exposure = EXPOSURE[department]
    weights = [exposure[ROLES.index(person.role)] for person in present]
    return weighted(present, weights).draw(random)


def _colleague(
    world: World,
    random: Random,
    account: Account,
    department: str,
    at: int,
) -> Colleague:
    there = world.staff.of(department, at)
    if department in _OWNED_BY:
        return there[account.number % len(there)]
    return pick(random, there)


def _score(random: Random, story: Story) -> int:
    # From 0 to 10; who is likely to stay is likely to be content.
    base = 3.0 if story.declines_from else 5.0
    return max(0, min(10, round(random.gauss(base + 4 * story.probability, 1.8))))


def _subject(scene: Scene) -> str:
    topic = scene.topic
    return scene.speech.phrase(topic) if topic else scene.account.name
