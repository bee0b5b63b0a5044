"""Printing what an audit found: the page, the words, why it matters once, what to write instead."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from outsidein.surfaces.screen import number, out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from outsidein.ask.audit_rules import RuleShown
    from outsidein.ask.audits import Audited
    from outsidein.speak.finding import Finding

# Of one rule on one page; the others are counted.
USUALLY_SHOWN = 3
LINES_OF_WORDS = 2
NAMED = 5
# Of two and more of a kind; the other kinds are called the same.
SEVERAL = {one: f"{one}s" for one in ("offer", "article", "reference", "mail", "job")}
# A blank at which no line is broken.
JOINED = "\u00a0"


def print_audit(found: Audited, *, whole: bool) -> None:
    """Print findings by page and rule; `whole` prints each, else the first three of a rule."""
    for path, findings in groupby(found.findings, key=lambda one: one.path):
        _print_page(path, list(findings), whole=whole)
        out.print()
    for unread in found.unread:
        out.print(f"[bold]{escape(unread.path)}[/] was not read: {escape(unread.why)}")
    for line in _summary(found):
        _print_lines("", line)


def _print_page(path: str, findings: Sequence[Finding], *, whole: bool) -> None:
    out.print(f"[bold]{escape(path)}[/]", soft_wrap=True)
    places = max(len(_place(finding)) for finding in findings)
    rules = max(len(finding.rule) for finding in findings)
    margin = " " * (places + 4)
    for rule in dict.fromkeys(finding.rule for finding in findings):
        own = [finding for finding in findings if finding.rule == rule]
        shown = own if whole else own[:USUALLY_SHOWN]
        told = ""
        for (why, suggestion), alike in groupby(shown, key=_said):
            for finding in alike:
                before = f"  {_place(finding):<{places}}  {rule:<{rules}}  "
                words = "" if finding.of_page else f"“{finding.words}”"
                _print_lines(before, words, most=LINES_OF_WORDS)
            if why != told:
                _print_lines(margin, why, style="dim")
            told = why
            _print_lines(f"{margin}→ ", suggestion, style="dim")
        if len(own) > len(shown):
            more = f"and {len(own) - len(shown)} more of {rule} (--all)"
            _print_lines(margin, more, style="dim")


def _said(finding: Finding) -> tuple[str, str]:
    return finding.message, finding.suggestion


def _place(finding: Finding) -> str:
    if finding.of_page:
        return "page"
    return finding.part or f"{finding.line}:{finding.column}"


def _print_lines(before: str, text: str, *, most: int | None = None, style: str = "") -> None:
    """Print a text behind what stands before it, its further lines below its first."""
    width = max(out.width - len(before), 20)
    # Names of rules and files stay in one piece.
    lines = textwrap.wrap(text, width, max_lines=most, placeholder=" …”", break_on_hyphens=False)
    before = before if lines else before.rstrip()
    for nth, line in enumerate(lines or [""]):
        whole = before + line if nth == 0 else " " * len(before) + line
        shown = escape(whole.replace(JOINED, " "))
        out.print(f"[{style}]{shown}[/]" if style else shown, soft_wrap=True)


def _summary(found: Audited) -> Iterator[str]:
    """Say how much was read, what was found by rule, and what was left out and why."""
    on = len({finding.path for finding in found.findings})
    read = f"Read {number(found.pages, 'page')}: "
    if not found.pages:
        yield "There is no page to read here."
    elif not found.findings:
        yield f"{read}nothing found." if _was_asked(found) else f"{read[:-2]}. No rule was asked."
    else:
        of = "" if found.pages == on == 1 else f" on {on} of them"
        yield f"{read}{number(len(found.findings), 'finding')}{of}."
        yield ", ".join(f"{count:,}{JOINED}{rule}" for rule, count in found.by_rule.items()) + "."
    left = [
        (found.known, "known in the baseline"),
        (found.allowed, "allowed in the pages"),
        (found.excluded, "left out by your settings"),
    ]
    told = [f"{count:,} {what}" for count, what in left if count]
    if told:
        yield ", ".join(told).capitalize() + "."
    if found.not_english:
        yield f"Not in English, so not judged: {_some(found.not_english)}."
    if found.unread:
        yield f"{number(len(found.unread), 'file')} could not be read."
    lacking = sorted({what for what in found.not_asked.values() if "customers" in what})
    if lacking:
        rules = [name for name, what in found.not_asked.items() if what in lacking]
        yield f"Not asked, as no workspace here tells {' or '.join(lacking)}: {_some(rules)}."
    for name, reason in found.silent.items():
        yield f"{name} was not asked: {reason}."
    yield from _taken_for(found)


def _was_asked(found: Audited) -> bool:
    """Tell whether a rule looked at a page, or would have told what the baseline knows."""
    return bool({*found.rules} - {*found.out_of_place, *found.silent} or found.known)


def _taken_for(found: Audited) -> Iterator[str]:
    """Say what was made of the pages and of who we are, as that decides what can be found."""
    if not found.kinds:
        return
    if not found.brand:
        yield "No `brand` is set: sentences about you by name may be missed."
    told = [
        f"{count:,}{JOINED}{SEVERAL.get(kind, kind) if count > 1 else kind}"
        for kind, count in found.kinds.items()
    ]
    yield f"Taken for: {', '.join(told)} (say otherwise with `pages` in the settings)."


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def print_baseline(found: Audited, file: str) -> None:
    """Say how much a baseline knows now, and what of it was true no longer."""
    counted = number(len(found.findings), "finding")
    out.print(f"Wrote {counted} to {escape(file)}; they are not told again.", soft_wrap=True)
    if found.stale:
        out.print(f"{number(len(found.stale), 'entry', 'entries')} no longer there:")
        for entry in found.stale:
            out.print(f"  {escape(entry.path)}  {escape(entry.rule)}", soft_wrap=True)


def print_rules(rules: Sequence[RuleShown]) -> None:
    """Print the rules: those that are on first, with how often each was right."""
    table = Table("rule", "", "right", "found", box=None, pad_edge=False)
    table.columns[2].justify = table.columns[3].justify = "right"
    for rule in rules:
        right = "–" if rule.precision is None else f"{100 * rule.precision:.0f} %"
        found = f"{rule.found:,}" if rule.on else "–"
        own = "yours" if rule.is_own else "on" if rule.is_on else "off"
        table.add_row(rule.name, own, right, found)
    out.print(table)
    out.print(
        "\n“Right” is the share of right findings on pages that the rule was not made on. A rule "
        "below 85 % is off: --rule NAME and --all-rules ask it nevertheless.\n"
        "`outsidein audit --explain RULE` says why, with examples."
    )


def print_rule(rule: RuleShown) -> None:
    """Print what there is to know of one rule."""
    if rule.page:
        # Needed for this alone.
        from rich.markdown import Markdown  # noqa: PLC0415

        out.print(Markdown(rule.page), width=min(out.width, 100))
        return
    out.print(f"[bold]{escape(rule.name)}[/]\n\n{escape(rule.why)}\n→ {escape(rule.suggestion)}")
    if rule.pages:
        out.print(f"It looks at pages that are: {escape(', '.join(rule.pages))}.")
