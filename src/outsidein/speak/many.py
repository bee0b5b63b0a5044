"""Many files audited by several processes, and told in the order in which they were named."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from outsidein.speak.page_audit import PageAudit, PageAuditor

# With fewer files a process costs more than it saves. A copy of this one is there at once; one that
# starts afresh loads everything again, which takes as long as hundreds of pages.
FEWEST_FILES, FEWEST_AFRESH = 40, 400
COPIED, AFRESH = "fork", "spawn"
FILES_AT_ONCE = 8


class File(NamedTuple):
    """One file: its `name` within the site tells what sort of page it is, findings `shown`."""

    path: Path
    name: str
    shown: str


def audit_files(
    auditor: PageAuditor, files: Sequence[File], *, processes: int = 1
) -> Iterator[PageAudit]:
    """Give what is found in each file, in the order of the files, with up to so many processes.

    A file that can't be read is told in its place and stops no other.
    """
    way = AFRESH if _has_threads() else COPIED
    if processes < 2 or len(files) < (FEWEST_FILES if way == COPIED else FEWEST_AFRESH):
        yield from (_audited_by(auditor, file) for file in files)
        return
    # Not for a single page, which they would take longer to load than to audit.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    with ProcessPoolExecutor(
        processes,
        mp_context=multiprocessing.get_context(way),
        initializer=_begin,
        initargs=(auditor,),
    ) as pool:
        yield from pool.map(_audited, files, chunksize=FILES_AT_ONCE)


def _has_threads() -> bool:
    """Tell whether more than one thread runs, or may run: then a process can't be copied safely."""
    tasks = Path("/proc/self/task")
    return sys.platform != "linux" or len(list(tasks.iterdir())) > 1


# What the processes of a pool audit with: given to each once, when it starts.
_auditors: list[PageAuditor] = []


def _begin(auditor: PageAuditor) -> None:
    _auditors[:] = [auditor]


def _audited(file: File) -> PageAudit:
    return _audited_by(_auditors[0], file)


def _audited_by(auditor: PageAuditor, file: File) -> PageAudit:
    return auditor.of_file(file.path, name=file.name, shown=file.shown)
