"""Write the reference pages from the code, or check that they are current with `--check`."""

from __future__ import annotations

import datetime as dt
import shlex
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import typer

from outsidein.pipeline import ANSWERS
from outsidein.record.tables import FACTS, ORIGIN, TABLES
from outsidein.speak.rule import shipped_rule
from outsidein.speak.rules.table import RULES
from outsidein.surfaces.cli import app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from typer.core import TyperCommand

    from outsidein.record.tables import Column, Table
    from outsidein.speak.rule import Rule

FOLDER = Path(__file__).parent

# Every command has at least one, and each is parsed while the page is written.
EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "init": ("outsidein init acme --name Acme --domain acme.example --domain acme-mail.example",),
    "read": (
        "outsidein read exports/support --department support",
        "outsidein read takeout.zip calls/ deals.csv",
        'outsidein read odd-name.csv --as "zendesk tickets"',
    ),
    "formats": ("outsidein formats",),
    "refresh": ("outsidein refresh", "outsidein refresh --workspace acme"),
    "customer": (
        "outsidein customer --limit 10",
        "outsidein customer alder",
        'outsidein customer "Alder Freight" --json',
        "outsidein customer --all",
    ),
    "statements": (
        "outsidein statements --account alder --kind pain",
        "outsidein statements --department sales --since 2026-01-01 --limit 0 --json",
        "outsidein statements --side us --kind promise",
    ),
    "disagree": (
        "outsidein disagree",
        "outsidein disagree alder",
        "outsidein disagree --departments sales support --plot sales-and-support.svg",
    ),
    "wants": (
        "outsidein wants",
        'outsidein wants "spare card"',
        "outsidein wants --export wants.csv",
        "outsidein wants --since 2026-01-31",
    ),
    "segments": (
        "outsidein segments",
        "outsidein segments --account alder",
        "outsidein segments --plot segments.png",
    ),
    "alarms": ("outsidein alarms", "outsidein alarms alder"),
    "talk": ("outsidein talk", "outsidein talk --department sales --plot sales.svg"),
    "audit": (
        "outsidein audit",
        'outsidein audit site/ "mails/**/*.html" deck.pptx',
        "outsidein audit --explain inward-sentence",
        "outsidein audit --write-baseline audit-baseline.json",
        "outsidein audit --scorecard --plot pages.svg",
        "outsidein audit --format sarif",
    ),
    "poll": ("outsidein poll",),
    "poll new": ("outsidein poll new", "outsidein poll new --needs 8 --account alder"),
    "poll close": ("outsidein poll close", "outsidein poll close ballots.csv scans/"),
    "poll show": ("outsidein poll show", "outsidein poll show 2026-06-30"),
    "theme": ("outsidein theme", "outsidein theme --json"),
    "theme show": ('outsidein theme show "exchange rates"',),
    "theme rename": ('outsidein theme rename "rate, wrong" "Wrong exchange rate"',),
    "theme merge": ('outsidein theme merge "lost card" "stolen card" --name "Card is gone"',),
    "theme split": ("outsidein theme split refunds", "outsidein theme split refunds --by cash"),
    "theme pin": ("outsidein theme pin refunds",),
    "theme hide": ("outsidein theme hide weather",),
    "theme undo": ("outsidein theme undo", "outsidein theme undo 3"),
    "theme decisions": ("outsidein theme decisions",),
    "who": (
        'outsidein who "Hendrik Kuiper"',
        "outsidein who bob@alder.example",
        "outsidein who alder --account",
        "outsidein who --unsure --limit 5",
    ),
    "who show": ("outsidein who show Same", "outsidein who show zendesk:user:9100085"),
    "who same": ('outsidein who same "Hendrik Kuiper" hkuiper@mail.example',),
    "who differ": ("outsidein who differ 04ba8499a9067b33 eb54464213d55421",),
    "who split": (
        'outsidein who split "Hendrik Kuiper"',
        'outsidein who split "Hendrik Kuiper" --record zendesk:user:9100085',
    ),
    "who undo": ("outsidein who undo", "outsidein who undo 3"),
    "who decisions": ("outsidein who decisions",),
    "tables": ("outsidein tables", "outsidein tables statement"),
    "simulate": ("outsidein simulate made-up --accounts 50 --months 12",),
    "demo": ("outsidein demo", "outsidein demo --keep look"),
}

