"""Kinds on others' sets, which nothing that ships has seen: suggestions and issues of GitHub."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, precision_recall_fscore_support

from outsidein.language.kind_teacher import teacher_vectors
from outsidein.language.kinds import probabilities
from outsidein.language.of_texts import statements
from outsidein.language.tables import KINDS
from outsidein.meaning.encoder import encode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy.typing as npt

OF_ISSUES = {"bug": "pain", "feature": "want", "question": "question"}
SETFIT = 0.827  # published with the issues (NLBSE 2024), trained on them
csv.field_size_limit(10_000_000)  # an issue may hold a whole log
CODE = re.compile(r"```.*?(```|$)|<!--.*?-->|^#+ .*$", re.DOTALL | re.MULTILINE)
TITLE_WEIGHT = 3.0
STRENGTHS = {"words": 10.0, "all": 3.0}


def outside_lines(data: Path) -> Iterator[str]:
    """Give the lines on others' sets, or say which are absent."""
    for name, lines in (("suggestions", _suggestions), ("github-issues", _issues)):
        if (data / name).is_dir():
            yield from lines(data / name)
        else:
            yield f"Not measured: {name} is not in {data}.\n"


def _suggestions(folder: Path) -> Iterator[str]:
    """Tell suggestions: as shipped (`want`), and when taught on the set's own training file."""
    texts, truth = _sentences(folder / "trial.csv")
    own_texts, own_truth = _sentences(folder / "train.csv")
    likely = probabilities(texts, [""] * len(texts), side="customer")
    told = likely.argmax(axis=1) == KINDS["customer"].index("want")
    yield "| suggestions/trial | precision | recall | F1 |"
    yield "|---|--:|--:|--:|"
    yield _scored("want, as shipped", truth, told)
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    pieces = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True, max_features=80_000
    )
    bag = LogisticRegression(C=STRENGTHS["words"], max_iter=1000, class_weight="balanced")
    bag.fit(words.fit_transform(own_texts), own_truth)
    yield _scored("bag of words, taught", truth, bag.predict(words.transform(texts)))

    plain = LogisticRegression(C=10, max_iter=1000, class_weight="balanced")
    plain.fit(encode(own_texts), own_truth)
    yield _scored("encoder with a linear head, taught", truth, plain.predict(encode(texts)))

    def features(of: list[str], *, first: bool) -> sparse.csr_matrix:
        bags = [one.fit_transform(of) if first else one.transform(of) for one in (words, pieces)]
        kinds = probabilities(of, [""] * len(of), side="customer")
        dense = np.hstack([2 * teacher_vectors(of), 2 * encode(of), kinds])
        together: sparse.csr_matrix = sparse.hstack([sparse.csr_matrix(dense), *bags], "csr")
        return together

    ours = LogisticRegression(C=STRENGTHS["all"], max_iter=1000, class_weight="balanced")
    ours.fit(features(own_texts, first=True), own_truth)
    yield _scored("ours, taught", truth, ours.predict(features(texts, first=False)))
    yield ""


def _sentences(file: Path) -> tuple[list[str], npt.NDArray[np.int64]]:
    with file.open(encoding="utf-8", errors="replace", newline="") as rows:
        kept = [row for row in csv.reader(rows) if len(row) == 3 and row[2] in {"0", "1"}]
    texts = [text.strip('" ') for _, text, _ in kept]
    return texts, np.array([int(label) for _, _, label in kept])


def _scored(name: str, truth: npt.NDArray[np.int64], told: npt.NDArray[np.bool_]) -> str:
    precision, recall, score, _ = precision_recall_fscore_support(truth, told, average="binary")
    return f"| {name} | {precision:.3f} | {recall:.3f} | {score:.3f} |"


def _issues(folder: Path) -> Iterator[str]:
    """Tell bugs, features and questions: by the kinds of an issue's title and sentences."""
    with (folder / "issues_train.csv").open(encoding="utf-8", newline="") as rows:
        issues = list(csv.DictReader(rows))
    truth = [OF_ISSUES[row["label"]] for row in issues]
    titles = [row["title"] for row in issues]
    told = TITLE_WEIGHT * _asked(titles)
    bodies = statements([CODE.sub("\n", row["body"] or "") for row in issues])
    of = bodies["text_index"].to_numpy()
    sentences = _asked(bodies["text"].to_pylist())
    counts = np.maximum(np.bincount(of, minlength=len(issues)), 1)[:, None]
    sums = np.zeros((len(issues), len(OF_ISSUES)))
    np.add.at(sums, of, sentences)
    told += sums / np.sqrt(counts)
    kinds = list(OF_ISSUES.values())
    found = [kinds[place] for place in told.argmax(axis=1)]
    score = f1_score(truth, found, average="macro")
    yield "| github-issues | macro-F1 |"
    yield "|---|--:|"
    yield f"| pain, want or question, as shipped, untaught | {score:.3f} |"
    yield f"| SetFit, taught on such issues (published) | {SETFIT} |"
    yield ""


def _asked(texts: list[str]) -> npt.NDArray[np.float64]:
    """Give the probabilities of the three kinds that issues are labelled by."""
    places = [KINDS["customer"].index(kind) for kind in OF_ISSUES.values()]
    return probabilities(texts, [""] * len(texts), side="customer")[:, places]
