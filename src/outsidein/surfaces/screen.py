"""What all printing shares: the consoles, errors, JSON and progress bars."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from outsidein.errors import UserError

# Customers' words stay as they are: `:100:` in a place is no picture.
out = Console(highlight=False, emoji=False)
err = Console(stderr=True, highlight=False, emoji=False)

# Wider than anything we print.
WIDE = 10_000

STAGES_IN_WORDS = {
    "simulate": "Making up a company",
    "read": "Reading its exports",
    "identity": "Who is who",
    "language": "What was said",
    "groups": "Who decides",
    "themes": "What it is about",
    "decisions": "What people decided",
    "customer": "What the whole customer wants",
    "speak": "How we talk",
}


def fit_to_reader() -> None:
    """Wrap lines at the width of the terminal, or at COLUMNS; where there is neither, nowhere."""
    out.width = shutil.get_terminal_size(fallback=(WIDE, 25)).columns


def indented(text: str, by: int = 3) -> Padding:
    """Give a text whose every line begins further right."""
    return Padding(text, (0, 0, 0, by), expand=False)


def print_error(error: UserError) -> None:
    """Say what is wrong, where, and what to do next, with paths and commands in one piece."""
    err.print(f"[bold red]{escape(error.what)}[/]", soft_wrap=True)
    if error.where:
        err.print(escape(error.where), soft_wrap=True)
    if error.next_step:
        err.print(f"[bold]→[/] {escape(error.next_step)}", soft_wrap=True)


def print_json(value: Any) -> None:
    """Print one JSON document."""
    sys.stdout.write(json.dumps(_plain(value), ensure_ascii=False, indent=2, default=_text) + "\n")
    sys.stdout.flush()  # if nobody reads any more we learn it here, not while Python ends


def day(moment: dt.datetime | None) -> str:
    """Write a date as people read it; a dash if there is none.

    >>> day(dt.datetime(2026, 3, 5, tzinfo=dt.UTC))
    '5 Mar 2026'
    """
    return f"{moment.day} {moment:%b %Y}" if moment else "–"


def number(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun.

    >>> number(1, "person", "people"), number(1200, "statement")
    ('1 person', '1,200 statements')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


@contextmanager
def progress_of_bytes(what: str, *, shown: bool) -> Iterator[Callable[[int, int], None]]:
    """Show a bar while bytes are read."""
    with _bar(shown=shown) as bar:
        task = bar.add_task(what, total=None, rows="")

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=max(total, 1))

        yield told


@contextmanager
def progress_of_stages(
    names: Sequence[str], *, shown: bool
) -> Iterator[Callable[[str, int], None]]:
    """Show a line for each stage that runs, with the rows it has done."""
    with _bar(shown=shown) as bar:
        tasks: dict[str, Any] = {}
        rows: dict[str, int] = {}

        def told(stage: str, done: int) -> None:
            for earlier, task in tasks.items():
                if earlier != stage:
                    bar.update(task, completed=1, total=1)
            if stage not in tasks:
                step = f"{names.index(stage) + 1}/{len(names)}"
                words = STAGES_IN_WORDS.get(stage, stage)
                tasks[stage] = bar.add_task(f"{step} {words}", total=None, rows="")
            rows[stage] = rows.get(stage, 0) + done
            if rows[stage]:
                bar.update(tasks[stage], rows=f"{rows[stage]:,}")

        yield told
        for task in tasks.values():
            bar.update(task, completed=1, total=1)


def _bar(*, shown: bool) -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        TextColumn("{task.fields[rows]}"),
        TimeElapsedColumn(),
        console=err,
        disable=not shown or not err.is_terminal,
        transient=True,
    )


def _plain(value: Any) -> Any:
    """Turn records into dictionaries, all the way down."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {field.name: _plain(getattr(value, field.name)) for field in fields}
    if isinstance(value, dict) or hasattr(value, "items"):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def _text(value: dt.date | Decimal | object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)
