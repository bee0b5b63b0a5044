"""Build the static vectors: one vector a token, so that a text is about the sum of its tokens.

    python models/build_static.py --data ../shared/data

Each token of the vocabulary is encoded by itself, the vectors are rotated and cut to 256 dimensions
by principal components and weighted by the rank of the token (rare words say more). Then they are
trained: the sum over a text shall point to where the encoder sees the whole text, told apart from
the other texts of a batch. Kept as 8-bit numbers with one scale a token. Needs torch.
"""

from __future__ import annotations

import argparse
import hashlib
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from sklearn.decomposition import PCA
from torch.nn.functional import cross_entropy, embedding_bag, normalize

from corpus import corpus
from outsidein.meaning.encoder import encode
from outsidein.meaning.static_vectors import DIMENSIONS, FILE
from outsidein.meaning.tokens import token_ids, vocabulary

LARGEST = 127
EPOCHS = 3  # more fit the corpus better and other text worse; docs/why/encoder.md
LEARNING_RATE = 2e-3  # times the size of a usual row
BATCH = 512
TEMPERATURE = 0.05
HELD = 20  # every so many texts are for measuring


def main() -> None:
    """Write the file, print its hash and how near it comes to the encoder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments = parser.parse_args()
    torch.manual_seed(0)
    tokens = vocabulary()
    vectors = encode([token.removeprefix("##") for token in tokens])
    turn = PCA(DIMENSIONS, svd_solver="covariance_eigh").fit(vectors)
    table = turn.transform(vectors) * np.log1p(np.arange(len(tokens)))[:, None]
    texts = corpus(arguments.data)
    print(f"{len(texts):,} texts")
    trained = _trained(table, texts, turn.transform(encode(texts)))
    scales = np.maximum(np.abs(trained).max(axis=1), 1e-9) / LARGEST
    numbers = np.round(trained / scales[:, None]).astype(np.int8)
    with FILE.open("wb") as file:
        np.savez(file, numbers=numbers, scales=scales.astype(np.float32))
    print(FILE.name, FILE.stat().st_size, hashlib.sha256(FILE.read_bytes()).hexdigest())


def _trained(table: np.ndarray, texts: list[str], seen: np.ndarray) -> np.ndarray:
    """Give the table after training; rows of tokens that no text has stay as they were."""
    ids, starts = token_ids(texts)
    bags = [torch.tensor(ids[start:end].astype(np.int64)) for start, end in pairwise(starts)]
    goals = normalize(torch.tensor(seen, dtype=torch.float32), dim=1)
    measured = [place for place in range(len(texts)) if place % HELD == 0 and len(bags[place])]
    shown = np.array([p for p in range(len(texts)) if p % HELD and len(bags[p])])
    size = float(np.linalg.norm(table, axis=1).mean())
    weights = torch.tensor(table / size, dtype=torch.float32, requires_grad=True)
    optimiser = torch.optim.Adam([weights], lr=LEARNING_RATE)
    random = np.random.default_rng(0)
    print(f"as built: {_told_apart(weights, bags, goals, measured):.3f} find their own text")
    for epoch in range(EPOCHS):
        order = random.permutation(shown)
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH].tolist()
            alike = _sums(weights, [bags[place] for place in batch]) @ goals[batch].T
            own = torch.arange(len(batch))
            loss = cross_entropy(alike / TEMPERATURE, own) + (1 - alike.diagonal()).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        found = _told_apart(weights, bags, goals, measured)
        print(f"epoch {epoch + 1}: {found:.3f} find their own text", flush=True)
    return weights.detach().numpy().astype(np.float64) * size


def _sums(weights: torch.Tensor, bags: list[torch.Tensor]) -> torch.Tensor:
    lengths = torch.tensor([0, *(len(bag) for bag in bags[:-1])])
    return normalize(embedding_bag(torch.cat(bags), weights, lengths.cumsum(0), mode="sum"), dim=1)


@torch.no_grad()
def _told_apart(
    weights: torch.Tensor, bags: list[torch.Tensor], goals: torch.Tensor, places: list[int]
) -> float:
    alike = _sums(weights, [bags[place] for place in places]) @ goals[places].T
    return float((alike.argmax(dim=1) == torch.arange(len(places))).float().mean())


if __name__ == "__main__":
    main()
