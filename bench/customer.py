"""How right the answers about the whole customer are, over a hundred made-up companies.

    python bench/customer.py [--companies 100] [--only shares inside …]

What was planted in each company is known (companies.py); each part says in its own file what counts
as right. Prints Markdown.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import defaultdict
from typing import TYPE_CHECKING

import customer_alarms
import customer_beliefs
import customer_between
import customer_inside
import customer_segments
import customer_shares
import customer_wants
from companies import JUDGED, make_company, opened
from outsidein.customer.answers import write_views
from outsidein.store.duckdb import start_processes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

# What is judged, in the order of the page.
PARTS: Mapping[str, Any] = {
    "shares": customer_shares,
    "inside": customer_inside,
    "between": customer_between,
    "beliefs": customer_beliefs,
    "segments": customer_segments,
    "alarms": customer_alarms,
    "wants": customer_wants,
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--companies", type=int, default=len(JUDGED))
    parser.add_argument("--only", nargs="+", choices=PARTS, default=[*PARTS])
    arguments = parser.parse_args()
    for line in customer_lines(arguments.companies, arguments.only):
        print(line, flush=True)


def customer_lines(
    companies: int = len(JUDGED), parts: Sequence[str] = tuple(PARTS)
) -> Iterator[str]:
    """Give the lines on what was found of what was planted."""
    began = time.perf_counter()
    total: dict[str, dict[str, float]] = {part: defaultdict(float) for part in parts}
    with start_processes(os.cpu_count()) as pool:
        for counted in pool.map(judged, JUDGED[:companies], [parts] * companies):
            for part, figures in counted.items():
                for name, value in figures.items():
                    total[part][name] += value
    yield (
        f"{companies} made-up companies of 200 accounts over 18 months, with sentences and themes "
        "as planted: the figures are of these answers alone. "
        f"{time.perf_counter() - began:.0f} s."
    )
    yield "\n| what | reached | wanted |\n|---|--:|--:|"
    for part in parts:
        for what, reached, wanted in PARTS[part].told(total[part]):
            yield f"| {what} | {reached} | {wanted} |"


def judged(seed: int, parts: Sequence[str]) -> dict[str, Mapping[str, float]]:
    """Judge one company, part by part: counts to be added up over companies."""
    company = make_company(seed)
    with opened(company) as store:
        write_views(store)
        return {part: PARTS[part].judged(company, store) for part in parts}


if __name__ == "__main__":
    main()
