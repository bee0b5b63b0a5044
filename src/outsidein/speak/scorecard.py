"""What a page does for its reader: whom it speaks of, what it tells them, and how it reads."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from outsidein.speak.clause import READER, US, subject_of
from outsidein.speak.evidence import evidence_in
from outsidein.speak.kinds.missing import Missing
from outsidein.speak.names import names_in, places_of
from outsidein.speak.readability import grade
from outsidein.speak.reading import HEADS
from outsidein.speak.rule import shipped_rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.speak.finding import Finding
    from outsidein.speak.kinds.missing import Evidence
    from outsidein.speak.known import Known
    from outsidein.speak.reading import Marked, Reading

# What an offer should tell, and the rule that says so where it doesn't. Proof is asked for section
# by section, so no rule asks it of a page.
TRAITS: Mapping[str, str] = {
    "pain": "no-pain",
    "cost of inaction": "no-cost-of-inaction",
    "difference": "no-difference",
    "workflow": "no-workflow",
    "who it is not for": "no-who-it-is-not-for",
    "next step": "no-next-step",
    "proof": "",
}
PROOF = Missing(of=("proof",), natures=("quote",))
# Where words may tell two things they tell the one whose phrases are surer. Those of proof are
# exact, all others are taken widely; of these the rarest come first: of 4,467 sentences of pages
# 0.9 % have one of a cost of inaction, 1 % of whom it is not for, 8 %, 13 %, 21 % and 40 %.
SUREST = (
    "proof",
    "cost of inaction",
    "who it is not for",
    "pain",
    "difference",
    "next step",
    "workflow",
)
# Rules about the page as a whole say again what the parts of the score say.
OF_PAGES = frozenset({*TRAITS.values(), "inward-page"})

EASY = 8.0  # the reading grade of plain English
FEWEST_WORDS = 3  # of a sentence that says anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """Whether a page tells something its reader needs, with the words that do and their place."""

    name: str
    words: str = ""
    sentence: str = ""
    line: int = 0

    @property
    def is_told(self) -> bool:
        """Tell whether the page has it."""
        return bool(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a score, from 0 to 1, and what it was counted from."""

    name: str
    value: float
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """What a page does for its reader. `about_us` and `about_reader` are numbers of sentences.

    `parts` explain the score: their mean in hundredths, and of it a share that falls with findings
    in passages: with one in every tenth sentence ten parts of eleven are left, with one in every
    sentence half.
    """

    path: str
    kind: str
    sentences: int
    words: int
    about_us: int
    about_reader: int
    grade: float
    traits: Sequence[Trait]
    findings: Mapping[str, int] = field(default_factory=dict)
    parts: Sequence[Part] = ()

    @property
    def found_per_hundred(self) -> float:
        """Findings in passages, in a hundred sentences."""
        found = sum(count for rule, count in self.findings.items() if rule not in OF_PAGES)
        return 100 * found / self.sentences if self.sentences else 0.0

    @property
    def score(self) -> float | None:
        """What the page does for its reader, from 0 to 100; nothing if it has no sentences."""
        if not self.sentences:
            return None
        mean = sum(part.value for part in self.parts) / len(self.parts)
        return 100 * mean * 100 / (100 + self.found_per_hundred)


def groups_of_scorecards() -> tuple[str, ...]:
    """Give the groups of phrases that an audit has to be prepared with for scorecards."""
    looked_for = chain.from_iterable(missing_of(trait).groups for trait in TRAITS)
    return (*dict.fromkeys(looked_for), "us", "reader")


@cache
def missing_of(trait: str) -> Missing:
    """Give what a page is searched for to tell whether it has something: as the rule does."""
    if not TRAITS[trait]:
        return PROOF
    settings: dict[str, Any] = {
        key: tuple(one) if isinstance(one, list) else one
        for key, one in shipped_rule(TRAITS[trait]).settings.items()
    }
    return Missing(**settings)


def scorecard(reading: Reading, findings: Sequence[Finding], known: Known) -> Scorecard:
    """Give the scorecard of a page, read by an audit prepared with `groups_of_scorecards()` too."""
    told = [one for one in reading.sentences if len(one.words) >= FEWEST_WORDS]
    names = names_in(reading, known)
    subjects = Counter(subject_of(one, places_of(names, one.words)) for one in told)
    looked_for = {name: missing_of(name) for name in SUREST}
    evidence = evidence_in(reading, looked_for, names=names, findings=findings)
    traits = tuple(_trait(reading, name, evidence.get(name)) for name in TRAITS)
    level = _grade(told)
    us, reader = subjects[US], subjects[READER]
    parts = [_reads(level), _speaks(us, reader)]
    if reading.kind == "offer":
        parts += [_tells(trait) for trait in traits]
    return Scorecard(
        path=reading.page.name,
        kind=reading.kind,
        sentences=len(told),
        words=sum(len(one.words) for one in told),
        about_us=us,
        about_reader=reader,
        grade=level,
        traits=traits,
        findings=dict(sorted(Counter(one.rule for one in findings).items())),
        parts=tuple(parts),
    )


def _grade(told: Sequence[Marked]) -> float:
    """Give the reading grade of what is written to be read through; of headings if that is all."""
    running = [one.words for one in told if one.nature not in HEADS]
    # Of very short words the formula gives years of school below none.
    return max(grade(running or [one.words for one in told]), 0.0)


def _trait(reading: Reading, name: str, found: Evidence | None) -> Trait:
    if found is None:
        return Trait(name=name)
    block = reading.page.blocks[found.block]
    sentence = next(
        (
            one.text
            for one in chain(reading.sentences, reading.around)
            if one.block == found.block and one.start <= found.start < one.end
        ),
        block.text,
    )
    return Trait(
        name=name,
        words=block.text[found.start : found.end],
        sentence=sentence,
        line=reading.page.place(block.source_of(found.start)).line,
    )


def _reads(level: float) -> Part:
    """Score how it reads: a text that asks for twice the schooling of plain English gets half."""
    because = f"reading grade {level:.1f}"
    return Part(name="easy to read", value=EASY / max(EASY, level), because=because)


def _speaks(us: int, reader: int) -> Part:
    """Score whom it speaks of, as if there were one sentence more about each: few say little."""
    because = f"{reader} sentences speak of the reader, {us} of us"
    return Part(
        name="speaks of the reader", value=(reader + 1) / (us + reader + 2), because=because
    )


def _tells(trait: Trait) -> Part:
    because = f"“{trait.words}”" if trait.is_told else "nothing on the page tells it"
    return Part(name=f"tells {trait.name}", value=float(trait.is_told), because=because)
