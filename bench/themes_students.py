"""Which student assigns themes best: three of them, on the texts in the package.

    python bench/themes_students.py [--sample 6000]

Themes are found in a sample; each student is taught on it and assigns all others, whether it is
sure or not. Measured against the 77 intents, which nobody is shown.
"""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression, RidgeClassifier

from labelled import in_package
from outsidein.meaning.static_vectors import static_vectors
from outsidein.themes.discover import discover
from outsidein.themes.teaching import ITERATIONS, STRENGTH, teach
from theme_scores import nmi

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

SAMPLE = 6_000


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sample", type=int, default=SAMPLE)
    for line in student_lines(parser.parse_args().sample):
        print(line, flush=True)


def student_lines(size: int = SAMPLE) -> Iterator[str]:
    """Give the lines on how well each student assigns what it was not shown, and how fast."""
    labelled = in_package()
    sample, rest = labelled.texts[:size], labelled.texts[size:]
    begun = time.perf_counter()
    found = discover(sample)
    seconds = time.perf_counter() - begun
    score = nmi(labelled.intents[:size], found.labels)
    yield f"{size:,} texts of Banking77: {found.count} themes, NMI {score:.3f}, {seconds:.1f} s\n"
    yield "| student | taught in | NMI on the others | texts/s |"
    yield "|---|--:|--:|--:|"
    for name, student in STUDENTS.items():
        begun = time.perf_counter()
        assign = student(sample, found.labels)
        taught = time.perf_counter() - begun
        begun = time.perf_counter()
        assigned = assign(rest)
        rate = len(rest) / (time.perf_counter() - begun)
        score = nmi(labelled.intents[size:], assigned)
        yield f"| {name} | {taught:.1f} s | {score:.3f} | {rate:,.0f} |"


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
