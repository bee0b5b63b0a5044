from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.audit_pages import AuditAsked, Piped
from outsidein.ask.audits import Audited, audit
from outsidein.errors import NotFound, UserError, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from outsidein.record.workspace import Workspace

    Run = Callable[..., Audited]

RULE = 'kind = "words"\nwhy = "Empty."\nsuggestion = "Say more."\n[settings]\nof = "empty"\n'
SETTINGS = '[audit]\nown = ["rules/*.toml"]\nexclude = ["drafts/**"]\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a small site with a rule of its own, `empty`, that finds "synergy"."""
    files = {
        "outsidein.toml": SETTINGS,
        "rules/empty.toml": RULE,
        "rules/empty.txt": "synergy\n",
        "home.md": "# Home\n\nSynergy for you.\n",
        "blog/post.md": "# Post\n\nMore synergy. And synergy again.\n",
        "drafts/new.md": "Synergy.\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(site: Path) -> Run:
    """Audit the site by its own rule."""
    assert site

    def ran(*paths: str, **asked: object) -> Audited:
        told = {"only": ["empty"], **asked}
        return audit(
            AuditAsked(paths=[Path(path) for path in paths], **told),  # type: ignore[arg-type]
            standing_in=Path(),
        )

    return ran


def places(found: Audited) -> list[str]:
    return [f"{one.path}:{one.line}:{one.column}" for one in found.findings]


def test_a_folder_is_audited_page_by_page_in_order(run: Run) -> None:
    found = run()
    assert places(found) == ["home.md:3:1", "blog/post.md:3:6", "blog/post.md:3:19"]
    assert (found.pages, found.excluded, found.by_rule) == (2, 2, {"empty": 3})
    assert found.rules == ["empty"]


def test_paths_are_as_one_sees_them_and_settings_count_from_where_they_stand(
    run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "outsidein.toml").write_text(
        SETTINGS.replace("drafts/**", "home.md") + 'pages = { "blog/**" = "job" }\n'
        '[audit.rules.empty]\npages = ["job"]\n'
    )
    monkeypatch.chdir(site / "blog")
    assert places(run()) == ["post.md:3:6", "post.md:3:19"]
    assert places(run("..")) == ["post.md:3:6", "post.md:3:19"]
    monkeypatch.chdir(site / "drafts")
    assert places(run("../blog"))[0] == f"{site.as_posix()}/blog/post.md:3:6"
    assert places(run("new.md")) == []  # no job page


def test_what_a_page_allows_is_counted_and_not_told(run: Run, site: Path) -> None:
    (site / "home.md").write_text("# Home\n\nSynergy. <!-- outsidein: allow empty -->\n")
    found = run("home.md")
    assert (places(found), found.allowed) == ([], 1)


def test_a_text_that_is_in_no_file_has_a_name_that_tells_its_kind(run: Run) -> None:
    assert places(run(piped=Piped(text="<p>Synergy.</p>", name="x.html"))) == ["x.html:1:4"]
    found = run("home.md", piped=Piped(text="Synergy."))
    assert places(found) == ["home.md:3:1", "text.md:1:1"]


def test_a_file_that_cannot_be_read_stops_nothing(run: Run, site: Path) -> None:
    (site / "deck.docx").write_bytes(b"no document")
    found = run("home.md", "deck.docx")
    assert places(found) == ["home.md:3:1"]
    assert [(one.path, bool(one.why)) for one in found.unread] == [("deck.docx", True)]
    assert found.pages == 1


def test_a_baseline_silences_what_it_knows(run: Run, site: Path) -> None:
    file = site / "known.json"
    assert len(run(write_baseline=file).findings) == 3
    assert (places(run(baseline=file)), run(baseline=file).known) == ([], 3)
    (site / "home.md").write_text("# Home\n\nWords.\n\nSynergy for you.\n\nMore synergy.\n")
    assert places(run(baseline=file)) == ["home.md:7:6"]
    (site / "home.md").write_text("# Home\n")
    assert [entry.path for entry in run(write_baseline=file).stale] == ["home.md"]
    (site / "outsidein.toml").write_text(SETTINGS + 'baseline = "known.json"\n')
    assert run().known == 2


def test_a_baseline_counts_paths_from_where_it_is(
    run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(write_baseline=site / "known.json")
    monkeypatch.chdir(site / "blog")
    assert run(baseline=Path("../known.json")).known == 2


def test_mistakes_are_told(run: Run, site: Path) -> None:
    with pytest.raises(NotFound, match="There is no rule `emtpy`"):
        run(only=["emtpy"])
    with pytest.raises(UserError, match="There is no such file"):
        run("none.md")
    with pytest.raises(WorkspaceError, match="There is no workspace here"):
        run(workspace=site / "blog")


def test_a_named_workspace_brings_its_settings(
    run: Run, site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "page.md").write_text("Synergy.")
    monkeypatch.chdir(other)
    assert places(run("page.md", workspace=site)) == ["page.md:1:1"]


def test_what_the_pages_are_taken_for_is_told_and_who_we_are(run: Run, site: Path) -> None:
    found = run()
    assert (found.kinds, found.brand, found.out_of_place) == ({"other": 1, "article": 1}, (), [])
    (site / "outsidein.toml").write_text(
        SETTINGS + 'brand = ["Acme"]\n[audit.rules.empty]\npages = ["job"]\n'
    )
    found = run()
    assert (found.brand, found.out_of_place) == (("Acme",), ["empty"])


def test_rules_that_lack_customers_are_named(run: Run) -> None:
    found = run("home.md", only=["words-customers-never-use"])
    assert found.not_asked == {"words-customers-never-use": "what customers say"}


def test_rules_that_know_too_little_of_customers_say_so(run: Run, answered: Workspace) -> None:
    rule = "words-customers-never-use"
    found = run("home.md", only=[rule], workspace=answered.folder)
    assert list(found.silent) == [rule]
    assert found.silent[rule].startswith("fewer than 200 people’s words")
    assert found.not_asked == {}
