"""What each page does for its reader, and all of them together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from outsidein.ask.audit_pages import read_pages
from outsidein.ask.audits import unread_of
from outsidein.speak.site_scorecard import site_scorecard

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.ask.audit_pages import AuditAsked
    from outsidein.ask.audits import Unread
    from outsidein.speak.scorecard import Scorecard
    from outsidein.speak.site_scorecard import SiteScorecard


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecards:
    """The scorecards of English pages in their order, and of all of them together."""

    pages: list[Scorecard]
    site: SiteScorecard
    not_english: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def scorecards(asked: AuditAsked, *, standing_in: Path) -> Scorecards:
    """Give what each page does for its reader.

    Raises UserError for paths, rules and settings that can't be right. A file that can't be read is
    told and stops nothing.
    """
    read = read_pages(asked, standing_in=standing_in, with_scorecards=True)
    pages = [page.scorecard for page in read.pages if page.scorecard is not None]
    return Scorecards(
        pages=pages,
        site=site_scorecard(pages),
        not_english=[page.path for page in read.pages if not page.is_english],
        unread=unread_of(read),
    )