VALUES = {int: "N", dt.datetime: "YYYY-MM-DD"}  # how an option's value is shown; else TEXT

COMMANDS_HEAD = """\
# Commands

Written by `docs/generate.py` from the command line itself; `outsidein COMMAND --help` says the
same.

A command that has `--workspace` works in a workspace: the one that option names, else the one you
stand in, or the nearest above. With `--json` it prints one JSON document and no progress, for other
programs to read.

A command ends with 0 if it did what you asked, 1 if there is something you can mend
([errors](errors.md)), 2 if its options can't be understood, 130 if you stopped it, and 70 if
something happened that should not.
"""

TABLES_HEAD = """\
# Tables

Written by `docs/generate.py` from the declarations in the code; `outsidein tables` says the same.
What the words mean is in the [glossary](words.md).

The **record** is what we were told: Parquet files in `record/<table>/`, one for each reading that
brought something, never changed. The **answers** are what follows from it: the tables of
`answers.duckdb`, made anew by `outsidein refresh`. Some names are in both: in the record a row is
what one system says, in the answers what all systems together say.
"""


FACTS_HEAD = """\
## Facts

What was once said and must be said again, such as which theme is which: `outsidein refresh` appends
them to the record, and nothing takes them away.
"""


RULES_HEAD = """\
# Rules of the audit

Written by `docs/generate.py`. Each page says why, shows what is found and what is not, and how
often the rule was right on real pages that it was not made on. A rule that was right less often
than 85 times in 100 is off unless it is asked for (`--rule NAME`, `--all-rules`).
"""


def commands_page() -> str:
    """Give the page of all commands, in the order `outsidein --help` has them."""
    group = typer.main.get_command(app)
    return "\n".join([COMMANDS_HEAD, *(_command(name, one) for name, one in _commands(group))])


def tables_page() -> str:
    """Give the page of all tables: those of the record, then those of the answers."""
    return "\n".join(
        [
            TABLES_HEAD,
            "## Record\n",
            "All but the last two tables end with the same columns:\n",
            _columns(ORIGIN),
            *(_table(table) for table in TABLES.values()),
            FACTS_HEAD,
            *(_table(table) for table in FACTS.values()),
            "## Answers\n",
            *(_table(table) for table in ANSWERS.values()),
        ]
    )


def _commands(group: Any, within: str = "") -> Iterator[tuple[str, TyperCommand]]:
    """Give each command with its whole name; one that has commands of its own comes before them."""
    for name, command in group.commands.items():
        yield f"{within}{name}", command
        if hasattr(command, "commands"):
            yield from _commands(command, f"{within}{name} ")


def _command(name: str, command: TyperCommand) -> str:
    for example in EXAMPLES[name]:
        _parsed(command, example, words=1 + len(name.split()))
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    usage = " ".join([f"outsidein {name}", *(one.metavar or "" for one in arguments)])
    rows = [f"| `{one.metavar}` | {_meaning(one)} |" for one in arguments]
    rows += [f"| `{_option(one)}` | {_meaning(one)} |" for one in options]
    listed = ["| argument or option | |", "|---|---|", *rows, ""] if rows else []
    examples = ["Examples:", "", *(f"    {example}" for example in EXAMPLES[name]), ""]
    return "\n".join([f"## {usage}\n", f"{command.help}\n", *listed, *examples])


def _parsed(command: TyperCommand, example: str, *, words: int) -> None:
    """Parse an example as the command line would, without running it; so many words name it."""
    command.make_context(command.name, shlex.split(example)[words:])


def _option(option: Any) -> str:
    flag: str = option.opts[0]
    if getattr(option, "is_flag", False):
        return flag
    return f"{flag} {option.metavar or VALUES.get(option.type_descriptor.annotation, 'TEXT')}"


