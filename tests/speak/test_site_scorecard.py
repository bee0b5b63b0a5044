from __future__ import annotations

import pytest

from outsidein.speak.scorecard import TRAITS, Part, Scorecard, Trait
from outsidein.speak.site_scorecard import site_scorecard


def card(kind: str, told: set[str], grade: float, sentences: int = 10) -> Scorecard:
    return Scorecard(
        path=f"{kind}.md",
        kind=kind,
        sentences=sentences,
        words=100,
        about_us=2,
        about_reader=5,
        grade=grade,
        traits=[Trait(name=name, words="x" if name in told else "") for name in TRAITS],
        findings={"coercive": 1, "no-pain": 2},
        parts=[Part(name="easy to read", value=0.5, because="")],
    )


def test_pages_together() -> None:
    site = site_scorecard(
        [
            card("offer", {"pain"}, 8),
            card("offer", {"pain", "proof"}, 12),
            card("article", set(), 9),
        ]
    )
    assert (site.pages, site.offers, site.kinds) == (3, 2, {"offer": 2, "article": 1})
    assert site.traits == {name: {"pain": 2, "proof": 1}.get(name, 0) for name in TRAITS}
    assert (site.sentences, site.about_us, site.about_reader) == (30, 6, 15)
    assert site.findings == {"no-pain": 6, "coercive": 3}
    assert site.grade == 9
    assert site.score == pytest.approx(50 / 1.1)


def test_a_site_of_nothing_has_no_score() -> None:
    site = site_scorecard([card("other", set(), 0, sentences=0)])
    assert (site.pages, site.score, site.grade) == (1, None, None)
