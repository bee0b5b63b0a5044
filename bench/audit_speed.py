"""How fast whole pages are audited: ours beside other linters of prose, on the same files.

    python bench/audit_speed.py [--data DIR] [--peers-python PYTHON] [--peers-node DIR]
        [--copies 10] [--rounds 3]

The files are all Markdown and MDX of a vendor's site (DIR/marketing-pages/umami) and the pages in
bench/audited/pages, each copied some times into a new folder, so that two processors have work, and
with the ending .md, which each linter knows.
PYTHON is an interpreter beside which `proselint` and `vale` are installed, the other DIR a folder
with node_modules, where `npm install write-good textlint textlint-rule-write-good alex` was run.
The package of vale on PyPI fetches its program when it first runs, so it is absent where nothing
may be downloaded. Each runs as a process of its own, as it comes, and is measured from its start
to its end; the fastest of some rounds counts, since other work on the machine only ever slows
down. What is absent is said. The linters look for different things: findings are counted only to
show that each read the files. Prints Markdown.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from labelled import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PAGES = Path(__file__).parent / "audited" / "pages"
SUFFIXES = {".md", ".mdx"}
TYPICAL_WORDS = 700  # of a page, to compare pages of any length
TARGET = 500  # such pages a second with two processes
LONGEST_SECONDS = 600


class Linter(NamedTuple):
    """One linter: its command but for the files, and how to count findings in what it prints."""

    name: str
    command: Sequence[str]
    count: Callable[[str], int]
    takes_folder: bool = False


class Run(NamedTuple):
    """What one run of a linter took, of the clock and of the processors, and what it found."""

    seconds: float
    processor_seconds: float
    findings: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--peers-python", type=Path, metavar="PYTHON")
    parser.add_argument("--peers-node", type=Path, metavar="DIR")
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    told = parser.parse_args()
    ran = speed_lines(
        told.data, told.peers_python, told.peers_node, copies=told.copies, rounds=told.rounds
    )
    for line in ran:
        print(line, flush=True)


def speed_lines(
    data: Path, python: Path | None, node: Path | None, *, copies: int = 10, rounds: int = 3
) -> Iterator[str]:
    """Give the lines of the table, each as soon as it is known."""
    with tempfile.TemporaryDirectory(prefix="outsidein-bench-") as folder:
        files = copied(Path(folder), data, copies)
        yield from lines_of(files, linters(python, node), rounds)


def copied(folder: Path, data: Path, copies: int) -> list[Path]:
    """Copy the pages into a folder some times; give the copies in order."""
    pages = sorted(
        path
        for root in (data / "marketing-pages" / "umami", PAGES)
        for path in root.rglob("*")
        if path.suffix in SUFFIXES
    )
    files = []
    for copy in range(copies):
        for nth, page in enumerate(pages):
            file = folder / f"{copy:02}" / f"{nth:03}-{page.stem}.md"
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(page.read_bytes())
            files.append(file)
    return files


def linters(python: Path | None, node: Path | None) -> Iterator[Linter]:
    """Give the linters, whether installed or not."""
    own = [str(Path(sys.executable).parent / "outsidein"), "audit", "--format", "json"]
    for processes in (1, 2):
        name = f"**ours, {processes} process{'es' if processes > 1 else ''}**"
        command = [*own, "--all-rules", "--processes", str(processes)]
        yield Linter(name, command, _entries("findings"), takes_folder=True)
    beside = python.parent if python else Path()
    bins = node / "node_modules" / ".bin" if node else Path()
    proselint = [str(beside / "proselint"), "check", "--output-format", "compact"]
    yield Linter("proselint (Python)", proselint, _lines(r"^\S*:\d+:\d+"))
    vale = [str(beside / "vale"), "--output", "line", "--no-exit"]
    yield Linter("vale (Go)", vale, _lines(r":\d+:\d+:"))
    yield Linter("write-good (Node)", [str(bins / "write-good"), "--parse"], _lines(r":\d+:\d+:"))
    textlint = [str(bins / "textlint"), "--rule", "write-good", "--format", "unix"]
    yield Linter("textlint with write-good (Node)", textlint, _lines(r":\d+:\d+:"))
    yield Linter("alex (Node)", [str(bins / "alex")], _lines(r"^\s*\d+:\d+"))


def lines_of(files: Sequence[Path], told: Iterator[Linter], rounds: int) -> Iterator[str]:
    """Give the lines of the table, each as soon as it is known."""
    words = sum(len(file.read_text("utf-8").split()) for file in files)
    pages = words / TYPICAL_WORDS
    yield (
        f"{len(files):,} files, {words:,} words between blanks: as many as {pages:,.0f} pages of "
        f"{TYPICAL_WORDS}. {os.cpu_count()} processors; the fastest of {rounds}.\n"
    )
    yield "| linter | seconds | processor seconds | files/s | pages/s | findings |"
    yield "|---|--:|--:|--:|--:|--:|"
    for linter in told:
        run = fastest(linter, files, rounds)
        if isinstance(run, str):
            yield f"| {linter.name} | {run} | | | | |"
            continue
        yield (
            f"| {linter.name} | {run.seconds:.2f} | {run.processor_seconds:.2f} "
            f"| {len(files) / run.seconds:,.0f} | {pages / run.seconds:,.0f} | {run.findings:,} |"
        )
    yield f"\nThe target of ours is {TARGET} pages/s with two processes."


def fastest(linter: Linter, files: Sequence[Path], rounds: int) -> Run | str:
    """Give the fastest run of a linter, or why there is none."""
    if shutil.which(linter.command[0]) is None:
        return "absent: not installed"
    runs = []
    for _ in range(rounds):
        told = once(linter, files)
        if isinstance(told, str):
            return told
        runs.append(told)
    return min(runs)


def once(linter: Linter, files: Sequence[Path]) -> Run | str:
    """Run a linter once on all files."""
    named = [files[0].parents[1]] if linter.takes_folder else files
    used, begun = _processor_seconds(), time.perf_counter()
    try:
        done = subprocess.run(
            [*linter.command, *map(str, named)],
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST_SECONDS,
            cwd=files[0].parents[1],
        )
    except subprocess.TimeoutExpired:
        return f"more than {LONGEST_SECONDS}"
    seconds = time.perf_counter() - begun
    found = linter.count(done.stdout) or linter.count(done.stderr)
    if not found:
        said = (done.stderr or done.stdout).strip().splitlines()
        return f"absent: {said[-1][:80] if said else 'it found nothing'}"
    return Run(seconds, _processor_seconds() - used, found)


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _lines(pattern: str) -> Callable[[str], int]:
    """Give what counts the lines of an output that have a place in a file."""
    place = re.compile(pattern)
    return lambda told: sum(bool(place.search(line)) for line in told.splitlines())


def _entries(key: str) -> Callable[[str], int]:
    """Give what counts the entries of a list in JSON."""

    def count(told: str) -> int:
        try:
            return len(json.loads(told)[key])
        except (ValueError, KeyError, TypeError):
            return 0

    return count


if __name__ == "__main__":
    main()
