"""The rules of the audit that know customers or several pages: how often they are right.

    python bench/audit_customers.py [--data DIR] [--site DIR] [--development] [--show]

words-customers-never-use: a bank's answers (bankfaqs) beside what another bank's customers write
(banking77), on the half of the answers' classes that the table of words was not tried on. Whether a
finding is right can't be counted, only read: `--show` prints a draw of sixty to be read by the
definition below. unanswered-question: questions of the same answers, of which a fifth are left out,
and questions of travellers about hotels and restaurants (DSTC11 track 5), once with what answers
them and once without. contradicts-promise: the pages of a vendor's site as they are, where
whatever is found is a false alarm unless it can be shown, and copies of them with each figure that
was read changed, which shows that the comparison works and not how many promises are read. The
phrases were made with that site in view: name another one to judge them. The first DIR
holds bankfaqs, banking77 and questions, the second one the site. Prints Markdown.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import sentencex

from audited import FOLDERS
from labelled import DATA
from outsidein.meaning.encoder import encode
from outsidein.pages.opening import READERS, page_of
from outsidein.record.ids import content_hash
from outsidein.speak.asked import left_open
from outsidein.speak.audit import findings_in, findings_of_site, prepared, promises_in, read_for
from outsidein.speak.known import Known
from outsidein.speak.rule import shipped_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from outsidein.pages.page import Page
    from outsidein.speak.finding import Finding

    Key = tuple[str, str, str]

# What was tried on; all other classes are judged.
TRIED_ON = frozenset({"cards", "loans", "security"})
ANSWERS_A_PAGE = 8
READ = 60
LEFT_OUT = 5  # every so manieth answer
ALIKE, FEWEST, WORDINGS = 0.7, 3, 6  # of travellers' questions that ask the same
DEFINITION = """A finding is right if a customer who reads the page with the suggested word in the
place of the page's word (in whatever form the sentence wants) understands the same thing, and the
page's word is one that customers don't use."""


class Counted(NamedTuple):
    """What was found, how much of it rightly, and how much there was to find."""

    found: int
    right: int
    there: int


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--development", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--site", type=Path, default=FOLDERS["umami/"])
    arguments = parser.parse_args()
    for line in customer_lines(
        arguments.data, arguments.site, judged=not arguments.development, show=arguments.show
    ):
        print(line, flush=True)


def customer_lines(
    data: Path, folder: Path = FOLDERS["umami/"], *, judged: bool = True, show: bool = False
) -> Iterator[str]:
    """Give the lines of the table, and with `show` what there is to read."""
    if not (data / "bankfaqs").is_dir():
        yield f"Not measured: there is no bankfaqs in {data.name}/."
        return
    answers = bank(data, judged=judged)
    words = word_findings(answers, data)
    yield "| rule | on | found | right | to be found |"
    yield "|---|---|--:|--:|--:|"
    rule = "words-customers-never-use"
    yield f"| {rule} | {len(answers):,} answers of a bank | {len(words)} | to be read | – |"
    for on, counted in (
        ("a bank's questions, a fifth of the answers left out", bank_questions(answers)),
        ("a bank's questions, asked of its other pages", elsewhere(answers)),
        ("travellers' questions, with and without the answer", travellers(data, judged=judged)),
    ):
        yield _row("unanswered-question", on, counted)
    site = pages_in(folder)
    yield _row("contradicts-promise", f"{len(site)} pages of a site as they are", as_it_is(site))
    yield _row("contradicts-promise", "the same, figures changed in copies", changed(site))
    if show:
        yield f"\n{DEFINITION}\n"
        drawn = random.Random(7).sample(words, min(READ, len(words)))
        yield from (f"- `{one.words}`: {one.message} {one.suggestion}" for one in drawn)


def word_findings(answers: Sequence[dict[str, str]], data: Path) -> list[Finding]:
    """Find words that customers never use in a bank's answers, some of them to a page."""
    rule = replace(shipped_rule("words-customers-never-use"), pages=())
    audit = prepared([rule], Known(customer_words=customers_of(data)))
    found = []
    for at in range(0, len(answers), ANSWERS_A_PAGE):
        text = "\n\n".join(row["Answer"] for row in answers[at : at + ANSWERS_A_PAGE])
        found += findings_in(audit, read_for(audit, page_of(text)))
    return found


def bank_questions(answers: Sequence[dict[str, str]]) -> Counted:
    """Ask of a page that answers four of five questions which are not answered there."""
    found = right = there = 0
    for name in sorted({row["Class"] for row in answers}):
        rows = list({row["Question"]: row for row in answers if row["Class"] == name}.values())
        left = [int(content_hash(row["Question"]), 16) % LEFT_OUT == 0 for row in rows]
        kept = [row["Answer"] for row, is_left in zip(rows, left, strict=True) if not is_left]
        page = encode([one.strip() for text in kept for one in sentencex.segment("en", text)])
        asked = encode([row["Question"] for row in rows])
        is_open = [_is_open(one[None], page) for one in asked]
        found, there = found + sum(is_open), there + sum(left)
        right += sum(one and two for one, two in zip(is_open, left, strict=True))
    return Counted(found, right, there)


