"""Records that share a key, directly or through others, are one."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components


def grouped(edges: pa.Table) -> pa.Table:
    """Give each record the group it is in.

    `edges` has columns `record` and `key`, both int64 counted from 0. The outcome has one row for
    each record, `record` and `group_number`, the same whatever the order of the edges.
    """
    records = edges["record"].to_numpy()
    keys = edges["key"].to_numpy()
    if len(records) == 0:
        return pa.table(
            {"record": pa.array([], pa.int64()), "group_number": pa.array([], pa.int64())}
        )
    count = int(records.max()) + 1
    size = count + int(keys.max()) + 1
    graph = coo_array((np.ones(len(records), np.int8), (records, keys + count)), shape=(size, size))
    _, labels = connected_components(graph, directed=False)
    numbered = np.arange(count, dtype=np.int64)
    first = np.full(labels.max() + 1, count, dtype=np.int64)
    np.minimum.at(first, labels[:count], numbered)
    return pa.table({"record": numbered, "group_number": first[labels[:count]]})
