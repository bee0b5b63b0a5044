"""Objects within a row: nested in the JSON of an API, or written as JSON text in a table."""

from __future__ import annotations

import json
from typing import Any


def object_in(value: object) -> dict[str, Any]:
    """Give the object in a field, an empty one if it holds none.

    >>> object_in({"id": 7}), object_in('{"id": 7}'), object_in("7")
    ({'id': 7}, {'id': 7}, {})
    """
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return {}
    return value if isinstance(value, dict) else {}
