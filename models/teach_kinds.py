"""Teach the fast student of kinds what the slow teacher sees, and calibrate both.

    python models/teach_kinds.py trained-kinds.safetensors --data ../shared/data

Writes kinds.npz beside kinds.onnx, which must be there (build_encoder.py --kinds).
The student learns from the labelled statements and, mostly, from what the teacher says of text that
nobody has labelled (Hinton and others 2015, "Distilling the Knowledge in a Neural Network"). What
train_kinds.py held back calibrates the probabilities and shows from where on the student is sure.
Needs torch.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.numpy import load_file
from scipy.optimize import minimize_scalar
from sklearn.metrics import f1_score
from torch.nn.functional import embedding_bag, kl_div, log_softmax

from corpus import corpus
from labelled import SIDES, Labelled, labelled
from outsidein.language.kind_student import FILE, word_features
from outsidein.language.kind_teacher import NETWORK
from outsidein.language.kinds import seen_by_student, seen_by_teacher
from outsidein.language.tables import KINDS
from outsidein.meaning.encoder import open_session, vectors_by
from outsidein.meaning.static_vectors import DIMENSIONS, static_vectors
from outsidein.meaning.tokens import token_ids

if TYPE_CHECKING:
    from scipy import sparse

HELD = 0.06  # as given to train_kinds.py
HIDDEN = 48
EPOCHS = 8
LEARNING_RATE = 3e-3
BATCH = 256
LABEL_WEIGHT = 3.0  # of a labelled statement, beside one that only the teacher has seen
# Below it the teacher is asked: one in ten of what customers say, which the slow network
# can bear; docs/why/kinds.md.
SURE_FROM = 0.6
LARGEST = 127


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Statements of one side, what to say of each, and how much it counts."""

    features: sparse.csr_matrix
    meanings: np.ndarray
    goals: np.ndarray
    weights: np.ndarray


class Student(torch.nn.Module):
    """The network of `kind_student.Student`, as it is trained."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self.words = torch.nn.Parameter(torch.randn(columns, HIDDEN) * 0.05)
        self.meaning = torch.nn.Linear(DIMENSIONS, HIDDEN)
        self.heads = torch.nn.ModuleDict(
            {side: torch.nn.Linear(HIDDEN, len(KINDS[side])) for side in SIDES}
        )
        self.dropout = torch.nn.Dropout(0.2)

    def forward(self, lesson: Lesson, rows: np.ndarray, side: str) -> torch.Tensor:
        """Give one row of scores per statement."""
        part = lesson.features[rows]
        starts = torch.tensor(part.indptr[:-1].astype(np.int64))
        seen = embedding_bag(
            torch.tensor(part.indices.astype(np.int64)),
            self.words,
            starts,
            mode="sum",
            per_sample_weights=torch.tensor(part.data),
        )
        hidden = torch.relu(seen + self.meaning(torch.tensor(lesson.meanings[rows])))
        scores: torch.Tensor = self.heads[side](self.dropout(hidden))
        return scores


def main() -> None:
    """Teach, calibrate, tell how the student does, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("trained", type=Path, help="what train_kinds.py wrote")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments = parser.parse_args()
    torch.manual_seed(0)
    kept = _teacher_heads(arguments.trained)
    rows = labelled("taught")
    held = np.random.default_rng(2).random(len(rows)) < HELD
    unlabelled = corpus(arguments.data) + _requests(arguments.data)
    lessons, trials = {}, {}
    for side in SIDES:
        taught = [row for row, out in zip(rows, held, strict=True) if row.side == side and not out]
        trials[side] = [
            row for row, out in zip(rows, held, strict=True) if row.side == side and out
        ]
        scores = _teacher_scores(
            [*_texts(trials[side])], [row.before for row in trials[side]], side, kept
        )
        truth = np.array([KINDS[side].index(row.kind) for row in trials[side]])
        kept[f"teacher.{side}.temperature"] = _temperature(scores, truth)
        lessons[side] = _lesson(taught, unlabelled, side, kept)
        told = f1_score(truth, scores.argmax(axis=1), average="macro")
        print(f"teacher, {side}: macro-F1 {told:.3f} on {len(truth)} held back", flush=True)
    student = _taught(lessons)
    kept |= _arrays(student)
    FILE.parent.mkdir(exist_ok=True)
    _calibrate(student, trials, kept)
    with FILE.open("wb") as file:
        np.savez(file, **kept)
    print(FILE.name, FILE.stat().st_size, hashlib.sha256(FILE.read_bytes()).hexdigest())


def _texts(rows: list[Labelled]) -> list[str]:
    return [row.text for row in rows]


def _requests(data: Path) -> list[str]:
    """Give the requests of Banking77 and CLINC150, without their intents and the held fifth."""
    found = set()
    for name in ("train", "test"):
        with (data / "banking77" / f"{name}.csv").open(encoding="utf-8", newline="") as rows:
            found |= {row["text"].strip() for row in csv.DictReader(rows)}
    whole = json.loads((data / "clinc150" / "data_full.json").read_text("utf-8"))
    found |= {text for part in ("train", "val", "test") for text, _ in whole[part]}
    return sorted(found - {row.text for row in labelled("held")})


