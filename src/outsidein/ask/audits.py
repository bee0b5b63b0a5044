"""The audit of what we publish: what is found in which page, and what is known already."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from outsidein.ask.audit_pages import read_pages
from outsidein.speak.allowed import UNKNOWN
from outsidein.speak.baseline import Entry, left_by, read_baseline, write_baseline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from outsidein.ask.audit_pages import AuditAsked, PagesRead
    from outsidein.speak.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file that could not be read, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What an audit found.

    `pages` were read. `known` findings are in the baseline, comments in the pages allow `allowed`
    ones, settings leave out `excluded` files. `not_asked` are rules that lack something, and what;
    `silent` those that have too little of it to tell anything, and why, `out_of_place` those that
    look at no page of the kinds there are. `kinds` counts what the pages that were judged were
    taken for, the most frequent first; `brand` is how we are called, as far as anything tells.
    """

    findings: list[Finding]
    by_rule: Mapping[str, int]
    pages: int
    rules: list[str]
    not_asked: Mapping[str, str]
    known: int = 0
    allowed: int = 0
    excluded: int = 0
    not_english: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    stale: list[Entry] = field(default_factory=list)
    silent: Mapping[str, str] = field(default_factory=dict)
    out_of_place: list[str] = field(default_factory=list)
    kinds: Mapping[str, int] = field(default_factory=dict)
    brand: Sequence[str] = ()


def audit(asked: AuditAsked, *, standing_in: Path) -> Audited:
    """Audit pages: find the sentences that are about us and not about the reader.

    Settings are looked for above the folder one stands in. Raises UserError for paths, rules,
    settings and baselines that can't be right. A file that can't be read is told and stops nothing.
    """
    read = read_pages(asked, standing_in=standing_in)
    found = _gathered(read)
    if asked.write_baseline is not None:
        return _written(found, read, asked.write_baseline)
    file = asked.baseline or read.settings.baseline
    return found if file is None else _without_known(found, file)


def unread_of(read: PagesRead) -> list[Unread]:
    """Name the files that could not be read."""
    return [Unread(path=page.path, why=page.unread) for page in read.pages if page.unread]


def _gathered(read: PagesRead) -> Audited:
    findings = [finding for page in read.pages for finding in page.findings]
    kinds = Counter(page.kind for page in read.pages if page.is_english and not page.unread)
    return Audited(
        findings=findings,
        by_rule=_counted(findings),
        pages=sum(not page.unread for page in read.pages),
        rules=[rule.name for rule in read.rules.rules],
        not_asked=read.rules.not_asked,
        allowed=sum(page.silenced for page in read.pages),
        excluded=read.excluded,
        not_english=[page.path for page in read.pages if not page.is_english],
        unread=unread_of(read),
        silent=read.silent,
        out_of_place=[
            rule.name
            for rule in read.rules.rules
            if not kinds or (rule.pages and kinds.keys().isdisjoint(rule.pages))
        ],
        kinds=dict(kinds.most_common()),
        brand=read.brand,
    )


def _counted(findings: Iterable[Finding]) -> Mapping[str, int]:
    """Count findings by rule, the most frequent first."""
    return dict(Counter(finding.rule for finding in findings).most_common())


def _written(found: Audited, read: PagesRead, file: Path) -> Audited:
    """Write down what there is. A comment that nobody can follow is mended, not known."""
    findings = [finding for finding in found.findings if finding.rule != UNKNOWN]
    looked_at = [page.path for page in read.pages if not page.unread]
    stale = write_baseline(file, findings, looked_at=looked_at, rules=found.rules)
    return replace(found, findings=findings, by_rule=_counted(findings), stale=stale)


def _without_known(found: Audited, file: Path) -> Audited:
    left = left_by(read_baseline(file), found.findings, file.parent)
    counted = _counted(left.findings)
    return replace(found, findings=left.findings, by_rule=counted, known=left.known)
