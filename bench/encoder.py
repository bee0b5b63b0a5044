"""Speed, closeness to float32 and steadiness of the sentence encoder and its variants.

    python models/build_encoder.py trained.safetensors --variants .bench/encoder
    python bench/encoder.py

Prints a Markdown table. Without the first command, only the shipped file is measured.
"""

from __future__ import annotations

import argparse
import csv
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from outsidein.meaning.encoder import BATCH_TOKENS, open_session, vectors_by
from outsidein.meaning.tokens import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt
    from onnxruntime import InferenceSession

ROOT = Path(__file__).parents[1]
LINES = ROOT / "src" / "outsidein" / "simulate" / "lines" / "banking77.csv"
VARIANTS = ROOT / ".bench" / "encoder"
COUNT = 3000
THREADS = 2
ALONE = 200  # texts that are encoded once more, one at a time
ROUNDS = 4  # the fastest counts: other work on the machine only ever slows down
HEADER = """\
| variant | MB | sentences/s | CPU ms/sentence | mean cosine | lowest cosine | alone or in a batch |
|---|---:|---:|---:|---:|---:|---:|"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--texts", type=Path, default=LINES, help="CSV with a column `text`")
    parser.add_argument("--count", type=int, default=COUNT, help="how many of them")
    parser.add_argument("--variants", type=Path, default=VARIANTS)
    parser.add_argument("--threads", type=int, default=THREADS)
    parser.add_argument("--batch-tokens", type=int, default=BATCH_TOKENS)
    arguments = parser.parse_args()
    texts = read_texts(arguments.texts, arguments.count)
    for line in encoder_lines(
        texts,
        variants=arguments.variants,
        threads=arguments.threads,
        batch_tokens=arguments.batch_tokens,
    ):
        print(line, flush=True)


def encoder_lines(
    texts: Sequence[str],
    *,
    variants: Path = VARIANTS,
    threads: int = THREADS,
    batch_tokens: int = BATCH_TOKENS,
) -> Iterator[str]:
    """Give the lines of the table: the shipped file, and the variants that are built."""
    models = [WEIGHTS / "encoder.onnx", *sorted(variants.glob("*.onnx"))]
    if len(models) == 1:
        yield (
            "Only the shipped file: its variants are not built here "
            "(`python models/build_encoder.py trained.safetensors --variants .bench/encoder`).\n"
        )
    sessions = {model: open_session(model) for model in models}
    # Variants take turns, so that a busy minute of the machine is not the bad luck of one.
    spent: dict[Path, list[tuple[float, float]]] = {model: [] for model in models}
    for _ in range(ROUNDS):
        for model in models:
            seconds = _seconds(sessions[model], texts, threads=threads, batch_tokens=batch_tokens)
            spent[model].append(seconds)
    exact = sessions.get(variants / "float32.onnx")
    reference = vectors_by(exact, texts) if exact else None
    yield f"{len(texts):,} texts, {threads} threads\n\n{HEADER}"
    for model in models:
        wall, processor = (min(column) for column in zip(*spent[model], strict=True))
        name = "**shipped**" if model.parent == WEIGHTS else model.stem
        size = f"{model.stat().st_size / 1e6:.1f}"
        speed = f"{len(texts) / wall:,.0f} | {1000 * processor / len(texts):.2f}"
        yield f"| {name} | {size} | {speed} | {faults(sessions[model], texts, reference)} |"


def read_texts(path: Path = LINES, count: int = COUNT) -> list[str]:
    """Give `count` texts of the file, evenly spread over it."""
    with path.open(encoding="utf-8", newline="") as file:
        texts = [line["text"] for line in csv.DictReader(file)]
    return [texts[int(place)] for place in np.linspace(0, len(texts) - 1, min(count, len(texts)))]


def faults(
    session: InferenceSession, texts: Sequence[str], reference: npt.NDArray[np.float32] | None
) -> str:
    """Give the cells on how near to float32 the vectors are, and whether batches change them."""
    vectors = vectors_by(session, texts)
    cosines = "— | —"
    if reference is not None:
        cosine = (vectors * reference).sum(axis=1)
        cosines = f"{cosine.mean():.4f} | {cosine.min():.4f}"
    alone = np.concatenate([vectors_by(session, [text], threads=1) for text in texts[:ALONE]])
    moved = float(np.abs(alone - vectors[:ALONE]).max())
    return f"{cosines} | " + ("same bits" if moved == 0 else f"differ by up to {moved:.0e}")


def _seconds(
    session: InferenceSession, texts: Sequence[str], *, threads: int, batch_tokens: int
) -> tuple[float, float]:
    """Give seconds by the clock and of processor time."""
    wall, processor = time.perf_counter(), time.process_time()
    vectors_by(session, texts, batch_tokens=batch_tokens, threads=threads)
    return time.perf_counter() - wall, time.process_time() - processor


if __name__ == "__main__":
    main()
