from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.ask.audit_scorecards import NeedOnSite, NeedTold, Scorecards
from outsidein.ask.audits import Unread
from outsidein.speak.scorecard import TRAITS, Part, Scorecard, Trait
from outsidein.speak.site_scorecard import site_scorecard
from outsidein.surfaces.screen import out
from outsidein.surfaces.show_scorecards import as_plain, print_scorecards, short_path

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def width() -> Iterator[None]:
    """Print as wide as a terminal usually is."""
    before = out.width
    out.width = 80
    yield
    out.width = before


def page(path: str, value: float, *, kind: str = "offer", sentences: int = 20) -> Scorecard:
    told = [Trait(name=name, words="spreadsheets" if name == "pain" else "") for name in TRAITS]
    return Scorecard(
        path=path,
        kind=kind,
        sentences=sentences,
        words=200,
        about_us=3,
        about_reader=9,
        grade=9.6,
        traits=told,
        parts=[
            Part(name="easy to read", value=value, because="reading grade 9.6"),
            Part(name="tells pain", value=value, because="“spreadsheets”"),
        ],
    )


def found(*pages: Scorecard, unread: tuple[Unread, ...] = ()) -> Scorecards:
    return Scorecards(pages=[*pages], site=site_scorecard(pages), unread=[*unread])


def printed(
    capsys: pytest.CaptureFixture[str], told: Scorecards, *, whole: bool = False
) -> list[str]:
    print_scorecards(told, whole=whole)
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_a_page_is_told_with_the_words_that_speak_for_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert printed(capsys, found(page("a.md", 0.8))) == [
        "a.md (offer): 80 of 100",
        "  +  easy to read  reading grade 9.6",
        "  +  tells pain    “spreadsheets”",
        "",
    ]


def test_of_many_pages_each_has_a_line_the_weakest_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pages = [page(f"{nth}.md", nth / 10) for nth in (6, 2, 4, 8)]
    lines = printed(capsys, found(*pages))
    assert [line.split() for line in lines[1:5]] == [
        [f"{score}", "9", "3", "10", "1", "of", "7", f"{score // 10}.md"]
        for score in (20, 40, 60, 80)
    ]
    joined = " ".join(lines)
    assert "All 4 pages: 50 of 100. Of 80 sentences 36 speak of the reader, 12 of us." in joined
    assert "Of 4 pages that sell, so many tell what a buyer has to know: pain 4, cost" in joined
    whole = printed(capsys, found(*pages), whole=True)
    assert whole[0] == "2.md (offer): 20 of 100"


def test_what_has_no_score_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    unread = (Unread(path="x.docx", why="No document."),)
    lines = printed(capsys, found(page("a.md", 0.5, sentences=0), unread=unread))
    assert lines == ["x.docx was not read: No document.", "No score: 1 page without sentences."]
    assert printed(capsys, found()) == ["There is no page to read here."]


def test_long_paths_keep_their_ends(capsys: pytest.CaptureFixture[str]) -> None:
    pages = [page(f"{'deep/' * 20}{nth}.md", 0.5) for nth in range(5)]
    lines = printed(capsys, found(*pages))
    assert max(map(len, lines)) <= 80
    assert lines[1].endswith("deep/0.md")
    assert short_path("short.md", 20) == "short.md"


def test_programs_get_the_score_too() -> None:
    told = as_plain(found(page("a.md", 0.8)))
    assert (told["pages"][0]["score"], told["site"]["score"]) == (80.0, 80.0)


LINE = "You see the refund on the day the hotel sends it, beside the booking, and never chase it."


def with_needs(*pages: Scorecard) -> Scorecards:
    told = [
        NeedTold(name="refund", people=1, told="yes", sentence=LINE * 2, line=7),
        NeedTold(name="rate [hidden]", people=1084, told="perhaps", sentence="Which rate?", line=9),
        NeedTold(name="parking", people=61, told="no"),
    ]
    paths = [page.path for page in pages]
    return Scorecards(
        pages=[*pages],
        site=site_scorecard(pages),
        needs=[
            NeedOnSite(name="refund", people=1, in_their_words="", pages=paths * 5, perhaps=[]),
            NeedOnSite(name="rate", people=84, in_their_words="", pages=[], perhaps=paths),
            NeedOnSite(name="parking", people=61, in_their_words="", pages=[], perhaps=[]),
        ],
        needs_told={paths[0]: told},
    )


def test_a_page_is_told_with_the_needs_it_speaks_of(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, with_needs(page("a.md", 0.8), page("b.md", 0.9, kind="article")))
    at = lines.index("  customers' top needs:")
    assert lines[at - 3].startswith("a.md")
    told = " ".join(" ".join(lines[at + 1 : lines.index("b.md (article): 90 of 100")]).split())
    assert told.startswith("+ refund (1 person) “You see the refund")
    assert " …” ? rate [hidden] (1,084 people) perhaps “Which rate?” – parking (61" in told
    assert told.endswith("not spoken of")
    assert lines.count("  customers' top needs:") == 1


def test_the_site_is_told_with_the_pages_of_each_need(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, with_needs(page("a.md", 0.8), page("b.md", 0.9)))
    at = lines.index("What most customers need, and the pages that speak of it:")
    assert [" ".join(line.split()) for line in lines[at + 1 : at + 4]] == [
        "refund (1 person) a.md, b.md, a.md, 7 more",
        "rate (84 people) perhaps a.md, b.md",
        "parking (61 people) no page",
    ]


def test_programs_get_the_needs_where_there_are_any() -> None:
    told = as_plain(with_needs(page("a.md", 0.8), page("b.md", 0.9)))
    assert [need["told"] for need in told["pages"][0]["needs"]] == ["yes", "perhaps", "no"]
    assert "needs" not in told["pages"][1]
    assert [need["name"] for need in told["needs"]] == ["refund", "rate", "parking"]
    plain = as_plain(found(page("a.md", 0.8)))
    assert {"needs", "needs_told"}.isdisjoint({*plain, *plain["pages"][0]})
