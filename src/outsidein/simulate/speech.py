"""Saying things: which line of the script a speaker takes, and what fills its blanks."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from outsidein.simulate.clock import DAY, MONTH, spoken_day, spoken_month
from outsidein.simulate.conversation import Sentence
from outsidein.simulate.draw import Weighted, pick, weighted, weighted_keys
from outsidein.simulate.script import load_script

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from outsidein.simulate.world import Account, Person, World

# What the two sides of an opposite disagreement do with their sentences.
_WANTING: Weighted[str] = weighted_keys({"want": 60, "goal": 25, "pain": 15})
_OBJECTING: Weighted[str] = weighted_keys({"objection": 1})

# In these phrases the blank for a person is the speaker's own name.
_OWN_NAME = (
    "it's {person}",
    "{person} speaking",
    "best, {person}",
    "Best, {person}",
    "this is {person}",
    "speaking to {person}",
)
_ENDS = frozenset(".!?,;:-…)")


@cache
def _lines() -> Mapping[tuple[str, str, str], tuple[str, ...]]:
    # All lines about needs, by side, need and kind.
    script = load_script()
    lines: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for need in script.needs.values():
        for (side, kind), some in need.lines.items():
            lines[side, need.id, kind].extend(line.text for line in some)
    for need_id, some in script.questions.items():
        for line in some:
            lines["customer", need_id, line.kind].append(line.text)
    return {key: tuple(dict.fromkeys(texts)) for key, texts in lines.items()}


class Blanks:
    """What the blanks of a line are filled with: each drawn only if the line has it."""

    __slots__ = ("account", "at", "random", "told")

    def __init__(self, random: Random, account: Account, at: int, told: Mapping[str, str]) -> None:
        """Remember whom the line is about; `told` are blanks that are known already."""
        self.random = random
        self.account = account
        self.at = at
        self.told = told

    def __getitem__(self, blank: str) -> str:
        return self.told.get(blank) or FILLINGS[blank](self)


FILLINGS: Mapping[str, Callable[[Blanks], str]] = {
    "firm": lambda blanks: blanks.account.name,
    "person": lambda blanks: pick(blanks.random, blanks.account.people).first,
    "team": lambda blanks: pick(blanks.random, load_script().names.teams),
    "rival": lambda blanks: pick(blanks.random, load_script().names.rivals),
    "product": lambda blanks: pick(blanks.random, load_script().names.products),
    "amount": lambda blanks: _amount(blanks.random, blanks.account),
    "count": lambda blanks: str(2 + int(blanks.random.random() * 60)),
    "date": lambda blanks: spoken_day(blanks.at + int(3 + blanks.random.random() * 40) * DAY),
    "month": lambda blanks: spoken_month(blanks.at + int(1 + blanks.random.random() * 6) * MONTH),
    "feature": lambda blanks: pick(blanks.random, tuple(load_script().needs.values())).phrase,
}


def _amount(random: Random, account: Account) -> str:
    sign = {"GBP": "£", "USD": "$"}.get(account.currency, "€")
    return f"{sign}{int(1 + random.random() * 90) * 50:,}"


class Speech:
    """The voices of one account and of those of us who talk with it."""

    def __init__(self, world: World, account: Account, random: Random) -> None:
        """Prepare to speak; what somebody needs is worked out when they first speak."""
        self._world = world
        self.account = account
        self.random = random
        self._needs: dict[tuple[str, str], Weighted[str]] = {}

    def phrase(self, need: str) -> str:
        """Name a need as it stands within a sentence."""
        return load_script().needs[need].phrase

    def is_missing(self, need: str) -> bool:
        """Tell whether the product lacks what this need asks for."""
        return need in self._world.market.missing

    def need_of(self, person: Person, department: str) -> str:
        """Draw what a person talks about with a department."""
        key = (person.key, department)
        if key not in self._needs:
            market = self._world.market
            heard = market.perception[department]
            felt = self.account.weights[person.key]
            weights = [weight * factor for weight, factor in zip(felt, heard, strict=True)]
            self._needs[key] = weighted(market.needs, weights)
        return self._needs[key].draw(self.random)

    def about(self, person: Person, need: str, at: int, *, kind: str) -> Sentence:
        """Let a customer say something about a need, of this kind if they can."""
        contested = self.account.disagreement
        if contested and contested.opposite and contested.need == need:
            side = _WANTING if person.key in contested.wanting else _OBJECTING
            kind = side.draw(self.random)
        texts = _lines().get(("customer", need, kind))
        if texts is None or (kind == "praise" and self.is_missing(need)):
            kind = "want"
            texts = _lines()["customer", need, kind]
        return Sentence(self.filled(pick(self.random, texts), at), need, kind)

    def ours(self, need: str, kind: str, at: int, told: Mapping[str, str]) -> Sentence:
        """Let one of us say something about a need: an answer, a promise or a pitch."""
        texts = _lines()["us", need, kind]
        return Sentence(self.filled(pick(self.random, texts), at, told), need, kind)

    def talk(
        self,
        section: str,
        at: int,
        told: Mapping[str, str] | None = None,
        *,
        me: str = "",
    ) -> Sentence:
        """Let somebody say what people say on such an occasion; `me` is their own first name."""
        line = pick(self.random, load_script().talk[section])
        text = line.text
        if me and "{person}" in text and any(phrase in text for phrase in _OWN_NAME):
            told = {**(told or {}), "person": me}
        return Sentence(self.filled(text, at, told), None, line.kind)

    def filled(self, text: str, at: int, told: Mapping[str, str] | None = None) -> str:
        """Fill the blanks of a text."""
        if "{" not in text:
            return text
        return text.format_map(Blanks(self.random, self.account, at, told or {}))


def ended(sentence: Sentence) -> Sentence:
    """Close a sentence with a mark, so that the next one doesn't run into it."""
    if sentence.text[-1] in _ENDS:
        return sentence
    mark = "?" if sentence.kind == "question" else "."
    return Sentence(sentence.text + mark, sentence.need, sentence.kind)
