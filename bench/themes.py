"""Measure finding and assigning themes on Banking77, and print the table of docs/why/themes.md.

    python bench/themes.py [--sample 6000]

The texts are the ones in the package. Themes are found in a sample of them; each student is taught
on the sample and assigns all of them. Measured against the 77 intents, which nobody is shown.
"""

from __future__ import annotations

import argparse
import csv
import time
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression, RidgeClassifier
from sklearn.metrics import normalized_mutual_info_score

from outsidein.meaning.static_vectors import static_vectors
from outsidein.record.ids import content_hash
from outsidein.themes.discover import discover
from outsidein.themes.teaching import ITERATIONS, STRENGTH, teach

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt


def banking77() -> tuple[list[str], list[str]]:
    """Give the texts and their intents in the order of a hash."""
    lines = files("outsidein.simulate").joinpath("lines", "banking77.csv").read_text("utf-8")
    rows = [row for row in csv.DictReader(lines.splitlines()) if row["text"]]
    rows.sort(key=lambda row: content_hash(row["text"]))
    return [row["text"] for row in rows], [row["category"] for row in rows]


def main() -> None:
    """Find themes in a sample, assign all texts by each student, and print how good that is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=6000)
    size = parser.parse_args().sample
    texts, intents = banking77()
    sample, rest = texts[:size], texts[size:]
    begun = time.perf_counter()
    found = discover(sample)
    seconds = time.perf_counter() - begun
    themed = found.labels >= 0
    score = normalized_mutual_info_score(np.array(intents[:size])[themed], found.labels[themed])
    print(f"{size:,} texts: {found.count} themes, NMI {score:.3f}, {seconds:.1f} s\n")
    print("| student | taught in | NMI on the others | texts/s |")
    print("|---|--:|--:|--:|")
    for name, student in STUDENTS.items():
        begun = time.perf_counter()
        assign = student(sample, found.labels)
        taught = time.perf_counter() - begun
        begun = time.perf_counter()
        assigned = assign(rest)
        rate = len(rest) / (time.perf_counter() - begun)
        score = normalized_mutual_info_score(intents[size:], assigned)
        print(f"| {name} | {taught:.1f} s | {score:.3f} | {rate:,.0f} |")


def shipped(sample: Sequence[str], labels: Any) -> Any:
    """Teach the shipped student, and let it assign even what it is not sure of."""
    student = teach(sample, labels)
    return lambda texts: student.probabilities(static_vectors(texts)).argmax(axis=1)


def words(sample: Sequence[str], labels: Any) -> Any:
    """Teach a ridge classifier on words and pairs of words."""
    vectorizer = HashingVectorizer(n_features=2**16, ngram_range=(1, 2), alternate_sign=False)
    weigher = TfidfTransformer(sublinear_tf=True).fit(vectorizer.transform(sample))
    shown = np.flatnonzero(labels >= 0)
    seen = weigher.transform(vectorizer.transform(sample))[shown]
    model = RidgeClassifier(solver="sparse_cg").fit(seen, labels[shown])
    return lambda texts: model.predict(weigher.transform(vectorizer.transform(texts)))


def both(sample: Sequence[str], labels: Any) -> Any:
    """Teach a logistic regression on static vectors beside hashed words and pairs of words."""
    vectorizer = HashingVectorizer(n_features=2**11, ngram_range=(1, 2), alternate_sign=False)
    shown = np.flatnonzero(labels >= 0)

    def seen(texts: Sequence[str]) -> npt.NDArray[np.float64]:
        return np.hstack([static_vectors(texts), vectorizer.transform(texts).toarray()])

    model = LogisticRegression(C=STRENGTH, max_iter=ITERATIONS, tol=1e-3)
    model.fit(seen([sample[int(row)] for row in shown]), labels[shown])
    return lambda texts: model.predict(seen(texts))


STUDENTS = {
    "**static vectors, logistic regression (shipped)**": shipped,
    "words and pairs of words (TF-IDF), ridge": words,
    "static vectors and 2,048 hashed words, logistic regression": both,
}


if __name__ == "__main__":
    main()
