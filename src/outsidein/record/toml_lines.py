"""Where in a TOML text a key stands, so that an error can quote its line."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = re.compile(r"\[\[?\s*([^\[\]=]+?)\s*\]\]?\s*(#.*)?")


def line_of(text: str, key: str, *, section: str = "", nth: int = 0) -> int | None:
    r"""Give the number of the line that sets a key in a section, nothing if none does.

    The section is named as its header names it; `nth` tells those of one name apart, from 0.
    A key of the whole file may be the name of a section. What is written in one line with its
    section is found as well.

    >>> line_of('name = "Acme"\n[read]\ndate_order = "MDY"', "date_order", section="read")
    3
    """
    own = re.compile(rf"[\"']?{re.escape(key)}[\"']?\s*[=.]")
    for number, here, count, line in _lines(text):
        is_header = HEADER.fullmatch(line)
        if is_header and not section and here == key and count == nth:
            return number
        is_within = here == section and (not section or count == nth)
        if is_within and not is_header and own.match(line):
            return number
    anywhere = re.compile(rf"(^|[{{\[\s\"',.]){re.escape(key)}[\"']?\s*([=.\]]|$)")
    return next((number for number, _, _, line in _lines(text) if anywhere.search(line)), None)


def _lines(text: str) -> Iterator[tuple[int, str, int, str]]:
    """Give number, section, how many of its name came before, and text of each line."""
    here = ""
    headers: Counter[str] = Counter()
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        header = HEADER.fullmatch(line)
        if header:
            here = header.group(1).strip("\"'")
            headers[here] += 1
        if line and not line.startswith("#"):
            yield number, here, headers[here] - 1, line
