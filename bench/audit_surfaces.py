"""The audit where others use it: its SARIF against the schema, and its hook in a repository.

    python bench/audit_surfaces.py [--peers-python PYTHON] [--pages FOLDER]

PYTHON is an interpreter that has the packages `jsonschema` and `pre-commit`; without it nothing is
measured. FOLDER holds pages to audit besides those made here. The schema is of SARIF 2.1.0
(bench/sarif-2.1.0-rtm.5.json). The hook is installed by pre-commit itself, from a copy of this
checkout, as at its users: that takes minutes. Prints Markdown.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labelled import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SCHEMA = Path(__file__).parent / "sarif-2.1.0-rtm.5.json"
UMAMI = DATA / "marketing-pages" / "umami"
VALID = """
import json, sys
from jsonschema import Draft4Validator
schema, log = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
Draft4Validator.check_schema(schema)
wrong = Draft4Validator(schema).iter_errors(log)
print(json.dumps([f"{list(one.absolute_path)}: {one.message}"[:200] for one in wrong]))
"""
OURS = [sys.executable, "-m", "outsidein.surfaces.start", "audit"]
INWARD = "# Acme\n\nOur internal customers come first: sales is our internal customer.\n"
HOOK = """\
repos:
- repo: {repository}
  rev: {revision}
  hooks:
  - id: outsidein-audit
    args: [--rule, internal-customer]
"""


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--peers-python", metavar="PYTHON")
    parser.add_argument("--pages", type=Path, default=UMAMI, metavar="FOLDER")
    arguments = parser.parse_args()
    for line in surface_lines(arguments.pages, arguments.peers_python):
        print(line, flush=True)


def surface_lines(pages: Path, python: str | None) -> Iterator[str]:
    """Give the lines on SARIF and on the hook."""
    if python is None:
        yield "Without --peers-python nothing is measured.\n"
        return
    yield "| SARIF of | results | rules | faults by the schema |"
    yield "|---|---:|---:|---:|"
    with tempfile.TemporaryDirectory() as told:
        folder = Path(told)
        for name, paths in (("made pages", [_made(folder / "site")]), (pages.name, [pages])):
            if not paths[0].is_dir():
                yield f"| {name} | is not there | | |"
                continue
            log, faults = _validated(folder / "log.sarif", paths, python)
            run = log["runs"][0]
            rules = len(run["tool"]["driver"]["rules"])
            yield f"| {name} | {len(run['results'])} | {rules} | {len(faults)} |"
            yield from (f"\n    {fault}" for fault in faults)
        yield ""
        yield from _hook_lines(folder, python)


def _made(folder: Path) -> Path:
    """Make pages with names and words that are hard to write, and a file that can't be read."""
    files = {
        "a b%20c#d.md": INWARD,
        "ünï/日本.html": "<p>Der <b>Preis</b> 😀 for our internal customers</p>",
        'quote".md': 'Our "internal customers" \\ & <br> and\tmore internal customers.\n',
        "outsidein: allow.txt": "outsidein: allow nothing-known\n\nOur internal clients.\n",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"no document")
    return folder


def _validated(file: Path, paths: list[Path], python: str) -> tuple[dict[str, Any], list[str]]:
    command = [*OURS, "--all-rules", "--format", "sarif", *map(str, paths)]
    ran = subprocess.run(command, capture_output=True, check=False, cwd=file.parent)
    file.write_bytes(ran.stdout)
    judged = subprocess.run(
        [python, "-c", VALID, str(SCHEMA), str(file)], capture_output=True, check=True
    )
    return json.loads(ran.stdout), json.loads(judged.stdout)


def _hook_lines(folder: Path, python: str) -> Iterator[str]:
    """Commit a page with a fault and one without, where the hook is installed."""
    source, site = folder / "outsidein", folder / "their-site"
    revision = _committed_copy(source)
    site.mkdir()
    _git(site, "init", "--quiet")
    config = HOOK.format(repository=source, revision=revision)
    (site / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    environment = {**os.environ, "PRE_COMMIT_HOME": str(folder / "hooks")}
    begun = time.perf_counter()
    subprocess.run(
        [python, "-m", "pre_commit", "install", "--install-hooks"],
        cwd=site,
        env=environment,
        check=True,
        capture_output=True,
    )
    yield f"The hook is installed after {time.perf_counter() - begun:.0f} s.\n"
    yield "| commit of | seconds | made |"
    yield "|---|---:|---|"
    pages = {
        "a page about an internal customer": INWARD,
        "the page mended": "# Acme\n\nYou save.\n",
    }
    for name, text in pages.items():
        (site / "page.md").write_text(text, encoding="utf-8")
        _git(site, "add", ".")
        begun = time.perf_counter()
        ran = subprocess.run(
            [*GIT, "commit", "--quiet", "-m", name],
            cwd=site,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )
        seconds = time.perf_counter() - begun
        yield f"| {name} | {seconds:.1f} | {'no' if ran.returncode else 'yes'} |"
        if ran.returncode:
            told = ran.stderr + ran.stdout
    yield "\nWhat the first was told:\n"
    yield from (f"    {line}" for line in told.splitlines())


GIT = ("git", "-c", "user.name=bench", "-c", "user.email=bench@example.com")


def _committed_copy(folder: Path) -> str:
    """Copy what this checkout has, committed or not, and give the copy's commit."""
    listed = _git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, folder / name)
    _git(folder, "init", "--quiet")
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "-m", "as it is")
    return _git(folder, "rev-parse", "HEAD").strip()


def _git(folder: Path, *words: str) -> str:
    ran = subprocess.run([*GIT, *words], cwd=folder, check=True, capture_output=True, text=True)
    return ran.stdout


if __name__ == "__main__":
    main()
