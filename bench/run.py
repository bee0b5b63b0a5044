"""Measure everything in one run on this machine, and write docs/benchmarks.md.

    python bench/run.py [--touches 100000 1000000] [--statements 1000000]
        [--records 1000000] [--data DIR] [--peers-python PYTHON] [--peers-node DIR]

The first DIR holds the labelled sets, PYTHON is an interpreter that has the peers, the other DIR a
folder with node_modules. What is absent is said in
the page and not measured. For a single part, run its own file.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from agreement import agreement_lines
from audit_customers import customer_lines as audit_customer_lines
from audit_plain_language import plain_language_lines
from audit_rules import rule_lines
from audit_speed import speed_lines
from audit_surfaces import surface_lines
from audit_words import word_lines
from company import company_lines
from customer import customer_lines
from customer_alarm_pages import page_lines as alarm_page_lines
from customer_scale import customer_scale_lines
from encoder import encoder_lines, read_texts
from kinds import kind_lines
from labelled import DATA
from replies import reply_lines
from themes import quality_lines
from themes_scale import scale_lines
from who import who_lines
from who_company import who_company_lines
from who_scale import who_scale_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
TOUCHES = (100_000, 1_000_000)
STATEMENTS = 1_000_000
RECORDS = 1_000_000


def main() -> None:
    """Measure every part, and write the page once all is known."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--touches", type=int, nargs="+", default=TOUCHES)
    parser.add_argument("--statements", type=int, default=STATEMENTS)
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--peers-python", metavar="PYTHON")
    parser.add_argument("--peers-node", type=Path, metavar="DIR")
    parser.add_argument("--page", type=Path, default=PAGE)
    arguments = parser.parse_args()
    lines = []
    for line in page_lines(arguments):
        print(line, flush=True)
        lines.append(line)
    page = "\n".join(lines) + "\n"
    while "\n\n\n" in page:
        page = page.replace("\n\n\n", "\n\n")
    arguments.page.write_text(page.rstrip("\n") + "\n", encoding="utf-8")


def page_lines(arguments: argparse.Namespace) -> Iterator[str]:
    """Give the lines of the page, each as soon as it is known."""
    data, python = arguments.data, arguments.peers_python
    yield from head()
    yield from company_lines(arguments.touches)
    yield "\n## Who is who: how good\n"
    yield from who_lines(data, python)
    yield from who_company_lines()
    yield "\n## Who is who: how fast\n"
    yield from who_scale_lines(arguments.records)
    yield "\n## Replies: cut exactly right\n"
    fixtures = data / "mail-replies" / "talon"
    yield from reply_lines(fixtures, python or sys.executable)
    yield "\n## Kinds of statement\n"
    yield from kind_lines(data)
    yield "\n## Themes: how good\n"
    yield from quality_lines(data, python)
    yield "\n## Themes: how fast\n"
    yield from scale_lines(arguments.statements, python)
    yield "\n## The whole customer: how right\n"
    yield from customer_lines()
    yield "\n"
    yield from alarm_page_lines()
    yield "\n## The whole customer: how fast\n"
    yield from customer_scale_lines(arguments.statements)
    yield "\n## The audit: how right\n"
    yield from rule_lines()
    yield "\n"
    yield from audit_customer_lines(data)
    yield "\n"
    yield from word_lines(data)
    yield "\n### Plain language, before and after\n"
    yield from plain_language_lines(data, python)
    yield "\n## The audit: how fast\n"
    yield from speed_lines(data, Path(python) if python else None, arguments.peers_node)
    yield "\n## The audit where others use it\n"
    yield from surface_lines(data / "marketing-pages" / "umami", python)
    yield "\n## Agreement\n"
    yield from agreement_lines(data, python)
    yield "\n## The sentence encoder\n"
    yield from encoder_lines(read_texts())


def head() -> Iterator[str]:
    """Say what was measured, on what."""
    yield "# Benchmarks\n"
    yield "Made by `make bench`. A touch is one message, turn, comment or answer.\n"
    yield (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, DuckDB {version('duckdb')}, no GPU. "
        "Memory is what all processes of a step together hold for themselves, at its highest."
    )


if __name__ == "__main__":
    main()
