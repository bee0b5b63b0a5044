"""Which files are pages: those that were named, and those below a folder that somebody wrote."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from outsidein.errors import UserError
from outsidein.pages.opening import READERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pathspec import GitIgnoreSpec

# What tools put there, and nobody writes by hand. Hidden folders are left out as well.
BUILT = frozenset(
    """node_modules bower_components vendor third_party site-packages __pycache__ venv env build
    dist target out _site _build htmlcov coverage""".split()
)
# What is read below a folder; old formats, which can only be refused, are read if they are named.
SUFFIXES = frozenset({*READERS, ".docx", ".pptx"})
# What has words in it and yet is no page: legal texts, lists for programs, tests of components.
NO_PAGES = (
    "licen[cs]e*",
    "copying*",
    "notice*",
    "changelog*",
    "changes.*",
    "*requirements*.txt",
    "robots.txt",
    "cmakelists.txt",
    "*.test.*",
    "*.spec.*",
    "*.stories.*",
)
# What a template makes that nobody reads as a page.
CONFIGURATION = frozenset(
    """.conf .cfg .ini .yml .yaml .json .toml .xml .service .sh .sql .js .css .env .py .rb
    .properties""".split()
)


class Chosen(NamedTuple):
    """The files to read, in order, and how many the settings leave out."""

    paths: list[Path]
    excluded: int


def chosen_files(
    paths: Sequence[Path], *, exclude: Sequence[str] = (), folder: Path | None = None
) -> Chosen:
    """Find the pages that paths, folders and globs name; `exclude` counts from `folder`.

    Raises UserError for a path that isn't there and for a glob that matches nothing.
    """
    found = dict.fromkeys(file for path in paths for file in _named(path))
    if not exclude:
        return Chosen([*found], 0)
    spec, top = _spec(exclude), (folder or Path()).resolve()
    kept = [file for file in found if not _is_ignored(spec, top, file)]
    return Chosen(kept, len(found) - len(kept))


def _named(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from _below(path)
    elif path.exists():
        yield path
    elif has_magic(str(path)):
        # Path.glob can't begin at the root, and finds what is hidden.
        matched = sorted(glob(str(path), recursive=True))  # noqa: PTH207
        files = [Path(one) for one in matched if Path(one).is_file()]
        if not files:
            step = "Put the pattern in quotation marks, with ** for folders within folders."
            raise UserError("No file matches this pattern.", where=str(path), next_step=step)
        yield from files
    else:
        step = "Check the path; `-` reads what is piped in."
        raise UserError("There is no such file or folder.", where=str(path), next_step=step)


def _below(top: Path) -> Iterator[Path]:
    """Give the pages below a folder in the order of their names, what Git ignores left out."""
    ignored = _ignored_above(top)
    for told, folders, names in os.walk(top):
        folder = Path(told)
        ignored[folder] = [*ignored.get(folder.parent, ignored[None]), *_ignores_in(folder)]
        whole = folder.resolve()
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in BUILT
            and not name.endswith(".egg-info")
            and not _is_git_ignored(ignored[folder], whole / name, is_folder=True)
        )
        for name in sorted(names):
            if (
                _is_page(name)
                and (folder / name).is_file()
                and not _is_git_ignored(ignored[folder], whole / name)
            ):
                yield folder / name


def _is_page(name: str) -> bool:
    path = Path(name.lower())
    inner = Path(path.stem).suffix  # of a template: nginx.conf.j2 is no page, mail.html.j2 is one
    if name.startswith((".", "~")) or path.suffix not in SUFFIXES:
        return False
    if inner in CONFIGURATION:
        return False
    return not any(fnmatchcase(name.lower(), pattern) for pattern in NO_PAGES)


_Ignores = list[tuple[Path, "GitIgnoreSpec"]]


def _ignored_above(top: Path) -> dict[Path | None, _Ignores]:
    """Give what the folders above say, up to the top of the repository; nothing outside of one."""
    above: _Ignores = []
    for folder in (top.resolve(), *top.resolve().parents):
        if folder != top.resolve():
            above = [*_ignores_in(folder), *above]
        if (folder / ".git").exists():
            return {None: above}
    return {None: []}


def _ignores_in(folder: Path) -> _Ignores:
    try:
        lines = (folder / ".gitignore").read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [(folder.resolve(), _spec(lines))]


def _is_git_ignored(ignores: _Ignores, path: Path, *, is_folder: bool = False) -> bool:
    """Tell what the last file that speaks of a whole path says, as Git does."""
    for folder, spec in reversed(ignores):
        inner = path.relative_to(folder).as_posix() + ("/" if is_folder else "")
        said = spec.check_file(inner).include
        if said is not None:
            return said
    return False


def _is_ignored(spec: GitIgnoreSpec, top: Path, file: Path) -> bool:
    whole = file.resolve()
    return whole.is_relative_to(top) and spec.match_file(whole.relative_to(top).as_posix())


def _spec(lines: Sequence[str]) -> GitIgnoreSpec:
    # Loading it takes as long as reading twenty pages, and most folders have no use for it.
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    return GitIgnoreSpec.from_lines(lines)
