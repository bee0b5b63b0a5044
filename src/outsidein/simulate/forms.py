"""The forms of a conversation: how its turns follow one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.simulate.channels import QUESTIONS
from outsidein.simulate.clock import HOUR
from outsidein.simulate.conversation import Turn
from outsidein.simulate.draw import pick
from outsidein.simulate.scene import customer_turn, our_turn
from outsidein.simulate.speech import ended

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from outsidein.simulate.company import Colleague
    from outsidein.simulate.scene import Scene
    from outsidein.simulate.world import Person

# How long a reply takes, in seconds, at least and at most, where it isn't a letter.
_CHAT_REPLY = (30, 1_500)
_LETTER_REPLY = (900, 26 * HOUR)
_INTERNAL_NOTE = 0.2
_ANOTHER_PERSON = 0.15
_SURVEY_FILLER = 0.08


def exchange(scene: Scene) -> None:
    """Let one customer and one of us write in turn; now and then another customer joins in."""
    random = scene.speech.random
    low, high = _CHAT_REPLY if scene.channel.export == "slack" else _LETTER_REPLY
    is_outbound = scene.department in ("sales", "marketing") and random.random() < 0.4
    customer_next = bool(scene.event) or scene.count == 1 or not is_outbound
    at = scene.at
    for number in range(scene.count):
        if customer_next:
            joins = number and random.random() < _ANOTHER_PERSON
            person = pick(random, scene.people) if joins else scene.person
            customer_turn(scene, person, at, opens=number == 0 or not scene.turns)
        else:
            our_turn(scene, at)
        customer_next = not customer_next
        at += low + int(random.random() * (high - low))
        if at >= scene.end:
            return
    if scene.department == "support" and random.random() < _INTERNAL_NOTE:
        _note(scene, scene.colleague, at)


def call(scene: Scene) -> None:
    """Let several customers and one of us speak, some seconds after one another."""
    _random, speech = scene.speech.random, scene.speech
    at = scene.at + 4
    for number in range(scene.count):
        before = len(scene.turns)
        if number == 0:
            you = {"person": scene.person.first}
            opening = speech.talk("our_call_opening", at, you, me=scene.colleague.first)
            scene.turns.append(Turn(scene.colleague, at, opening.text, (opening,)))
        elif number == 1:
            opening = speech.talk("customer_call_opening", at, me=scene.person.first)
            scene.turns.append(Turn(scene.person, at, opening.text, (opening,)))
        elif number == scene.count - 1:
            is_theirs = number % 2
            closing = speech.talk(f"{'customer' if is_theirs else 'our'}_call_closing", at)
            speaker = scene.person if is_theirs else scene.colleague
            scene.turns.append(Turn(speaker, at, closing.text, (closing,)))
        elif number % 2:
            _spoken_by_customer(scene, at, is_first=number == 3)
        else:
            _spoken_by_us(scene, at)
        at += 3 + sum(len(turn.text) for turn in scene.turns[before:]) // 14


def _spoken_by_customer(scene: Scene, at: int, *, is_first: bool) -> None:
    random = scene.speech.random
    person = scene.person if is_first else pick(random, scene.people)
    if random.random() < 0.1:
        filler = scene.speech.talk("customer_filler", at)
        scene.turns.append(Turn(person, at, filler.text, (filler,)))
    else:
        customer_turn(scene, person, at, opens=is_first)


def _spoken_by_us(scene: Scene, at: int) -> None:
    if scene.speech.random.random() < 0.15:
        filler = scene.speech.talk("our_filler", at)
        scene.turns.append(Turn(scene.colleague, at, filler.text, (filler,)))
    else:
        our_turn(scene, at)


def note(scene: Scene) -> None:
    """Let one of us write down something about the account that the customer never sees."""
    _note(scene, scene.colleague, scene.at)


def _note(scene: Scene, colleague: Colleague, at: int) -> None:
    said = ended(scene.speech.talk(f"note_{scene.department}", at, me=colleague.first))
    scene.turns.append(Turn(colleague, at, said.text, (said,), is_internal=True))


def aside(scene: Scene) -> None:
    """Let some of us talk about the account among ourselves."""
    random = scene.speech.random
    at = scene.at
    for _ in range(scene.count):
        _note(scene, scene.colleague, at)
        at += 40 + int(random.random() * 900)


def answers(scene: Scene) -> None:
    """Let one customer answer the questions of a survey, or write a review."""
    random, speech = scene.speech.random, scene.speech
    questions = QUESTIONS[scene.channel.name]
    answered = sorted(random.sample(range(len(questions)), min(scene.count, len(questions))))
    for place in answered:
        kind = _kind_of_answer(scene, questions[place][1])
        if random.random() < _SURVEY_FILLER:
            said = speech.talk("survey_filler", scene.at)
        else:
            need = speech.need_of(scene.person, scene.department)
            said = speech.about(scene.person, need, scene.at, kind=kind)
        scene.turns.append(Turn(scene.person, scene.at, said.text, (said,), place=place))


def _kind_of_answer(scene: Scene, asked: str) -> str:
    # Where there is one comment to a score, it goes with the score.
    if scene.score is None or len(QUESTIONS[scene.channel.name]) > 1:
        return asked
    if scene.score >= 8:
        return "praise"
    return "pain" if scene.score < 6 else "want"


FORMS: Mapping[str, Callable[[Scene], None]] = {
    "exchange": exchange,
    "call": call,
    "note": note,
    "aside": aside,
    "answers": answers,
}


def everyone_in(scene: Scene) -> tuple[Person, ...]:
    """List the customers who said something, the main person first."""
    spoke = {scene.person.key: scene.person}
    for turn in scene.turns:
        for person in scene.people:
            if turn.speaker is person:
                spoke.setdefault(person.key, person)
    return tuple(spoke.values())