def elsewhere(answers: Sequence[dict[str, str]]) -> Counted:
    """Ask of each page the questions of the others: what it is told to lack is a false alarm."""
    found = 0
    for name in sorted({row["Class"] for row in answers}):
        own = [row["Answer"] for row in answers if row["Class"] == name]
        page = encode([one.strip() for text in own for one in sentencex.segment("en", text)])
        others = {row["Question"] for row in answers if row["Class"] != name}
        found += sum(_is_open(one[None], page) for one in encode(sorted(others)))
    return Counted(found, 0, 0)


def travellers(data: Path, *, judged: bool) -> Counted:
    """Ask of each place what travellers asked, with three wordings of each question at least.

    What answers it stands there once, and is left out once: so half of the questions are open.
    """
    asked = _travellers(data, judged=judged)
    texts = sorted({text for question, said, _ in asked for text in (question, *said.values())})
    vectors = dict(zip(texts, encode(texts), strict=True))
    questions = np.stack([vectors[question] for question, _, _ in asked])
    found = right = there = 0
    for (_, said, gold), alike in zip(asked, questions @ questions.T, strict=True):
        ways = questions[(-alike).argsort(kind="stable")[: (alike > ALIKE).sum()][:WORDINGS]]
        if len(ways) < FEWEST:
            continue
        whole = np.stack([vectors[text] for text in said.values()])
        without = np.stack([vectors[text] for key, text in said.items() if key not in gold])
        was_right = _is_open(ways, without)
        found, there = found + was_right + _is_open(ways, whole), there + 1
        right += was_right
    return Counted(found, right, there)


def as_it_is(site: Sequence[Page]) -> Counted:
    """Compare the pages of a site, of which nobody knows a contradiction."""
    audit = prepared([shipped_rule("contradicts-promise")])
    found = findings_of_site(audit, [read_for(audit, page) for page in site])
    return Counted(len(found), 0, 0)


def changed(site: Sequence[Page]) -> Counted:
    """Compare each page with a copy in which one figure that it promises is another."""
    audit = prepared([shipped_rule("contradicts-promise")])
    found = right = there = 0
    for page in site:
        reading = read_for(audit, page)
        for _, promise in promises_in(audit, reading):
            figure = next((one for one in promise.words.split() if one[0].isdigit()), "")
            line = page.source.split("\n")[promise.line - 1]
            if not figure or figure not in line:
                continue
            other = line.replace(figure, "7" + figure, 1)
            copy = page_of(page.source.replace(line, other, 1), f"copy/{page.name}")
            readings = [reading, replace(read_for(audit, copy), kind=reading.kind)]
            told = findings_of_site(audit, readings)
            found, there = found + len(told), there + 1
            right += any(one.line == promise.line for one in told)
    return Counted(found, right, there)


def pages_in(folder: Path) -> list[Page]:
    """Read all pages of a folder; none where there is no folder."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in READERS)
    return [page_of(path.read_text("utf-8"), path.relative_to(folder).as_posix()) for path in paths]


def _is_open(wordings: npt.NDArray[np.float32], page: npt.NDArray[np.float32]) -> bool:
    settings = shipped_rule("unanswered-question").settings
    near, answered = settings["near"], settings["answered"]
    return left_open(wordings, page, near=near, answered=answered) >= 0


def customers_of(data: Path) -> list[str]:
    """Give what customers of a bank wrote, each text another customer's."""
    return [
        row["text"]
        for name in ("train.csv", "test.csv")
        for row in _rows(data / "banking77" / name)
    ]


def bank(data: Path, *, judged: bool) -> list[dict[str, str]]:
    """Give a bank's questions and answers of the classes that were tried on, or of the others."""
    rows = _rows(data / "bankfaqs" / "BankFAQs.csv")
    return [row for row in rows if (row["Class"] not in TRIED_ON) == judged]


def _travellers(data: Path, *, judged: bool) -> list[tuple[str, dict[Key, str], set[Key]]]:
    """Give each last question, the sentences about its place, and the keys of what answers it."""
    folder = data / "questions"
    knowledge, labels, logs = (
        json.loads((folder / f"{name}.json").read_text("utf-8"))
        for name in ("knowledge", "labels", "logs")
    )
    found = []
    for label, log in zip(labels, logs, strict=True):
        told = label.get("knowledge", [])
        places = {(one["domain"], str(one["entity_id"])) for one in told}
        asked = [one for one in sentencex.segment("en", log[-1]["text"]) if "?" in one]
        if len(places) != 1 or not asked:
            continue
        domain, place = next(iter(places))
        if int(content_hash(f"{domain} {place}"), 16) % 2 == judged:
            gold = {(one["doc_type"], str(one["doc_id"]), str(one.get("sent_id"))) for one in told}
            found.append((asked[-1].strip(), _sentences(knowledge[domain][place]), gold))
    return found


def _sentences(place: dict[str, Any]) -> dict[Key, str]:
    found = {}
    for key, faq in place.get("faqs", {}).items():
        found["faq", key, "None"] = faq["question"] + " " + faq["answer"]
    for key, review in place.get("reviews", {}).items():
        for at, text in review["sentences"].items():
            found["review", key, at] = text
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _row(rule: str, on: str, counted: Counted) -> str:
    return f"| {rule} | {on} | {counted.found} | {counted.right} | {counted.there} |"


if __name__ == "__main__":
    main()
