from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from outsidein.errors import UserError
from outsidein.speak.page_files import chosen_files

if TYPE_CHECKING:
    from collections.abc import Callable

    Made = Callable[..., None]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Make files in a folder, each with a text."""

    def made(*names: str, **texts: str) -> None:
        for name, text in [*((name, "Text.") for name in names), *texts.items()]:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    return made


def below(folder: Path, *paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    named = [folder / path for path in paths or (".",)]
    chosen = chosen_files(named, exclude=exclude, folder=folder)
    return [path.resolve().relative_to(folder.resolve()).as_posix() for path in chosen.paths]


def test_a_folder_gives_what_can_be_read_and_was_written_by_somebody(
    tmp_path: Path, made: Made
) -> None:
    made("b.md", "a/page.html", "a/deep/mail.txt", "picture.png", "code.py")
    made(
        ".hidden.md", ".github/x.md", "node_modules/p/README.md", "dist/x.html", "x.egg-info/y.txt"
    )
    made("nginx.conf.j2", "a/old.doc", "~$open.docx")
    made("LICENSE.md", "CHANGELOG.md", "requirements-dev.txt", "robots.txt", "a/Page.test.tsx")
    assert below(tmp_path) == ["b.md", "a/page.html", "a/deep/mail.txt"]


def test_what_git_ignores_is_left_out_within_a_repository(tmp_path: Path, made: Made) -> None:
    made("site/a.md", "site/draft.md", "site/drafts/b.md", "site/keep/draft.md", ".git/config")
    made(**{".gitignore": "draft.md\ndrafts/\n", "site/keep/.gitignore": "!draft.md\n"})
    assert below(tmp_path) == ["site/a.md", "site/keep/draft.md"]
    assert below(tmp_path, "site") == ["site/a.md", "site/keep/draft.md"]
    assert below(tmp_path, "site/draft.md") == ["site/draft.md"]  # it was named


def test_ignores_count_wherever_one_stands(
    tmp_path: Path, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    made("site/a.md", "site/draft.md", ".git/config", **{".gitignore": "site/draft.md\n"})
    monkeypatch.chdir(tmp_path / "site")
    assert [path.as_posix() for path in chosen_files([Path()]).paths] == ["a.md"]


def test_ignores_above_count_in_a_repository_alone(tmp_path: Path, made: Made) -> None:
    made("site/a.md", "site/draft.md", **{".gitignore": "draft.md\n"})
    assert below(tmp_path, "site") == ["site/a.md", "site/draft.md"]


def test_a_link_that_leads_nowhere_is_no_page(tmp_path: Path, made: Made) -> None:
    made("a.md")
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    (tmp_path / "link.md").symlink_to("a.md")
    assert [path.name for path in chosen_files([tmp_path]).paths] == ["a.md", "link.md"]


def test_a_pattern_finds_files_in_folders_within_folders(tmp_path: Path, made: Made) -> None:
    made("a.md", "x/b.md", "x/y/c.md", "x/y/d.txt")
    assert below(tmp_path, "**/*.md") == ["a.md", "x/b.md", "x/y/c.md"]
    assert below(tmp_path, "x/*.md", "x/b.md") == ["x/b.md"]  # once


def test_what_settings_leave_out_is_counted_even_if_it_is_named(tmp_path: Path, made: Made) -> None:
    made("a.md", "blog/b.md", "blog/old/c.md")
    assert below(tmp_path, exclude=("blog/old/**",)) == ["a.md", "blog/b.md"]
    chosen = chosen_files([tmp_path / "blog/b.md"], exclude=("blog/**",), folder=tmp_path)
    assert chosen == ([], 1)


@pytest.mark.parametrize(
    ("path", "what"),
    [("none.md", "There is no such file"), ("*.docx", "No file matches this pattern")],
)
def test_a_path_that_leads_nowhere_is_told(tmp_path: Path, path: str, what: str) -> None:
    with pytest.raises(UserError, match=what) as caught:
        chosen_files([tmp_path / path])
    assert caught.value.where.endswith(path)
    assert caught.value.next_step
