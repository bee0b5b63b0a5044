"""Pages of one site that promise different things: each page's promises, and their comparison."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from outsidein.speak.figures import amount_in, singular, time_unit
from outsidein.speak.finding import Finding
from outsidein.speak.promises import ENDLESS, Promise, differ
from outsidein.speak.reading import HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.speak.figures import Amount
    from outsidein.speak.finding import Fault
    from outsidein.speak.known import Known
    from outsidein.speak.lexicon import Hit
    from outsidein.speak.reading import Marked, Reading
    from outsidein.speak.rule import Rule

BRAND = "brand"
MONEY = frozenset("$€£")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """`subjects`: what can be promised; see the rule's file. `aside`: what is no promise of ours.

    `plan` and `plan_name` are groups of phrases that name a plan, `times` the hours of units.
    """

    subjects: tuple[Mapping[str, Any], ...]
    plan: str
    plan_name: str
    aside: str
    times: Mapping[str, float]
    ranges: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    yearly: tuple[str, ...] = ()
    behind_noun: tuple[str, ...] = ()
    _of: dict[str, Mapping[str, Any]] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for subject in self.subjects:
            self._of[subject["of"]] = subject
            if "against" in subject:
                self._of[subject["against"]] = subject

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of phrases that are looked for."""
        return (*self._of, self.plan, self.plan_name, self.aside, BRAND)

    def faults(self, reading: Reading, known: Known) -> Iterator[Fault]:
        """Find nothing: one page alone contradicts no other."""
        del reading, known
        return iter(())

    def promises_in(self, reading: Reading) -> list[Promise]:
        """Give what a page promises, but for what it says differently itself."""
        found: dict[tuple[str, str, str], list[Promise]] = {}
        buttons = (one for one in reading.around if one.nature == "button")
        plan = ""
        for sentence in sorted((*reading.sentences, *buttons), key=lambda one: one.block):
            if sentence.nature in HEADS:
                plan = self._plan_of_heading(sentence)
            for promise in self._of_sentence(sentence, plan, reading):
                found.setdefault(promise.about, []).append(promise)
        return [
            told[0]
            for told in found.values()
            # Two figures on one page are most often those of two plans that we couldn't tell apart.
            if not any(differ(told[0], other) for other in told[1:])
        ]

    def site_findings(self, promises: Sequence[Promise], rule: Rule) -> Iterator[Finding]:
        """Compare the promises of all pages: what most pages say first, who says otherwise told."""
        by_subject: dict[tuple[str, str, str], list[Promise]] = {}
        for promise in sorted(promises, key=lambda one: (one.path, one.line, one.column)):
            by_subject.setdefault(promise.about, []).append(promise)
        for told in by_subject.values():
            first = max(told, key=lambda one: sum(not differ(one, two) for two in told))
            for other in told:
                if other.path != first.path and differ(first, other):
                    yield _finding(other, first, rule)

    def _of_sentence(self, sentence: Marked, plan: str, reading: Reading) -> Iterator[Promise]:
        if self.aside in sentence.hits or sentence.text.endswith("?"):
            return
        groups = [group for group in sentence.hits if group in self._of]
        if not groups:
            return
        plans = {_words(sentence, hit)[0] for hit in sentence.hits.get(self.plan, ())}
        if len(plans) > 1:
            return
        for group in groups:
            hits = sentence.hits[group]
            if reading.kind not in self._of[group].get("only", (reading.kind,)):
                continue
            told = self._promise(group, sentence, hits[0]) if len(hits) == 1 else None
            if told is not None:
                plan_told = singular(next(iter(plans), plan))
                if plan_told or not self._of[group].get("needs_plan"):
                    yield _placed(told, sentence, hits[0], plan_told, reading)

    def _promise(self, group: str, sentence: Marked, hit: Hit) -> _Told | None:
        """Read what a phrase promises: nothing where its figure can't be read."""
        subject = self._of[group]
        counted, name = subject.get("counted", ""), subject["name"]
        if not counted:
            return _Told(name, "", float(group == subject["of"]))
        if group != subject["of"]:
            return _Told(name, self._noun(sentence, hit), ENDLESS)
        amount = amount_in(sentence.words, hit, self.ranges)
        return self._counted(subject, sentence, hit, amount) if amount else None

    def _counted(
        self, subject: Mapping[str, Any], sentence: Marked, hit: Hit, amount: Amount
    ) -> _Told | None:
        """Read what there is so much of: time, a share, money, or what the noun says."""
        counted, name, words = subject["counted"], subject["name"], sentence.words
        least = any(word in self.at_least for word in words[max(hit[0] - 2, 0) : amount.first])
        least = least or _followed_by_plus(sentence, amount)
        if counted == "time":
            after = words[amount.behind : amount.behind + 3]
            unit, hours = time_unit(amount.unit, after, self.times)
            return _Told(name, unit, amount.value * hours, least) if unit else None
        if counted == "money":
            return self._price(name, sentence, hit, amount)
        what = self._noun(sentence, hit) if counted == "noun" else counted
        # "Free for three months" is not "free for three users".
        return None if what in self.times else _Told(name, what, amount.value, least)

    def _noun(self, sentence: Marked, hit: Hit) -> str:
        last = hit[1] - 1
        while last > hit[0] and sentence.words[last] in self.behind_noun:
            last -= 1
        return singular(sentence.words[last])

    def _price(self, name: str, sentence: Marked, hit: Hit, amount: Amount) -> _Told | None:
        """Read a price: of which currency, for each user or not, paid by month or by year."""
        words = sentence.words
        currency = next((word for word in words[hit[0] : hit[1]] if word in MONEY), "")
        yearly = "yearly" if any(word in self.yearly for word in words) else ""
        each = next(
            (w for w in words[amount.behind : hit[1]] if w in ("user", "seat", "agent")), ""
        )
        return _Told(name, f"{currency} {yearly} {each}", amount.value)

    def _plan_of_heading(self, heading: Marked) -> str:
        """Name the plan that a section is about, if its heading names one and nothing more."""
        for hit in heading.hits.get(self.plan, ()):
            return singular(_words(heading, hit)[0])
        named = heading.hits.get(self.plan_name, ())
        return heading.words[0] if len(heading.words) == 1 and named else ""


