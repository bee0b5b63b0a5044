"""Teach the network that tells the kinds of statements where the fast student is unsure.

    python models/train_kinds.py --into trained-kinds.safetensors [--held 0.1]

All layers of the published network are trained, with one linear head a side, on the statements in
models/kinds but its held fifth. build_encoder.py makes of it what ships; teach_kinds.py then makes
the student. Needs torch and transformers, and ten minutes on two processor cores.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch.nn.functional import cross_entropy, normalize
from transformers import AutoModel, AutoTokenizer

from build_encoder import published_model
from labelled import SIDES, Labelled, labelled
from outsidein.language.kinds import seen_by_teacher
from outsidein.language.tables import KINDS

EPOCHS = 4
LEARNING_RATE = 6e-5
HEAD_RATE = 2e-3
BATCH = 32
SMOOTHING = 0.05
SHARPNESS = 10.0  # vectors have length one: without it, all kinds would be about as likely
MOST_TOKENS = 128


def main() -> None:
    """Train, tell how well the part held back is told, and keep the network."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--into", type=Path, required=True, help="the file to write")
    parser.add_argument("--held", type=float, default=0.0, help="share held back to measure on")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    arguments = parser.parse_args()
    torch.manual_seed(0)
    rows = labelled("taught")
    held = np.random.default_rng(2).random(len(rows)) < arguments.held
    teacher = Teacher()
    teacher.train([row for row, out in zip(rows, held, strict=True) if not out], arguments.epochs)
    if held.any():
        teacher.measure([row for row, out in zip(rows, held, strict=True) if out])
    tensors = {f"head.{side}.weight": head.weight for side, head in teacher.heads.items()}
    tensors |= {f"head.{side}.bias": head.bias for side, head in teacher.heads.items()}
    tensors |= teacher.network.state_dict()
    save_file({name: part.detach().contiguous() for name, part in tensors.items()}, arguments.into)


class Teacher:
    """The network and its heads, as they are trained."""

    def __init__(self) -> None:
        source = str(published_model())
        self.tokenizer = AutoTokenizer.from_pretrained(source)
        self.network = AutoModel.from_pretrained(source)
        self.heads = {side: torch.nn.Linear(384, len(KINDS[side])) for side in SIDES}

    def scores(self, rows: list[Labelled]) -> torch.Tensor:
        """Give one row of scores per statement; all are of one side."""
        batch = self.tokenizer(
            seen_by_teacher(
                [row.text for row in rows], [row.before for row in rows], side=rows[0].side
            ),
            padding=True,
            truncation=True,
            max_length=MOST_TOKENS,
            return_tensors="pt",
        )
        states = self.network(**batch).last_hidden_state
        mask = batch["attention_mask"][..., None].float()
        vectors = normalize((states * mask).sum(1) / mask.sum(1), dim=1)
        scores: torch.Tensor = SHARPNESS * self.heads[rows[0].side](vectors)
        return scores

    def train(self, rows: list[Labelled], epochs: int) -> None:
        """See every statement `epochs` times, in batches of one side and like length."""
        heads = [weight for head in self.heads.values() for weight in head.parameters()]
        optimiser = torch.optim.AdamW(
            [
                {"params": self.network.parameters(), "lr": LEARNING_RATE},
                {"params": heads, "lr": HEAD_RATE},
            ],
            weight_decay=0.01,
        )
        random = np.random.default_rng(0)
        steps = epochs * len(_batches(rows, random))
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min((step + 1) / (0.06 * steps), max(0, 1 - step / steps))
        )
        for epoch in range(epochs):
            self.network.train()
            losses = []
            for batch in _batches(rows, random):
                kinds = KINDS[batch[0].side]
                truth = torch.tensor([kinds.index(row.kind) for row in batch])
                loss = cross_entropy(self.scores(batch), truth, label_smoothing=SMOOTHING)
                optimiser.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                losses.append(loss.item())
            print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}", flush=True)

    @torch.no_grad()
    def measure(self, rows: list[Labelled]) -> None:
        """Print macro-F1 by side and source."""
        from sklearn.metrics import classification_report, f1_score  # noqa: PLC0415

        self.network.eval()
        for side in SIDES:
            own = sorted((row for row in rows if row.side == side), key=lambda row: len(row.text))
            parts = [self.scores(own[start : start + 64]) for start in range(0, len(own), 64)]
            told = [KINDS[side][place] for place in torch.cat(parts).argmax(dim=1).tolist()]
            truth = [row.kind for row in own]
            print(f"{side}: macro-F1 {f1_score(truth, told, average='macro'):.3f}")
            print(classification_report(truth, told, digits=2, zero_division=0))


def _batches(rows: list[Labelled], random: np.random.Generator) -> list[list[Labelled]]:
    batches = []
    for side in SIDES:
        own = [row for row in rows if row.side == side]
        order = random.permutation(len(own))
        for start in range(0, len(own), 20 * BATCH):
            near = sorted(
                order[start : start + 20 * BATCH].tolist(), key=lambda n: len(own[n].text)
            )
            batches += [
                [own[number] for number in near[first : first + BATCH]]
                for first in range(0, len(near), BATCH)
            ]
    places = random.permutation(len(batches)).tolist()
    assert len(batches) >= math.ceil(len(rows) / BATCH)
    return [batches[place] for place in places]


if __name__ == "__main__":
    main()
