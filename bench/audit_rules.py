"""How often each rule of the audit is right, on real pages labelled by hand.

    python bench/audit_rules.py [--development] [--show RULE] [--github DIR]

Judged are the pages that no rule was made on; `--development` takes those they were made on, and
`--show` prints each hit and miss of a rule there. All rules are asked, whether on or off. What a
finding is compared by is the label's unit: the sentence, paragraph, section, acronym or page that
both are about. Some pages have the labels of a second reader: how far both agree is what a rule can
reach at best. The findings on the judged pages were also read one by one. DIR holds the pages of
public repositories that may not be copied here.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from audited import FOLDERS, READ, brands_of, is_at_hand, path_of, read_labels
from outsidein.pages.opening import open_page
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.known import Known
from outsidein.speak.rule import shipped_rule
from outsidein.speak.rules.table import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audited import Label
    from outsidein.pages.page import Page
    from outsidein.speak.finding import Finding
    from outsidein.speak.reading import Reading

# What a label and a finding of a rule have to share to be one; all else share a sentence.
UNITS = {
    "feature-without-benefit": "section",
    "benefit-without-proof": "section",
    "hard-to-read": "paragraph",
    "unexplained-acronym": "words",
}
OF_PAGES = (
    "inward-page no-pain no-cost-of-inaction no-difference no-workflow no-who-it-is-not-for "
    "no-next-step"
).split()
# Judged elsewhere: they need customers' words or several pages at once.
SECOND = "second"  # the set of the second reader's labels
ELSEWHERE = frozenset({"words-customers-never-use", "unanswered-question", "contradicts-promise"})


@dataclass(slots=True)
class Judged:
    """What a rule found and what was there to find, by page and unit."""

    right: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)
    missed: list[tuple[str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        found = len(self.right) + len(self.wrong)
        return len(self.right) / found if found else None

    @property
    def recall(self) -> float | None:
        """The share of what there was to find that was found."""
        there = len(self.right) + len(self.missed)
        return len(self.right) / there if there else None


def main() -> None:
    """Print the table; with `--show` the hits and misses of one rule."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--development", action="store_true")
    parser.add_argument("--show", metavar="RULE")
    parser.add_argument("--github", type=Path, default=FOLDERS["github/"], metavar="DIR")
    told = parser.parse_args()
    FOLDERS["github/"] = told.github
    if not told.development:
        for line in rule_lines():
            print(line)
        return
    judged, kinds = judge("development")
    for line in lines_of(judged, kinds, "development"):
        print(line)
    if told.show:
        one = judged[told.show]
        for name in ("right", "wrong", "missed"):
            for page, words in getattr(one, name):
                print(f"{name:7} {page}: {words[:150]}")


def rule_lines() -> Iterator[str]:
    """Give the lines about the labelled pages that are at hand: judged ones, then the others."""
    away = {label.page for label in read_labels() if not is_at_hand(label.page)}
    if away:
        yield f"{len(away)} labelled pages are not at hand here and left out.\n"
    if any(label.of == "judged" and is_at_hand(label.page) for label in read_labels()):
        yield from lines_of(*judge("judged"), "judged")
    yield from finding_lines()
    yield "\nThe pages that the rules were made on, where figures flatter:\n"
    yield from lines_of(*judge("development"), "development")
    yield from reader_lines()


def finding_lines() -> Iterator[str]:
    """Give how many findings were right that somebody read one by one, knowing no labels."""
    with READ.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    told = Counter(row["rule"] for row in rows)
    right = Counter(row["rule"] for row in rows if row["right"] == "1")
    yield (
        f"\n{len(rows)} findings on judged pages, each read by the definition "
        "(inward-sentence with `any_of_we`; without it 6 of 6):\n"
    )
    yield "| rule | right | of read |"
    yield "|---|---|---|"
    yield from (f"| {rule} | {right[rule]} | {told[rule]} |" for rule in RULES if told[rule])


