"""The truth about the market and about us: needs, what we hear of them, what we believe."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from outsidein.simulate.beliefs import wrong_beliefs
from outsidein.simulate.hearing import heard_shares, needed_shares
from outsidein.simulate.needs import EXPOSURE, shares
from outsidein.simulate.script import load_script
from outsidein.simulate.truth import Truth, fraction, moment
from outsidein.simulate.wording import DEPARTMENTS, ROLES
from outsidein.simulate.world import Person, World

if TYPE_CHECKING:
    from outsidein.simulate.conversation import Conversation
    from outsidein.simulate.exports.export import Written


class MarketTruth:
    """What all accounts have in common, and who spoke of what no page answers."""

    def __init__(self, world: World, truth: Truth) -> None:
        """Note what is known from the beginning."""
        self._world = world
        self._rows = truth.rows
        # Numbers of people and accounts, not names: there may be millions.
        self._people: defaultdict[str, int] = defaultdict(int)
        self._accounts: defaultdict[str, int] = defaultdict(int)
        self._account = ""
        self._here: set[tuple[str, str]] = set()
        self._note_needs()
        self._note_perception()
        self._note_ours()

    def hear(self, conversation: Conversation, written: Written) -> None:
        """Count who spoke of needs that no page answers."""
        if conversation.account.key != self._account:
            self._end_account()
            self._account = conversation.account.key
        open_needs = self._world.market.open_needs
        for item in written:
            if item and isinstance(item[1].speaker, Person):
                for sentence in item[1].sentences:
                    if sentence.need in open_needs:
                        self._here.add((sentence.need, item[1].speaker.key))

    def close(self) -> None:
        """Note who spoke of open needs."""
        self._end_account()
        market = self._world.market
        for need in sorted(market.open_needs):
            spoke = (self._people[need], self._accounts[need])
            self._rows["open_need"].append((need, need in market.missing, *spoke))

    def _end_account(self) -> None:
        for need, _ in self._here:
            self._people[need] += 1
        for need in {need for need, _ in self._here}:
            self._accounts[need] += 1
        self._here.clear()

    def _note_needs(self) -> None:
        market = self._world.market
        for (segment, role), felt in market.felt.items():
            for need, weight in zip(market.needs, shares(felt), strict=True):
                self._rows["need_of_role"].append((segment, role, need, fraction(weight)))
        for department in DEPARTMENTS:
            exposures = zip(ROLES, EXPOSURE[department], strict=True)
            self._rows["exposure"] += [(department, role, weight) for role, weight in exposures]
            heard = heard_shares(market, department)
            for need, *pair in zip(market.needs, heard, needed_shares(market), strict=True):
                row = (department, need, *map(fraction, pair))
                self._rows["need_heard_by_department"].append(row)

    def _note_perception(self) -> None:
        market = self._world.market
        for place, need in enumerate(market.needs):
            for one in DEPARTMENTS:
                for other in DEPARTMENTS:
                    factor = market.perception[one][place] / market.perception[other][place]
                    if factor > 1:
                        self._rows["perception"].append((one, other, need, factor))

    def _note_ours(self) -> None:
        for wrong in wrong_beliefs(self._world):
            row = (wrong.department, wrong.need, wrong.direction)
            self._rows["wrong_belief"].append(row)
        for colleague in self._world.staff.everyone:
            for post in colleague.posts:
                who = (colleague.key, colleague.name, colleague.address)
                stay = (moment(post.since), moment(post.until))
                self._rows["colleague"].append((*who, post.department, post.title, *stay))
        script = load_script()
        for page in script.pages:
            about = (page.path, page.about, page.section)
            self._rows["page"].append((*about, list(page.answers), page.contradicts))
        for goal in script.objectives:
            self._rows["objective"].append((goal.text, goal.department, goal.period, goal.about))
