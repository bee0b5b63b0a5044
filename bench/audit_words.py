"""words-customers-never-use: which words are found by meaning, and how many that were planted.

    python bench/audit_words.py [--data DIR] [--judged]

A bank's answers beside what another bank's customers write, on the half of the answers' classes
that the search was made on, with `--judged` on the other one. Whether a word found means the same
can only be read: they are printed, each with how often it stands there. Planted: sentences of the
same answers in which a word that customers say was exchanged for a formal one that none of them
says; the formal words were written down before the search was run on any. Prints Markdown.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audit_customers import ANSWERS_A_PAGE, bank, customers_of
from labelled import DATA
from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.known import Known
from outsidein.speak.rule import shipped_rule
from outsidein.speak.vocabulary import Vocabulary, vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from outsidein.speak.finding import Finding

# What customers say, and what an office might write for it.
PLANTED = """money monies, fee levy, fees levies, phone handset, mobile cellular, shop outlet,
shopping mercantile, wife spouse, child offspring, wrong erroneous, mistake discrepancy,
salary remuneration, house abode, free gratis, amount quantum, price tariff, cost outlay,
refund restitution, form proforma, call telephone, name appellation, letter missive,
stolen misappropriated, lost mislaid, quickly expeditiously, fast expeditious, need necessitate,
help succour, job vocation, bill billing artefact, pin numeric credential, cash banknotes,
travel peregrination, email electronic correspondence, year twelvemonth, age seniority"""
SENTENCES, FEWEST = 3, 5
THEIRS = re.compile("customers say “(.*?)”")


def main() -> None:
    """Print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--judged", action="store_true")
    arguments = parser.parse_args()
    for line in word_lines(arguments.data, judged=arguments.judged):
        print(line, flush=True)


def word_lines(data: Path, *, judged: bool = False) -> Iterator[str]:
    """Give the lines of the tables."""
    answers = [row["Answer"] for row in bank(data, judged=judged)]
    customers = customers_of(data)
    pages = [
        "\n\n".join(answers[at : at + ANSWERS_A_PAGE])
        for at in range(0, len(answers), ANSWERS_A_PAGE)
    ]
    by_table = _pairs(_found(pages, customers, by_meaning=False))
    both = _pairs(_found(pages, customers, by_meaning=True))
    yield "| found | different words | findings |"
    yield "|---|--:|--:|"
    yield f"| by the table | {len(by_table)} | {by_table.total()} |"
    more = both - by_table
    yield f"| by meaning alone | {len(more)} | {more.total()} |"
    yield ""
    yield from (f"- {ours} → {theirs} ({times})" for (ours, theirs), times in more.most_common())
    yield "\n| planted words found | of those planted |"
    yield "|---|--:|"
    said = vocabulary_of(customers)
    planted = list(_planted(answers, said))
    for by_meaning, name in ((False, "by the table"), (True, "by the table and by meaning")):
        told = (
            (formal, _found([page], customers, by_meaning=by_meaning)) for formal, page in planted
        )
        found = sum(any(one.words.lower() in formal for one in those) for formal, those in told)
        yield f"| {name}: {found} | {len(planted)} |"


def _planted(answers: Sequence[str], said: Vocabulary) -> Iterator[tuple[str, str]]:
    """Give each formal word that no customer says, and a page in which it was planted."""
    sentences = [one for text in answers for one in re.split(r"(?<=[.!?])\s+", text)]
    for pair in PLANTED.replace("\n", " ").split(", "):
        theirs, _, formal = pair.partition(" ")
        alone = re.compile(rf"\b{theirs}\b")
        fitting = [one for one in sentences if alone.search(one)][:SENTENCES]
        last = formal.split()[-1]
        if fitting and said.commonest(theirs)[1] >= FEWEST and not said.has(last):
            yield formal, "\n\n".join(alone.sub(formal, one) for one in fitting)


def _found(pages: Sequence[str], customers: Sequence[str], *, by_meaning: bool) -> list[Finding]:
    rule = shipped_rule("words-customers-never-use")
    settings = {**rule.settings, "by_meaning": by_meaning, "most": 99}
    asked = replace(rule, pages=(), settings=settings)
    audit = prepared([asked], Known(customer_words=customers))
    readings = (read_for(audit, page_of(text)) for text in pages)
    return [finding for reading in readings for finding in findings_in(audit, reading)]


def _pairs(findings: Sequence[Finding]) -> Counter[tuple[str, str]]:
    told = ((one.words.lower(), THEIRS.search(one.message)) for one in findings)
    return Counter((ours, theirs[1]) for ours, theirs in told if theirs)


if __name__ == "__main__":
    main()