def reader_lines() -> Iterator[str]:
    """Give how far two readers of the same pages agree, by rule: F1 of one against the other."""
    labels = [label for label in read_labels() if is_at_hand(label.page)]
    pages = sorted({label.page for label in labels if label.of == SECOND})
    both: Counter[str] = Counter()
    one_only: Counter[str] = Counter()
    for name in pages:
        audit = prepared([])
        reading = read_for(audit, open_page(path_of(name)))
        first = [one for one in labels if one.page == name and one.of != SECOND]
        second = [one for one in labels if one.page == name and one.of == SECOND]
        for rule in RULES:
            units = _labelled_units(rule, first, reading).keys()
            others = _labelled_units(rule, second, reading).keys()
            both[rule] += len(units & others)
            one_only[rule] += len(units ^ others)
    yield f"\nTwo readers of the same {len(pages)} pages agree (F1, and labels of both):\n"
    yield "| rule | F1 | labels |"
    yield "|---|---|---|"
    for rule in RULES:
        if both[rule] + one_only[rule]:
            agreed = 2 * both[rule] / (2 * both[rule] + one_only[rule])
            yield f"| {rule} | {agreed:.2f} | {both[rule] + one_only[rule]} |"


def judge(of: str) -> tuple[dict[str, Judged], Counter[tuple[str, str]]]:
    """Ask all rules on the labelled pages of a set; also count kinds: as labelled, as told."""
    labels: dict[str, list[Label]] = defaultdict(list)
    for label in read_labels():
        if label.of == of and is_at_hand(label.page):
            labels[label.page].append(label)
    judged = {rule: Judged() for rule in RULES if rule not in ELSEWHERE}
    kinds: Counter[tuple[str, str]] = Counter()
    for name, told in sorted(labels.items()):
        known = Known(brand=brands_of(name))  # as a user tells the name of the firm in the settings
        audit = prepared([shipped_rule(rule) for rule in judged], known)
        reading = read_for(audit, open_page(path_of(name)))
        findings = findings_in(audit, reading)
        kinds[next(one.rule[5:] for one in told if one.rule.startswith("kind=")), reading.kind] += 1
        for rule, one in judged.items():
            _compare(
                one,
                name,
                _found_units(rule, findings, reading),
                _labelled_units(rule, told, reading),
            )
    return judged, kinds


def _compare(one: Judged, page: str, found: dict[str, str], there: dict[str, str]) -> None:
    one.right += [(page, words) for unit, words in found.items() if unit in there]
    one.wrong += [(page, words) for unit, words in found.items() if unit not in there]
    one.missed += [(page, words) for unit, words in there.items() if unit not in found]


def _found_units(rule: str, findings: Iterable[Finding], reading: Reading) -> dict[str, str]:
    page = reading.page
    return {
        _unit(rule, _letter(page, one.line, one.column), one.words, reading): one.words
        for one in findings
        if one.rule == rule
    }


def _labelled_units(rule: str, labels: Iterable[Label], reading: Reading) -> dict[str, str]:
    source = reading.page.source
    return {
        _unit(rule, one.start, source[one.start : one.end], reading): source[one.start : one.end]
        for one in labels
        if one.rule == rule
    }


def _letter(page: Page, line: int, column: int) -> int:
    lines = page.source.split("\n")
    return sum(len(one) + 1 for one in lines[: line - 1]) + column - 1


def _unit(rule: str, at: int, words: str, reading: Reading) -> str:
    """Name the unit that a place belongs to, by what the rule is about."""
    if rule in OF_PAGES or at < 0:
        return "page"
    kind = UNITS.get(rule, "sentence")
    if kind == "words":
        return words.rstrip("s")
    where = 0
    for nth, sentence in enumerate(reading.sentences):
        if reading.page.blocks[sentence.block].source_of(sentence.start) <= at:
            where = nth
    if kind == "sentence":
        return f"sentence {where}"
    block = reading.sentences[where].block if reading.sentences else 0
    if kind == "paragraph":
        return f"paragraph {block}"
    for nth, section in enumerate(reading.sections):
        if any(one.block == block for one in section.everything):
            return f"section {nth}"
    return f"paragraph {block}"


def lines_of(judged: dict[str, Judged], kinds: Counter[tuple[str, str]], of: str) -> Iterator[str]:
    """Write the table."""
    right_kind = sum(count for (there, told), count in kinds.items() if there == told)
    yield f"{sum(kinds.values())} {of} pages; kind of page right on {right_kind}.\n"
    yield "| rule | found | of these right | precision | labelled | recall |"
    yield "|---|---|---|---|---|---|"
    for rule, one in judged.items():
        found, there = len(one.right) + len(one.wrong), len(one.right) + len(one.missed)
        yield (
            f"| {rule} | {found} | {len(one.right)} | {_share(one.precision)} | {there} "
            f"| {_share(one.recall)} |"
        )


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"


if __name__ == "__main__":
    main()
