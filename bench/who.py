"""How well it is told who is who, and how fast: ours beside Splink.

    python bench/who.py [--data DIR] [--peers-python PYTHON]
    python bench/who.py --scale 1000000
    python bench/who.py --company

DIR holds the sets by name (who_data.py); what is absent is said. PYTHON is an interpreter that has
Splink, this one unless told. Nobody is told which records are one. Prints Markdown.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import outsidein
from labelled import DATA
from splink_peer import linked
from who_company import who_company_lines
from who_data import CATALOGUES, FODORS_ZAGATS, ID, SETS, read_known
from who_scale import who_scale_lines
from who_scores import THRESHOLDS, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from splink_peer import Linked
    from who_data import Known
    from who_scores import Pairs

OURS = "**ours, `oi.match`**"
# Of Splink's models (peers/splink_models.py), all that its makers publish for a set.
MODELS: Mapping[str, Sequence[str]] = {
    "fake_1000": ("quick start", "tutorial", "tutorial, part 07", "accuracy analysis"),
    "FEBRL 1": ("febrl3",),
    "FEBRL 2": ("febrl3",),
    "FEBRL 3": ("febrl3",),
    FODORS_ZAGATS: ("restaurants", "restaurants, exact"),
}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--peers-python", metavar="PYTHON")
    parser.add_argument("--scale", type=int, metavar="RECORDS")
    parser.add_argument("--company", action="store_true")
    arguments = parser.parse_args()
    if arguments.scale:
        lines = who_scale_lines(arguments.scale)
    elif arguments.company:
        lines = who_company_lines()
    else:
        lines = who_lines(arguments.data, arguments.peers_python)
    for line in lines:
        print(line, flush=True)


def who_lines(data: Path, python: str | None = None) -> Iterator[str]:
    """Give the lines on how good matching is, on sets of which the truth is known."""
    yield (
        "Counted in pairs of records: precision is the share of joined pairs that are one, recall "
        "the share of pairs that are one that were joined. Of two lists, only pairs across them "
        "count. Splink's models are its makers' own, at the threshold that goes with each and at "
        f"the one of {len(THRESHOLDS)} that judges it best, which takes the truth to find; for "
        f"{FODORS_ZAGATS} there is none of theirs.\n"
    )
    yield "| records | method | precision | recall | F1 | seconds |"
    yield "|---|---|--:|--:|--:|--:|"
    absent = []
    versions: set[str] = set()
    for name, (folder, read) in SETS.items():
        known = read_known(folder, read, data)
        if known is None:
            absent.append(f"- {name} was not measured: there is no folder {data.name}/{folder}/.")
            continue
        one = pairs(known.truth, known.ids, known.sides).one
        title = f"{name}, {len(known.truth):,} with {one:,} true pairs"
        yield _ours(title, known)
        yield from _splinks(title, known, MODELS[name], python or sys.executable, versions)
    yield from ("", *absent, *(f"Splink {version}" for version in sorted(versions)), "")
    yield from catalogue_lines(data)


def entities(known: Known) -> tuple[list[str], float]:
    """Give the entity that ours tells of each record, in the truth's order, and the seconds."""
    match = outsidein.match  # loads what it takes
    begun = time.perf_counter()
    answer = match(
        list(known.tables) if known.link_only else known.tables[0], link_only=known.link_only
    )
    seconds = time.perf_counter() - begun
    entity_of = dict(zip(answer[ID].to_pylist(), answer["entity_id"].to_pylist(), strict=True))
    return [entity_of[record] for record in known.ids], seconds


def _ours(title: str, known: Known) -> str:
    found, seconds = entities(known)
    return _row(title, OURS, pairs(known.truth, found, known.sides), f"{seconds:.1f}")


def _splinks(
    title: str, known: Known, models: Sequence[str], python: str, versions: set[str]
) -> Iterator[str]:
    """Give the rows of Splink's models: as published, and at the best threshold."""
    for model in models:
        answer = linked(python, model, known)
        if isinstance(answer, str):
            yield f"| {title} | Splink, {model} | {answer} | | | |"
            continue
        versions.add(answer.version)
        yield from _two_rows(title, f"Splink, {model}", known, answer)


def _two_rows(title: str, method: str, known: Known, answer: Linked) -> Iterator[str]:
    found = pairs(known.truth, answer.links.joined(answer.threshold), known.sides)
    yield _row(title, f"{method}, from {answer.threshold}", found, f"{answer.seconds:.1f}")
    threshold, best = answer.links.best(known.truth, known.sides)
    yield _row(title, f"– at the threshold that judges it best, {threshold:.7g}", best, "")


def _row(title: str, method: str, found: Pairs, seconds: str) -> str:
    return (
        f"| {title} | {method} | {found.precision:.3f} | {found.recall:.3f} | {found.f1:.3f} "
        f"| {seconds} |"
    )


def catalogue_lines(data: Path) -> Iterator[str]:
    """Give the lines on names in opportunities, each to be led to its entry in a list."""
    read = {name: read_known(folder, reader, data) for name, (folder, reader) in CATALOGUES.items()}
    found = {name: known for name, known in read.items() if known}
    if not found:
        yield "Names in opportunities were not measured: there is no folder crm-pipeline/.\n"
        return
    yield (
        "Names in opportunities, led to the firm's own list by nothing but the name. Splink is "
        "not made for a single column, its makers write, and was not asked.\n"
    )
    yield "| names | told | led to their entry alone | led to another | entries joined | seconds |"
    yield "|---|--:|--:|--:|--:|--:|"
    for name, known in found.items():
        told = known.tables[0].num_rows
        for way, records in ((f"{name}, linked", known), (f"{name}, in one table", known.as_one)):
            groups, seconds = entities(records)
            right, wrong, joined = led(known, groups)
            yield f"| {way} | {told} | {right} | {wrong} | {joined} | {seconds:.1f} |"
    yield ""


def led(known: Known, groups: Sequence[str]) -> tuple[int, int, int]:
    """Count the names led to their entry alone, those led to another, and entries joined."""
    told, *_ = (table.num_rows for table in known.tables)
    entries: dict[str, list[str]] = defaultdict(list)
    for entry, group in zip(known.truth[told:], groups[told:], strict=True):
        entries[group].append(entry)
    reached = [entries.get(group, []) for group in groups[:told]]
    names = known.truth[:told]
    right = sum(ends == [name] for name, ends in zip(names, reached, strict=True))
    wrong = sum(any(end != name for end in ends) for name, ends in zip(names, reached, strict=True))
    return right, wrong, sum(len(joined) - 1 for joined in entries.values())


if __name__ == "__main__":
    main()
