"""What each page does for its reader, and all of them together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from outsidein.ask.audit_pages import answers_at, read_pages
from outsidein.ask.audits import unread_of
from outsidein.speak.site_scorecard import site_scorecard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from outsidein.ask.audit_pages import AuditAsked
    from outsidein.ask.audits import Unread
    from outsidein.speak.page_audit import PageAudit
    from outsidein.speak.said import Need, Told
    from outsidein.speak.scorecard import Scorecard
    from outsidein.speak.site_scorecard import SiteScorecard


YES, PERHAPS, NO = "yes", "perhaps", "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedTold:
    """A top need of customers, how many people have it, and whether a page speaks of it.

    `told` is yes, perhaps or no; `sentence` the one that does so, or that comes nearest.
    """

    name: str
    people: int
    told: str
    sentence: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedOnSite:
    """A top need of customers, words of theirs for it, and the pages that speak of it.

    `perhaps` are those that may do so.
    """

    name: str
    people: int
    in_their_words: str
    pages: list[str]
    perhaps: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecards:
    """The scorecards of English pages in their order, and of all of them together.

    In a workspace with answers `needs` are what most customers need, and `needs_told` what each
    page that sells tells of it, by the page's path.
    """

    pages: list[Scorecard]
    site: SiteScorecard
    not_english: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    needs: list[NeedOnSite] = field(default_factory=list)
    needs_told: Mapping[str, list[NeedTold]] = field(default_factory=dict)


def scorecards(asked: AuditAsked, *, standing_in: Path) -> Scorecards:
    """Give what each page does for its reader.

    Raises UserError for paths, rules and settings that can't be right. A file that can't be read is
    told and stops nothing.
    """
    read = read_pages(asked, standing_in=standing_in, with_scorecards=True)
    carded = [page for page in read.pages if page.scorecard is not None]
    pages = [page.scorecard for page in carded if page.scorecard is not None]
    folder = answers_at(asked.workspace, standing_in)
    needs, needs_told = ([], {}) if folder is None else _needs(carded, folder)
    return Scorecards(
        pages=pages,
        site=site_scorecard(pages),
        not_english=[page.path for page in read.pages if not page.is_english],
        unread=unread_of(read),
        needs=needs,
        needs_told=needs_told,
    )


def _needs(
    pages: Sequence[PageAudit], workspace: Path
) -> tuple[list[NeedOnSite], dict[str, list[NeedTold]]]:
    # They load the database and the network, which a scorecard without a workspace does without.
    from outsidein.ask.customer_knowledge import top_needs  # noqa: PLC0415
    from outsidein.record.workspace import open_workspace  # noqa: PLC0415
    from outsidein.speak.needs_told import core_wordings, needs_told  # noqa: PLC0415

    heard = top_needs(open_workspace(workspace))
    top = heard.top
    if not top or not pages:
        return [], {}
    told = needs_told([page.said for page in pages], [*top, *heard.others], most=len(top))
    by_page = {
        page.path: [_need_told(need, found) for need, found in zip(top, row, strict=True)]
        for page, row in zip(pages, told, strict=True)
    }
    on_site = [
        NeedOnSite(
            name=need.name,
            people=need.people,
            in_their_words=next(iter(core_wordings(need)), ""),
            pages=[path for path, row in by_page.items() if row[at].told == YES],
            perhaps=[path for path, row in by_page.items() if row[at].told == PERHAPS],
        )
        for at, need in enumerate(top)
    ]
    offers = {page.path for page in pages if page.kind == "offer"}
    return on_site, {path: row for path, row in by_page.items() if path in offers}


def _need_told(need: Need, found: Told | None) -> NeedTold:
    if found is None:
        return NeedTold(name=need.name, people=need.people, told=NO)
    return NeedTold(
        name=need.name,
        people=need.people,
        told=YES if found.is_sure else PERHAPS,
        sentence=found.said.text,
        line=found.said.line,
    )