def _meaning(option: Any) -> str:
    parts = [option.help or ""]
    if option.required:
        parts.append("Needed.")
    if option.default not in {None, ""} and not getattr(option, "is_flag", False):
        parts.append(f"Else `{option.default}`.")
    return " ".join(part for part in parts if part) or "–"


def _table(table: Table) -> str:
    ends = table.columns[-len(ORIGIN) :] == ORIGIN
    own = table.columns[: -len(ORIGIN)] if ends else table.columns
    return f"### {table.name}\n\n{table.comment}\n\n{_columns(own)}"


def _columns(columns: Iterable[Column]) -> str:
    rows = [f"| `{one.name}` | {_type(one.type)} | {one.comment} |" for one in columns]
    return "\n".join(["| column | holds | |", "|---|---|---|", *rows, ""])


def _type(kind: pa.DataType) -> str:
    """Name a type in plain words."""
    if pa.types.is_list(kind):
        return "texts"
    names: tuple[tuple[Callable[[pa.DataType], bool], str], ...] = (
        (pa.types.is_string, "text"),
        (pa.types.is_timestamp, "time, UTC"),
        (pa.types.is_date, "date"),
        (pa.types.is_decimal, "amount"),
        (pa.types.is_integer, "whole number"),
        (pa.types.is_floating, "number"),
        (pa.types.is_boolean, "yes or no"),
    )
    return next(name for fits, name in names if fits(kind))


def rules_page() -> str:
    """Give the page that lists all rules of the audit."""
    rows = [
        f"| [{rule.name}]({rule.name}.md) | {_first_sentence(rule.name)} | {_on(rule)} |"
        for rule in map(shipped_rule, RULES)
    ]
    return "\n".join([RULES_HEAD, "| rule | finds | |", "|---|---|---|", *rows, ""])


def rule_page(name: str) -> str:
    """Give the page of a rule as it is, with its last section made anew from its file."""
    written = (FOLDER / "rules" / f"{name}.md").read_text("utf-8").partition("\n## Measured\n")[0]
    return f"{written}\n## Measured\n\n{_measured(shipped_rule(name))}\n"


def _first_sentence(rule: str) -> str:
    text = (FOLDER / "rules" / f"{rule}.md").read_text("utf-8").split("\n\n")[1]
    return " ".join(text.split()).partition(". ")[0].rstrip(".") + "."


def _on(rule: Rule) -> str:
    if rule.is_mostly_wrong:
        return "off unless asked for by name"
    return "on" if rule.is_on else "off unless asked for"


def _measured(rule: Rule) -> str:
    told = rule.measured
    if told.precision is None:
        quiet = f"It found nothing {told.on}, so it gave no false alarm there, and is on."
        return quiet if rule.is_on else "Not measured yet, so it is off unless asked for."
    right = f"{round(told.precision * told.found)} of {told.found} findings were right"
    lines = [f"Precision {told.precision:.2f}: {right}, {told.on}."]
    if told.recall is not None:
        lines.append(f"Recall {told.recall:.2f}, of {told.labelled} labelled by hand.")
    lines.append("It is on." if rule.is_on else "Below 0.85, so it is off unless asked for.")
    lines.append(f"`{told.command}` gives these figures.")
    return "\n".join(lines)


PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "tables.md": tables_page,
    "rules/README.md": rules_page,
    **{f"rules/{rule}.md": partial(rule_page, rule) for rule in RULES},
}


def main(words: list[str]) -> int:
    """Write the pages; with --check only name those that are not current, and end with 1."""
    pages = {FOLDER / name: page() for name, page in PAGES.items()}
    stale = [
        path for path, text in pages.items() if not path.exists() or path.read_text("utf-8") != text
    ]
    for path in stale:
        if "--check" not in words:
            path.write_text(pages[path], encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(FOLDER)}\n")
    if "--check" in words and stale:
        sys.stdout.write("Not current. Next: python docs/generate.py\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
