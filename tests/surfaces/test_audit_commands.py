from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.surfaces.conftest import Ran

    Run = Callable[..., Ran]

FAULT = "# Acme\n\nSales is our internal customer.\n"
GOOD = "# Acme\n\nYou get your money back.\n"
ONLY = ("--rule", "internal-customer")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a page that has a fault, and one that has none."""
    (tmp_path / "fault.md").write_text(FAULT)
    (tmp_path / "good.md").write_text(GOOD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("good.md",), 0),
        (("fault.md",), 1),
        ((), 1),
        (("fault.md", "--exit-zero"), 0),
        (("none.md",), 2),
        (("good.md", "--skip", "internal-customers"), 2),
        (("good.md", "--baseline", "none.json"), 2),
        (("good.md", "--workspace", "."), 2),
        (("good.md", "--format", "xml"), 2),
        (("good.md", "broken.docx"), 2),
        (("fault.md", "broken.docx", "--exit-zero"), 2),
        (("fault.md", "--scorecard"), 0),
        (("fault.md", "--scorecard", "--format", "github"), 2),
        (("fault.md", "--scorecard", "--write-baseline", "known.json"), 2),
    ],
    ids=str,
)
@pytest.mark.usefixtures("site")
def test_a_command_ends_as_those_of_linters_do(
    run: Run, site: Path, words: tuple[str, ...], code: int
) -> None:
    (site / "broken.docx").write_bytes(b"no document")
    if not words:
        (site / "broken.docx").unlink()
    assert run("audit", *words, *ONLY).code == code


@pytest.mark.usefixtures("site")
def test_findings_are_told_with_page_place_words_and_why(run: Run) -> None:
    told = run("audit", *ONLY)
    lines = told.out.splitlines()
    assert lines[0] == "fault.md"
    place, rule, *words = lines[1].split()
    assert (place.partition(":")[0], rule) == ("3", "internal-customer")
    assert "internal customer”" in " ".join(words)
    assert lines[2].strip().startswith("There is one customer")
    assert lines[3].strip().startswith("→ ")
    assert lines[-4:] == [
        "Read 2 pages: 1 finding on 1 of them.",
        "1 internal-customer.",
        "No `brand` is set: sentences about you by name may be missed.",
        "Taken for: 2 other (say otherwise with `pages` in the settings).",
    ]


@pytest.mark.usefixtures("site")
def test_a_mistake_names_the_nearest_rule(run: Run) -> None:
    told = run("audit", "--rule", "internal-custmer")
    assert "There is no rule `internal-custmer`." in told.err
    assert "Did you mean `internal-customer`?" in told.err


@pytest.mark.usefixtures("site")
def test_each_format_tells_the_finding(run: Run) -> None:
    told = json.loads(run("audit", *ONLY, "--json").out)
    assert told == json.loads(run("audit", *ONLY, "--format", "json").out)
    assert (told["pages"], told["by_rule"]) == (2, {"internal-customer": 1})
    assert told["findings"][0]["path"] == "fault.md"
    log = json.loads(run("audit", *ONLY, "--format", "sarif").out)
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["results"][0]["ruleId"] == "internal-customer"
    (line,) = run("audit", *ONLY, "--format", "github").out.splitlines()
    assert line.startswith("::warning file=fault.md,line=3,endLine=3,col=")


def test_a_baseline_is_written_and_known(run: Run, site: Path) -> None:
    written = run("audit", *ONLY, "--write-baseline", "known.json")
    assert written.code == 0
    assert "Wrote 1 finding to known.json" in written.out
    told = run("audit", *ONLY, "--baseline", "known.json")
    assert told.code == 0
    lines = told.out.splitlines()
    assert lines[:2] == ["Read 2 pages: nothing found.", "1 known in the baseline."]
    (site / "fault.md").write_text(GOOD)
    again = run("audit", *ONLY, "--write-baseline", "known.json")
    assert again.out.splitlines()[1:] == [
        "1 entry no longer there:",
        "  fault.md  internal-customer",
    ]


def test_piped_text_is_audited_by_the_ending_of_its_name(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Piped(io.StringIO):
        buffer = io.BytesIO(b"<p>Our internal customer.</p>")

    monkeypatch.setattr(sys, "stdin", Piped())
    told = run("audit", "-", "--name", "x.html", *ONLY, "--format", "github")
    assert told.code == 1
    assert told.out.startswith("::warning file=x.html,line=1,endLine=1,col=")


@pytest.mark.usefixtures("site")
def test_who_pipes_nothing_is_told_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    told = run("audit", "-")
    assert (told.code, "Nothing is piped in." in told.err) == (2, True)


@pytest.mark.usefixtures("site")
def test_rules_are_listed_and_explained(run: Run) -> None:
    assert "internal-customer" in run("audit", "--rules").out
    listed = json.loads(run("audit", "--rules", "--json").out)
    assert {"internal-customer", "hard-to-read"} <= {one["name"] for one in listed}
    assert "hard-to-read" in run("audit", "--explain", "hard-to-read").out
    assert run("audit", "--explain", "hard-to").code == 2


def test_scorecards_are_told_and_drawn(run: Run, site: Path) -> None:
    told = run("audit", "fault.md", "--plot", "pages.svg")
    assert "fault.md" in told.out
    assert (site / "pages.svg").read_text().startswith("<svg")
    plain = json.loads(run("audit", "--scorecard", "--json").out)
    assert [one["path"] for one in plain["pages"]] == ["fault.md", "good.md"]
    assert plain["site"]["pages"] == 2
    assert all(0 <= one["score"] <= 100 for one in plain["pages"])


def test_an_audit_loads_no_database(site: Path) -> None:
    heavy = ("duckdb", "pyarrow", "numpy", "onnxruntime", "sklearn", "outsidein.pipeline")
    code = (
        "import sys\n"
        "from outsidein.surfaces.start import main\n"
        "sys.argv = ['outsidein', 'audit', 'good.md', '--all-rules', '--exit-zero']\n"
        "try:\n    main()\n"
        "except SystemExit as ended:\n    assert not ended.code\n"
        f"print([name for name in {heavy} if name in sys.modules])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=site, capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "[]"
