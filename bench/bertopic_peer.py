"""BERTopic as a peer: asked in a Python of its own, which needs nothing of ours.

What that Python has to hold stands in peers/topics_by_bertopic.py.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from measuring import watched

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

PROGRAM = Path(__file__).parent / "peers" / "topics_by_bertopic.py"
ABSENT = "not installed here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """The topic of each text (-1: none), the seconds it took and the most bytes it held.

    `processor` is the seconds of all its threads together.
    """

    labels: npt.NDArray[np.int64]
    seconds: float
    processor: float
    peak_bytes: int
    versions: str


def topics(python: str | None, texts: Sequence[str], *, seed: int | None = None) -> Topics | str:
    """Give the topics that BERTopic finds, or why it could not be asked."""
    if python is None:
        return ABSENT
    with tempfile.TemporaryFile("w+") as asked, tempfile.TemporaryFile("w+") as said:
        json.dump({"texts": list(texts), "seed": seed}, asked)
        asked.seek(0)
        command = [python, str(PROGRAM)]
        with (
            subprocess.Popen(
                command, stdin=asked, stdout=subprocess.PIPE, stderr=said, text=True
            ) as process,
            watched(process.pid) as watch,
        ):
            answer, _ = process.communicate()
        if process.returncode:
            said.seek(0)
            last = said.read().strip().splitlines()[-1:]
            return ": ".join([ABSENT, *last])
    told = json.loads(answer.splitlines()[-1])
    return Topics(
        labels=np.asarray(told["labels"], np.int64),
        seconds=told["seconds"],
        processor=told["processor"],
        peak_bytes=watch.peak,
        versions=told["versions"],
    )
