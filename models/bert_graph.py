"""The network as an ONNX graph for texts of one length: from token ids to unit vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from onnx import TensorProto, helper

from bert import EPSILON, HEADS
from onnx_graph import CONTRIB, Graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bert import Array, Bert, Dense, Layer, Norm
    from linear import Linear

OUTPUT = "vectors"


def bert_graph(
    network: Bert, linear: Linear, *, factors: Mapping[str, Array], words_as_bytes: bool
) -> Graph:
    """Give the graph in which each linear layer is written by `linear`.

    `factors` has, by the names that `bert.vector` uses, what the channels before linear layers
    are multiplied with, so that none is much larger than the others. The layer norm before does
    it and the weights take it back, which costs one multiplication, in the residual.
    """
    graph = Graph()
    embedded = _embedded(graph, network, words_as_bytes=words_as_bytes)
    state = _normalised(graph, embedded, network.norm, factor=factors["0.attention"], name="0")
    last = np.ones_like(factors["0.attention"])
    for number, layer in enumerate(network.layers):
        near, middle = factors[f"{number}.attention"], factors[f"{number}.widen"]
        after = factors.get(f"{number + 1}.attention", last)
        name = f"{number}.attention"
        mixed = _attention(graph, state, layer, linear=linear, factor=near, name=name)
        summed = _summed(graph, state, mixed, bias=layer.mix.bias, factor=near, name=name)
        state = _normalised(graph, summed, layer.mix_norm, factor=middle, name=name)
        name = f"{number}.forward"
        moved = _forward(graph, state, layer, linear=linear, factor=middle, name=name)
        summed = _summed(graph, state, moved, bias=layer.narrow.bias, factor=middle, name=name)
        state = _normalised(graph, summed, layer.narrow_norm, factor=after, name=name)
    _pooled(graph, state)
    return graph


def _embedded(graph: Graph, network: Bert, *, words_as_bytes: bool) -> str:
    if words_as_bytes:
        scale = (np.abs(network.words).max(axis=1, keepdims=True) / 127).astype(np.float32)
        whole = np.rint(network.words / scale).astype(np.int8)
        rows = graph.node("Gather", [graph.constant("words.bytes", whole), "ids"], "words.rows")
        scales = graph.node("Gather", [graph.constant("words.scale", scale), "ids"], "words.scales")
        real = graph.node("Cast", [rows], "words.real", to=TensorProto.FLOAT)
        words = graph.node("Mul", [real, scales], "words")
    else:
        words = graph.node("Gather", [graph.constant("words.all", network.words), "ids"], "words")
    length = graph.node("Shape", ["ids"], "length", start=1, end=2)
    zero = graph.constant("zero", np.array([0], np.int64))
    table = graph.constant("positions.all", network.positions)
    positions = graph.node("Slice", [table, zero, length, zero], "positions")
    return graph.node("Add", [words, positions], "embedded")


def _normalised(graph: Graph, state: str, norm: Norm, *, factor: Array, name: str) -> str:
    inputs = [
        state,
        graph.constant(f"{name}.gain", norm.gain * factor),
        graph.constant(f"{name}.offset", norm.offset * factor),
    ]
    return graph.node("LayerNormalization", inputs, f"{name}.state", axis=-1, epsilon=EPSILON)


def _summed(graph: Graph, state: str, change: str, *, bias: Array, factor: Array, name: str) -> str:
    # Three plain additions and a layer norm take a fifth of the time of the one operator that
    # does all of it, SkipLayerNormalization, which onnxruntime runs without vector instructions.
    restored = graph.node(
        "Mul", [state, graph.constant(f"{name}.restore", 1 / factor)], f"{name}.restored"
    )
    biased = graph.node("Add", [restored, graph.constant(f"{name}.bias", bias)], f"{name}.biased")
    return graph.node("Add", [change, biased], f"{name}.summed")


def _attention(
    graph: Graph, state: str, layer: Layer, *, linear: Linear, factor: Array, name: str
) -> str:
    def projected(dense: Dense, part: str) -> str:
        return linear(graph, state, dense.weight / factor[:, None], f"{name}.{part}")

    inputs = [
        projected(layer.query, "query"),
        projected(layer.key, "key"),
        projected(layer.value, "value"),
        graph.constant(
            f"{name}.biases",
            np.concatenate([layer.query.bias, layer.key.bias, layer.value.bias]),
        ),
    ]
    heads = graph.node(
        "MultiHeadAttention", inputs, f"{name}.heads", domain=CONTRIB, num_heads=HEADS
    )
    return linear(graph, heads, layer.mix.weight, f"{name}.mix")


def _forward(
    graph: Graph, state: str, layer: Layer, *, linear: Linear, factor: Array, name: str
) -> str:
    wide = linear(graph, state, layer.widen.weight / factor[:, None], f"{name}.widen")
    bias = graph.constant(f"{name}.widen.bias", layer.widen.bias)
    active = graph.node("BiasGelu", [wide, bias], f"{name}.active", domain=CONTRIB)
    return linear(graph, active, layer.narrow.weight, f"{name}.narrow")


def _pooled(graph: Graph, state: str) -> None:
    # The mean is a product with a row of ones, and its scale is left to the normalisation: unlike
    # ReduceMean and ReduceL2, these give a text the same last bits in any batch.
    one = graph.constant("single", np.array([1], np.int64))
    shape = graph.node("Concat", [one, one, "length"], "ones.shape", axis=0)
    value = helper.make_tensor("value", TensorProto.FLOAT, [1], [1.0])
    ones = graph.node("ConstantOfShape", [shape], "ones", value=value)
    total = graph.node("MatMul", [ones, state], "total")
    flat = graph.node("Squeeze", [total, one], "pooled")
    graph.node("LpNormalization", [flat], OUTPUT, axis=-1, p=2)
