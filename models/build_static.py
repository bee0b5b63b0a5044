"""Build the static vectors: one vector a token, from the shipped encoder alone.

Each token of the vocabulary is encoded by itself, the vectors are rotated and cut to 256
dimensions by principal components, weighted by the rank of the token (rare words say more), and
kept as 8-bit numbers with one scale a token. The same bytes come out each time.

    python models/build_static.py
"""

from __future__ import annotations

import hashlib

import numpy as np
from sklearn.decomposition import PCA

from outsidein.meaning.encoder import encode
from outsidein.meaning.static_vectors import DIMENSIONS, FILE
from outsidein.meaning.tokens import vocabulary

LARGEST = 127


def main() -> None:
    """Write the file and print its hash."""
    tokens = vocabulary()
    vectors = encode([token.removeprefix("##") for token in tokens])
    turned = PCA(DIMENSIONS, svd_solver="covariance_eigh").fit_transform(vectors)
    weighted = turned * np.log1p(np.arange(len(tokens)))[:, None]
    scales = np.maximum(np.abs(weighted).max(axis=1), 1e-9) / LARGEST
    numbers = np.round(weighted / scales[:, None]).astype(np.int8)
    with FILE.open("wb") as file:
        np.savez(file, numbers=numbers, scales=scales.astype(np.float32))
    print(FILE.name, FILE.stat().st_size, hashlib.sha256(FILE.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
