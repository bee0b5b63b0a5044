"""The ballots of a blind poll: a page that works offline, a table and a sheet of paper."""

from __future__ import annotations

import csv
import html
import io
import json
from importlib.resources import files
from typing import TYPE_CHECKING

from outsidein.ask.filled_ballots import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.ask.poll_drawing import Drawn

TYPED = COLUMNS[:6]  # what a page writes besides is which ballot it was


def write_ballots(drawn: Drawn) -> list[Path]:
    """Write the ballots of a poll into its folder, with a line on how to hand them in."""
    (drawn.folder / "filled").mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in {
        "ballot.html": ballot_page(drawn),
        "ballot.csv": ballot_table(drawn),
        "ballot.md": ballot_sheet(drawn),
        "README.md": _handing_in(drawn),
    }.items():
        file = drawn.folder / name
        # A spreadsheet knows by the mark at the beginning that letters are UTF-8.
        encoding = "utf-8-sig" if name.endswith(".csv") else "utf-8"
        file.write_text(text, encoding=encoding, newline="")
        written.append(file)
    return written


def question(drawn: Drawn) -> str:
    """Ask what the poll asks."""
    who = f"{drawn.account} wants" if drawn.account else "our customers want"
    return f"What do you think {who} most?"


def ballot_table(drawn: Drawn) -> str:
    """Give the ballot as CSV: one row a need, the rank to be filled in."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(TYPED)
    for one in drawn.needs:
        row = {"number": one.number, "need": one.need, "poll": drawn.name}
        writer.writerow([row.get(name, "") for name in TYPED])
    return text.getvalue()


def ballot_sheet(drawn: Drawn) -> str:
    """Give the ballot as Markdown, to print."""
    lines = [
        f"# {question(drawn)}",
        "",
        "Department: ______________________    Name (if you like): ______________________",
        "",
        f"Write 1 beside what matters most to them, 2 beside the next, up to {len(drawn.needs)}.",
        "Leave empty what you can't judge. Please don't look anything up or ask around: what you",
        "believe is what counts.",
        "",
        "| rank | number | need | a customer's words for it |",
        "|---|--:|---|---|",
    ]
    for one in drawn.needs:
        quote = f"“{one.quote}”" if one.quote else ""
        lines.append(f"| ____ | {one.number} | {_cell(one.need)} | {_cell(quote)} |")
    lines += ["", f"Poll of {drawn.name}. Whoever types it in: one row a need into ballot.csv."]
    return "\n".join(lines) + "\n"


def ballot_page(drawn: Drawn) -> str:
    """Give the ballot as one HTML file: it needs no connection and sends nothing anywhere."""
    page = files("outsidein.surfaces").joinpath("ballot.html").read_text("utf-8")
    needs = "\n".join(
        f'<li draggable="true" data-number="{one.number}" data-need="{html.escape(one.need)}">'
        f'<input type="number" min="1" max="{len(drawn.needs)}" '
        f'aria-label="Rank of {html.escape(one.need)}">'
        f"<div><strong>{html.escape(one.need)}</strong>"
        + (f"<q>{html.escape(one.quote)}</q>" if one.quote else "")
        + '</div><button type="button" data-by="-1" aria-label="Move up">↑</button>'
        '<button type="button" data-by="1" aria-label="Move down">↓</button></li>'
        for one in drawn.needs
    )
    departments = "".join(f"<option>{html.escape(one)}</option>" for one in drawn.departments)
    told = json.dumps({"poll": drawn.name, "columns": COLUMNS}).replace("<", "\\u003c")
    for mark, text in (
        ("{{question}}", html.escape(question(drawn))),
        ("{{departments}}", departments),
        ("{{told}}", told),
        ("{{needs}}", needs),  # last, so that no customer's words can be taken for a mark
    ):
        page = page.replace(mark, text)
    return page


def _handing_in(drawn: Drawn) -> str:
    return (
        f"# The poll of {drawn.name}\n\n"
        "Give everybody ballot.html (opens in any browser, works offline), ballot.csv (a "
        "spreadsheet) or ballot.md (to print). Put what comes back into the folder `filled` here, "
        "as CSV, under any name; type paper ballots into a copy of ballot.csv. Show nobody what "
        "customers say before all are in. Then: `outsidein poll close`\n"
    )


def _cell(text: str) -> str:
    """Write a text so that it stays within its cell of a table."""
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").split())
