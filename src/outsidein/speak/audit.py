"""The audit: a page read once, each rule asked, findings in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from outsidein.speak.finding import finding_of
from outsidein.speak.kinds.table import KINDS, KnowingKind, SiteKind
from outsidein.speak.known import NOTHING
from outsidein.speak.lexicon import lexicon_of
from outsidein.speak.page_kinds import page_kind
from outsidein.speak.page_signs import GROUPS
from outsidein.speak.reading import Reading, marked_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from outsidein.pages.page import Page
    from outsidein.speak.finding import Finding
    from outsidein.speak.kinds.table import Kind
    from outsidein.speak.known import Known
    from outsidein.speak.lexicon import Lexicon
    from outsidein.speak.promises import Promise
    from outsidein.speak.rule import Rule

BRAND = "brand"


@dataclass(frozen=True, slots=True)
class Audit:
    """Rules made ready once, for any number of pages."""

    rules: Sequence[tuple[Rule, Kind]]
    of_sites: Sequence[tuple[Rule, SiteKind]]
    lexicon: Lexicon
    known: Known


def prepared(
    rules: Sequence[Rule], known: Known = NOTHING, *, more_groups: Iterable[str] = ()
) -> Audit:
    """Make rules ready: their kinds with their settings, and one lexicon for all of them.

    `more_groups` of phrases are for what else is read from the pages, such as a scorecard.
    """
    ready = [(rule, KINDS[rule.kind](**_frozen(rule.settings))) for rule in rules]
    groups = {group for _, kind in ready for group in kind.groups}
    groups |= {*GROUPS, *more_groups}
    own = {group: phrases for rule in rules for group, phrases in rule.phrases.items()}
    told = {BRAND: _phrases(known.brand), **own}
    of_sites = [(rule, kind) for rule, kind in ready if isinstance(kind, SiteKind)]
    return Audit(ready, of_sites, lexicon_of(groups - told.keys(), told), known)


def read_for(audit: Audit, page: Page) -> Reading:
    """Read a page for the rules of an audit."""
    prose, around = marked_sentences(page, audit.lexicon)
    told = next(
        (kind for glob, kind in audit.known.page_kinds.items() if fnmatch(page.name, glob)), ""
    )
    return Reading(page, told or page_kind(page, prose), prose, around)


def findings_in(audit: Audit, reading: Reading) -> list[Finding]:
    """Give the findings of all rules in one page, in the order of the page.

    No rule is asked of a page that isn't English: each goes by English words.
    """
    if not reading.is_english:
        return []
    found = [
        finding_of(fault, reading.page, rule)
        for rule, kind in audit.rules
        if not rule.pages or reading.kind in rule.pages
        for fault in kind.faults(reading, audit.known)
    ]
    return sorted(found, key=lambda one: (one.line, one.column, one.rule))


def silences(audit: Audit) -> list[tuple[str, str]]:
    """Give the rules that can't say anything with what is known, each with the reason in words."""
    told = [
        (rule.name, kind.silence(audit.known))
        for rule, kind in audit.rules
        if isinstance(kind, KnowingKind)
    ]
    return [(name, reason) for name, reason in told if reason]


def promises_in(audit: Audit, reading: Reading) -> list[tuple[str, Promise]]:
    """Give what a page promises, each with the rule that compares it with other pages' promises."""
    if not reading.is_english:
        return []
    return [
        (rule.name, promise)
        for rule, kind in audit.of_sites
        if not rule.pages or reading.kind in rule.pages
        for promise in kind.promises_in(reading)
    ]


def site_findings(audit: Audit, promises: Iterable[tuple[str, Promise]]) -> list[Finding]:
    """Give what the pages of a site say differently, in the order of pages and of places."""
    told = list(promises)
    found = [
        finding
        for rule, kind in audit.of_sites
        for finding in kind.site_findings([one for name, one in told if name == rule.name], rule)
    ]
    return sorted(found, key=lambda one: (one.path, one.line, one.column))


def findings_of_site(audit: Audit, readings: Iterable[Reading]) -> list[Finding]:
    """Give what the pages of a site say differently, where all of them are at hand."""
    return site_findings(
        audit, [one for reading in readings for one in promises_in(audit, reading)]
    )


def _frozen(settings: object) -> dict[str, object]:
    assert isinstance(settings, dict)
    return {key: tuple(told) if isinstance(told, list) else told for key, told in settings.items()}


def _phrases(names: Sequence[str]) -> list[str]:
    return [" ".join(name.lower().replace("’", "'").split()) for name in names if name.strip()]
