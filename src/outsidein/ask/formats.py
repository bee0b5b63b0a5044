"""Which formats can be read."""

from __future__ import annotations

from outsidein.read.readers import READERS
from outsidein.read.recognise import name_of


def formats() -> list[str]:
    """Name everything that `read --as` understands."""
    return [name_of(reader) for reader in READERS]