def _teacher_heads(trained: Path) -> dict[str, np.ndarray]:
    tensors = load_file(trained)
    sharpness = 10.0
    return {
        f"teacher.{side}.{part}": sharpness * tensors[f"head.{side}.{part}"]
        for side in SIDES
        for part in ("weight", "bias")
    }


def _teacher_scores(
    texts: list[str], befores: list[str], side: str, kept: dict[str, np.ndarray]
) -> np.ndarray:
    vectors = vectors_by(open_session(NETWORK), seen_by_teacher(texts, befores, side=side))
    return vectors @ kept[f"teacher.{side}.weight"].T + kept[f"teacher.{side}.bias"]


def _lesson(
    taught: list[Labelled], unlabelled: list[str], side: str, kept: dict[str, np.ndarray]
) -> Lesson:
    texts = [*_texts(taught), *unlabelled]
    befores = [*(row.before for row in taught), *("" for _ in unlabelled)]
    scores = _teacher_scores(texts, befores, side, kept)
    goals = _softened(scores / kept[f"teacher.{side}.temperature"])
    truth = np.eye(len(KINDS[side]))[[KINDS[side].index(row.kind) for row in taught]]
    goals[: len(taught)] = 0.5 * goals[: len(taught)] + 0.5 * truth
    seen = seen_by_student(texts, befores, side=side)
    weights = np.ones(len(texts), np.float32)
    weights[: len(taught)] = LABEL_WEIGHT
    return Lesson(
        features=word_features(*token_ids(seen, ends=True)),
        meanings=static_vectors(seen),
        goals=goals.astype(np.float32),
        weights=weights,
    )


def _taught(lessons: dict[str, Lesson]) -> Student:
    student = Student(lessons["customer"].features.shape[1])
    optimiser = torch.optim.Adam(student.parameters(), lr=LEARNING_RATE)
    random = np.random.default_rng(0)
    todo = [
        (side, start)
        for side, lesson in lessons.items()
        for start in range(0, len(lesson.weights), BATCH)
    ]
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.05, EPOCHS * len(todo))
    for epoch in range(EPOCHS):
        student.train()
        orders = {side: random.permutation(len(lesson.weights)) for side, lesson in lessons.items()}
        losses = []
        for place in random.permutation(len(todo)):
            side, start = todo[place]
            lesson, rows = lessons[side], orders[side][start : start + BATCH]
            told = log_softmax(student(lesson, rows, side), dim=1)
            apart = kl_div(told, torch.tensor(lesson.goals[rows]), reduction="none").sum(1)
            loss = (apart * torch.tensor(lesson.weights[rows])).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}", flush=True)
    return student.eval()


def _arrays(student: Student) -> dict[str, np.ndarray]:
    words = student.words.detach().numpy()
    scale = np.maximum(np.abs(words).max(axis=1, keepdims=True), 1e-9) / LARGEST
    kept = {
        "words": np.rint(words / scale).astype(np.int8),
        "words_scale": scale.astype(np.float32),
        "meaning": student.meaning.weight.detach().numpy().T,
        "bias": student.meaning.bias.detach().numpy(),
    }
    for side in SIDES:
        kept[f"student.{side}.weight"] = student.heads[side].weight.detach().numpy()
        kept[f"student.{side}.bias"] = student.heads[side].bias.detach().numpy()
    return kept


@torch.no_grad()
def _calibrate(
    student: Student,
    trials: dict[str, list[Labelled]],
    kept: dict[str, np.ndarray],
) -> None:
    """Find the temperatures."""
    for side, rows in trials.items():
        seen = seen_by_student(_texts(rows), [row.before for row in rows], side=side)
        lesson = Lesson(
            features=word_features(*token_ids(seen, ends=True)),
            meanings=static_vectors(seen),
            goals=np.zeros(0),
            weights=np.zeros(0),
        )
        scores = student(lesson, np.arange(len(rows)), side).numpy().astype(np.float64)
        truth = np.array([KINDS[side].index(row.kind) for row in rows])
        kept[f"student.{side}.temperature"] = _temperature(scores, truth)
        told = f1_score(truth, scores.argmax(axis=1), average="macro")
        print(f"student, {side}: macro-F1 {told:.3f} on {len(rows)} held back")
    kept["sure_from"] = np.array(SURE_FROM)


def _temperature(scores: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Give the temperature under which the truth is most likely."""

    def surprise(temperature: float) -> float:
        likely = _softened(scores / temperature)[np.arange(len(truth)), truth]
        return -float(np.log(np.maximum(likely, 1e-9)).mean())

    return np.array(minimize_scalar(surprise, bounds=(0.2, 5), method="bounded").x)


def _softened(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


if __name__ == "__main__":
    main()
