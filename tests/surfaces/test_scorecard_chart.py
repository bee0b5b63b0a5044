from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.ask.audit_scorecards import Scorecards
from outsidein.errors import NotFound
from outsidein.speak.scorecard import TRAITS, Part, Scorecard, Trait
from outsidein.speak.site_scorecard import site_scorecard
from outsidein.surfaces.charts.saving import save_chart
from outsidein.surfaces.scorecard_chart import PAGES_DRAWN, scorecard_chart

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.surfaces.charts.chart import Chart


def page(path: str, value: float, *, kind: str = "offer", sentences: int = 20) -> Scorecard:
    return Scorecard(
        path=path,
        kind=kind,
        sentences=sentences,
        words=200,
        about_us=1,
        about_reader=3,
        grade=9.0,
        traits=[Trait(name=name, words="x" if name == "pain" else "") for name in TRAITS],
        parts=[Part(name="easy to read", value=value, because="")],
    )


def drawn(*pages: Scorecard) -> Chart:
    return scorecard_chart(Scorecards(pages=[*pages], site=site_scorecard(pages)))


def aloud(chart: Chart) -> list[str]:
    values: Any = chart.document["data"]
    return [one["aloud"] for one in values["values"]]


def test_a_page_is_a_row_of_what_it_does() -> None:
    told = aloud(drawn(page("a.md", 0.62)))
    assert told[:4] == [
        "a.md, score: 62",
        "a.md, reader: 75 %",
        "a.md, pain: yes",
        "a.md, cost of inaction: no",
    ]
    assert len(told) == 2 + len(TRAITS)


def test_what_a_buyer_has_to_know_is_asked_of_pages_that_sell_which_come_first() -> None:
    told = aloud(drawn(page("post.md", 0.1, kind="article"), page("b.md", 0.5), page("a.md", 0.7)))
    rows = list(dict.fromkeys(one.partition(",")[0] for one in told))
    assert rows == ["b.md", "a.md", "post.md"]
    assert [one for one in told if one.startswith("post.md")] == [
        "post.md, score: 10",
        "post.md, reader: 75 %",
    ]


def test_so_many_pages_fit_and_the_others_are_counted() -> None:
    chart = drawn(*(page(f"{nth:02}.md", nth / 100) for nth in range(PAGES_DRAWN + 7)))
    assert len({one.partition(",")[0] for one in aloud(chart)}) == PAGES_DRAWN
    assert "7 further pages are left out." in json.dumps(chart.document)


def test_pages_without_sentences_are_no_rows() -> None:
    with pytest.raises(NotFound, match="There is nothing to draw"):
        drawn(page("a.md", 0.5, sentences=0))


@pytest.mark.parametrize("pages", [5, PAGES_DRAWN])
def test_it_can_be_drawn(tmp_path: Path, pages: int) -> None:
    chart = drawn(*(page(f"{'deep/' * 12}{nth}.md", nth / 100) for nth in range(pages)))
    save_chart(chart, tmp_path / "pages.svg")
    assert (tmp_path / "pages.svg").read_text().count(f"{pages - 1}.md") >= 1
