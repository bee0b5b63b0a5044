from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from outsidein.speak.audit import prepared
from outsidein.speak.many import FEWEST_FILES, File, _has_threads, audit_files
from outsidein.speak.page_audit import PageAudit, PageAuditor
from outsidein.speak.rule import shipped_rule

if TYPE_CHECKING:
    from pathlib import Path

ONE, TWO = 1, 2


def auditor() -> PageAuditor:
    return PageAuditor(prepared([shipped_rule("unexplained-acronym")]), ("unexplained-acronym",))


def pages(folder: Path, number: int) -> list[File]:
    """Write pages of which every third has a fault, and one is no text at all."""
    files = []
    for nth in range(number):
        path = folder / f"{nth}.md"
        path.write_text(f"# Page {nth}\n\nYou get an {'SLA' if nth % 3 == 0 else 'hour'}.\n")
        files.append(File(path, f"site/{nth}.md", f"docs/{nth}.md"))
    files[number // 2].path.write_bytes(b"\x00\x01\x02")
    files[number // 2 + 1].path.unlink()
    return files


def told(page: PageAudit) -> tuple[str, list[str], bool]:
    return page.path, [one.words for one in page.findings], bool(page.unread)


@pytest.mark.parametrize("processes", [ONE, TWO])
def test_pages_come_in_the_order_of_their_files(
    tmp_path: Path, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outsidein.speak.many.FEWEST_AFRESH", FEWEST_FILES)
    files = pages(tmp_path, FEWEST_FILES + 3)
    found = [told(page) for page in audit_files(auditor(), files, processes=processes)]
    broken = len(files) // 2
    assert found == [
        (
            f"docs/{nth}.md",
            ["SLA"] if nth % 3 == 0 and nth not in {broken, broken + 1} else [],
            nth in {broken, broken + 1},
        )
        for nth in range(len(files))
    ]


def test_few_files_start_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", None)
    files = pages(tmp_path, FEWEST_FILES - 1)
    assert len(list(audit_files(auditor(), files, processes=TWO))) == len(files)


def test_processes_also_start_where_threads_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outsidein.speak.many.FEWEST_AFRESH", FEWEST_FILES)
    monkeypatch.setattr("outsidein.speak.many._has_threads", lambda: True)
    files = pages(tmp_path, FEWEST_FILES)
    found = list(audit_files(auditor(), files, processes=TWO))
    assert [page.path for page in found] == [file.shown for file in files]


def test_threads_are_seen() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert _has_threads()
    finally:
        done.set()
        thread.join()