@dataclass(frozen=True, slots=True)
class _Told:
    subject: str
    counted: str
    amount: float
    is_least: bool = False


def _placed(told: _Told, sentence: Marked, hit: Hit, plan: str, reading: Reading) -> Promise:
    page = reading.page
    block = page.blocks[sentence.block]
    start, end = sentence.stretch(hit)
    where = page.stretch(block.source_of(start), block.source_of(end - 1))
    brands = sorted({" ".join(_words(sentence, one)) for one in sentence.hits.get(BRAND, ())})
    return Promise(
        path=page.name,
        **where._asdict(),
        part=page.part_of(where.line),
        words=block.text[start:end],
        about=(told.subject, plan, told.counted),
        product=brands[0] if len(brands) == 1 else "",
        amount=told.amount,
        is_least=told.is_least,
    )


def _words(sentence: Marked, hit: Hit) -> Sequence[str]:
    return sentence.words[hit[0] : hit[1]]


def _followed_by_plus(sentence: Marked, amount: Amount) -> bool:
    last = amount.behind - 1
    behind = sentence.starts[last] + len(sentence.words[last])
    return sentence.text[behind : behind + 1] == "+"


def _finding(promise: Promise, first: Promise, rule: Rule) -> Finding:
    subject, plan, _ = promise.about
    of_plan = f" (plan “{plan}”)" if plan else ""
    return Finding(
        path=promise.path,
        line=promise.line,
        column=promise.column,
        end_line=promise.end_line,
        end_column=promise.end_column,
        rule=rule.name,
        words=promise.words,
        message=(
            f"Two pages differ on {subject}{of_plan}: “{promise.words}” here, “{first.words}” in "
            f"{first.path}:{first.line}. A buyer who reads both trusts neither."
        ),
        suggestion=rule.suggestion,
        part=promise.part,
    )
