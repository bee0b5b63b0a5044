"""One page audited: what was found in it, what its writer allows, or why it can't be read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from outsidein.errors import UserError
from outsidein.pages.opening import open_page
from outsidein.speak.allowed import Allowed, allowed_in
from outsidein.speak.audit import findings_in, promises_in, read_for, site_findings
from outsidein.speak.said import said_in
from outsidein.speak.scorecard import scorecard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from outsidein.pages.page import Page
    from outsidein.speak.audit import Audit
    from outsidein.speak.finding import Finding
    from outsidein.speak.promises import Promise
    from outsidein.speak.said import Said
    from outsidein.speak.scorecard import Scorecard


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAudit:
    """What an audit says of one page; `unread` says why it can't be read, if it can't.

    `silenced` counts findings that comments allow. `promises` wait for those of the other pages,
    and beside a scorecard so does what the page `said`, for the needs of customers.
    """

    path: str
    kind: str = ""
    is_english: bool = True
    findings: Sequence[Finding] = ()
    silenced: int = 0
    allowed: Allowed = field(default_factory=Allowed)
    promises: Sequence[tuple[str, Promise]] = ()
    scorecard: Scorecard | None = None
    said: Sequence[Said] = ()
    unread: str = ""


@dataclass(frozen=True, slots=True)
class PageAuditor:
    """Audits pages one by one; `names` are all rules that a comment may name.

    For scorecards the audit has to be prepared with their groups of phrases.
    """

    audit: Audit
    names: Sequence[str]
    with_scorecards: bool = False

    def of_file(self, path: Path, *, name: str, shown: str) -> PageAudit:
        """Audit the page in a file. What can't be read is told, and stops nothing.

        `name` is its place within the site, which tells much of what sort of page it is; findings
        have it as `shown`.
        """
        try:
            return self.of_page(open_page(path, name), shown=shown)
        except UserError as error:
            return PageAudit(path=shown, unread=error.what)
        except OSError as error:
            return PageAudit(path=shown, unread=f"{error.strerror}.")

    def of_page(self, page: Page, *, shown: str) -> PageAudit:
        """Audit a page that was read."""
        reading = read_for(self.audit, page)
        promises = promises_in(self.audit, reading)
        read = PageAudit(
            path=shown,
            kind=reading.kind,
            is_english=reading.is_english,
            allowed=allowed_in(page, self.names),
            promises=[(rule, replace(promise, path=shown)) for rule, promise in promises],
        )
        read = _with(read, findings_in(self.audit, reading))
        if self.with_scorecards and reading.is_english:
            card = scorecard(reading, read.findings, self.audit.known)
            read = replace(read, scorecard=replace(card, path=shown), said=said_in(reading))
        return _with(read, read.allowed.wrong)


def with_site_findings(audit: Audit, pages: Sequence[PageAudit]) -> list[PageAudit]:
    """Give pages with what they promise differently from one another, beside what they had."""
    of_page: dict[str, list[Finding]] = defaultdict(list)
    for finding in site_findings(audit, [one for page in pages for one in page.promises]):
        of_page[finding.path].append(finding)
    return [_with(page, of_page[page.path]) for page in pages]


def _with(page: PageAudit, findings: Iterable[Finding]) -> PageAudit:
    """Add findings to a page, but for those that its comments allow."""
    told = [replace(finding, path=page.path) for finding in findings]
    kept = [finding for finding in told if not page.allowed.allows(finding)]
    return replace(
        page,
        findings=sorted([*page.findings, *kept], key=lambda one: (one.line, one.column, one.rule)),
        silenced=page.silenced + len(told) - len(kept),
    )
