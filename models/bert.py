"""The network as arrays: its weights by name, and a plain forward pass to check graphs against."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import erf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    import numpy.typing as npt

    Array: TypeAlias = npt.NDArray[np.float32]

LAYERS = 6
HEADS = 12
WIDTH = 384
MAX_TOKENS = 128
EPSILON = 1e-12  # added to the variance in every layer norm, as in the trained network


@dataclass(frozen=True, slots=True, kw_only=True)
class Dense:
    """One linear layer, rows of `weight` being its inputs."""

    weight: Array
    bias: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """One layer norm: what each channel is multiplied with, and what is added."""

    gain: Array
    offset: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One transformer layer, in the order of its parts."""

    query: Dense
    key: Dense
    value: Dense
    mix: Dense
    mix_norm: Norm
    widen: Dense
    narrow: Dense
    narrow_norm: Norm


@dataclass(frozen=True, slots=True, kw_only=True)
class Bert:
    """The whole network. `positions` has the embedding of the one token type added in."""

    words: Array
    positions: Array
    norm: Norm
    layers: tuple[Layer, ...]


def bert(tensors: Mapping[str, Array]) -> Bert:
    """Give the network whose tensors were saved under the names that BERT implementations use."""

    def dense(name: str) -> Dense:
        return Dense(
            weight=np.ascontiguousarray(tensors[f"{name}.weight"].T), bias=tensors[f"{name}.bias"]
        )

    def norm(name: str) -> Norm:
        return Norm(gain=tensors[f"{name}.weight"], offset=tensors[f"{name}.bias"])

    def layer(name: str) -> Layer:
        return Layer(
            query=dense(f"{name}.attention.self.query"),
            key=dense(f"{name}.attention.self.key"),
            value=dense(f"{name}.attention.self.value"),
            mix=dense(f"{name}.attention.output.dense"),
            mix_norm=norm(f"{name}.attention.output.LayerNorm"),
            widen=dense(f"{name}.intermediate.dense"),
            narrow=dense(f"{name}.output.dense"),
            narrow_norm=norm(f"{name}.output.LayerNorm"),
        )

    positions = tensors["embeddings.position_embeddings.weight"][:MAX_TOKENS]
    return Bert(
        words=tensors["embeddings.word_embeddings.weight"],
        positions=positions + tensors["embeddings.token_type_embeddings.weight"][0],
        norm=norm("embeddings.LayerNorm"),
        layers=tuple(layer(f"encoder.layer.{number}") for number in range(LAYERS)),
    )


def vector(network: Bert, tokens: list[int], *, see: Callable[[str, Array], None]) -> Array:
    """Give the unit vector of one text; `see` is handed the input of each pair of linear layers."""
    state = _normalised(network.words[tokens] + network.positions[: len(tokens)], network.norm)
    for number, layer in enumerate(network.layers):
        see(f"{number}.attention", state)
        state = _normalised(state + _attention(state, layer), layer.mix_norm)
        see(f"{number}.widen", state)
        wide = _gelu(_applied(layer.widen, state))
        state = _normalised(state + _applied(layer.narrow, wide), layer.narrow_norm)
    mean = state.mean(axis=0)
    return mean / np.linalg.norm(mean)


def _applied(dense: Dense, state: Array) -> Array:
    return state @ dense.weight + dense.bias


def _normalised(state: Array, norm: Norm) -> Array:
    centred = state - state.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + EPSILON)
    return centred / spread * norm.gain + norm.offset


def _gelu(state: Array) -> Array:
    return 0.5 * state * (1 + erf(state / math.sqrt(2)))


def _attention(state: Array, layer: Layer) -> Array:
    def heads(dense: Dense) -> Array:
        return _applied(dense, state).reshape(len(state), HEADS, -1).transpose(1, 0, 2)

    query, key, value = heads(layer.query), heads(layer.key), heads(layer.value)
    scores = query @ key.transpose(0, 2, 1) / math.sqrt(WIDTH / HEADS)
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    mixed = (shares @ value).transpose(1, 0, 2).reshape(len(state), WIDTH)
    return _applied(layer.mix, mixed)
