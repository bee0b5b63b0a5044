"""Teach the sentence encoder that the same need in other words is near.

    python models/train_encoder.py --into trained.safetensors

The published network puts texts near that speak of the same things. Themes need more: "the export
stops halfway" and "let me choose the columns of the export" share their topic, not the need. It is
trained on models/needs: each need in eight wordings, beside four others that are easily confused
with it. Two wordings of one need shall be nearer than anything else in the batch (supervised
contrastive loss, Khosla and others 2020); whole topics come together, so that what must be told
apart is what shares its words.

Needs torch and transformers, and six minutes a processor core or two. What it writes has the names
of the published file; build_encoder.py makes of it what ships.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.torch import save_file
from torch.nn.functional import normalize
from transformers import AutoModel, AutoTokenizer

from build_encoder import published_model

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDINGS = Path(__file__).parent / "needs" / "wordings.csv"
EPOCHS = 15  # a third of the wordings of each need is seen in one
LEARNING_RATE = 6e-5
TOPICS_A_BATCH = 6
WORDINGS_A_NEED = 3
TEMPERATURE = 0.05
MOST_TOKENS = 96
# What ships is so much trained, and for the rest as published: less is forgotten of what the needs
# don't speak of (Wortsman and others 2022, "Robust fine-tuning of zero-shot models").
SHARE_TRAINED = 0.8
SHARE_HELD = 0.2  # of the topics, with --trial


def main() -> None:
    """Train on all topics and keep the network; with --trial hold some back and tell how near."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--into", type=Path, help="the file to write")
    parser.add_argument("--trial", action="store_true", help="hold topics back and measure on them")
    arguments = parser.parse_args()
    torch.manual_seed(0)
    topics = _topics()
    held = _held(topics) if arguments.trial else {}
    encoder = Encoder()
    if held:
        print(f"before: {encoder.found_again(held):.3f} of the nearest wordings are of the need")
    encoder.train({name: needs for name, needs in topics.items() if name not in held}, held)
    encoder.blend(SHARE_TRAINED)
    if held:
        print(f"blended: {encoder.found_again(held):.3f}")
    if arguments.into:
        save_file(encoder.tensors(), arguments.into)


def _topics() -> dict[str, list[list[str]]]:
    """Give, for each topic, the wordings of each of its needs."""
    needs: dict[tuple[str, str], list[str]] = defaultdict(list)
    with WORDINGS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            needs[f"{row['field']}/{row['topic']}", row["need"]].append(row["text"])
    topics: dict[str, list[list[str]]] = defaultdict(list)
    for (topic, _), wordings in needs.items():
        topics[topic].append(wordings)
    return dict(topics)


def _held(topics: dict[str, list[list[str]]]) -> dict[str, list[list[str]]]:
    names = np.random.default_rng(1).permutation(sorted(topics))
    return {name: topics[name] for name in names[: int(SHARE_HELD * len(names))].tolist()}


class Encoder:
    """The network, as it is trained: mean of the tokens' last states, of length one."""

    def __init__(self) -> None:
        source = str(published_model())
        self.tokenizer = AutoTokenizer.from_pretrained(source)
        self.network = AutoModel.from_pretrained(source)
        self.published = {name: part.clone() for name, part in self.tensors().items()}

    def tensors(self) -> dict[str, torch.Tensor]:
        """Give the weights by the names of the published file."""
        return {name: part.contiguous() for name, part in self.network.state_dict().items()}

    def blend(self, share: float) -> None:
        """Move the weights back towards the published ones, all by the same share."""
        now = self.tensors()
        blended = {
            name: share * now[name] + (1 - share) * part if part.is_floating_point() else part
            for name, part in self.published.items()
        }
        self.network.load_state_dict(blended)

    def vectors(self, texts: list[str]) -> torch.Tensor:
        """Give one row of length one per text."""
        batch = self.tokenizer(
            texts, padding=True, truncation=True, max_length=MOST_TOKENS, return_tensors="pt"
        )
        states = self.network(**batch).last_hidden_state
        mask = batch["attention_mask"][..., None].float()
        return normalize((states * mask).sum(1) / mask.sum(1), dim=1)

    def train(self, topics: dict[str, list[list[str]]], held: dict[str, list[list[str]]]) -> None:
        """Bring the wordings of a need together, and needs of one topic apart."""
        optimiser = torch.optim.AdamW(self.network.parameters(), lr=LEARNING_RATE)
        steps = EPOCHS * math.ceil(len(topics) / TOPICS_A_BATCH)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min((step + 1) / (0.1 * steps), (steps - step) / steps)
        )
        random = np.random.default_rng(0)
        for epoch in range(EPOCHS):
            self.network.train()
            losses = []
            for texts, needs in _batches(topics, random):
                loss = _loss(self.vectors(texts), torch.tensor(needs))
                optimiser.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                losses.append(loss.item())
            told = f", found again {self.found_again(held):.3f}" if held else ""
            print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}{told}", flush=True)

    @torch.no_grad()
    def found_again(self, topics: dict[str, list[list[str]]]) -> float:
        """Give the share of wordings whose nearest one among all is of the same need."""
        self.network.eval()
        needs = [wordings for topic in topics.values() for wordings in topic]
        texts = [text for wordings in needs for text in wordings]
        own = np.repeat(np.arange(len(needs)), [len(wordings) for wordings in needs])
        parts = [self.vectors(texts[start : start + 64]) for start in range(0, len(texts), 64)]
        vectors = torch.cat(parts).numpy()
        alike = vectors @ vectors.T
        np.fill_diagonal(alike, -1)
        return float((own[alike.argmax(axis=1)] == own).mean())


def _batches(
    topics: dict[str, list[list[str]]], random: np.random.Generator
) -> Iterator[tuple[list[str], list[int]]]:
    order = random.permutation(sorted(topics)).tolist()
    for start in range(0, len(order), TOPICS_A_BATCH):
        texts: list[str] = []
        needs: list[int] = []
        number = 0
        for topic in order[start : start + TOPICS_A_BATCH]:
            for wordings in topics[topic]:
                chosen = random.permutation(len(wordings))[:WORDINGS_A_NEED]
                texts += [wordings[place] for place in chosen]
                needs += [number] * len(chosen)
                number += 1
        yield texts, needs


def _loss(vectors: torch.Tensor, needs: torch.Tensor) -> torch.Tensor:
    alone = torch.eye(len(needs), dtype=torch.bool)
    alike = (vectors @ vectors.T / TEMPERATURE).masked_fill(alone, -1e9)
    same = (needs[:, None] == needs[None]) & ~alone
    likely = alike - torch.logsumexp(alike, dim=1, keepdim=True)
    return -((likely * same).sum(1) / same.sum(1)).mean()


if __name__ == "__main__":
    main()
