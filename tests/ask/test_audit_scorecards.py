from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from outsidein.ask.audit_pages import AuditAsked
from outsidein.ask.audit_scorecards import scorecards
from outsidein.pipeline import ANSWERS
from outsidein.record.workspace import create_workspace
from outsidein.store.duckdb import Store

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


def test_a_score_goes_by_the_rules_that_are_on_whatever_is_asked(site: Path) -> None:
    (site / "outsidein.toml").write_text('[audit]\nselect = ["internal-customer"]\n')
    (site / "a.md").write_text("# Plan\n\nSales is our internal customer.\n")
    told = [
        scorecards(AuditAsked(paths=[Path("a.md")], **asked), standing_in=Path()).pages[0]
        for asked in ({}, {"only": ["coercive"]}, {"skip": ["internal-customer"]}, {"every": True})
    ]
    assert [one.findings for one in told] == [{"internal-customer": 1}] * 4


@pytest.mark.usefixtures("site")
def test_paths_are_chosen_as_for_an_audit() -> None:
    asked = AuditAsked(paths=[Path("a.md")])
    assert len(scorecards(asked, standing_in=Path()).pages) == 1


REFUNDS = [
    "I am waiting for a refund.",
    "How do I get a refund?",
    "Refunds without a fight, please.",
]
PARKING = ["Our vans find no parking space.", "Book parking in advance?", "Too many parking fines!"]
OFFER = "<!-- outsidein: page offer -->\n\n# Cards\n\nHow you get a refund.\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Make a workspace in which two people speak of refunds, and one speaks of parking."""
    made = create_workspace(tmp_path / "w")
    said = [(text, "refund", 2) for text in REFUNDS] + [(text, "parking", 1) for text in PARKING]
    store = Store(made.answers, spill=tmp_path / "spill")
    tables = {
        "statement": [
            {"statement_id": text, "person_id": text, "text": text, "kind": "want"}
            | {"side": "customer", "touch_id": text}
            for text, *_ in said
        ],
        "statement_theme": [
            {"statement_id": text, "theme_id": theme, "probability": 1.0} for text, theme, _ in said
        ],
        "theme": [
            {"theme_id": name, "name": name, "words": [name], "is_hidden": False}
            for name in ("refund", "parking")
        ],
        "need_share": [
            {"scope": "all", "scope_id": "all", "theme_id": theme, "people": people}
            for theme, people in {(theme, people) for _, theme, people in said}
        ],
        "touch": [{"touch_id": text} for text, *_ in said],
    }
    for name, rows in tables.items():
        store.keep(name, pa.Table.from_pylist(rows, schema=ANSWERS[name].schema))
    store.close()
    return made.folder


def test_in_a_workspace_it_tells_which_needs_pages_speak_of(site: Path, workspace: Path) -> None:
    (site / "offer.md").write_text(OFFER)
    found = scorecards(
        AuditAsked(paths=[Path("a.md"), Path("offer.md")], workspace=workspace), standing_in=Path()
    )
    assert list(found.needs_told) == ["offer.md"]
    assert [
        (need.name, need.people, need.told, need.sentence, need.line)
        for need in found.needs_told["offer.md"]
    ] == [
        ("refund", 2, "yes", "How you get a refund.", 5),
        ("parking", 1, "no", "", 0),
    ]
    assert [(need.name, need.pages, need.perhaps) for need in found.needs] == [
        ("refund", ["offer.md"], []),
        ("parking", [], []),
    ]
    assert {need.in_their_words for need in found.needs} <= {*REFUNDS, *PARKING}


@pytest.mark.usefixtures("site")
def test_without_a_workspace_needs_are_not_asked_for_and_nothing_heavy_is_loaded() -> None:
    heavy = ("duckdb", "pyarrow", "numpy", "onnxruntime", "outsidein.speak.needs_told")
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from outsidein.ask.audit_pages import AuditAsked\n"
        "from outsidein.ask.audit_scorecards import scorecards\n"
        "found = scorecards(AuditAsked(paths=[Path('a.md')]), standing_in=Path())\n"
        "assert found.pages and not found.needs and not found.needs_told\n"
        f"print([name for name in {heavy} if name in sys.modules])\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
