"""Reading pages for an audit: what is asked, what is known of customers, each page audited."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from outsidein.pages.opening import page_of
from outsidein.speak.audit import prepared, silences
from outsidein.speak.choosing import chosen_rules
from outsidein.speak.config import AuditSettings, find_audit_settings, read_audit_settings
from outsidein.speak.known import Known
from outsidein.speak.many import File, audit_files
from outsidein.speak.page_audit import PageAudit, PageAuditor, with_site_findings
from outsidein.speak.page_files import chosen_files
from outsidein.speak.scorecard import groups_of_scorecards

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.speak.choosing import ChosenRules

SETTINGS_FILE = "outsidein.toml"
ANSWERS_FILE = "answers.duckdb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piped:
    """A text that is in no file; the ending of its name tells how it is written."""

    text: str
    name: str = "text.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditAsked:
    """What to audit, and how. No path: the folder one stands in.

    `only` and `skip` name rules; `every` asks those that are off as well. `baseline` are findings
    that are known, `write_baseline` is where to write those that there are now. Without a number of
    processes there are as many as the machine has processors.
    """

    paths: Sequence[Path] = ()
    piped: Piped | None = None
    only: Sequence[str] = ()
    skip: Sequence[str] = ()
    every: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    workspace: Path | None = None
    processes: int | None = None


class PagesRead(NamedTuple):
    """All pages audited, by which rules and settings, and how many files the settings leave out.

    `silent` are rules that can't say anything with what is known, each with the reason; `brand` is
    how we are called, as far as settings or the workspace tell.
    """

    pages: list[PageAudit]
    rules: ChosenRules
    settings: AuditSettings
    excluded: int
    silent: Mapping[str, str]
    brand: Sequence[str] = ()


def read_pages(asked: AuditAsked, *, standing_in: Path, with_scorecards: bool = False) -> PagesRead:
    """Audit each page that is asked for; settings are looked for above the folder one stands in.

    Scorecards go by the rules that are on, whatever else is asked: a score that changed with what
    one is curious about would compare with no other. Raises UserError for paths, rules and settings
    that can't be right.
    """
    settings = settings_for(asked.workspace, standing_in=standing_in)
    known = _known(settings, answers_at(asked.workspace, standing_in))
    paths = asked.paths or ([] if asked.piped else [Path()])
    chosen = chosen_files(paths, exclude=settings.exclude, folder=settings.folder)
    met = _needs_met(known, pages=len(chosen.paths))
    rules = chosen_rules(settings, has=met, only=asked.only, skip=asked.skip, every=asked.every)
    if with_scorecards:
        rules = chosen_rules(settings, has=met)
    more = groups_of_scorecards() if with_scorecards else ()
    audit = prepared(rules.rules, known, more_groups=more)
    auditor = PageAuditor(audit, tuple(settings.rules), with_scorecards=with_scorecards)
    here = Path.cwd()
    files = [
        File(path, _within(path, settings.folder), _within(path, here)) for path in chosen.paths
    ]
    processes = asked.processes or os.cpu_count() or 1
    pages = [*audit_files(auditor, files, processes=processes)]
    if asked.piped:
        page = page_of(asked.piped.text, asked.piped.name)
        pages.append(auditor.of_page(page, shown=page.name))
    told = with_site_findings(audit, pages)
    silent = dict(silences(audit))
    return PagesRead(told, rules, settings, chosen.excluded, silent, known.brand)


def settings_for(workspace: Path | None, *, standing_in: Path) -> AuditSettings:
    """Read the settings of the audit: the workspace's if one is named, else the nearest above."""
    if workspace is None:
        return find_audit_settings(standing_in)
    # Raises an error with the next step if there is no workspace.
    from outsidein.record.workspace import open_workspace  # noqa: PLC0415 - rarely needed

    open_workspace(workspace)
    return read_audit_settings(workspace / SETTINGS_FILE) or find_audit_settings(workspace)


def answers_at(workspace: Path | None, standing_in: Path) -> Path | None:
    """Give the folder of the workspace that has answers: the one named, or the nearest above."""
    folders = [workspace] if workspace else [standing_in, *standing_in.resolve().parents]
    for folder in folders:
        if (folder / SETTINGS_FILE).is_file():
            return folder if (folder / ANSWERS_FILE).is_file() else None
    return None


def _known(settings: AuditSettings, workspace: Path | None) -> Known:
    known = Known()
    if workspace is not None:
        # What asks a workspace loads the database, which takes longer than auditing many pages.
        from outsidein.ask.customer_knowledge import known_of  # noqa: PLC0415
        from outsidein.record.workspace import open_workspace  # noqa: PLC0415

        known = known_of(open_workspace(workspace))
    return replace(
        known,
        brand=settings.brand or known.brand,
        acronyms=(*known.acronyms, *settings.acronyms),
        page_kinds={
            glob: kind
            for told, kind in settings.page_kinds.items()
            # `**/` may also stand for no folder at all.
            for glob in dict.fromkeys((told, told.replace("**/", "")))
        },
    )


def _needs_met(known: Known, *, pages: int) -> set[str]:
    met = {
        "words": bool(known.customer_words),
        "questions": bool(known.questions),
        "pages": pages > 1,
    }
    return {need for need, is_met in met.items() if is_met}


def _within(path: Path, top: Path) -> str:
    """Name a file as it is found from a folder above it; another one by its whole path."""
    folder = top.resolve()
    # A link is known by its own name, unless only where it leads is below the folder.
    for whole in (Path(os.path.abspath(path)), path.resolve()):  # noqa: PTH100 - keeps links
        if whole.is_relative_to(folder):
            return whole.relative_to(folder).as_posix()
    return path.resolve().as_posix()
