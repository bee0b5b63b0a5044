"""Text without labels that networks learn from one another: what people write, in many fields.

None of it is in the sets that themes are measured on.
"""

from __future__ import annotations

import csv
import json
import re
import tempfile
from pathlib import Path

import pyarrow.parquet as pq

from outsidein.language.sentences import sentences, trimmed

FOLDER = Path(__file__).parent
WORDS = re.compile(r"[a-z]{2,}")
FEWEST_WORDS, MOST_WORDS = 3, 45
TOUCHES, SEED = 20_000, 11


def corpus(data: Path) -> list[str]:
    """Give each sentence of the corpus once, in a fixed order: of the project and of `data`."""
    found = {*_of_tables(), *_of_a_company(), *_of_mail(data), *_of_meetings(data)}
    measured = _held()
    return sorted(
        text
        for text in found
        if FEWEST_WORDS <= len(text.split()) <= MOST_WORDS
        and WORDS.search(text.casefold())
        and text not in measured
    )


def _of_tables() -> set[str]:
    found = set()
    for file in (FOLDER / "needs" / "wordings.csv", *sorted((FOLDER / "kinds").glob("*.csv"))):
        with file.open(encoding="utf-8", newline="") as rows:
            found |= {
                row["text"]
                for row in csv.DictReader(rows)
                if row.get("source") not in {"banking77", "clinc150"}
            }
    return found


def _held() -> set[str]:
    with (FOLDER / "kinds" / "statements.csv").open(encoding="utf-8", newline="") as rows:
        return {row["text"] for row in csv.DictReader(rows) if row["part"] == "held"}


def _of_a_company() -> set[str]:
    """Give what a simulated company's people say, but for the questions that are a bank's own."""
    from outsidein.ask.simulation import simulate  # noqa: PLC0415 - slow to import

    lines = FOLDER.parent / "src" / "outsidein" / "simulate" / "lines" / "banking77.csv"
    with lines.open(encoding="utf-8", newline="") as rows:
        bank = {row["text"] for row in csv.DictReader(rows)}
    with tempfile.TemporaryDirectory() as folder:
        simulate(Path(folder) / "firm", touches=TOUCHES, seed=SEED)
        told = pq.read_table(
            Path(folder) / "firm" / "truth" / "statement.parquet", columns=["text"]
        )
    return {*told["text"].to_pylist()} - bank


def _of_mail(data: Path) -> set[str]:
    lines = (data / "mail-intent" / "train.txt").read_text("utf-8", "replace").splitlines()
    bodies = (line.partition("\t")[2] for line in lines)
    return {trimmed(part) for body in bodies for part in sentences(body) if "http" not in part}


def _of_meetings(data: Path) -> set[str]:
    found = set()
    for line in (data / "meetings" / "product.jsonl").read_text("utf-8").splitlines():
        for turn in json.loads(line)["meeting_transcripts"]:
            told = re.sub(r"\s+([,.?!'])", r"\1", re.sub(r"\{[^}]*\}", "", turn["content"]))
            found |= {trimmed(part) for part in sentences(told)}
    return found
