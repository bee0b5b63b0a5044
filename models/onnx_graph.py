"""A graph under construction: nodes and constants, by name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from onnx import NodeProto, TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CONTRIB = "com.microsoft"  # the domain of onnxruntime's own operators
OPSET = 21
IR_VERSION = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """What was added so far, in order."""

    nodes: dict[str, NodeProto] = field(default_factory=dict)
    constants: dict[str, TensorProto] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Say whether a node of that name was added."""
        return name in self.nodes

    def constant(self, name: str, array: Any) -> str:
        """Add an array once; its name."""
        if name not in self.constants:
            values = np.asarray(array)
            # Transposed views must be copied, but a scalar must stay without dimensions.
            values = np.ascontiguousarray(values) if values.ndim else values
            self.constants[name] = numpy_helper.from_array(values, name)
        return name

    def node(
        self, operator: str, inputs: Sequence[str], name: str, *, domain: str = "", **settings: Any
    ) -> str:
        """Add a node; the name of its one output, which is its own."""
        assert name not in self.nodes, name
        self.nodes[name] = helper.make_node(
            operator, inputs, [name], name=name, domain=domain, **settings
        )
        return name


def serialised(graph: Graph, output: str, width: int, *, notes: Mapping[str, str]) -> bytes:
    """Give the bytes of the graph from `ids`, int64 [texts, tokens], to `output` [texts, width]."""
    body = helper.make_graph(
        list(graph.nodes.values()),
        "encoder",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "tokens"])],
        [helper.make_tensor_value_info(output, TensorProto.FLOAT, ["texts", width])],
        list(graph.constants.values()),
    )
    model = helper.make_model(
        body,
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)],
        ir_version=IR_VERSION,
        producer_name="outsidein models/build_encoder.py",
    )
    helper.set_model_props(model, dict(notes))
    return model.SerializeToString(deterministic=True)
