"""One conversation while it is being made: who is in it, and the turns and marks so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from outsidein.simulate.channels import CUSTOMER_KINDS, OUR_KINDS, Channel
from outsidein.simulate.clock import spoken_day
from outsidein.simulate.conversation import Mark, Sentence, Turn
from outsidein.simulate.draw import pick
from outsidein.simulate.speech import Speech, ended

if TYPE_CHECKING:
    from outsidein.simulate.company import Colleague
    from outsidein.simulate.promises import Promises
    from outsidein.simulate.world import Account, Person

# Written with a greeting above and a sign-off below; everything else is one block.
LETTERS = frozenset({"salesforce", "success", "billing", "zendesk", "hubspot"})
GENERIC_OBJECTIONS = (
    "objection_budget",
    "objection_authority",
    "objection_timing",
    "objection_rival",
)


@dataclass(slots=True, kw_only=True)
class Scene:
    """One conversation in the making.

    `event` is what is planted in it, if anything; `topic` the need spoken of last, by `topic_of`.
    """

    channel: Channel
    account: Account
    speech: Speech
    promises: Promises
    at: int
    end: int
    phase: str
    department: str
    person: Person
    people: tuple[Person, ...]
    colleague: Colleague
    count: int
    event: Mark | None = None
    topic: str = ""
    topic_of: str = ""
    score: int | None = None
    turns: list[Turn] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def customer_turn(scene: Scene, person: Person, at: int, *, opens: bool = False) -> None:
    """Add what a customer says next."""
    random, speech = scene.speech.random, scene.speech
    is_letter = scene.channel.export in LETTERS
    greets = opens and scene.channel.form != "call" and random.random() < 0.6
    before = _opening(scene, person, at) if greets else None
    body = [*_event(scene, person, at)] if opens else []
    for _ in range(1 if random.random() < 0.5 else 2 + (random.random() < 0.25)):
        # People stay with a topic of their own, never with one that somebody else brought up.
        if scene.topic_of != person.key or random.random() < 0.6:
            scene.topic = speech.need_of(person, scene.department)
            scene.topic_of = person.key
        kind = CUSTOMER_KINDS[scene.department].draw(random)
        said = ended(speech.about(person, scene.topic, at, kind=kind))
        if said not in body:
            body.append(said)
    extra = _extra(scene, person, at)
    if extra:
        body.append(ended(extra))
    after = None
    if is_letter and random.random() < 0.35:
        after = speech.talk("customer_sign_off", at, me=person.first)
    _add(scene, person, at, (before, body, after))


def our_turn(scene: Scene, at: int) -> None:
    """Add what one of us answers."""
    random, speech = scene.speech.random, scene.speech
    me = scene.colleague
    you = {"person": scene.person.first}
    before = after = None
    is_letter = scene.channel.export in LETTERS
    if is_letter and random.random() < 0.6:
        before = speech.talk("our_greeting", at, you, me=me.first)
    body = []
    kept = scene.promises.keep(at)
    if kept:
        key, due = kept
        scene.marks.append(Mark("kept", len(scene.turns), key))
        body.append(ended(speech.talk("promise_kept", at, {"date": spoken_day(due)})))
    more = 1 + (random.random() < 0.45)
    body.extend(ended(_of_ours(scene, me, at)) for _ in range(more))
    if is_letter and random.random() < 0.4:
        after = speech.talk("our_sign_off", at, me=me.first)
    _add(scene, me, at, (before, body, after))


def _of_ours(scene: Scene, me: Colleague, at: int) -> Sentence:
    speech, random = scene.speech, scene.speech.random
    kind = OUR_KINDS[scene.department].draw(random)
    if random.random() < 0.12:
        section = "our_thanks" if random.random() < 0.6 else "our_logistics"
        return speech.talk(section, at, me=me.first)
    # What the product can't do is neither described nor praised.
    is_missing = kind != "promise" and speech.is_missing(scene.topic)
    if kind == "question" or not scene.topic or is_missing:
        return speech.talk("our_discovery", at)
    if kind == "promise":
        key, due = scene.promises.make(at)
        scene.marks.append(Mark("promise", len(scene.turns), key, due))
        told = {"date": spoken_day(due), "person": me.first}
        if random.random() < 0.35:
            return speech.talk("our_promise", at, told)
        return speech.ours(scene.topic, kind, at, told)
    if kind == "pitch" and random.random() < 0.3:
        return speech.talk("our_pitch", at)
    return speech.ours(scene.topic, kind, at, {"person": scene.person.first})


def _opening(scene: Scene, person: Person, at: int) -> Sentence:
    you = {"person": scene.colleague.first}
    return scene.speech.talk("customer_greeting", at, you, me=person.first)


def _event(scene: Scene, person: Person, at: int) -> list[Sentence]:
    event = scene.event
    if event is None or scene.person.key != person.key:
        return []
    scene.marks.append(event._replace(turn=len(scene.turns)))
    told = {"person": scene.people[-1].first}
    if event.due:
        told["date"] = spoken_day(event.due)
    if event.feature:
        told["feature"] = scene.speech.phrase(event.feature)
    section = event.what.replace(" ", "_")
    if event.what == "not now":
        section = "not_now_feature" if event.feature else "not_now_until"
    said = scene.speech.talk(section, at, told)
    return [ended(Sentence(said.text, event.feature, said.kind))]


def _extra(scene: Scene, person: Person, at: int) -> Sentence | None:
    speech, random = scene.speech, scene.speech.random
    broken = scene.promises.broken(at)
    if broken:
        return speech.talk("promise_broken", at, {"date": spoken_day(broken)})
    chance = random.random()
    is_selling = scene.phase == "prospect" and scene.department == "sales"
    if chance < (0.16 if is_selling else 0.05):
        return speech.talk(f"role_{person.role}", at)
    if is_selling and chance < 0.26:
        return speech.talk(pick(random, GENERIC_OBJECTIONS), at)
    if chance > 0.97 and scene.phase == "customer":
        return speech.talk("praise_in_general", at)
    if chance > 0.85:
        section = ("customer_thanks", "customer_logistics", "customer_small_talk")
        return speech.talk(pick(random, section), at)
    return None


def _add(
    scene: Scene,
    speaker: Person | Colleague,
    at: int,
    parts: tuple[Sentence | None, list[Sentence], Sentence | None],
) -> None:
    before, body, after = parts
    text = " ".join([sentence.text for sentence in body])
    gap = "\n\n" if scene.channel.export in LETTERS else " "
    if before:
        text = f"{before.text}{gap}{text}"
        body = [before, *body]
    if after:
        text = f"{text}{gap}{after.text}"
        body = [*body, after]
    scene.turns.append(Turn(speaker, at, text, tuple(body)))
