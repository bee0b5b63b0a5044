"""The truth about one account: who is there, what they said, what was promised, how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.simulate.clock import DAY
from outsidein.simulate.needs import mean_shares
from outsidein.simulate.truth import Truth, fraction, moment
from outsidein.simulate.world import Account, Person, World

if TYPE_CHECKING:
    from outsidein.simulate.conversation import Conversation, Mark, Turn
    from outsidein.simulate.exports.export import Written
    from outsidein.simulate.story import Story

TOP_NEEDS = 10
YEAR = 365 * DAY


class Diary:
    """What is noted of one account while its conversations are written."""

    def __init__(self, truth: Truth, world: World, account: Account, story: Story) -> None:
        """Note what is known from the beginning."""
        self._truth = truth
        self._rows = truth.rows
        self._world = world
        self._account = account
        self._story = story
        self._promises: dict[str, tuple[str, str, str, int]] = {}
        self._kept: dict[str, tuple[str, str]] = {}
        self._touches = 0
        self._touches_since = 0
        _note_account(truth, world, account, story)
        _note_people(truth, world, account)
        _note_outcome(truth, account, story)

    def keep(self, source: str, conversation: Conversation, written: Written) -> None:
        """Note all statements of one conversation, and what was planted in it."""
        declines_from = self._story.declines_from
        for place, item in enumerate(written):
            if item is None:
                continue
            source_id, turn = item
            self._touches += 1
            if declines_from is not None and turn.at >= declines_from:
                self._touches_since += 1
            self._statements(source, source_id, conversation, turn)
            for mark in conversation.marks:
                if mark.turn == place:
                    self._mark(mark, source, source_id, turn)

    def close(self) -> None:
        """Note what can only be said in the end: promises and the decline."""
        for key, (source, source_id, colleague, due) in self._promises.items():
            kept_source, kept_id = self._kept.get(key, (None, None))
            state = "yes" if kept_id else "open" if due >= self._world.period.end else "no"
            made = (key, self._account.key, source, source_id, colleague, moment(due))
            self._rows["promise"].append((*made, state, kept_source, kept_id))
        for opportunity in self._story.opportunities:
            ended = {None: "open", True: "won", False: "lost"}[opportunity.won]
            known = (opportunity.key, self._account.key, opportunity.kind, ended)
            ids = (
                self._truth.opportunity_ids.get((opportunity.key, system))
                for system in ("salesforce", "hubspot")
            )
            worth = (opportunity.amount, moment(opportunity.closes))
            self._rows["opportunity"].append((*known, *worth, *ids))
        if self._story.declines_from is not None:
            self._decline(self._story.declines_from)

    def _statements(
        self,
        source: str,
        source_id: str,
        conversation: Conversation,
        turn: Turn,
    ) -> None:
        rows = self._rows["statement"]
        speaker = turn.speaker
        is_theirs = isinstance(speaker, Person)
        person, colleague = (speaker.key, None) if is_theirs else (None, speaker.key)
        side = "customer" if is_theirs else "us"
        account, department = self._account.key, conversation.department
        at = moment(turn.at)
        for place, (text, need, kind) in enumerate(turn.sentences):
            said = (source, source_id, place, text, need, kind, side, person, colleague)
            rows.append((*said, account, department, at, turn.is_internal))

    def _mark(self, mark: Mark, source: str, source_id: str, turn: Turn) -> None:
        if mark.what == "promise":
            self._promises[mark.key] = (source, source_id, turn.speaker.key, mark.due or turn.at)
        elif mark.what == "kept":
            self._kept[mark.key] = (source, source_id)
        elif mark.what == "not now":
            place = (self._account.key, mark.key, source, source_id)
            self._rows["not_now"].append((*place, moment(mark.due), mark.feature))
        elif mark.what in ("departure", "newcomer"):
            who = (mark.what, turn.speaker.key, self._account.key)
            self._rows["succession"].append((*who, source, source_id))

    def _decline(self, since: int) -> None:
        payments = [payment for payment in self._story.payments if payment.kind == "payment"]
        end = self._world.period.end
        before = sum(pay.amount for pay in payments if since - YEAR <= pay.at < since)
        last = sum(pay.amount for pay in payments if end - YEAR <= pay.at)
        paid = (self._account.key, moment(since), round(before, 2), round(last, 2))
        self._rows["decline"].append((*paid, self._touches, self._touches_since))


def _note_account(truth: Truth, world: World, account: Account, story: Story) -> None:
    is_customer = story.phase_at(world.period.end - 1) in ("customer", "declining")
    truth.rows["account"].append(
        (
            account.key,
            account.name,
            account.legal_name,
            account.domain,
            account.industry,
            account.employees,
            account.city.country,
            account.segment,
            account.parent_key,
            is_customer,
            fraction(story.probability),
        ),
    )
    weights = mean_shares(list(account.weights.values()))
    ranked = sorted(range(len(weights)), key=lambda place: (-weights[place], place))
    for rank, place in enumerate(ranked[:TOP_NEEDS], start=1):
        need = world.market.needs[place]
        truth.rows["need_of_account"].append((account.key, rank, need, fraction(weights[place])))
    contested = account.disagreement
    if contested:
        sides = [
            sorted(person.key for person in account.people if person.key in side)
            for side in (contested.wanting, contested.others)
        ]
        roles = [
            sorted({person.role for person in account.people if person.key in side})
            for side in (contested.wanting, contested.others)
        ]
        row = (account.key, contested.need, *roles, *sides, contested.opposite)
        truth.rows["disagreement"].append(row)


def _note_people(truth: Truth, world: World, account: Account) -> None:
    for person in account.people:
        moves_on = person.until < world.period.end and not _is_succeeded(account, person)
        is_elsewhere = moves_on and account.number + 1 < world.accounts
        if not is_elsewhere:
            row = (person.key, account.key, person.name, person.role, person.title)
            truth.rows["person"].append(row)
        since = moment(person.since) if person.since > world.period.start else None
        until = moment(person.until) if person.until < world.period.end else None
        stay = (person.key, account.key, person.address, since, until, person.replaces)
        truth.rows["membership"].append(stay)


def _is_succeeded(account: Account, person: Person) -> bool:
    return any(other.replaces == person.key for other in account.people)


def _note_outcome(truth: Truth, account: Account, story: Story) -> None:
    strongest = sorted(story.drivers, key=lambda driver: (-abs(driver[1]), driver[0]))
    drivers = [f"{name} {effect:+.2f}" for name, effect in strongest]
    ending = (
        account.key,
        story.outcome,
        moment(story.decided),
        fraction(story.probability),
        drivers,
    )
    truth.rows["outcome"].append(ending)
