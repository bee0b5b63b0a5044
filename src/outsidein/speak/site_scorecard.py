"""The scorecards of all pages of a site together: shares, each with how many it is of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import mean, median
from typing import TYPE_CHECKING

from outsidein.speak.scorecard import TRAITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.speak.scorecard import Scorecard


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteScorecard:
    """All pages together. `traits`: how many of the `offers` tell each thing their reader needs.

    `grade` is the median reading grade, `score` the mean score, of pages that have sentences.
    """

    pages: int
    kinds: Mapping[str, int]
    offers: int
    traits: Mapping[str, int]
    sentences: int
    about_us: int
    about_reader: int
    findings: Mapping[str, int]
    grade: float | None = None
    score: float | None = None


def site_scorecard(pages: Sequence[Scorecard]) -> SiteScorecard:
    """Put the scorecards of pages together.

    >>> site_scorecard([]).score is None
    True
    """
    offers = [page for page in pages if page.kind == "offer"]
    told = Counter(trait.name for page in offers for trait in page.traits if trait.is_told)
    findings: Counter[str] = Counter()
    for page in pages:
        findings.update(page.findings)
    scores = [page.score for page in pages if page.score is not None]
    return SiteScorecard(
        pages=len(pages),
        kinds=dict(Counter(page.kind for page in pages).most_common()),
        offers=len(offers),
        traits={name: told[name] for name in TRAITS},
        sentences=sum(page.sentences for page in pages),
        about_us=sum(page.about_us for page in pages),
        about_reader=sum(page.about_reader for page in pages),
        findings=dict(findings.most_common()),
        grade=median(page.grade for page in pages if page.sentences) if scores else None,
        score=mean(scores) if scores else None,
    )
