"""Ways to keep and multiply the weights of a linear layer in an ONNX graph, bias not included.

`by_row` is the one that ships; `docs/why/encoder.md` has the figures of all of them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from onnx import TensorProto

from onnx_graph import CONTRIB

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    import numpy.typing as npt

    from bert import Array
    from onnx_graph import Graph

    Linear: TypeAlias = Callable[[Graph, str, Array, str], str]


def by_row(graph: Graph, rows: str, weight: Array, name: str) -> str:
    """Multiply int8 with int8; each row of the input has a scale of its own.

    A row is quantised by its own largest value alone and sums of integers are exact, so what
    comes out for a row does not depend on the rows around it.
    """
    whole, scale = rows_to_bytes(graph, rows)
    columns, column_scale = columns_to_bytes(weight)
    inputs = [
        whole,
        graph.constant(f"{name}.weight", columns),
        graph.constant("one", np.float32(1)),
        graph.constant(f"{name}.scale", column_scale),
        graph.constant("middle", np.uint8(128)),
    ]
    product = graph.node("MatMulIntegerToFloat", inputs, f"{name}.product", domain=CONTRIB)
    return graph.node("Mul", [product, scale], f"{name}.result")


def rows_to_bytes(graph: Graph, rows: str) -> tuple[str, str]:
    """Give the names of `rows` as bytes around 128 and of the scale of each row."""
    if graph.has(f"{rows}.bytes"):
        return f"{rows}.bytes", f"{rows}.scale"
    size = graph.node("Abs", [rows], f"{rows}.size")
    last = graph.constant("last_axis", np.array([-1], np.int64))
    largest = graph.node("ReduceMax", [size, last], f"{rows}.largest", keepdims=1)
    step = graph.constant("step", np.float32(1 / 127))
    scale = graph.node("Mul", [largest, step], f"{rows}.scale")
    inverse = graph.node("Reciprocal", [scale], f"{rows}.inverse")
    scaled = graph.node("Mul", [rows, inverse], f"{rows}.scaled")
    middle = graph.constant("middle", np.uint8(128))
    one = graph.constant("one", np.float32(1))
    return graph.node("QuantizeLinear", [scaled, one, middle], f"{rows}.bytes"), scale


def columns_to_bytes(weight: Array) -> tuple[npt.NDArray[np.int8], Array]:
    """Give `weight` as int8 and the scale of each column, safe from saturation on any CPU.

    CPUs without VNNI instructions add the products of two neighbouring inputs in 16 bits, and
    clip what does not fit. With inputs up to 255 that is no more than 32767 as long as two
    neighbours of one sign add up to 128 at most. So the scale of a column is the larger of what
    its largest weight and what its largest pair needs: rarely more than the former.
    """
    first, second = weight[0::2], weight[1::2]
    pairs = np.where(first * second > 0, np.abs(first) + np.abs(second), 0).max(axis=0)
    # Half below 128: each of the two may be rounded up by up to a half.
    scale = np.maximum(np.abs(weight).max(axis=0) / 127, pairs / 127).astype(np.float32)
    whole = np.clip(np.rint(weight / scale), -127, 127).astype(np.int8)
    wide = whole.astype(np.int32)
    assert np.abs(wide[0::2] + wide[1::2]).max() * 255 <= 32767
    return whole, scale


def by_tensor(graph: Graph, rows: str, weight: Array, name: str) -> str:
    """Multiply int8 with int8; one scale for the whole batch, as common exports do."""
    columns, scale = columns_to_bytes(weight)
    inputs = [
        rows,
        graph.constant(f"{name}.weight", columns),
        graph.constant(f"{name}.scale", scale),
    ]
    return graph.node("DynamicQuantizeMatMul", inputs, f"{name}.result", domain=CONTRIB)


def as_float(graph: Graph, rows: str, weight: Array, name: str) -> str:
    """Multiply in float32."""
    return graph.node("MatMul", [rows, graph.constant(f"{name}.weight", weight)], f"{name}.result")


def kept_half(graph: Graph, rows: str, weight: Array, name: str) -> str:
    """Keep float16, multiply in float32."""
    half = graph.constant(f"{name}.half", weight.astype(np.float16))
    full = graph.node("Cast", [half], f"{name}.weight", to=TensorProto.FLOAT)
    return graph.node("MatMul", [rows, full], f"{name}.result")


def kept_bytes(graph: Graph, rows: str, weight: Array, name: str) -> str:
    """Keep int8, multiply in float32."""
    columns, scale = columns_to_bytes(weight)
    inputs = [graph.constant(f"{name}.weight", columns), graph.constant(f"{name}.scale", scale)]
    full = graph.node("DequantizeLinear", inputs, f"{name}.full", axis=1)
    return graph.node("MatMul", [rows, full], f"{name}.result")


def in_blocks(
    graph: Graph, rows: str, weight: Array, name: str, *, bits: int, accuracy: int
) -> str:
    """Keep 4 or 8 bits with a scale per block of inputs; accuracy 4 multiplies int8, 0 float32."""
    inputs, outputs = weight.shape
    block = 128 if bits == 8 else 32
    blocks = weight.T.reshape(outputs, inputs // block, block)
    top = 2 ** (bits - 1) - 1
    scale = np.maximum(np.abs(blocks).max(axis=-1, keepdims=True) / top, 1e-9)
    whole = (np.rint(blocks / scale) + top + 1).astype(np.uint8)
    if bits == 4:
        whole = whole[..., 0::2] | (whole[..., 1::2] << 4)
    names = [
        rows,
        graph.constant(f"{name}.weight", whole),
        graph.constant(f"{name}.scale", scale[..., 0].astype(np.float32)),
    ]
    return graph.node(
        "MatMulNBits",
        names,
        f"{name}.result",
        domain=CONTRIB,
        K=inputs,
        N=outputs,
        bits=bits,
        block_size=block,
        accuracy_level=accuracy,
    )


SHIPPED = "int8-by-row"
VARIANTS: Mapping[str, Linear] = {
    "float32": as_float,
    "float16-kept": kept_half,
    "int8-kept": kept_bytes,
    "int8-by-tensor": by_tensor,
    SHIPPED: by_row,
    "8-bit-blocks-int8": partial(in_blocks, bits=8, accuracy=4),
    "8-bit-blocks-float32": partial(in_blocks, bits=8, accuracy=0),
    "4-bit-blocks-int8": partial(in_blocks, bits=4, accuracy=4),
    "4-bit-blocks-float32": partial(in_blocks, bits=4, accuracy=0),
}
