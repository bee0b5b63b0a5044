from __future__ import annotations

from pathlib import Path

import pytest

from outsidein.ask.audit_pages import AuditAsked
from outsidein.ask.audit_scorecards import scorecards

GERMAN = "Wir zeigen Ihnen in einer kurzen Vorführung, wie Sie mit Ihrem Team viel Zeit sparen. "


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("# Prices\n\nYou pay once. We like that.\n")
    (tmp_path / "de.md").write_text(GERMAN * 4)
    (tmp_path / "empty.md").write_text("")
    (tmp_path / "x.docx").write_bytes(b"no document")
    return tmp_path


@pytest.mark.usefixtures("site")
def test_each_page_has_a_scorecard_and_so_has_the_site() -> None:
    found = scorecards(AuditAsked(), standing_in=Path())
    assert [page.path for page in found.pages] == ["a.md", "empty.md"]
    assert (found.pages[0].about_reader, found.pages[0].about_us) == (1, 1)
    assert found.pages[1].score is None
    assert (found.site.pages, found.site.about_us) == (2, 1)
    assert found.not_english == ["de.md"]
    assert [one.path for one in found.unread] == ["x.docx"]


@pytest.mark.usefixtures("site")
def test_paths_are_chosen_as_for_an_audit() -> None:
    asked = AuditAsked(paths=[Path("a.md")])
    assert len(scorecards(asked, standing_in=Path()).pages) == 1
