"""Whether the audit's one number tells plain language from what it was rewritten from.

    python bench/audit_plain_language.py [--data DIR] [--peers-python PYTHON]

DIR/plain-language holds pages of American authorities before and after they were rewritten, and a
table of such sentences (plainlanguage.gov, CC0). The number is the `score` of a scorecard. PYTHON
is an interpreter that has textstat, whose Flesch reading ease is asked as a peer. No text is told
which it is, and all are read as the same kind of page. Prints Markdown.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from labelled import DATA
from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.known import Known
from outsidein.speak.rule import shipped_rule
from outsidein.speak.rules.table import RULES
from outsidein.speak.scorecard import groups_of_scorecards, scorecard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BEFORE_AND_AFTER = re.compile(
    r"^\* #+ Before\n(.*?)^\* #+ After\n(.*?)(?:^\{: |\Z)", re.MULTILINE | re.DOTALL
)
ROW = re.compile(r"^([^|\n]+)\|([^|\n]+)$", re.MULTILINE)
TARGET = 0.9
ASK_PEER = """
import json, sys, textstat
print(json.dumps([textstat.flesch_reading_ease(text) for text in json.load(sys.stdin)]))
"""


class Pair(NamedTuple):
    """A text before and after it was rewritten."""

    name: str
    before: str
    after: str


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--peers-python", metavar="PYTHON")
    told = parser.parse_args()
    for line in plain_language_lines(told.data, told.peers_python):
        print(line, flush=True)


def plain_language_lines(data: Path, python: str | None) -> Iterator[str]:
    """Give the lines of the table: each pair with what both sides score, and the share in order."""
    pairs = list(read_pairs(data / "plain-language"))
    if not pairs:
        yield "Not measured: there is no folder plain-language/."
        return
    texts = [text for pair in pairs for text in (pair.before, pair.after)]
    numbers = {"score": [score_of(text) for text in texts]}
    eases = _asked(python, texts)
    if isinstance(eases, str):
        yield f"Flesch reading ease by textstat was not measured: {eases}\n"
    else:
        numbers["Flesch reading ease, by textstat"] = eases
    yield "| text | " + " | ".join(f"{name}: before | after" for name in numbers) + " |"
    yield "|---|" + "--:|--:|" * len(numbers)
    for nth, pair in enumerate(pairs):
        cells = [f"{told[2 * nth]:.0f} | {told[2 * nth + 1]:.0f}" for told in numbers.values()]
        yield f"| {pair.name} | " + " | ".join(cells) + " |"
    yield ""
    for name, told in numbers.items():
        better = sum(after > before for before, after in zip(told[::2], told[1::2], strict=True))
        yield f"- {name}: after is better in {better} of {len(pairs)} ({better / len(pairs):.0%})"
    yield f"- the target is {TARGET:.0%}"


def read_pairs(folder: Path) -> Iterator[Pair]:
    """Read the pairs: pages with two parts, and the rows of a table."""
    for path in sorted(folder.glob("*.md")):
        source = path.read_text("utf-8")
        name = path.stem.replace("-", " ")
        for before, after in BEFORE_AND_AFTER.findall(source):
            yield Pair(name, _flush(before), _flush(after))
        if BEFORE_AND_AFTER.search(source):
            continue
        rows = [row for row in ROW.findall(source) if not row[0].startswith(("Before", "---"))]
        for nth, (before, after) in enumerate(rows, 1):
            yield Pair(f"{name}, {nth}", before.strip(), after.strip())


def score_of(text: str) -> float:
    """Give the score of a text that is read as an article."""
    rules = [shipped_rule(name) for name in RULES]
    known = Known(page_kinds={"*": "article"})
    audit = prepared(rules, known, more_groups=groups_of_scorecards())
    reading = read_for(audit, page_of(text))
    score = scorecard(reading, findings_in(audit, reading), known).score
    return -1.0 if score is None else score


def _flush(part: str) -> str:
    """Give a part as it would stand alone: it stands in an item of a list."""
    return re.sub(r"^ {2}", "", part, flags=re.MULTILINE).strip()


def _asked(python: str | None, texts: Sequence[str]) -> list[float] | str:
    if python is None:
        return "no interpreter is named that has it."
    done = subprocess.run(
        [python, "-c", ASK_PEER],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return done.stderr.strip().splitlines()[-1]
    return [float(ease) for ease in json.loads(done.stdout)]


if __name__ == "__main__":
    main()
