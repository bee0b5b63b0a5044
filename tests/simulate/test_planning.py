"""What was planted in the conversations is there to be found."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

from outsidein.simulate.conversation import Conversation, Sentence
from outsidein.simulate.needs import PERCEPTION
from outsidein.simulate.planning import conversations_of
from outsidein.simulate.plot import story_of
from outsidein.simulate.population import accounts_of
from outsidein.simulate.wording import CUSTOMER_KINDS, OUR_KINDS
from outsidein.simulate.world import Person

if TYPE_CHECKING:
    from outsidein.simulate.world import Account, World

Said = list[tuple[Conversation, Person, Sentence]]


@pytest.fixture(scope="module")
def held(world: World) -> list[tuple[Account, list[Conversation]]]:
    return [
        (account, list(conversations_of(world, account, story_of(world, account), 80.0)))
        for account in accounts_of(world)
    ]


@pytest.fixture(scope="module")
def said(held: list[tuple[Account, list[Conversation]]]) -> Said:
    return [
        (conversation, turn.speaker, sentence)
        for _, conversations in held
        for conversation in conversations
        for turn in conversation.turns
        if isinstance(turn.speaker, Person)
        for sentence in turn.sentences
    ]


def test_conversations_are_in_order_and_within_the_period(
    world: World,
    held: list[tuple[Account, list[Conversation]]],
) -> None:
    for _, conversations in held:
        starts = [conversation.at for conversation in conversations]
        assert starts == sorted(starts)
        for conversation in conversations:
            times = [turn.at for turn in conversation.turns]
            assert times == sorted(times)
            assert world.period.start <= times[0] <= times[-1] < world.period.end + 86_400


def test_only_those_speak_who_work_there(said: Said) -> None:
    for conversation, person, _ in said:
        assert person.since <= conversation.at < person.until
        assert person.account_key == conversation.account.key


def test_our_side_speaks_for_the_department_it_sits_in(
    world: World,
    held: list[tuple[Account, list[Conversation]]],
) -> None:
    for _, conversations in held:
        for conversation in conversations:
            there = world.staff.of(conversation.department, conversation.at)
            assert conversation.colleague in there


def test_no_blank_is_left_unfilled(held: list[tuple[Account, list[Conversation]]]) -> None:
    texts = [
        turn.text for _, held_with in held for one in held_with for turn in one.turns if turn.text
    ]
    assert len(texts) > 20_000
    assert not any("{" in text for text in texts)


def test_all_kinds_of_both_sides_occur(held: list[tuple[Account, list[Conversation]]]) -> None:
    kinds: defaultdict[bool, set[str]] = defaultdict(set)
    for _, conversations in held:
        for conversation in conversations:
            for turn in conversation.turns:
                is_theirs = isinstance(turn.speaker, Person)
                kinds[is_theirs] |= {sentence.kind for sentence in turn.sentences}
    assert kinds[True] == set(CUSTOMER_KINDS)
    assert kinds[False] == set(OUR_KINDS)


def test_departments_hear_planted_needs_more_from_the_same_people(
    world: World,
    said: Said,
) -> None:
    heard: defaultdict[str, defaultdict[str, Counter[str]]]
    heard = defaultdict(lambda: defaultdict(Counter))
    for conversation, person, sentence in said:
        if sentence.need:
            heard[person.key][conversation.department][sentence.need] += 1
    for department, need in world.market.perceived:
        expected = got = 0.0
        for by_department in heard.values():
            elsewhere: Counter[str] = Counter()
            for other in by_department.keys() - {department}:
                elsewhere.update(by_department[other])
            if department in by_department and elsewhere:
                here = by_department[department]
                got += here[need]
                expected += here.total() * elsewhere[need] / elsewhere.total()
        # The odds rise by the factor, the share of a frequent need by somewhat less.
        assert got > 1.7 * expected, (department, need, got, expected)
        assert got < 1.5 * PERCEPTION * expected, (department, need, got, expected)


def test_sides_of_a_disagreement_say_opposite_things(
    held: list[tuple[Account, list[Conversation]]],
) -> None:
    wanting: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for account, conversations in held:
        contested = account.disagreement
        if not contested or not contested.opposite:
            continue
        for conversation in conversations:
            for turn in conversation.turns:
                side = wanting if turn.speaker.key in contested.wanting else others
                if isinstance(turn.speaker, Person):
                    side.update(one.kind for one in turn.sentences if one.need == contested.need)
    assert wanting.total() > 50
    assert others.total() > 50
    assert wanting["objection"] == 0
    assert others["objection"] == others.total()


def test_people_who_do_not_care_never_speak_of_it(
    held: list[tuple[Account, list[Conversation]]],
    said: Said,
) -> None:
    silent = {
        (account.key, person): account.disagreement.need
        for account, _ in held
        if account.disagreement and not account.disagreement.opposite
        for person in account.disagreement.others
    }
    assert len(silent) > 30
    for conversation, person, sentence in said:
        # A missing feature that a "not now" waits for is named by whoever says it.
        if not any(mark.feature for mark in conversation.marks):
            need = silent.get((conversation.account.key, person.key))
            assert need is None or sentence.need != need


def test_events_are_told_once_by_whom_they_concern(
    held: list[tuple[Account, list[Conversation]]],
) -> None:
    told: Counter[tuple[str, str]] = Counter()
    for _, conversations in held:
        for conversation in conversations:
            for mark in conversation.marks:
                if mark.what in ("departure", "not now"):
                    speaker = conversation.turns[mark.turn].speaker
                    assert speaker.key == mark.key
                    told[mark.what, mark.key] += 1
    assert {what for what, _ in told} == {"departure", "not now"}
    assert set(told.values()) == {1}
