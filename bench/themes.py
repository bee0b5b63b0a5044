"""How well themes are found and assigned, and how fast: ours beside k-means and BERTopic.

    python bench/themes.py [--data DIR] [--peers-python PYTHON]
    python bench/themes.py --scale 1000000 [--peers-python PYTHON]

DIR holds the labelled sets by name (labelled.py); what is absent is said. PYTHON is an interpreter
that has BERTopic. Nobody but k-means is told anything of the intents, and k-means only how many
there are. Prints Markdown.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

import outsidein
from bertopic_peer import Topics, topics
from labelled import DATA, OUT_OF_SCOPE, SETS, WITH_OUT_OF_SCOPE, Labelled, in_package, read_set
from outsidein.meaning.encoder import encode
from outsidein.meaning.static_vectors import static_vectors
from outsidein.themes.discover import discover
from outsidein.themes.teaching import teach
from theme_scores import accuracy, nmi
from themes_scale import scale_lines
from themes_students import student_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

LIBRARY = "**ours, `oi.themes`**"
OURS = "**ours, themes found in all texts**"
TOLD = "k-means, told the number of intents"
PEER = "BERTopic, as it comes"
STUDENT = "**our student, on the half it was not taught**"
BOLD_STUDENT = "– if it had to choose a theme for each"
KMEANS_STARTS = 3  # the best of so many, by its own measure
ORDERED = 3_000
ORDERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The theme a method gave to each of these texts (-1: none), and the seconds it took."""

    of: Labelled
    labels: npt.NDArray[np.int64]
    seconds: float


Answers = dict[str, Answer | str]  # by method; a sentence where it could not be asked


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--peers-python", metavar="PYTHON")
    parser.add_argument("--scale", type=int, metavar="STATEMENTS")
    arguments = parser.parse_args()
    lines = (
        scale_lines(arguments.scale, arguments.peers_python)
        if arguments.scale
        else quality_lines(arguments.data, arguments.peers_python)
    )
    for line in lines:
        print(line, flush=True)


def quality_lines(data: Path, python: str | None) -> Iterator[str]:
    """Give the lines on how good themes are: on whole sets, in other orders, out of scope."""
    yield (
        "Accuracy: each theme stands for at most one intent, as well as can be; what has no theme "
        "is wrong. NMI: what has no theme is one more group. Seconds include encoding.\n"
    )
    yield "| texts | method | themes | NMI | accuracy | no theme | seconds |"
    yield "|---|---|--:|--:|--:|--:|--:|"
    answers: dict[str, Answers] = {}
    absent = []
    for name in SETS:
        labelled = read_set(name, data)
        if labelled is None:
            place = f"{data.name}/{SETS[name][0]}"
            absent.append(f"- {name} was not measured: there is no folder {place}/.")
            continue
        answers[name] = {}
        for method, answer in answered(labelled, python):
            answers[name][method] = answer
            yield _row(f"{name}, {len(labelled):,} in {len(set(labelled.intents))}", method, answer)
    yield from ("", *absent, "")
    if WITH_OUT_OF_SCOPE in answers:
        yield from scope_lines(answers[WITH_OUT_OF_SCOPE])
    yield from order_lines(python)
    yield from student_lines()


def answered(labelled: Labelled, python: str | None) -> Iterator[tuple[str, Answer | str]]:
    """Give what each method answers."""
    texts = labelled.texts
    library = getattr(outsidein, "themes", None)
    if callable(library):
        begun = time.perf_counter()
        labels = np.asarray(library(texts).theme_of, np.int64)
        yield LIBRARY, Answer(of=labelled, labels=labels, seconds=time.perf_counter() - begun)
    begun = time.perf_counter()
    labels = discover(texts).labels
    yield OURS, Answer(of=labelled, labels=labels, seconds=time.perf_counter() - begun)
    begun = time.perf_counter()
    told = KMeans(len(set(labelled.intents)), n_init=KMEANS_STARTS, random_state=0)
    labels = np.asarray(told.fit_predict(encode(texts)), np.int64)
    yield TOLD, Answer(of=labelled, labels=labels, seconds=time.perf_counter() - begun)
    peer = topics(python, texts)
    yield PEER, _of_peer(labelled, peer)
    yield from by_student(labelled)


