"""Measuring a piece of work from outside: its time, and the memory of all its processes."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOOK_EVERY = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a piece of work gave, the seconds it took and the most bytes its processes held."""

    outcome: Any
    seconds: float
    peak_bytes: int


def measured(work: Callable[..., Any], *arguments: Any) -> Measured:
    """Do a piece of work in a fresh process, and watch it and all that it starts."""
    with (
        ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool,
        watched(pool.submit(_own_pid).result()) as watch,
    ):
        begun = time.perf_counter()
        outcome = pool.submit(work, *arguments).result()
        seconds = time.perf_counter() - begun
    return Measured(outcome=outcome, seconds=seconds, peak_bytes=watch.peak)


@contextmanager
def watched(pid: int) -> Iterator[Watch]:
    """Watch a process and all that it starts, for one block; `peak` is the most they held.

    Memory is the sum over processes of what each holds for itself alone (USS), so pages that they
    share are not counted twice.
    """
    watch = Watch(pid)
    watch.start()
    try:
        yield watch
    finally:
        watch.done.set()
        watch.join()


class Watch(threading.Thread):
    """Looks at a process and its children until told to stop, and remembers the most they held."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.done = threading.Event()
        self.peak = 0
        self._process = psutil.Process(pid)

    def run(self) -> None:
        """Look again and again."""
        while not self.done.wait(LOOK_EVERY):
            self.peak = max(self.peak, self._held())

    def _held(self) -> int:
        held = 0
        try:
            for process in (self._process, *self._process.children(recursive=True)):
                held += int(process.memory_full_info().uss)
        except psutil.Error:
            pass  # a process that ended while it was looked at
        return held


def _own_pid() -> int:
    return os.getpid()
