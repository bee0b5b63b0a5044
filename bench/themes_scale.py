"""How fast statements become themed statements, and in how much memory.

The statements are made from the 13,000 requests of Banking77 in the package: the first half of one
with the second half of another of the same intent, no two of them the same. They take the way that
a workspace's statements take: a sample by hash, a fit, a map over all processes.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

import outsidein
from bertopic_peer import topics
from labelled import in_package
from measuring import measured
from outsidein.record.ids import content_hash
from outsidein.record.tables import TIME
from outsidein.store.duckdb import Store
from outsidein.themes.gather import gather_themes
from theme_scores import nmi

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

FIRST_SIZE = 100_000  # where BERTopic is asked, too
FEWEST_WORDS = 4
COLUMNS = (
    "statements",
    "method",
    "seconds",
    "statements/s",
    "CPU seconds",
    "peak memory",
    "themes",
    "NMI",
    "no theme",
)
SAID_BY_ONE = 8  # statements of one person


@dataclass(frozen=True, slots=True, kw_only=True)
class Themed:
    """What it took to give a theme to statements, the theme of each, and the peak memory.

    Seconds by the clock, and of processor time of all processes together: other work on the machine
    adds to the first, hardly to the second.
    """

    seconds: float
    processor: float
    labels: npt.NDArray[np.int64]
    peak_bytes: int


def scale_lines(largest: int, python: str | None) -> Iterator[str]:
    """Give the lines on 100,000 statements and on as many as wished."""
    yield "Statements with a theme each, made by recombining Banking77; no two are the same.\n"
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|--:|---|" + "--:|" * (len(COLUMNS) - 2)
    with tempfile.TemporaryDirectory(prefix="outsidein-bench-") as folder:
        for count in sorted({min(FIRST_SIZE, largest), largest}):
            file = Path(folder) / f"{count}.parquet"
            measured(write_statements, file, count)
            intents = pq.read_table(file, columns=["intent"])["intent"].to_pylist()
            yield _row("**ours, in a workspace**", in_workspace(file), intents)
            if callable(getattr(outsidein, "themes", None)):
                yield _row("**ours, `oi.themes`**", in_library(file), intents)
        yield from peer_lines(Path(folder) / f"{min(FIRST_SIZE, largest)}.parquet", python)


def peer_lines(file: Path, python: str | None) -> Iterator[str]:
    """Give the line of BERTopic on the statements of a file, many minutes later."""
    rows = pq.read_table(file, columns=["text", "intent"]).to_pydict()
    name = "BERTopic, as it comes"
    if python is not None:
        # Not a line of the table.
        warning = f"Asking BERTopic for {len(rows['text']):,} statements: it takes many minutes."
        print(warning, file=sys.stderr, flush=True)
    peer = topics(python, rows["text"])
    if isinstance(peer, str):
        yield f"| {len(rows['text']):,} | {name} | {peer} | | | | | | |"
        return
    told = Themed(
        seconds=peer.seconds,
        processor=peer.processor,
        labels=peer.labels,
        peak_bytes=peer.peak_bytes,
    )
    yield _row(name, told, rows["intent"])
    yield f"\nBERTopic: {peer.versions}"


def write_statements(file: Path, count: int) -> None:
    """Write so many different statements of customers, always the same ones."""
    made = recombined(count)
    columns = {
        "statement_id": [content_hash(text) for text, _ in made],
        "text": [text for text, _ in made],
        "intent": [intent for _, intent in made],
        "person_id": [f"person {row // SAID_BY_ONE}" for row in range(count)],
        "touch_id": [f"touch {row}" for row in range(count)],
        "side": ["customer"] * count,
        "kind": ["question"] * count,
        "happened_at": pa.nulls(count, TIME),
    }
    pq.write_table(pa.table(columns), file)


def recombined(count: int) -> list[tuple[str, str]]:
    """Give so many different texts and their intents: halves of requests of the same intent.

    Banking77 gives more than two million of them.
    """
    labelled = in_package()
    halves: dict[str, list[tuple[str, str]]] = {}
    for text, intent in zip(labelled.texts, labelled.intents, strict=True):
        words = text.split()
        middle = len(words) // 2
        if len(words) >= FEWEST_WORDS:
            pair = " ".join(words[:middle]), " ".join(words[middle:])
            halves.setdefault(intent, []).append(pair)
    drawn = random.Random(0)
    intents = sorted(halves)
    made: dict[str, str] = {}
    while len(made) < count:
        intent = drawn.choice(intents)
        text = f"{drawn.choice(halves[intent])[0]} {drawn.choice(halves[intent])[1]}"
        made.setdefault(text, intent)
    return list(made.items())


def in_workspace(file: Path) -> Themed:
    """Give themes to the statements of a file as a refresh does, in a fresh process."""
    with tempfile.TemporaryDirectory(prefix="outsidein-bench-") as folder:
        done = measured(gathered, file, Path(folder))
        with duckdb.connect(str(Path(folder) / "answers.duckdb"), read_only=True) as connection:
            found = connection.execute(
                "SELECT theme_id FROM read_parquet($file, file_row_number = true)"
                " LEFT JOIN statement_theme_found USING (statement_id) ORDER BY file_row_number",
                {"file": str(file)},
            ).fetchnumpy()["theme_id"]
    labels = np.unique(np.ma.filled(found, "").astype(str), return_inverse=True)[1]
    none = np.ma.getmaskarray(found)
    seconds, processor = done.outcome
    return Themed(
        seconds=seconds,
        processor=processor,
        labels=np.where(none, -1, labels),
        peak_bytes=done.peak_bytes,
    )


def gathered(file: Path, folder: Path) -> tuple[float, float]:
    """Run the stage on the statements of a file; give its seconds, by clock and processor."""
    store = Store(folder / "answers.duckdb", spill=folder / "spill")
    try:
        store.view("statement", "FROM read_parquet($file)", {"file": str(file)})
        begun, spent = time.perf_counter(), time.process_time()
        gather_themes(store, folder, folder / "record")
        seconds, processor = time.perf_counter() - begun, time.process_time() - spent
    finally:
        store.close()
    # The processes of the map, whose time is known once they have ended.
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, processor + children.ru_utime + children.ru_stime


def in_library(file: Path) -> Themed:
    """Give themes to the statements of a file by the library's call, in a fresh process."""
    done = measured(called, file)
    seconds, processor, labels = done.outcome
    return Themed(seconds=seconds, processor=processor, labels=labels, peak_bytes=done.peak_bytes)


def called(file: Path) -> tuple[float, float, npt.NDArray[np.int64]]:
    """Call `oi.themes` on the texts of a file; give its seconds and the theme of each text."""
    texts = pq.read_table(file, columns=["text"])["text"].to_pylist()
    library: Any = outsidein
    begun, spent = time.perf_counter(), time.process_time()
    labels = np.asarray(library.themes(texts).theme_of, np.int64)
    return time.perf_counter() - begun, time.process_time() - spent, labels


def _row(method: str, themed: Themed, intents: Sequence[str]) -> str:
    labels = themed.labels
    themes = len(np.unique(labels[labels >= 0]))
    cells = (
        f"{len(labels):,}",
        method,
        f"{themed.seconds:,.1f}",
        f"{len(labels) / themed.seconds:,.0f}",
        f"{themed.processor:,.1f}",
        f"{themed.peak_bytes / 1e6:,.0f} MB",
        f"{themes}",
        f"{nmi(intents, labels):.3f}",
        f"{(labels < 0).mean():.1%}",
    )
    return f"| {' | '.join(cells)} |"