def by_student(labelled: Labelled) -> Iterator[tuple[str, Answer]]:
    """Find themes in half of what is in scope, and let the student assign all the other texts."""
    ordered = labelled.by_hash()
    inside = [row for row, intent in enumerate(ordered.intents) if intent != OUT_OF_SCOPE]
    shown = inside[: len(inside) // 2]
    taught = set(shown)
    others = ordered.chosen([row for row in range(len(ordered)) if row not in taught])
    begun = time.perf_counter()
    half = ordered.chosen(shown).texts
    student = teach(half, discover(half).labels)
    likely = student.probabilities(static_vectors(others.texts))
    seconds = time.perf_counter() - begun
    best = likely.argmax(axis=1)
    sure = likely.max(axis=1) >= student.sure_from
    yield STUDENT, Answer(of=others, labels=np.where(sure, best, -1), seconds=seconds)
    yield BOLD_STUDENT, Answer(of=others, labels=best, seconds=seconds)


def scope_lines(answers: Answers) -> Iterator[str]:
    """Give the lines on whether what is out of scope gets no theme."""
    yield f"Share that gets no theme, in {WITH_OUT_OF_SCOPE}; the student was taught in scope.\n"
    yield "| method | in scope | out of scope |"
    yield "|---|--:|--:|"
    for method, answer in answers.items():
        if method in {TOLD, BOLD_STUDENT}:
            continue
        if isinstance(answer, str):
            yield f"| {method} | {answer} | |"
            continue
        outside = np.array([intent == OUT_OF_SCOPE for intent in answer.of.intents])
        none = answer.labels < 0
        yield f"| {method} | {none[~outside].mean():.1%} | {none[outside].mean():.1%} |"
    yield ""


def order_lines(python: str | None) -> Iterator[str]:
    """Give the lines on whether the order of the texts matters."""
    texts = in_package().texts[:ORDERED]
    yield f"{ORDERED:,} requests of Banking77, and the same in other orders:\n"
    yield "| method | same themes | adjusted Rand index |"
    yield "|---|---|--:|"
    orders = [np.random.default_rng(seed).permutation(len(texts)) for seed in range(1, ORDERS)]
    first = discover(texts).labels
    again = [_moved_back(discover([texts[row] for row in order]).labels, order) for order in orders]
    yield _order_row("**ours**", first, again)
    name = f"{PEER}, its UMAP seeded"
    peers = [
        topics(python, texts, seed=0),
        topics(python, [texts[row] for row in orders[0]], seed=0),
    ]
    told = [peer for peer in peers if isinstance(peer, Topics)]
    if len(told) == len(peers):
        yield _order_row(name, told[0].labels, [_moved_back(told[1].labels, orders[0])])
        yield f"\nBERTopic: {told[0].versions}"
    else:
        yield f"| {name} | {next(peer for peer in peers if isinstance(peer, str))} | |"
    yield ""


def _moved_back(
    labels: npt.NDArray[np.int64], order: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    back = np.empty_like(labels)
    back[order] = labels
    return back


def _order_row(
    method: str, first: npt.NDArray[np.int64], again: Sequence[npt.NDArray[np.int64]]
) -> str:
    same = "exactly" if all(np.array_equal(first, other) for other in again) else "no"
    index = min(adjusted_rand_score(first, other) for other in again)
    return f"| {method} | {same} | {index:.3f} |"


def _of_peer(labelled: Labelled, peer: Topics | str) -> Answer | str:
    if isinstance(peer, str):
        return peer
    return Answer(of=labelled, labels=peer.labels, seconds=peer.seconds)


def _row(texts: str, method: str, answer: Answer | str) -> str:
    if isinstance(answer, str):
        return f"| {texts} | {method} | {answer} | | | | |"
    labels, intents = answer.labels, answer.of.intents
    themes = len(np.unique(labels[labels >= 0]))
    return (
        f"| {texts} | {method} | {themes} | {nmi(intents, labels):.3f} "
        f"| {accuracy(intents, labels):.3f} | {(labels < 0).mean():.1%} | {answer.seconds:.1f} |"
    )


if __name__ == "__main__":
    main()
