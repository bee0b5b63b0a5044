"""The command that audits what we publish.

It runs on every commit and every save, so what only some of its options need is imported by them.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outsidein.ask.audit_pages import AuditAsked, Piped
from outsidein.ask.audits import audit
from outsidein.errors import UserError
from outsidein.surfaces import show_audit
from outsidein.surfaces.charts.saving import Plot, save_chart
from outsidein.surfaces.options import Json, Where  # noqa: TC001 - read while it runs
from outsidein.surfaces.screen import print_error, print_json

if TYPE_CHECKING:
    from outsidein.ask.audits import Audited

FOUND, WRONG = 1, 2
PIPED = "-"


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


Names = list[str] | None


def audit_pages(  # noqa: PLR0913 - one option a thing to choose
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH…]", help="Files, folders, quoted globs; - for piped text."),
    ] = None,
    *,
    form: Annotated[
        Format, typer.Option("--format", help="text, json, sarif or github.")
    ] = Format.TEXT,
    rule: Annotated[
        Names, typer.Option(metavar="RULE", help="Ask only this rule; may be given again.")
    ] = None,
    skip: Annotated[
        Names, typer.Option(metavar="RULE", help="Don't ask this rule; may be given again.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Don't tell the findings known there.")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what is found there, as known.")
    ] = None,
    explain: Annotated[
        str | None, typer.Option(metavar="RULE", help="Say why a rule matters, with examples.")
    ] = None,
    name: Annotated[
        str, typer.Option(metavar="NAME", help="What piped text is called; its ending is its kind.")
    ] = "text.md",
    processes: Annotated[
        int | None, typer.Option(min=1, help="How many processes read; else as it is fastest.")
    ] = None,
    workspace: Where = None,
    all_rules: Annotated[
        bool, typer.Option("--all-rules", help="Ask the rules too that are off.")
    ] = False,
    scorecard: Annotated[
        bool, typer.Option("--scorecard", help="Tell what each page does for its reader instead.")
    ] = False,
    plot: Plot = None,
    list_rules: Annotated[bool, typer.Option("--rules", help="List the rules.")] = False,
    whole: Annotated[
        bool, typer.Option("--all", help="Print each finding, not three of a rule and page.")
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="End with 0 even if something is found.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Find where our pages speak of us, and not of what the reader gets. Ends with 1 if they do."""
    try:
        _check(rule, all_rules=all_rules, form=form, as_json=as_json)
        form = Format.JSON if as_json else form
        if list_rules or explain:
            _show_rules(explain, workspace, as_json=form == Format.JSON)
            return
        asked = AuditAsked(
            paths=[Path(path) for path in paths or () if path != PIPED],
            piped=_piped(name) if PIPED in (paths or ()) else None,
            only=rule or (),
            skip=skip or (),
            every=all_rules,
            baseline=baseline,
            write_baseline=write_baseline,
            workspace=workspace,
            processes=processes,
        )
        if scorecard or plot:
            ended = _show_scorecards(asked, form, whole=whole, plot=plot)
        else:
            ended = _show_findings(asked, form, whole=whole)
    except UserError as error:
        # Linters end with 1 for findings and with 2 for what stopped them.
        print_error(error)
        raise typer.Exit(WRONG) from None
    if ended == WRONG or (ended == FOUND and not exit_zero):
        raise typer.Exit(ended)


def _check(rule: list[str] | None, *, all_rules: bool, form: Format, as_json: bool) -> None:
    """Raise UserError for options of which one would be left out in silence."""
    if rule and all_rules:
        step = "Leave out --all-rules, or --rule."
        raise UserError("--rule asks for some rules, --all-rules for all.", next_step=step)
    if as_json and form not in {Format.TEXT, Format.JSON}:
        step = f"Leave out --json, or --format {form.value}."
        raise UserError(f"--json is another format than {form.value}.", next_step=step)


def _show_findings(asked: AuditAsked, form: Format, *, whole: bool) -> int:
    """Print what is found, or that it was written down, and give how the command ends."""
    found = audit(asked, standing_in=Path())
    if asked.write_baseline is not None:
        show_audit.print_baseline(found, str(asked.write_baseline))
        return WRONG if found.unread else 0
    _print(found, form, whole=whole, workspace=asked.workspace)
    return WRONG if found.unread else FOUND if found.findings else 0


def _show_scorecards(asked: AuditAsked, form: Format, *, whole: bool, plot: Path | None) -> int:
    if form not in {Format.TEXT, Format.JSON} or asked.write_baseline is not None:
        option = "--format" if asked.write_baseline is None else "--write-baseline"
        step = f"Leave out {option}, or --scorecard."
        raise UserError(f"{option} is for findings, and scorecards are none.", next_step=step)
    from outsidein.ask.audit_scorecards import scorecards  # noqa: PLC0415 - see above
    from outsidein.surfaces import show_scorecards  # noqa: PLC0415
    from outsidein.surfaces.scorecard_chart import scorecard_chart  # noqa: PLC0415

    found = scorecards(asked, standing_in=Path())
    if plot is not None:
        save_chart(scorecard_chart(found), plot)
    if form == Format.JSON:
        print_json(show_scorecards.as_plain(found))
    else:
        show_scorecards.print_scorecards(found, whole=whole)
    return WRONG if found.unread else 0


def _print(found: Audited, form: Format, *, whole: bool, workspace: Path | None) -> None:
    if form == Format.TEXT:
        show_audit.print_audit(found, whole=whole)
    elif form == Format.JSON:
        print_json(found)
    else:
        _print_for_programs(found, form, workspace)


def _print_for_programs(found: Audited, form: Format, workspace: Path | None) -> None:
    from outsidein.ask.audit_rules import audit_rules  # noqa: PLC0415 - see above
    from outsidein.surfaces import audit_formats  # noqa: PLC0415

    if form == Format.SARIF:
        rules = audit_rules(workspace, standing_in=Path())
        print_json(audit_formats.sarif(found, rules, folder=Path.cwd()))
    else:
        sys.stdout.writelines(f"{line}\n" for line in audit_formats.github(found))


def _show_rules(name: str | None, workspace: Path | None, *, as_json: bool) -> None:
    from outsidein.ask import audit_rules as asked_rules  # noqa: PLC0415 - see above

    if name:
        shown = asked_rules.audit_rule(name, workspace, standing_in=Path())
        print_json(shown) if as_json else show_audit.print_rule(shown)
        return
    listed = asked_rules.audit_rules(workspace, standing_in=Path())
    print_json(listed) if as_json else show_audit.print_rules(listed)


def _piped(name: str) -> Piped:
    """Read what is piped in. Raises UserError if nothing is, rather than wait for ever."""
    if sys.stdin.isatty():
        step = "cat page.md | outsidein audit - --name page.md"
        raise UserError("Nothing is piped in.", next_step=step)
    return Piped(text=sys.stdin.buffer.read().decode("utf-8-sig", "replace"), name=name)
